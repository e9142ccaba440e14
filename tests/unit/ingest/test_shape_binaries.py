"""FitNotes' database, Garmin's FIT and gzip: binary files made here, and the sets they hold."""

import gzip

import pytest

from src.ingest import Reject, read_export
from tests.unit.ingest.made_files import (
    EXERCISES,
    NEW,
    NONE16,
    NOON,
    OLD,
    UINT8,
    UINT16,
    UINT32,
    database,
    fit,
    fit_set,
    strong,
)


def test_a_fitnotes_backup_is_kilograms_whatever_unit_it_shows():
    reading = read_export("log.fitnotes", database(*NEW))
    assert reading.source == "fitnotes"
    rows = reading.sets.to_pylist()
    assert [
        (str(r["day"]), r["exercise_written"], r["reps"], r["distance_m"], r["duration_s"], r["note"])
        for r in rows
    ] == [
        ("2026-03-01", "Rowing", None, 500, 120, None),
        ("2026-03-02", "Deadlift", 5, None, None, "belt"),
        ("2026-03-02", "Plank", None, None, 60, None),
    ]
    assert rows[1]["load_kg"] == pytest.approx(225 * 0.45359237)
    (skip,) = reading.skipped
    assert (skip.line, skip.reason) == (4, "the exercise has no name")


def test_a_backup_of_2017_has_no_distance_or_duration():
    assert read_export("log.fitnotes", database(*OLD)).sets["load_kg"].to_pylist() == [100]


def test_a_backup_and_an_export_of_the_same_log_are_the_same_sets():
    header = b"Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time\n"
    export = header + b"2017-03-02,Deadlift,Back,100.0,5,,,\n"
    backup, text = (read_export("a", data).sets for data in (database(*OLD), export))
    assert backup.equals(text)


def test_a_database_in_write_ahead_mode_is_read():
    data = bytearray(database(*OLD))
    data[18:20] = b"\x02\x02"
    assert read_export("log.fitnotes", bytes(data)).sets.num_rows == 1


ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"


@pytest.mark.parametrize(
    ("statements", "says"),
    [
        (("create table other(a)",), "FitNotes' backup is read"),
        ((*EXERCISES, f"create view training_log as {ENDLESS}"), "FitNotes' backup is read"),
        (
            (*EXERCISES, "create view log as select 1", "create table training_log(exercise_id, date, reps)"),
            "FitNotes' backup is read",
        ),
        ((*OLD, "delete from training_log"), "no rows"),
        ((*OLD, "update training_log set date = zeroblob(100000)"), "characters"),
    ],
    ids=["another database", "an endless view", "columns missing", "empty", "a huge value"],
)
def test_a_database_that_is_no_log_is_refused(statements, says):
    with pytest.raises(Reject, match=says):
        read_export("log.fitnotes", database(*statements))


def test_a_damaged_database_is_refused():
    data = database(*NEW)
    for damaged in (
        data[:5000],
        data[:100] + bytes(len(data) - 100),
        data[:4096] + b"\xff" * (len(data) - 4096),
    ):
        with pytest.raises(Reject):
            read_export("log.fitnotes", damaged)


RECORD = (20, ((3, UINT8, "B", (120,)), (253, UINT32, "I", (NOON,))))
ACTIVITY = (34, ((253, UINT32, "I", (NOON,)), (5, UINT32, "I", (NOON + 19_800,))))


def test_a_fit_activity_gives_its_sets_in_the_watchs_own_time():
    data = fit(
        RECORD,
        fit_set(),
        fit_set(kind=0, reps=NONE16, weight=NONE16, category=(NONE16,), subtype=(NONE16,)),
        RECORD,
        fit_set(start=NOON + 90, category=(65534, 12), subtype=(NONE16, NONE16), weight=NONE16),
        fit_set(start=NOON + 200, reps=0, weight=0, category=(65534,), subtype=(NONE16,)),
        (264, ((0, UINT16, "H", (8,)), (1, UINT16, "H", (77,)), (2, 7, "8s", (b"My Pull\x00",)))),
        fit_set(start=NOON + 300, subtype=(77,)),
        ACTIVITY,
    )
    reading = read_export("a.fit", data)
    rows = reading.sets.to_pylist()
    assert [(r["exercise_written"], r["load_kg"], r["reps"], r["duration_s"]) for r in rows] == [
        ("Barbell Deadlift", 100.0, 5, 30.0),
        ("Hip Swing", None, 5, 30.0),
        ("Unknown", None, None, 30.0),
        ("My Pull", 100.0, 5, 30.0),
    ]
    assert {str(r["started_at"]) for r in rows} == {"2026-02-28 17:30:00"}
    assert reading.not_sets == {"rest timer": 1}
    assert not any("UTC" in remark for remark in reading.remarks)


def test_a_fit_activity_without_a_local_clock_says_that_it_is_utc():
    assert any("UTC" in remark for remark in read_export("a.fit", fit(fit_set())).remarks)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (fit(RECORD), "holds no sets"),
        (fit(fit_set(), cut=20), "damaged or cut off"),
        (fit()[:12], "holds no sets"),
        (b"\x0c\x20\x54\x08\x02\x00\x00\x00.FIT\x05\x05", "damaged or cut off"),
    ],
)
def test_a_fit_file_without_sets_is_refused(data, says):
    with pytest.raises(Reject, match=says):
        read_export("a.fit", data)


def test_a_gzipped_export_is_opened():
    assert read_export("a.csv.gz", gzip.compress(strong())).sets.num_rows == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (gzip.compress(b"\x0a\x12\x08\x01\x10\xff\xff\x03\x1a\x04name" * 50, mtime=0), "LiftLog"),
        (gzip.compress(strong(), mtime=0)[:-20], "cut off|damaged"),
        (b"\x1f\x8b" + b"x" * 50, "damaged"),
        (gzip.compress(gzip.compress(strong()), mtime=0), "archive in an archive"),
        (gzip.compress(bytes(30_000_000), mtime=0), "20 MB"),
        (gzip.compress(b"", mtime=0), "empty"),
    ],
)
def test_other_gzip_archives_are_refused(data, says):
    with pytest.raises(Reject, match=says):
        read_export("a.gz", data)
