"""The forms in which people write sets into one cell."""

import pytest

from src.ingest.mapping.cells import count, loads, sets_of
from src.ingest.mapping.parts import Habits
from src.ingest.mapping.written import Load


def reps_and_loads(text, habits=None):
    found = sets_of(text, habits or Habits())
    return None if found is None else [(one.reps, one.load.amount if one.load else None) for one in found]


@pytest.mark.parametrize(
    ("cell", "want"),
    [
        ("5", [(5, None)]),
        ("3x5", [(5, None)] * 3),
        ("3 X 5", [(5, None)] * 3),
        ("3\u00d75", [(5, None)] * 3),
        ("3*5", [(5, None)] * 3),
        ("3 sets of 10", [(10, None)] * 3),
        ("10 reps", [(10, None)]),
        ("3 x 5 @ 100kg", [(5, 100)] * 3),
        ("3x12@20", [(12, 20)] * 3),
        ("3x5@82,5", [(5, 82.5)] * 3),
        ("3x5 100", [(5, 100)] * 3),
        ("3x5x100", [(5, 100)] * 3),
        ("100x5x3", [(5, 100)] * 3),
        ("5 x 60 kg", [(5, 60)]),
        ("5,5,5", [(5, None)] * 3),
        ("5/5/4", [(5, None), (5, None), (4, None)]),
        ("100x5, 105x5", [(5, 100), (5, 105)]),
        ("100x5,50x5", [(5, 100), (5, 50)]),
        ("82,5x5", [(5, 82.5)]),
        ("3x5x102,5", [(5, 102.5)] * 3),
        ("3x5x102,5; 1x3x97,5", [*[(5, 102.5)] * 3, (3, 97.5)]),
        ("2x5x60,6,7", [*[(5, 60)] * 2, (6, 60), (7, 60)]),
        ("60kg x 5,5,4", [(5, 60), (5, 60), (4, 60)]),
        ("225 lbs x 5", [(5, 225)]),
        ("5+5", [(10, None)]),
        ("5,0", [(5, None)]),
        ("BW x 8", [(8, None)]),
        ("BW+10 x 5", [(5, 10)]),
        ("12 per side", [(12, None)]),
        ("12 pro Seite", [(12, None)]),
        ("10 e/s", [(10, None)]),
        ("2x20kg x 8", [(8, 20)]),
        ("", []),
        ("-", []),
        ("NA", []),
        ("heavy", None),
        ("10-12", None),
        ("3x", None),
        ("99999x5", None),
        ("5x5x" * 100, None),
    ],
)
def test_a_cell_is_read_as_its_sets(cell, want):
    assert reps_and_loads(cell) == want


@pytest.mark.parametrize(
    ("habits", "cell", "want"),
    [
        (Habits(), "5x10", [(10, None)] * 5),
        (Habits("load_reps"), "20x10", [(10, 20)]),
        (Habits("reps_load"), "5x100, 3x110", [(5, 100), (3, 110)]),
        (Habits(lists="load_first"), "110,5,5,4", [(5, 110), (5, 110), (4, 110)]),
        (Habits(lists="load_first"), "90*,25", [(25, 90)]),
        (Habits(lists="load_first"), "235,0", [(0, 235)]),
    ],
)
def test_what_can_be_read_in_two_ways_is_read_in_the_writers(habits, cell, want):
    assert reps_and_loads(cell, habits) == want


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("8f", ["failure"]), ("8 (fail)", ["failure"]), ("AMRAP 9", ["amrap"]), ("12+", ["amrap"]),
        ("3x5+", ["", "", "amrap"]), ("w 60x5", ["warmup"]), ("60x5 warm-up, 100x5", ["warmup", ""]),
        ("drop 60x8", ["drop"]), ("AMRAP", ["amrap"]),
    ],
)  # fmt: skip
def test_words_for_a_kind_of_set_are_taken_from_the_cell(cell, kinds):
    assert [one.kind for one in sets_of(cell, Habits())] == kinds


@pytest.mark.parametrize(
    ("cell", "rpe"), [("5 @ RPE 8", 8), ("100x5 @rpe8.5", 8.5), ("3x5 RIR 2", 8), ("5 (2 RIR)", 8)]
)
def test_the_effort_is_taken_from_the_cell(cell, rpe):
    assert {one.rpe for one in sets_of(cell, Habits())} == {rpe}


@pytest.mark.parametrize(
    ("cell", "seconds", "metres"),
    [("30 s", 30, None), ("1:30", 90, None), ('45"', 45, None), ("2 min", 120, None), ("400m", None, 400)],
)
def test_a_cell_can_hold_a_time_or_a_distance(cell, seconds, metres):
    (one,) = sets_of(cell, Habits())
    assert (one.reps, one.seconds, one.metres) == (None, seconds, metres)
    assert len(sets_of(f"3x{cell}", Habits())) == 3


@pytest.mark.parametrize("cell", ["12 per side", "5+5", "90*x5"])
def test_what_the_numbers_do_not_hold_is_marked_to_be_kept_as_a_note(cell):
    assert sets_of(cell, Habits())[0].marked


@pytest.mark.parametrize(
    ("cell", "want"),
    [
        ("225 lbs", [Load(225, "lb")]),
        ("60kg", [Load(60, "kg")]),
        ("102,5", [Load(102.5)]),
        ("100/105/110", [Load(100), Load(105), Load(110)]),
        ("100, 102,5", [Load(100), Load(102.5)]),
        ("BW", [Load(None, "", "none")]),
        ("BW+10", [Load(10, "", "added")]),
        ("-20", [Load(20, "", "assist")]),
        ("20 each", [Load(20, "", "per_hand")]),
        ("2x20kg", [Load(20, "kg", "per_hand")]),
        ("", []),
        ("#N/A", []),
        ("red band", None),
        ("1" * 300, None),
    ],
)
def test_a_load_is_read_with_its_unit_and_what_it_is(cell, want):
    assert loads(cell) == want


def test_a_number_of_sets_is_small_and_whole():
    cells = ["3", "3.0", "3 sets", "3x", "", "2.5", "-1", "99", "many"]
    assert [count(text) for text in cells] == [3, 3, 3, 3, 0, None, None, None, None]
