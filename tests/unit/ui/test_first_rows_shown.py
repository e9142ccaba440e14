from datetime import date

import pytest

from src.catalog import load_catalog
from src.charts import KILOGRAMS, POUNDS
from src.ingest import Previewed, Reject, first_rows, read_export
from src.ui.import_view import refusal_words
from src.ui.mapper_form import row_words
from src.ui.uploads import Upload

OWN = b"Date,Lift,Sets\n2026-03-02,Deadlift,100x5\n2026-03-04,Deadlift,102.5x5\n2026-03-06,Squat,nonsense\n"


def test_rows_are_shown_as_they_would_be_read():
    catalog = load_catalog()
    try:
        mapping = read_export("mine.csv", OWN, catalog=catalog).mapping
    except Reject as error:
        mapping = error.mapping
    rows = first_rows(OWN, mapping, catalog=catalog, n=3)
    assert [row.line for row in rows] == [2, 3, 4]
    assert row_words(rows[0], KILOGRAMS).startswith("2 Mar 2026: Deadlift, ")
    assert row_words(rows[2], KILOGRAMS).startswith("Not read: ")


def one(**changes):
    base = {
        "day": date(2026, 3, 2),
        "exercise_written": "Deadlift",
        "load_kg": 102.058,
        "reps": 5,
        "duration_s": None,
        "distance_m": None,
        "kind": "work",
    }
    return {**base, **changes}


def said(*sets, why_not=""):
    return row_words(Previewed(2, {}, sets, why_not), POUNDS)


def test_a_set_is_said_as_a_lifter_would():
    assert said(one()) == "2 Mar 2026: Deadlift, 225 lb \u00d7 5."
    assert said(one(kind="warmup")) == "2 Mar 2026: Deadlift, 225 lb \u00d7 5 (warm-up)."
    assert said(one(load_kg=None)) == "2 Mar 2026: Deadlift, 5 reps."
    assert said(one(load_kg=None, reps=None, duration_s=30.0)) == "2 Mar 2026: Deadlift, 30 s."


def test_many_sets_of_a_row_are_cut_and_counted():
    assert said(*[one()] * 11).endswith("225 lb \u00d7 5 and 2 more.")


def test_several_exercises_of_a_row_keep_their_own_sets():
    words = said(one(), one(exercise_written="Bench"), one(exercise_written="Bench", reps=4))
    assert words == "2 Mar 2026: Deadlift, 225 lb \u00d7 5; Bench, 225 lb \u00d7 5, 225 lb \u00d7 4."


def test_a_table_without_reps_still_shows_its_first_rows():
    table = b"Date,Exercise,Weight (kg),Reps\n2026-03-02,Deadlift,100,-5\n2026-03-04,Deadlift,100,abc\n"
    with pytest.raises(Reject) as caught:
        read_export("mine.csv", table, catalog=load_catalog())
    assert len(str(caught.value)) < 220
    rows = first_rows(table, caught.value.mapping, catalog=load_catalog())
    assert [row.written["Reps"] for row in rows] == ["-5", "abc"]
    assert [row_words(row, KILOGRAMS) for row in rows] == ["Not read: no reps."] * 2


def test_a_column_that_is_called_reps_is_asked_about_however_odd_its_cells():
    rows = [f"2026-03-{day:02},Deadlift,100,{'5' if day % 3 == 0 else 'lots'}" for day in range(1, 29)]
    table = "\n".join(["Date,Exercise,Weight (kg),Reps", *rows]).encode()
    with pytest.raises(Reject, match="its name says so, but only 32% of its cells are reps"):
        read_export("mine.csv", table, catalog=load_catalog())


def test_what_was_lost_of_a_row_is_said():
    assert said(one(), why_not="Reps 'x' cannot be read").endswith("Not read: Reps 'x' cannot be read.")


def test_a_table_that_can_be_explained_is_refused_in_two_sentences():
    with pytest.raises(Reject) as caught:
        read_export("mine.csv", b"a,b\nx,y\n", catalog=load_catalog())
    words = refusal_words(Upload("mine.csv", b"", mapping=caught.value.mapping, refused=str(caught.value)))
    assert words.startswith("is no export of an app known here. Nor is it a spreadsheet of sets")
    assert words.endswith("Say below what its columns mean.")
    assert "Strong" not in words
