from datetime import date, datetime, timedelta

import pyarrow as pa
import pytest

from src.analytics import Bodyweight, bodyweight_on, bodyweights, open_log
from src.store import BODYWEIGHTS_SCHEMA, ImportRecord, open_store

FIRST = datetime.fromisoformat("2024-01-01T07:30")
NEW_YEAR = date(2024, 1, 1)


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    yield store
    store.close()


def weigh(store, *weights, source="strong_bodyweight"):
    """Weigh-ins as (hours after 2024-01-01 07:30, kilograms)."""
    rows = [
        {
            "measured_at": FIRST + timedelta(hours=hours),
            "day": (FIRST + timedelta(hours=hours)).date(),
            "weight_kg": kg,
        }
        for hours, kg in weights
    ]
    table = pa.Table.from_pylist(rows, schema=BODYWEIGHTS_SCHEMA)
    record = ImportRecord(source, "weights.csv", "body weights", "kg", "header")
    store.apply_bodyweights("me", record, table, repr(weights).encode())


def test_nothing_known_is_said(store):
    weight = bodyweight_on(open_log(store), NEW_YEAR)
    assert weight == Bodyweight(None, "unknown")
    assert weight.sentence == "body weight unknown"


def test_the_setting_stands_in_for_a_log_of_weights(store):
    store.save_settings("me", {"bodyweight_kg": 82.5})
    assert bodyweight_on(open_log(store), NEW_YEAR) == Bodyweight(82.5, "setting")


@pytest.mark.parametrize("nonsense", [0, -80, 4000, "heavy", None, True])
def test_a_setting_that_is_no_body_weight_is_none(store, nonsense):
    store.save_settings("me", {"bodyweight_kg": nonsense})
    assert bodyweight_on(open_log(store), NEW_YEAR).how == "unknown"


def test_the_last_weight_before_the_day_counts_even_if_a_later_one_is_nearer(store):
    weigh(store, (0, 80.0), (24 * 30, 79.0))
    log = open_log(store)
    assert bodyweight_on(log, date(2024, 1, 29)) == Bodyweight(80.0, "measured", NEW_YEAR)
    assert bodyweight_on(log, date(2024, 1, 31)) == Bodyweight(79.0, "measured", date(2024, 1, 31))
    assert bodyweight_on(log, date(2023, 12, 1)) == Bodyweight(80.0, "measured", NEW_YEAR)


def test_of_a_day_the_last_weight_counts_whatever_app_it_is_from(store):
    weigh(store, (2, 80.0), (0, 81.0))
    weigh(store, (1, 79.0), source="fitnotes_bodyweight")
    found = bodyweights(open_log(store))
    assert found["weight_kg"].tolist() == [80.0]
    assert found["source"].tolist() == ["strong_bodyweight"]


def test_the_setting_wins_over_a_weight_of_long_ago_and_that_over_nothing(store):
    weigh(store, (0, 80.0))
    old = bodyweight_on(open_log(store), date(2025, 1, 1))
    assert (old.kg, old.how, old.near) == (80.0, "measured", False)
    assert "long before or after" in old.sentence
    store.save_settings("me", {"bodyweight_kg": 90})
    assert bodyweight_on(open_log(store), date(2025, 1, 1)) == Bodyweight(90.0, "setting")


def test_a_log_as_of_a_day_does_not_know_later_weights(store):
    weigh(store, (0, 80.0), (24 * 30, 79.0))
    assert len(bodyweights(open_log(store, as_of=date(2024, 1, 15)))) == 1
