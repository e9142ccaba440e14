from datetime import date, timedelta

import pytest

from src.analytics import FORMULAS, box_jumps, headline, headlines, records
from src.analytics.headline_words import learned_sentence
from tests.unit.analytics.logbook import BOX_JUMP, CLEAN, DEADLIFT, MONDAY, RDL, SWING, a_set


def by_formula(log, lift, formula="epley", **asked):
    """The number read from one set, as every log app reads it."""
    return headline(log, lift, formula, **asked)


def test_every_lift_has_a_headline_that_says_what_it_is(log_of):
    log = log_of(
        a_set(DEADLIFT, 140, 5, rir=1),
        a_set(RDL, 100, 6, rir=2),
        a_set(CLEAN, 80, 2),
        a_set(SWING, 28, 12),
        a_set(BOX_JUMP, None, 3, note='24" box'),
    )
    found = headlines(log, "epley")
    assert {name: (one.label, one.unit, one.status) for name, one in found.items()} == {
        "deadlift": ("1RM by Epley", "kg", "estimated"),
        "romanian_deadlift": ("8RM by Epley", "kg", "index"),
        "good_morning": ("8RM by Epley", "kg", None),
        "barbell_row": ("8RM by Epley", "kg", None),
        "dumbbell_row": ("10RM by Epley", "kg", None),
        "power_clean": ("Best power clean made", "kg", "tested"),
        "box_jump": ("Highest box", "cm", "tested"),
        "kettlebell_swing": ("Heaviest bell for 10 swings", "kg", "tested"),
    }
    assert round(found["box_jump"].value, 2) == 60.96
    assert found["good_morning"].value is None
    assert "not in this log" in found["good_morning"].sentence
    assert found["deadlift"] == by_formula(log, "deadlift")


def test_the_window_ends_with_the_log_not_today(log_of):
    log = log_of(
        a_set(DEADLIFT, 200, 3, rir=1, day=date(2019, 1, 1)),
        a_set(DEADLIFT, 150, 3, rir=1, day=date(2019, 6, 1)),
        a_set(DEADLIFT, 155, 3, rir=1, day=date(2019, 6, 20)),
    )
    shown = by_formula(log, "deadlift")
    assert shown.from_set.load_kg == 155
    assert (shown.sets_90d, shown.last_day) == (2, date(2019, 6, 20))
    assert shown.sentence == "Estimated from a set of 3 with 1 in reserve on 20 June 2019."


def test_a_lift_that_rests_shows_its_own_last_weeks(log_of):
    log = log_of(a_set(DEADLIFT, 150, 3, rir=1), a_set(RDL, 90, 8, day=200))
    shown = by_formula(log, "deadlift")
    assert (shown.from_set.load_kg, shown.sets_90d, shown.last_day) == (150, 0, MONDAY)


def test_an_unlogged_effort_is_said(log_of):
    shown = by_formula(log_of(a_set(DEADLIFT, 150, 6)), "deadlift")
    assert (shown.value, shown.high) == (180, None)
    assert "or more" in shown.sentence


def test_an_effort_logged_far_from_failure_is_not_called_unlogged(log_of):
    shown = by_formula(log_of(a_set(DEADLIFT, 150, 6, rir=6)), "deadlift")
    assert shown.sentence.endswith(
        "from a set of 6 on 5 January 2026: the effort logged is too far from failure to tell."
    )
    source = shown.from_set
    assert (source.rir, source.n, source.reserve, source.reserve_from) == (6, 6, None, "not_believed")
    chart = by_formula(log_of(a_set(DEADLIFT, 100, 5, rir=6)), "deadlift", "rpe").sentence
    assert "none was logged" not in chart


def test_a_set_to_failure_had_nothing_left_whatever_its_rpe_says(log_of):
    shown = by_formula(log_of(a_set(DEADLIFT, 150, 6, rir=2, kind="failure")), "deadlift")
    assert shown.sentence == "Estimated from a set of 6 to failure on 5 January 2026."
    assert (shown.from_set.reserve, shown.from_set.reserve_from) == (0, "failure")


