from datetime import datetime, timedelta

import pyarrow as pa
import pytest

from src.store import BODYWEIGHTS_SCHEMA, ImportRecord, StoreError, open_store

WEIGHTS = ImportRecord("strong_bodyweight", "weights.csv", "body weights", "kg", "header")


def weights_of(kilos):
    """A weigh-in on each of the days (numbers from 2024-01-01)."""
    first = datetime.fromisoformat("2024-01-01T07:30")
    rows = [
        {
            "measured_at": first + timedelta(days=day),
            "day": (first + timedelta(days=day)).date(),
            "weight_kg": kg,
        }
        for day, kg in kilos.items()
    ]
    return pa.Table.from_pylist(rows, schema=BODYWEIGHTS_SCHEMA)


def standing(store, athlete="me"):
    rows = store.frame(
        "select day - date '2024-01-01' as day, weight_kg from standing_bodyweights "
        "where athlete_id = $athlete",
        {"athlete": athlete},
    )
    return {int(day): kg for day, kg in rows.itertuples(index=False)}


def test_a_file_of_weights_is_an_import_and_no_set(store):
    diff = store.apply_bodyweights("me", WEIGHTS, weights_of({0: 80.0, 7: 79.5}), b"1")
    assert (diff.import_id, diff.added, diff.removed, diff.unchanged) == (1, 2, 0, 0)
    assert standing(store) == {0: 80.0, 7: 79.5}
    assert store.imports("me")["rows"].tolist() == [2]
    assert store.raw_import("me", 1) == ("weights.csv", b"1")
    assert len(store.frame("from sets where athlete_id = $athlete", {"athlete": "me"})) == 0
    assert standing(store, "another") == {}


def test_the_same_file_again_adds_nothing(store):
    store.apply_bodyweights("me", WEIGHTS, weights_of({0: 80.0, 7: 79.5}), b"1")
    version = store.data_version("me")
    diff = store.apply_bodyweights("me", WEIGHTS, weights_of({0: 80.0, 7: 79.5}), b"1")
    assert (diff.added, diff.removed, diff.unchanged) == (0, 0, 2)
    assert standing(store) == {0: 80.0, 7: 79.5}
    assert store.data_version("me") == version


def test_the_newest_file_wins_for_the_days_it_covers(store):
    store.apply_bodyweights("me", WEIGHTS, weights_of({0: 80.0, 7: 795.0, 9: 79.0, 30: 78.0}), b"1")
    diff = store.apply_bodyweights("me", WEIGHTS, weights_of({7: 79.5, 14: 79.0}), b"2")
    assert (diff.added, diff.removed) == (2, 2)
    assert standing(store) == {0: 80.0, 7: 79.5, 14: 79.0, 30: 78.0}


def test_a_preview_says_what_would_change_and_changes_nothing(store):
    store.apply_bodyweights("me", WEIGHTS, weights_of({0: 80.0}), b"1")
    diff = store.apply_bodyweights("me", WEIGHTS, weights_of({0: 81.0, 1: 80.0}), b"2", keep=False)
    assert (diff.import_id, diff.added, diff.removed) == (None, 2, 1)
    assert standing(store) == {0: 80.0}
    assert len(store.imports("me")) == 1


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1)])
def test_undone_in_any_order_nothing_is_left_and_each_step_is_right(store, order):
    files = {1: {0: 80.0, 7: 79.5}, 2: {7: 79.0, 8: 78.9}, 3: {0: 80.0, 7: 78.0}}
    for content in files.values():
        store.apply_bodyweights("me", WEIGHTS, weights_of(content), repr(content).encode())
    left = dict(files)
    for number in order:
        store.undo_import("me", number)
        del left[number]
        expected = {}
        for content in left.values():
            days = range(min(content), max(content) + 1)
            expected = {day: kg for day, kg in expected.items() if day not in days} | content
        assert standing(store) == expected


def test_undo_says_what_left_and_what_came_back(store):
    store.apply_bodyweights("me", WEIGHTS, weights_of({0: 80.0, 7: 79.5}), b"1")
    store.apply_bodyweights("me", WEIGHTS, weights_of({0: 80.0, 7: 79.0}), b"2")
    undone = store.undo_import("me", 2)
    assert (undone.removed, undone.restored, undone.kept) == (1, 1, 1)
    with pytest.raises(StoreError, match="already undone"):
        store.undo_import("me", 2)


def test_sets_and_weights_of_one_app_do_not_touch(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0, 1]), b"sets")
    store.apply_bodyweights("me", WEIGHTS, weights_of({0: 80.0}), b"1")
    diff = store.apply_import("me", record, sets_of([0, 1, 2]), b"more sets")
    assert (diff.added, diff.removed, diff.unchanged) == (3, 0, 6)
    store.undo_import("me", 2)
    assert standing(store) == {}
    assert days_of() == {0: 3, 1: 3, 2: 3}
    store.undo_import("me", 3)
    assert days_of() == {0: 3, 1: 3}


def test_a_file_without_weights_is_refused(store):
    with pytest.raises(StoreError, match="No body weights"):
        store.apply_bodyweights("me", WEIGHTS, weights_of({}), b"1")
    assert store.imports("me").empty


def test_a_source_of_sets_is_no_source_of_weights(store, record):
    with pytest.raises(ValueError, match="_bodyweight"):
        store.apply_bodyweights("me", record, weights_of({0: 80.0}), b"1")


def test_weights_are_there_after_reopening(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    store.apply_bodyweights("me", WEIGHTS, weights_of({0: 80.0}), b"1")
    store.close()
    store = open_store(tmp_path / "log.duckdb")
    assert standing(store) == {0: 80.0}
    store.close()
