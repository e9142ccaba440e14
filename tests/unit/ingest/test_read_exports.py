"""Every layout and language we read: small exports written for this project, beside the sets they hold."""

import json
import re
from pathlib import Path

import pytest

from src.ingest import read_export
from src.store.schema import LOAD_BASES, SETS_SCHEMA

FOLDER = Path(__file__).parent / "exports"
EXPORTS = sorted(FOLDER.glob("*.csv"))


def rows_of(reading):
    """The sets as the expectations write them."""
    table = reading.sets.to_pylist()
    return [
        [
            str(row["started_at"]),
            row["exercise_written"],
            row["set_no"],
            row["kind"],
            row["load_kg"],
            row["load_basis"],
            row["reps"],
            row["rir"],
            row["distance_m"],
            row["duration_s"],
        ]
        for row in table
    ]


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_an_export_is_read_as_its_expectation_says(path):
    want = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    reading = read_export(path.name, path.read_bytes(), unit=want["asked"])
    assert rows_of(reading) == want["sets"]
    assert reading.unit.unit == want["unit"]
    assert reading.unit.how == want["unit_from"]
    assert reading.not_sets == want["not_sets"]
    assert [skip.line for skip in reading.skipped] == want["skipped_lines"]
    assert want["version"] in (None, reading.version)


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_what_is_read_follows_the_schema_of_the_store(path):
    reading = read_export(path.name, path.read_bytes())
    sets = reading.sets
    assert sets.schema == SETS_SCHEMA
    for field in SETS_SCHEMA:
        assert field.nullable or sets[field.name].null_count == 0, field.name
    assert set(sets["load_basis"].to_pylist()) <= set(LOAD_BASES)
    assert len(reading.lines) == sets.num_rows
    by_workout = {}
    for row in sets.to_pylist():
        by_workout.setdefault(row["workout_key"], []).append(row["order_in_workout"])
    assert all(orders == list(range(1, len(orders) + 1)) for orders in by_workout.values())


def test_the_same_sets_come_out_of_a_file_in_utf_16_or_windows_1252_or_with_a_mark():
    path = next(path for path in EXPORTS if path.stem == "strong_german")
    text = path.read_text(encoding="utf-8")
    plain = read_export("a.csv", path.read_bytes(), unit="kg")
    for encoding, name in (("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")):
        other = read_export("a.csv", text.encode(encoding), unit="kg")
        assert other.sets.equals(plain.sets)
        assert other.encoding == name
    assert any("Windows-1252" in remark for remark in other.remarks)


RESAVED = [
    ("strong_english_2020", lambda name: name.replace(" ", "_").lower()),
    ("strong_numbered_kilograms", lambda name: re.sub(r"\W", ".", name)),
    ("strong_android_mixed_units", lambda name: name.replace(" ", "")),
    ("hevy_english", lambda name: "".join(word.capitalize() for word in name.split("_"))),
    ("fitnotes/android_pounds_in_header", lambda name: re.sub(r"\W", "_", name)),
]


@pytest.mark.parametrize(("stem", "joined"), RESAVED, ids=[stem for stem, _ in RESAVED])
def test_how_the_words_of_a_header_are_joined_does_not_matter(stem, joined):
    text = (FOLDER / f"{stem}.csv").read_text(encoding="utf-8")
    header, rest = text.split("\n", 1)
    respelled = re.sub(r"[\w #().]+", lambda name: joined(name[0]), header)
    assert respelled != header
    original, again = (read_export("x.csv", each.encode()) for each in (text, f"{respelled}\n{rest}"))
    assert again.source == original.source
    assert (again.unit.unit, again.unit.how) == (original.unit.unit, original.unit.how)
    assert again.sets.equals(original.sets)


def test_a_kind_or_a_unit_in_a_column_of_its_own_is_read_where_a_program_added_it():
    strong = "Date,Workout Name,Exercise Name,Set Order,Set Type,Weight (lbs),Reps\n"
    rows = ["2024-03-04 18:00:00,A,Row,1,Warmup,45,5", "2024-03-04 18:00:00,A,Row,2,Drop Set,135,5"]
    assert read_export("x.csv", (strong + "\n".join(rows)).encode()).sets["kind"].to_pylist() == [
        "warmup",
        "drop",
    ]
    hevy = "Title,Start Time,End Time,Exercise Title,Set Type,Weight,Weight Unit,Reps\n"
    rows = ["A,2024-03-04 18:00,2024-03-04 19:00,Row,normal,100,lbs,5"]
    reading = read_export("x.csv", (hevy + "\n".join(rows)).encode())
    assert (reading.source, reading.unit.unit, reading.unit.how) == ("hevy", "lb", "column")