@pytest.mark.parametrize("formula", ["epley", "berger", "auto"])
@pytest.mark.parametrize("row", [a_set(RDL, 100, 5, rir=1), a_set(RDL, 100, 9), a_set(RDL, 100, 9, rir=7)])
def test_the_sum_told_leads_to_the_number_shown(log_of, row, formula):
    shown = by_formula(log_of(row), "romanian_deadlift", formula)
    made = shown.from_set
    told = FORMULAS[shown.formula].explain(made.load_kg, made.reps, made.reserve, target=shown.target_reps)
    assert told.endswith(f"8RM = 1RM / {FORMULAS[shown.formula].factor(8):.4g} = {shown.value:.4g} kg")
    assert f"({made.n:g} to failure)" in told


def test_what_was_lifted_needs_no_formula(log_of):
    log = log_of(a_set(RDL, 100, 8, rir=0), a_set(CLEAN, 80, 2), a_set(BOX_JUMP, None, 3, height_cm=60.0))
    found = headlines(log, "epley")
    assert [found[lift].formula for lift in ("romanian_deadlift", "power_clean", "box_jump")] == [None] * 3
    assert found["box_jump"].target_reps is None


def test_a_typing_error_owns_no_headline(log_of):
    usual = [a_set(DEADLIFT, 100, 5, rir=2, day=d) for d in range(0, 70, 7)]
    shown = by_formula(log_of(*usual, a_set(DEADLIFT, 1000, 5, rir=2, day=70)), "deadlift")
    assert shown.from_set.load_kg == 100


def test_no_qualifying_set_is_explained(log_of):
    assert "1 to 3 reps" in by_formula(log_of(a_set(CLEAN, 80, 5)), "power_clean").sentence
    assert "10 reps or more" in by_formula(log_of(a_set(SWING, 24, 5)), "kettlebell_swing").sentence
    assert "load" in by_formula(log_of(a_set(DEADLIFT, None, 5)), "deadlift").sentence
    assert "RPE" in by_formula(log_of(a_set(DEADLIFT, 100, 5)), "deadlift", "rpe").sentence
    box = by_formula(log_of(a_set(BOX_JUMP, None, 3)), "box_jump")
    assert box.value is None
    assert "60 cm" in box.sentence


def test_another_rep_max_has_its_own_label(log_of):
    log = log_of(a_set(DEADLIFT, 140, 5, rir=0))
    assert by_formula(log, "deadlift", reps=5).label == "Tested 5RM"
    assert by_formula(log, "deadlift", reps=3).label == "3RM by Epley"


def test_one_leg_stands_for_both_only_where_there_is_nothing_else(log_of):
    one_leg = [a_set("Single Leg Romanian Deadlift", 20, 8, day=100 + d) for d in range(9)]
    assert headline(log_of(*one_leg), "romanian_deadlift").exercise == "single_leg_romanian_deadlift"
    both = headline(log_of(a_set(RDL, 80, 8), *one_leg), "romanian_deadlift")
    assert both.exercise == "romanian_deadlift_barbell"
    rows = [a_set("Dumbbell Row", 30, 10, day=d) for d in range(3)]
    assert headline(log_of(*rows), "dumbbell_row").exercise == "dumbbell_row"


HEIGHTS = {
    '24"': 60.96,
    "24''": 60.96,
    "24″ box, soft landings": 60.96,
    "24 in": 60.96,
    "24in x 5": 60.96,
    "24 in.": 60.96,
    "up to 30 in, easy": 76.2,
    "the 20 in box": 50.8,
    "24-inch box": 60.96,
    "20 inches": 50.8,
    "20.5 Inches": 52.07,
    "60cm": 60,
    "60 CM today": 60,
    "62,5 cm": 62.5,
    "75 centimetres": 75,
    "0.6 m": 60,
    "0,75m": 75,
    "1.05 metres": 105,
    "1.20 m": 120,
    "1.2 metres": 120,
    "1,2 m box": 120,
    "1.5 m": None,
    "1.5 m rest": None,
    '5x24"': 60.96,
    "step down each rep @ 51cm": 51,
    "did 36 in total": None,
    "36 in 10 minutes": None,
    "12 in a row": None,
    "got 20 in under a minute": None,
    "rest 90 s": None,
    "10 min rest": None,
    "wore a 10 kg vest": None,
    "box 3": None,
    "2 m run up": None,
    "ran 400 m before": None,
    "2'6\"": None,
    "2 ft 6 in": None,
    "RPE 7, 3 sets": None,
    "": None,
}


