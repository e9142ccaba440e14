"""Leaving: nothing of an athlete stays, everything of the others does."""

from datetime import date, datetime

import pyarrow as pa
import pytest

from src.store import BODYWEIGHTS_SCHEMA, ImportRecord, SetCorrection, StoreError
from src.store.copying import LEFT_OUT, OF_ATHLETES, checksum

CANARY = "Kanarienvogel-7Q"
# What becomes of each table of an athlete, in an export of everything. A new table needs a decision here.
EXPORTED = {
    "accounts", "athletes", "bodyweights", "grant_events", "grants", "imports", "invitations", "notes",
    "removed_sets", "set_corrections", "sets", "summaries", "sync_files", "sync_items", "sync_runs",
    "sync_state",
}  # fmt: skip
KEPT_BACK = {"sync_secrets"}  # where keys are: never exported, deleted all the same


def fill(store, sets_of, record, athlete, mark, days=40):
    """Give an athlete rows in every table."""
    raw = f"{mark} as uploaded".encode()
    store.apply_import(
        athlete, record, sets_of(range(days), exercise=f"{mark} press", note=f"{mark} note"), raw
    )
    weight = BODYWEIGHTS_SCHEMA.empty_table().to_pylist()
    weight.append(
        {"measured_at": datetime.fromisoformat("2024-01-01"), "day": date(2024, 1, 1), "weight_kg": 81.5}
    )
    weights = pa.Table.from_pylist(weight, schema=BODYWEIGHTS_SCHEMA)
    store.apply_bodyweights(
        athlete, ImportRecord("strong_bodyweight", f"{mark}.csv", "v", "kg", "header"), weights, raw + b"w"
    )
    key = store.frame("select set_key from sets where athlete_id = $athlete limit 1", {"athlete": athlete})
    store.correct_set(
        athlete, str(key["set_key"].iloc[0]), SetCorrection(excluded=True, reason=f"{mark} slip")
    )
    store.save_settings(athlete, {"box": mark})


@pytest.fixture
def two(store, sets_of, record):
    for athlete, mark in (("me", CANARY), ("other", "Spatz-3K")):
        fill(store, sets_of, record, athlete, mark)
    return store


def test_every_table_of_athletes_has_a_decision(embedded):
    tables = set(embedded.frame(OF_ATHLETES)["name"])
    assert tables == EXPORTED | KEPT_BACK
    assert KEPT_BACK == LEFT_OUT


def test_nothing_of_the_one_is_left_and_everything_of_the_other(two):
    before = checksum(two.dump("other").rows)
    counts = two.forget("me")
    assert counts["sets"] == 120
    assert {"athletes", "imports", "bodyweights", "set_corrections"} <= set(counts)
    assert two.data_version("me") == 0
    assert two.imports("me").empty
    assert two.settings("me") == {}
    assert not any(len(rows) for rows in two.dump("me").rows.values())
    assert checksum(two.dump("other").rows) == before
    for number in two.imports("other")["import_id"]:
        assert b"Spatz" in two.raw_import("other", int(number))[1]
    with pytest.raises(StoreError):
        two.raw_import("me", 1)


def test_a_log_can_begin_anew(two, sets_of, record):
    two.forget("me")
    assert two.apply_import("me", record, sets_of(range(3)), b"anew").added == 9
    assert two.forget("nobody") == {}


def test_a_file_both_have_stays_for_the_other(store, sets_of, record):
    for athlete in ("me", "other"):
        store.apply_import(athlete, record, sets_of(range(3)), b"the same bytes")
    store.forget("me")
    assert store.raw_import("other", 1)[1] == b"the same bytes"


@pytest.mark.parametrize("days", [1, 40, 3000])
def test_no_byte_stays_on_the_disk(embedded, sets_of, record, days):
    for athlete, mark in (("me", CANARY), ("other", "Spatz-3K")):
        fill(embedded, sets_of, record, athlete, mark, days)
    folder = embedded.path.parent
    (folder / "backups").mkdir()
    (folder / "backups" / "before.duckdb").write_bytes(CANARY.encode())

    def holding(mark):
        return [path for path in folder.rglob("*") if path.is_file() and mark.encode() in path.read_bytes()]

    embedded._connection.checkpoint()
    assert holding(CANARY)
    raws = len(list((folder / "raw").rglob("*.gz")))
    embedded.forget("me")
    assert holding(CANARY[:8]) == []  # as statistics cut texts
    assert holding("Spatz-3K")
    assert len(list((folder / "raw").rglob("*.gz"))) == raws - 2
    embedded.close()
    assert holding(CANARY) == []


def test_the_views_over_the_tables_still_answer(two):
    two.forget("me")
    found = two.frame(
        "select count(*) as n from standing_bodyweights where athlete_id = $athlete", {"athlete": "other"}
    )
    assert found["n"].iloc[0] == 1
