"""The tabular exports of other apps: each trap a small file written for this project, its sets beside it."""

import json
from pathlib import Path

import pytest

from src.ingest import READERS, Reject, read_export
from src.ingest.reader import Columns
from src.ingest.readers.no_logs import NO_LOGS
from src.ingest.text import read_table, with_header
from src.store.schema import KINDS, LOAD_BASES, SETS_SCHEMA

APPS = (
    "fitbod", "fitnotes", "gymbook", "gymrun", "liftlog", "liftosaur", "lyfta", "repcount", "start_date_utc",
    "stronglifts",
)  # fmt: skip
FOLDER = Path(__file__).parent / "exports"
EXPORTS = sorted(path for app in APPS for path in (FOLDER / app).glob("*.csv"))


def expected(path):
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def sets_of(reading):
    columns = (
        "exercise_written", "set_no", "kind", "load_kg", "load_basis", "reps", "rir", "distance_m",
        "duration_s", "side",
    )  # fmt: skip
    return [
        [str(row["started_at"]), *(row[column] for column in columns)] for row in reading.sets.to_pylist()
    ]


def read(text, **options):
    return read_export("a.csv", text.encode(), **options)


def test_every_app_has_an_example():
    assert {path.parent.name for path in EXPORTS} == set(APPS)
    assert set(APPS) < {reader.source for reader in READERS}


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_export_is_read_as_its_expectation_says(path):
    want = expected(path)
    reading = read_export(path.name, path.read_bytes(), unit=want["asked"])
    assert sets_of(reading) == want["sets"]
    assert (reading.source, reading.app, reading.version) == (path.parent.name, want["app"], want["version"])
    assert (reading.unit.unit, reading.unit.how) == (want["unit"], want["unit_from"])
    assert reading.not_sets == want["not_sets"]
    assert {str(skip.line): skip.reason for skip in reading.skipped} == want["skipped"]
    assert list(reading.remarks) == want["remarks"]


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_row_is_accounted_for_and_follows_the_schema(path):
    reading = read_export(path.name, path.read_bytes())
    assert reading.rows + reading.expanded == reading.sets.num_rows + sum(reading.not_sets.values()) + len(
        reading.skipped
    )
    assert reading.sets.schema == SETS_SCHEMA
    assert set(reading.sets["kind"].to_pylist()) <= set(KINDS)
    assert set(reading.sets["load_basis"].to_pylist()) <= set(LOAD_BASES)
    assert len(reading.lines) == reading.sets.num_rows
    assert max(reading.lines) <= len(path.read_bytes().splitlines())


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_line_ends_and_a_byte_order_mark_do_not_matter(path):
    data = path.read_bytes()
    plain = read_export("a.csv", data)
    other = read_export("a.csv", b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert other.sets.equals(plain.sets)
    assert other.not_sets == plain.not_sets


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_other_reader_takes_the_file(path):
    """The order of the readers is of no meaning: a header is one app's only."""

    table = read_table(path.read_bytes())
    bare = [reader.bare_header(table.header) for reader in READERS]
    if header := next(filter(None, bare), None):
        table = with_header(table, header)
    takers = [reader.source for reader in READERS if reader.reads(Columns(table, reader.names))]
    assert takers == [path.parent.name]
    assert not any(no_log.fits(Columns(table, no_log.names)) for no_log in NO_LOGS)


FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"


def test_a_repaired_exercise_name_is_the_whole_name_and_says_so():
    reading = read(FITNOTES + '2025-01-07,Row, seated (V-bar, close),Back,50,kgs,8,,,,"a, b"\n')
    (row,) = reading.sets.to_pylist()
    assert (row["exercise_written"], row["load_kg"], row["note"]) == (
        "Row, seated (V-bar, close)",
        50,
        "a, b",
    )
    assert reading.remarks == ("1 row had a text that is not quoted; it was put together.",)


def test_a_day_is_a_session_where_the_app_writes_only_days():
    reading = read(
        FITNOTES
        + "2025-01-07,A,Back,50,kgs,8,,,,\n2025-01-07,B,Legs,50,kgs,8,,,,\n2025-01-08,A,Back,50,kgs,8,,,,\n"
    )
    assert reading.sets["workout_key"].to_pylist() == ["2025-01-07T00:00:00"] * 2 + ["2025-01-08T00:00:00"]


def test_one_fitbod_row_of_three_sets_is_three_sets_of_one_line():
    reading = read("Date,Exercise,Sets,Reps,Weight,isWarmup,Note\n2018-06-02,Deadlift,3,5,100,,\n")
    assert reading.sets["set_no"].to_pylist() == [1, 2, 3]
    assert list(reading.lines) == [2, 2, 2]
    assert (reading.rows, reading.expanded) == (1, 2)


def test_a_row_of_absurdly_many_sets_is_refused_and_not_repeated():
    header = "Date,Exercise,Sets,Reps,Weight,isWarmup,Note\n"
    reading = read(f"{header}2018-06-02,Deadlift,1,5,100,,\n2018-06-02,Deadlift,900000,5,100,,\n")
    assert reading.sets.num_rows == 1
    assert {skip.reason for skip in reading.skipped} == {"Sets '900000' is not a number of sets"}


@pytest.mark.parametrize(
    ("exercise", "multiplier", "basis"),
    [
        ("Dumbbell Row", "2.0", "per_hand"),
        ("Hammer Curls", " 2.0", "per_hand"),
        ("Barbell Step Up", "2.0", "total"),
        ("Single Arm Landmine Row", "2.0", "total"),
        ("Dumbbell Lunge", "4.0", "per_hand"),
        ("Deadlift", "1.0", "total"),
        ("Assisted Pull Up", "1.0", "assist"),
    ],
)
def test_a_fitbod_multiplier_tells_what_the_load_is(exercise, multiplier, basis):
    header = (
        "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier\n"
    )
    reading = read(f"{header}2023-04-12 18:30:00 +0000,{exercise},8,20,0,0,0,0,false,,{multiplier}\n")
    assert reading.sets["load_basis"].to_pylist() == [basis]


WIDE = (
    "Date,Note,Body Weight (KG),Body Weight (LB),"
    "Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2,Set 3,Set 4,Set 5\n"
)


def test_stronglifts_dates_that_tell_no_order_are_refused_with_what_to_do():
    with pytest.raises(Reject, match=r"nothing in the file tells the day from the month"):
        read(f"{WIDE}02/05/17,,80,,Squat,50,,5,5,5,5,5\n")


def test_stronglifts_reads_the_unit_of_the_body_weight_where_both_are_filled():
    header = WIDE.replace("Body Weight (KG),Body Weight (LB)", "Workout,Body Weight")
    for body, unit, kilograms in (("181lb", "lb", 61.23497), ("82.5 KG", "kg", 60.0)):
        reading = read(f"{header}03/14/16,,A,{body},Squat,60,135,5,,,,\n")
        assert (reading.unit.unit, reading.sets["load_kg"].to_pylist()) == (unit, [kilograms])


def test_a_stronglifts_session_knows_its_start_its_length_and_its_name():
    path = FOLDER / "stronglifts" / "since_2020_pounds.csv"
    rows = read_export(path.name, path.read_bytes()).sets.to_pylist()
    assert {(row["workout_name"], str(row["started_at"]), row["workout_s"]) for row in rows} == {
        ("Workout A", "2026-03-03 22:02:00", 2700),
        ("Workout B", "2026-03-03 22:50:00", 1800),
    }


@pytest.mark.parametrize(
    ("amount", "reps", "seconds"),
    [("20 ripetizioni", 20, None), ("20", 20, None), ("45 secondi", None, 45), ("1,5 minuti", None, 90),
     ("2 Stunden", None, 7200), ("1:30 min", None, 90), ("8\u202fWiederholungen", 8, None)],
)  # fmt: skip
def test_gymbook_writes_repetitions_and_times_in_one_column(amount, reps, seconds):
    header = (
        "Date;Workout;Time;Exercise;Region;Muscle Group (Primary);Muscle Group (Secondary);"
        "Repetitions / Time;Weight / Distance;Notes;Skipped\n"
    )
    (row,) = read(f"{header}2025-02-13;A;07:10;Plank;x;y;z;{amount};0,00 kg;;No\n").sets.to_pylist()
    assert (row["reps"], row["duration_s"]) == (reps, seconds)


NOT_LOGS = {
    "Strong": '"Date";"Weight (kg)"\n"2025-03-09 10:22:48";76.80000305175781\n',
    "Strong, German": '"Datum";"Gewicht (kg)"\n"2025-03-09 10:22:48";76.8\n',
    "FitNotes": "Date,Time,Measurement,Value,Unit\n2018-07-30,12:18:42,Bodyweight,167.0,lbs\n",
    "Hevy": '"date","weight_kg","fat_percent","neck_cm"\n"9 Feb 2024, 00:00",80,,\n',
    "Garmin": "Activity Name,Activity Date/Time,Activity Type,Total Calories\nA,2025-10-30,strength,507\n",
    "Garmin Connect": "Activity Type,Date,Favorite,Title,Calories\nStrength,2025-10-30,false,A,507\n",
}


@pytest.mark.parametrize("app", NOT_LOGS)
def test_a_file_of_measurements_or_summaries_is_refused_by_what_it_is(app):
    with pytest.raises(Reject) as refused:
        read(NOT_LOGS[app])
    sentence = str(refused.value)
    assert sentence.startswith("This is ")
    assert app.split()[0].rstrip(",") in sentence
    assert "1 lines, and no sets" in sentence
    assert "choose" in sentence or "export" in sentence


def test_the_values_of_measurements_are_found_in_every_such_file():
    """So that they can be kept one day without another reader."""

    for app in ("Strong", "FitNotes", "Hevy"):
        table = read_table(NOT_LOGS[app].encode())
        (known,) = [no_log for no_log in NO_LOGS if no_log.fits(Columns(table, no_log.names))]
        columns = Columns(table, known.names)
        assert columns.spelled("date")[0]
        assert float(columns.spelled("value")[0]) > 50