def test_notes_give_a_height_only_when_they_name_its_unit(log_of):
    rows = [a_set(BOX_JUMP, None, 3, day=d, note=note) for d, note in enumerate(HEIGHTS)]
    read = box_jumps(log_of(*rows))["height_cm"].round(2)
    assert dict(zip(HEIGHTS, read.astype(object).where(read.notna(), None), strict=True)) == HEIGHTS


def test_the_note_wins_over_the_name_and_is_not_read_into_it(log_of):
    log = log_of(
        a_set("Box Jump 24in", None, 3),
        a_set("Box Jump 24in", None, 3, day=1, note="30 in"),
        a_set("Box Jump", None, 3, day=2, note="did 36 in"),
    )
    assert box_jumps(log)["height_cm"].round(2).tolist() == [60.96, 76.2, 91.44]


def test_box_heights_are_read_where_people_write_them(log_of):
    notes = ["24 in", "60cm", '30"', "felt good, 20 inches", "no height", "50 cm then 24 reps"]
    rows = [a_set(BOX_JUMP, None, 3, day=d, note=note) for d, note in enumerate(notes)]
    log = log_of(*rows, a_set(BOX_JUMP, None, 2, day=6, height_cm=75.0, note="60 cm"))
    heights = box_jumps(log)["height_cm"].round(2).fillna(0).tolist()
    assert heights == [60.96, 60.0, 76.2, 50.8, 0, 50.0, 75.0]
    assert box_jumps(log)["contacts"].tolist() == [3] * 6 + [2]
    assert by_formula(log, "box_jump").from_set.day == MONDAY + timedelta(days=2)


def test_a_best_says_which_days_it_is_the_best_of(log_of):
    log = log_of(
        a_set(CLEAN, 100, 1, day=0),
        a_set(CLEAN, 80, 3, day=200),
        a_set(SWING, 32, 10, day=10),
        a_set(SWING, 24, 12, day=150),
        a_set(DEADLIFT, 150, 3, day=300),
    )
    found = headlines(log, "epley")
    assert found["power_clean"].value == 80
    assert found["power_clean"].sentence.startswith(
        "The best of the 90 days up to its last session, made for"
    )
    assert found["kettlebell_swing"].value == 24
    recent = headlines(log_of(a_set(CLEAN, 80, 3)), "epley")["power_clean"].sentence
    assert recent.startswith("The best of the log's last 90 days, made for a set of 3 on")


def test_a_lift_done_since_without_a_load_is_not_said_to_rest():
    facts = (8, "next", date(2019, 9, 17), 11, date(2020, 8, 3))
    assert learned_sentence(*facts, date(2019, 9, 17)).endswith("11 sessions; the lift has rested since.")
    assert learned_sentence(*facts, date(2020, 2, 19)).endswith("11 sessions; no set since then can be read.")
    assert learned_sentence(8, "next", date(2020, 8, 3), 11, date(2020, 8, 3), date(2020, 8, 3)).endswith(
        "11 sessions."
    )


def test_a_clean_that_was_missed_is_no_best_and_no_record(log_of):
    days = [a_set(CLEAN, 70 + day, 1, day=7 * day) for day in range(4)]
    log = log_of(
        *days, a_set(CLEAN, 90, 1, day=21, note="missed"), a_set(CLEAN, 95, 1, day=21, note="Failed")
    )
    assert headline(log, "power_clean").value == 73
    assert records(log, "power_clean")["value"].max() == 73
    assert headline(log_of(*days, a_set(CLEAN, 90, 1, day=21, note="solid")), "power_clean").value == 90


def test_a_variant_trained_after_the_headlines_is_known(log_of):
    main = [a_set(RDL, 80, 8, day=day) for day in (0, 3, 7, 10)]
    since = [a_set("Romanian Deadlift (Dumbbell)", 30, 10, day=day) for day in (50, 57)]
    found = headlines(log_of(*main, *since, a_set("Bench Press", 60, 8, day=60)))["romanian_deadlift"]
    assert found.exercise == "romanian_deadlift_barbell"
    assert found.last_day == MONDAY + timedelta(days=10)
    assert found.later.exercise_name == "Romanian deadlift (dumbbell)"
    assert found.later.last_day == MONDAY + timedelta(days=57)
    assert headlines(log_of(*main))["romanian_deadlift"].later is None
