"""What the Plan page says of one line of a session."""

from dataclasses import replace
from datetime import date

import pytest

from src.analytics import Advice, AdviceSettings, PlannedLine, Template, TemplateLine
from src.analytics.advice import Addition, GroupChange, MissingKind, Start
from src.analytics.templates.builder import LastTime
from src.catalog import load_catalog
from src.charts import KILOGRAMS, POUNDS
from src.ui.plan_words import (
    choice_words,
    effect_words,
    load_words,
    message,
    missing_words,
    plates_words,
    session_lines,
    sheet,
    source_words,
)

CATALOG = load_catalog()
RDL, SWING, SWINGS, ROW, LUNGE, BOX = (
    CATALOG.exercises[one]
    for one in (
        "romanian_deadlift_barbell",
        "kettlebell_swing",
        "double_swing_kettlebell",
        "dumbbell_row",
        "lunge_dumbbell",
        "box_jump_bodyweight",
    )
)
LAST = LastTime(date(2026, 11, 8), 102.0, "total", 8)


@pytest.fixture
def pull():
    return PlannedLine(
        RDL,
        3,
        8,
        LAST,
        source="estimate",
        reserve=2,
        load_kg=97.5,
        plates_kg=(25.0, 10.0, 3.75),
        low_kg=94,
        high_kg=108,
    )


def test_a_load_has_its_plates_and_its_interval(pull):
    assert load_words(pull, KILOGRAMS) == "97.5 kg"
    assert plates_words(pull, KILOGRAMS) == "25 + 10 + 3.75"
    assert source_words(pull, KILOGRAMS).replace("\u2060", "") == "estimate for 8 with 2 left: 94\u2013108 kg"


def test_a_session_goes_along_as_a_message_of_a_line_an_exercise(pull):
    template = Template(
        "mine", "Pull day", (TemplateLine(RDL.id, 3, 8), TemplateLine(ROW.id, 2, 15)), own=True
    )
    row = PlannedLine(ROW, 2, 15, None, why="nothing to go by")
    assert message(template, [pull, row], KILOGRAMS) == (
        "Pull day\n"
        "Romanian deadlift (barbell): 3 \u00d7 8 with 97.5 kg (25 + 10 + 3.75 a side)\n"
        "Dumbbell row, one arm: 2 \u00d7 15"
    )


def test_without_an_estimate_the_reason_and_the_last_time_stand_there():
    line = PlannedLine(RDL, 3, 8, LAST, why="5 loaded sessions: too few to estimate", reserve=2)
    said = source_words(line, KILOGRAMS)
    assert said == "5 loaded sessions: too few to estimate; last time 102 kg \u00d7 8 on 8 Nov 2026"
    assert load_words(line, KILOGRAMS) == "\u2013"


@pytest.mark.parametrize(
    ("exercise", "basis", "said"),
    [
        (SWING, "total", "24 kg"),  # one bell in both hands
        (SWINGS, "per_hand", "24 kg each hand"),
        (ROW, "per_hand", "24 kg in one hand"),
        (LUNGE, "per_hand", "24 kg a hand"),  # one or two: the log does not say
    ],
)
def test_a_load_says_how_many_hands_hold_it(exercise, basis, said):
    last = LastTime(date(2026, 11, 8), 24.0, basis, 15)
    assert load_words(PlannedLine(exercise, 3, 15, last, load_kg=24), KILOGRAMS) == said


def test_a_session_says_what_to_do_and_plates_only_where_there_are_some(pull):
    swings = PlannedLine(
        SWINGS, 3, 15, LastTime(date(2026, 11, 8), 24.0, "per_hand", 15), source="last_time", load_kg=24
    )
    box = PlannedLine(BOX, 5, 2, None, source="height", height_cm=61.0)
    assert load_words(box, POUNDS) == "24 in box"
    bare = session_lines([swings, box], KILOGRAMS)
    assert list(bare["Do"]) == ["3 \u00d7 15 with 24 kg each hand", "5 \u00d7 2 with 61 cm box"]
    assert "Plates a side" not in bare
    assert list(session_lines([pull, box], KILOGRAMS)["Plates a side"]) == ["25 + 10 + 3.75", "\u2013"]


