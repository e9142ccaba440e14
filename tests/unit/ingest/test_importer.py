"""The import as a whole: what the store is given, and what the report says."""

import json
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from src.catalog import load_catalog
from src.ingest import ImportReport, Reject, import_export, read_export
from src.store import Diff, open_store

EXPORT = Path(__file__).parent / "exports" / "strong_tags_rest_notes.csv"


class FakeStore:
    """Remembers what it is asked to do."""

    def __init__(self):
        self.calls = []

    def frame(self, sql, params=None):
        """Return the series and the sets of an empty log."""
        types = {
            "series_id": "Int64",
            "source": "str",
            "exercise_written": "str",
            "day": "datetime64[us]",
            "load_kg": "float64",
            "load_kg_max": "float64",
            "reps": "Int64",
        }
        return pd.DataFrame({name: pd.array([], dtype) for name, dtype in types.items()})

    def settings(self, athlete_id):
        return {}

    def imports(self, athlete_id):
        return pd.DataFrame({"undone_at": [], "source": [], "unit": [], "unit_from": []})

    def apply_import(self, athlete_id, record, sets, raw, *, keep_later=False):
        self.calls.append(("apply", athlete_id, record, sets, raw, keep_later))
        return Diff(import_id=7, added=5, removed=2, unchanged=1, removed_later=1, kept_earlier=80)

    def preview_import(self, athlete_id, record, sets, raw, *, keep_later=False):
        self.calls.append(("preview", athlete_id, record, sets, raw, keep_later))
        return Diff(import_id=None, added=5, removed=0, unchanged=0)


class FakeCatalog:
    """Knows what has a barbell."""

    def resolve(self, name):
        known = load_catalog().exercises["deadlift_barbell"] if "Barbell" in name else None
        return SimpleNamespace(name=name, exercise=known, how="exact")


def run(store=None, data=None, **options):
    return import_export(
        store or FakeStore(),
        "me",
        "my log.csv",
        data or EXPORT.read_bytes(),
        catalog=FakeCatalog(),
        **options,
    )


def test_the_report_accounts_for_every_row():
    report = run(unit="kg")
    told = report.to_json()
    assert told["rows"] == sum(told["sets"].values()) + told["not_sets"] + len(told["skipped"]) == 8
    assert told["sets"] == {"work": 2, "warmup": 1, "drop": 1, "failure": 1}
    assert told["not_sets_by_reason"] == {"rest timer": 1, "note": 1, "set order 'Pausa'": 1}


def test_the_report_has_these_keys_and_is_plain_json():
    told = run(unit="kg").to_json()
    assert set(told) == {
        "file", "app", "version", "rows", "sets", "not_sets", "not_sets_by_reason", "skipped", "unit",
        "unit_from", "unit_evidence", "sessions", "first_day", "last_day", "names", "added", "removed",
        "unchanged", "removed_later", "kept_earlier", "import_id", "encoding", "remarks", "suspicious",
        "already", "assumed", "expanded", "time_zone", "time_zone_from", "bodyweights",
        "unit_confidence",
    }  # fmt: skip
    assert json.loads(json.dumps(told)) == told
    assert (told["app"], told["file"], told["unit"], told["unit_from"]) == (
        "Strong",
        "my log.csv",
        "kg",
        "asked",
    )
    assert (told["first_day"], told["last_day"], told["sessions"]) == ("2025-08-26", "2025-08-26", 1)
    assert told["names"] == {"known": ["Romanian Deadlift (Barbell)"], "unknown": [], "ignored": []}
    assert (told["added"], told["removed"], told["unchanged"], told["removed_later"]) == (5, 2, 1, 1)
    assert told["import_id"] == 7
    assert told["kept_earlier"] == 80
    assert told["remarks"][-1] == "80 sets before the file's first day were left as they are."


def test_the_store_gets_the_sets_the_bytes_and_the_record():
    store = FakeStore()
    run(store, unit="kg", keep_later=True)
    ((how, athlete, record, sets, raw, keep_later),) = store.calls
    assert (how, athlete, raw, keep_later) == ("apply", "me", EXPORT.read_bytes(), True)
    assert (record.source, record.unit, record.unit_from) == ("strong", "kg", "asked")
    assert record.report["rows"] == 8
    assert sets.num_rows == 5


def test_a_dry_run_only_previews():
    store = FakeStore()
    report = run(store, dry_run=True)
    assert [call[0] for call in store.calls] == ["preview"]
    assert report.import_id is None


def test_a_refused_file_never_reaches_the_store():
    store = FakeStore()
    with pytest.raises(Reject):
        run(store, data=b"Date,Amount\n2024-01-01,5\n")
    assert store.calls == []