def test_empty_cells_cut_off_the_end_of_every_row_are_put_back():
    header = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Notes,RPE"
    rows = ["2024-03-04 18:00:00,A,Row,1,80,5", "2024-03-04 18:00:00,A,Row,2,80,4,,9"]
    reading = read_export("x.csv", "\n".join([header, *rows]).encode())
    assert reading.sets["reps"].to_pylist() == [5, 4]
    assert "1 row ends before the header does; empty cells were put there." in reading.remarks


def test_a_single_short_row_among_rows_that_end_in_empty_cells_is_torn():
    header = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Notes,RPE"
    rows = ["2024-03-04 18:00:00,A,Row,1,80,5", "2024-03-04 18:00:00,A,Row,2,80,4,,"]
    reading = read_export("x.csv", "\n".join([header, *rows]).encode())
    assert reading.sets["reps"].to_pylist() == [4]
    assert [skip.line for skip in reading.skipped] == [2]


def test_a_header_that_stands_there_again_is_passed_over():
    text = (FOLDER / "strong_english_2020.csv").read_text(encoding="utf-8").rstrip("\n")
    header, rest = text.split("\n", 1)
    once, again = (read_export("x.csv", each.encode()) for each in (text, f"{text}\n{header}\n"))
    assert again.sets.equals(once.sets)
    assert again.skipped == once.skipped
    assert "1 line that repeats the header was passed over: line 5." in again.remarks
    assert rest


@pytest.mark.parametrize("end", ["\r\n", "\r", "mixed"])
def test_line_ends_do_not_matter(end):
    path = next(path for path in EXPORTS if path.stem == "strong_tags_rest_notes")
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    other = (
        "".join(line + ("\n", "\r\n", "\r")[i % 3] for i, line in enumerate(lines))
        if end == "mixed"
        else text.replace("\n", end)
    )
    assert read_export("a.csv", other.encode()).sets.equals(read_export("a.csv", text.encode()).sets)


def test_the_order_and_the_case_of_columns_do_not_matter():
    text = (
        "reps, WEIGHT (KG) ,Set  Order,exercise name,date,favourite colour\n"
        "5,100,1,Deadlift (Barbell),2024-03-04 18:05:11,red\n"
    )
    (row,) = read_export("a.csv", text.encode()).sets.to_pylist()
    assert (row["exercise_written"], row["load_kg"], row["reps"]) == ("Deadlift (Barbell)", 100, 5)


def test_notes_and_the_length_of_the_session_are_kept():
    path = next(path for path in EXPORTS if path.stem == "strong_numbered_kilograms")
    rows = read_export(path.name, path.read_bytes()).sets.to_pylist()
    assert rows[1]["note"] == 'say "up"'
    assert {row["workout_s"] for row in rows} == {2176}
    assert {row["workout_name"] for row in rows} == {"Back"}


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("45m", 2700), ("55s", 55), ("48h 40m", 175200), ("38min", 2280), ("1 h 46 min", 6360),
     ("1小时13分钟", 4380), ("264h 1m", 950460), ("90", 90), ("1:02:03", 3723), ("ages", None), ("", None)],
)  # fmt: skip
def test_a_session_length_is_read_in_every_spelling(written, seconds):
    text = f"Date,Duration,Exercise Name,Set Order,kg,Reps\n2024-03-04 18:05:11,{written},Squat,1,100,5\n"
    assert read_export("a.csv", text.encode()).sets["workout_s"].to_pylist() == [seconds]


def test_a_last_row_that_breaks_off_is_no_set():
    header = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Notes,RPE"
    rows = ["2024-03-04 18:00:00,A,Row,1,80,5,,9", "2024-03-04 18:00:00,A,Row,2,80,1"]
    reading = read_export("x.csv", "\n".join([header, *rows]).encode())
    assert reading.sets["reps"].to_pylist() == [5]
    assert [skip.line for skip in reading.skipped] == [3]
