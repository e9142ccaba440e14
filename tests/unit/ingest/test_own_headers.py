"""Tables of one's own whose header is not simply the first line: below a title, in two lines, or missing."""

import time

import pytest

from src.catalog import load_catalog
from src.ingest import Reject, first_rows, read_export
from src.ingest.mapping.words import heading
from tests.unit.ingest.made_files import excel, excel_sheet

ROWS = (
    "2025-03-04,Deadlift,100,5\n2025-03-04,Squat,82.5,6\n2025-03-06,Deadlift,105,4\n2025-03-06,Squat,85,8\n"
)
SETS = [("Deadlift", 100, 5), ("Squat", 82.5, 6), ("Deadlift", 105, 4), ("Squat", 85, 8)]
CATALOG = load_catalog()


def read(text, **options):
    data = text if isinstance(text, bytes) else text.encode()
    return read_export("a.csv", data, unit="kg", catalog=CATALOG, **options)


def brief(reading):
    return [(row["exercise_written"], row["load_kg"], row["reps"]) for row in reading.sets.to_pylist()]


@pytest.mark.parametrize(
    "title",
    ["My log\n\n", "My log,,,\nowner: me,,,\n,,,\n", '"Training, since 2019"\n', "Date: 2025-03-07,me\n"],
)
def test_a_header_below_a_title_is_found_and_said(title):
    reading = read(f"{title}Date,Exercise,Weight,Reps\n{ROWS}")
    assert brief(reading) == SETS
    assert reading.lines[0] == title.count("\n") + 2
    assert any(f"header was found on line {title.count(chr(10)) + 1}" in remark for remark in reading.remarks)


def test_an_export_below_a_title_is_the_apps():
    text = "Exported on Friday\nDate,Exercise Name,Set Order,kg,Reps\n2025-03-04 18:00:00,Row,1,80,5\n"
    assert read(text + text.splitlines()[-1]).source == "strong"


def test_a_sheet_whose_header_stands_below_a_title_is_read():
    sheet = excel_sheet([["My log"], ["", "", ""], ["Date", "Exercise", "Weight", "Reps"], *map(list, [
        (46083, "Deadlift", 100, 5), (46083, "Squat", 82.5, 6)])])  # fmt: skip
    reading = read(excel({"Log": sheet}))
    assert brief(reading) == SETS[:2]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Date,Exercise,Weight,Reps\n,,kg,\n", "2025-03-04,Deadlift,100,5\n"),
        ("Date,Exercise,Set 1,,Set 2,\n,,kg,reps,kg,reps\n", "2025-03-04,Deadlift,100,5,100,5\n"),
        ("Datum,Übung,Satz 1,,Satz 2,\n,,Gewicht,Wdh,Gewicht,Wdh\n", "2025-03-04,Kreuzheben,100,5,100,5\n"),
    ],
)
def test_a_header_of_two_lines_is_put_together(header, row):
    reading = read(header + row + row.replace("03-04", "03-06"))
    assert {found[1:] for found in brief(reading)} == {(100, 5)}
    assert reading.rows == 2
    assert "Line 2 was read as a second line of the header." in reading.remarks


def test_a_row_of_words_is_no_header():
    reading = read(
        f"Date,Exercise,Weight,Reps,Notes\n2025-03-03,Plank,,,rest\n{ROWS.replace(chr(10), ',' + chr(10))}"
    )
    assert reading.rows == 5


def test_a_table_without_a_header_is_a_guess_to_be_confirmed_and_read_as_confirmed():
    with pytest.raises(Reject, match="Put a line such as 'Date,Exercise,Weight,Reps' on top") as refused:
        read(ROWS)
    mapping = refused.value.mapping
    assert [(column.header, column.role) for column in mapping.columns] == [
        ("column 1 (date)", "date"), ("column 2 (text)", "exercise"),
        ("column 3 (number)", "weight"), ("column 4 (number)", "reps"),
    ]  # fmt: skip
    shown = first_rows(ROWS.encode(), mapping, catalog=CATALOG)
    assert [len(row.sets) for row in shown] == [1, 1, 1, 1]
    reading = read(ROWS, mappings={mapping.fingerprint: mapping})
    assert brief(reading) == SETS
    assert list(reading.lines) == [1, 2, 3, 4]
    others = "".join(f"2025-03-0{day},5,Squat,100\n" for day in range(1, 5))
    with pytest.raises(Reject, match="not a header"):
        read(others, mappings={mapping.fingerprint: mapping})


def test_a_time_of_an_hour_beside_reps_is_the_sessions():
    rows = "2025-03-04,1h 5m,Deadlift,100,5\n2025-03-04,1h 5m,Squat,82.5,6\n"
    found = read(f"Fecha,Duración,Ejercicio,Peso,Repeticiones\n{rows}").sets.to_pylist()
    assert [(row["workout_s"], row["duration_s"]) for row in found] == [(3900, None)] * 2