def test_the_sheet_has_a_box_to_tick_for_each_set(pull):
    template = Template("own", "Pulls", (TemplateLine(RDL.id, 3, 8),))
    text = sheet(template, [pull], KILOGRAMS)
    assert text.startswith("Pulls\n")
    assert text.count("[ ]") == 3
    assert "97.5 kg  (each side 25 + 10 + 3.75)" in text
    assert "leave 2 reps in reserve" in text


def test_a_line_done_without_a_load_says_so_and_how_many_reps_last_time():
    bare = LastTime(date(2026, 11, 8), None, "none", 12)
    line = PlannedLine(RDL, 3, 12, bare, why="logged without a load", reserve=2)
    assert source_words(line, KILOGRAMS) == "Logged without a load; last time 12 reps on 8 Nov 2026"


@pytest.fixture
def above():
    """Advice for a week above the target that lacks a hinge and jumps."""
    hinge = MissingKind("hinge", (), ("Deadlift", "Romanian deadlift"))
    jumps = MissingKind("explosive work", ("Box jump (bodyweight)",), ("Power clean",))
    return Advice(
        status="nothing_to_change",
        additions=(),
        removals=(),
        share_before=0.79,
        share_after=0.79,
        coverage_before=9,
        coverage_after=9,
        groups=(),
        sentence="",
        settings=AdviceSettings(),
        kinds=(hinge, jumps),
        down_by_adding=Addition("bench_press_barbell", "Bench press (barbell)", None, 1),
        down_by_dropping=Addition("t_bar_row", "T-bar row", None, 4),
    )


def test_more_than_the_target_is_a_choice_with_what_would_bring_it_down(above):
    assert choice_words(above) == (
        "The posterior chain gets more than your target: your choice, and no fault. To come down to 75% you "
        "could add 1 set of bench press (barbell) or drop 4 sets of T-bar row a week."
    )
    assert choice_words(replace(above, down_by_adding=None, down_by_dropping=None)).endswith("no fault.")
    assert choice_words(replace(above, share_after=0.75)) == ""
    assert choice_words(replace(above, share_before=0.6)).startswith("With this plan the posterior chain")


def test_kinds_of_work_that_lack_are_named_with_what_would_be_of_them(above):
    hinge, explosive = missing_words(above)
    assert hinge.startswith("No hinge in 90 days; of the eight lifts, deadlift")
    assert explosive == "No explosive work in 28 days; in 90: box jump (bodyweight)."


def test_what_a_plan_leaves_as_it_is_has_no_arrow(above):
    said = effect_words(above, "55-75%")
    assert "\u2192" not in said
    assert "**79%**" in said


def test_what_stops_a_full_plan_is_named_and_what_to_start_with(above):
    groups = (
        GroupChange("calves", "Calves and feet", 0.5, 1.5, planned=False),
        GroupChange("lats", "Lats", 1.0, 3.0, planned=True),
    )
    start = Start("standing_calf_raise", "Standing calf raise", 3, ("Calves and feet",))
    nearest = replace(above, kinds=(), groups=groups, starts=(start,), stopped_by=("total", "usual"))
    stopped, short, start_with = missing_words(nearest)
    assert stopped == (
        "What stops a full plan: at most 20 sets added in all and of an exercise no more is added than a "
        "week that has it usually holds (2 sets at least)."
    )
    assert short == "Still short of 4 sets a week: lats 3."
    assert start_with == (
        "Still short: calves and feet 1.5 of 4 sets a week, as nothing of your last 90 days trains it "
        "directly. To start with: 3 sets of standing calf raise a week."
    )


def test_much_more_than_a_week_has_is_said_to_be_much(above):
    much = replace(above, kinds=(), additions=(Addition("row", "Barbell row", None, 9),), week_sets=20.4)
    assert missing_words(much) == [
        "That is 9 sets on top of about 20 a week: take it in steps over some weeks, or swap sets instead."
    ]
    assert missing_words(replace(much, week_sets=60.0)) == []