def test_a_longer_export_of_the_same_log_adds_only_what_is_new(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    lines = EXPORT.read_text(encoding="utf-8") + (
        '2025-08-28 10:00:00,"Morning",30m,"Romanian Deadlift (Barbell)",1,85,8.0,0,0.0,,,\n'
    )
    first = run(store, unit="kg")
    again = run(store, unit="kg")
    longer = run(store, data=lines.encode(), unit="kg")
    assert (first.added, first.unchanged) == (5, 0)
    assert (again.added, again.removed, again.unchanged) == (0, 0, 5)
    assert (longer.added, longer.removed, longer.unchanged) == (1, 0, 5)
    store.close()


def test_a_row_that_cannot_be_read_takes_no_set_out_of_the_log(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    header = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
    rows = [f"2026-01-{day:02d} 18:00:00,A,1h,Deadlift (Barbell),1,{day}0,5,0,0,\n" for day in range(4, 14)]
    assert run(store, (header + "".join(rows)).encode(), unit="kg").added == 10
    damaged = [row.replace(",5,0", ",five,0") if n in (3, 6) else row for n, row in enumerate(rows)]
    report = run(store, (header + "".join(damaged)).encode(), unit="kg")
    assert (len(report.skipped), report.added, report.removed, report.unchanged) == (2, 0, 0, 8)
    assert any(remark.startswith("2 sets that this file does not show") for remark in report.remarks)
    deleted = [row for n, row in enumerate(damaged) if n not in (1, 2, 4)]
    assert run(store, (header + "".join(deleted)).encode(), unit="kg").removed == 5
    store.close()


def test_a_unit_once_corrected_holds_for_the_next_export_of_the_app(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    header = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
    rows = [f"2026-01-{day:02d} 18:00:00,A,1h,Deadlift (Barbell),1,225,5,0,0,\n" for day in (5, 8, 12)]
    first, grown = (header + "".join(rows[:n]) for n in (2, 3))
    assert run(store, first.encode()).unit == "lb"
    assert run(store, first.encode(), unit="kg").unit_from == "asked"
    again = run(store, grown.encode())
    assert (again.unit, again.unit_from) == ("kg", "asked before")
    assert "You said kilograms" in again.unit_evidence
    assert (again.added, again.removed) == (1, 0)
    assert run(store, grown.encode(), unit="lb").unit == "lb"
    store.close()


def test_a_report_that_loses_a_row_cannot_be_made():
    told = dict(  # noqa: C408
        file="", app="", version="", sets={"work": 1}, not_sets_by_reason={}, skipped=[], unit=None,
        unit_from="", unit_evidence="", sessions=1, first_day="", last_day="", names_known=[],
        names_unknown=[], encoding="", time_zone="local", time_zone_from="",
    )  # fmt: skip
    assert ImportReport(rows=1, **told).not_sets == 0
    with pytest.raises(AssertionError, match="accounted for"):
        ImportReport(rows=2, **told)


def test_what_can_hardly_be_right_is_kept_and_listed_with_its_line():
    rows = [
        "2024-03-04 18:05:11,Squat,1,100,5",
        "2124-03-04 18:05:11,Squat,1,100,5",
        "1970-01-01 00:00:00,Squat,1,100,5",
        "2024-03-05 18:05:11,Squat,1,2451,5",
        "2024-03-05 18:05:11,Squat,2,100,5000",
    ]
    reading = read_export("a.csv", ("Date,Exercise Name,Set Order,kg,Reps\n" + "\n".join(rows)).encode())
    assert reading.sets.num_rows == 5
    assert [(s.line, s.what) for s in reading.suspicious] == [
        (3, "the date is in the future: 2124-03-04"),
        (4, "the date is before 1990: 1970-01-01"),
        (5, "a load few can lift, in kg: 2451"),
        (6, "more reps than anyone does in a set: 5000"),
    ]


def test_many_suspicions_are_summed_up():
    rows = "\n".join(f"2024-03-04 18:05:11,Squat,{n},100,999" for n in range(1, 61))
    reading = read_export("a.csv", f"Date,Exercise Name,Set Order,kg,Reps\n{rows}\n".encode())
    assert len(reading.suspicious) == 51
    assert reading.suspicious[-1].what == "and 10 more"


def test_remarks_tell_what_was_left_out():
    rows = "2024-03-04 18:05:11,ages,Squat,1,100,5,11\n\n2024-03-04 18:05:11,1h,Squat,2,100,5,x\n"
    reading = read_export("a.csv", f"Date,Duration,Exercise Name,Set Order,kg,Reps,RPE\n{rows}".encode())
    assert reading.sets["rir"].null_count == 2
    assert reading.remarks == (
        "1 blank line was passed over.",
        "2 sets have an RPE that is no number from 0 to 10; it was left out.",
        "1 set has a workout duration that cannot be read; it was left out.",
    )