@pytest.mark.parametrize(
    ("header", "cell", "seconds"),
    [("Duration (min)", "65", 3900), ("Duration (s)", "3900", 3900), ("Duration (min)", "18", 1080)],
)
def test_a_time_that_all_sets_of_a_day_share_is_the_sessions(header, cell, seconds):
    days = ("2025-03-04", "2025-03-06")
    rows = [f"{day},{cell},{name},100,5" for day in days for name in ("Deadlift", "Squat", "Row")]
    found = read("\n".join([f"Date,{header},Exercise,Weight,Reps", *rows])).sets.to_pylist()
    assert {(row["workout_s"], row["duration_s"]) for row in found} == {(seconds, None)}


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Completed", "true", "false"),
        ("is_complete", "1", "0"),
        ("Done", "x", "no"),
        ("Skipped", "FALSE", "TRUE"),
        ("Not completed", "no", "yes"),
        ("Completed (yes/no)", "yes", "no"),
        ("Status", "Done", "Skipped"),
        ("Fait", "oui", "non"),
        ("Выполнено", "да", "нет"),
    ],
)
def test_a_set_that_a_column_says_was_not_done_is_none(header, yes, no):
    rows = [f"2025-03-04,Deadlift,100,{5 - n},{no if n == 2 else yes}" for n in range(3)]
    reading = read("\n".join([f"Date,Exercise,Weight,Reps,{header}", *rows]))
    assert brief(reading) == [("Deadlift", 100, 5), ("Deadlift", 100, 4)]
    assert reading.not_sets == {"planned, not done": 1}


@pytest.mark.parametrize(
    ("header", "warm_up", "work"),
    [
        ("Set Type", "Warm-Up Set", "Standard Set"),
        ("Set Type", "Feeder", "Myo-reps"),
        ("IsWarmup", "True", "False"),
        ("iswarmup", "1", "0"),
        ("is_warm_up", "yes", "no"),
        ("Aufwärmen", "ja", "nein"),
        ("ウォームアップ", "1", "0"),
        ("Разминка", "да", "нет"),
    ],
)
def test_a_warm_up_is_one_whatever_the_column_is_called(header, warm_up, work):
    rows = [f"2025-03-04,Deadlift,{60 + 20 * n},5,{work if n else warm_up}" for n in range(3)]
    reading = read("\n".join([f"Date,Exercise,Weight,Reps,{header}", *rows]))
    assert reading.sets["kind"].to_pylist() == ["warmup", "work", "work"]


def test_a_column_in_which_nothing_was_done_says_nothing():
    rows = "2025-03-04,Deadlift,100,5,false\n2025-03-04,Deadlift,100,4,false\n"
    assert len(brief(read(f"Date,Exercise,Weight,Reps,Completed\n{rows}"))) == 2


def test_an_exercise_nobody_knows_among_columns_of_exercises_is_one_too():
    text = "Date,Deadlift,Squat,Bolt Hoist\n2025-03-04,100x5,80x5,20x8\n2025-03-06,105x5,,25x8\n"
    assert brief(read(text)) == [
        ("Deadlift", 100, 5),
        ("Squat", 80, 5),
        ("Bolt Hoist", 20, 8),
        ("Deadlift", 105, 5),
        ("Bolt Hoist", 25, 8),
    ]


def test_a_long_run_keeps_its_time():
    rows = (
        "2025-03-04,45 min,Running,\n2025-03-04,30 s,Plank,\n2025-03-04,,Squat,6\n2025-03-04,50 min,Rowing,\n"
    )
    found = read(f"Date,Duration,Exercise,Reps\n{rows}").sets.to_pylist()
    assert [row["duration_s"] for row in found] == [2700, 30, None, 3000]


def test_the_unit_of_each_row_is_known_in_other_languages():
    rows = "2025-03-04,Peso muerto,225,lb,5\n2025-03-04,Sentadilla,100,kg,5\n"
    reading = read(f"Fecha,Ejercicio,Peso,Unidad de peso,Repeticiones\n{rows}")
    assert reading.unit.unit == "mixed"
    assert reading.sets["load_kg"].to_pylist() == [102.058283, 100]


def test_holds_of_the_same_time_are_no_session():
    rows = [f"{day},Plank,60,1" for day in ("2025-03-04", "2025-03-06") for _ in range(3)]
    found = read("\n".join(["Date,Exercise,Duration (s),Reps", *rows])).sets.to_pylist()
    assert {(row["workout_s"], row["duration_s"]) for row in found} == {(None, 60)}


def test_the_weight_of_a_machine_is_the_load_beside_the_machines_name():
    rows = [f"2025-03-04,Leg Press,Hammer,{100 + n},8" for n in range(3)]
    found = read("\n".join(["Date,Exercise,Machine,Machine Weight (kg),Reps", *rows])).sets
    assert found["load_kg"].to_pylist() == [100, 101, 102]


@pytest.mark.parametrize("name", ["time" + "(" * 7_900, "time" + "(a " * 2_600, "done" + " a" * 3_900])
def test_a_header_of_thousands_of_words_takes_no_long_time(name):
    before = time.process_time()
    heading(name)
    assert time.process_time() - before < 1  # it took minutes
