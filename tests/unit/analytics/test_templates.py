"""Planned sessions: how closely one was followed, which loads it gets, what the lifter keeps."""

from dataclasses import replace

import pytest

from src.analytics import (
    AdviceSettings,
    Equipment,
    Template,
    TemplateError,
    TemplateLine,
    adherences,
    advice,
    advice_template,
    build_session,
    drop_template,
    open_log,
    save_template,
    templates,
    usual_equipment,
)
from tests.unit.analytics.logbook import BENCH, BOX_JUMP, CLEAN, CURL, RDL, ROW, SWING, TODAY, a_set

GYM = usual_equipment("kg")


def sample_workout(day=0, order=((BOX_JUMP, 5, 2), (CLEAN, 3, 3), (RDL, 3, 8), (SWING, 3, 15))):
    return [a_set(name, 50, reps, day=day) for name, sets, reps in order for _ in range(sets)]


def article(log):
    return templates(log)["sample-workout"]


def eights(weeks, first=80.0, name=RDL):
    """Twice a week three sets of 8, with two in reserve."""
    return [
        a_set(name, first + 2.5 * week, 8, day=7 * week + day, rir=2)
        for week in range(weeks)
        for day in (0, 3)
        for _ in range(3)
    ]


def test_the_sample_workout_done_as_planned_is_followed_fully(log_of):
    log = log_of(*sample_workout())
    (said,) = adherences(log, article(log))
    assert (said.score, said.complete, said.order) == (1.0, 1.0, 1.0)


def test_done_backwards_it_is_complete_and_out_of_order(log_of):
    log = log_of(*sample_workout(order=((SWING, 3, 15), (RDL, 3, 8), (CLEAN, 3, 3), (BOX_JUMP, 5, 2))))
    (said,) = adherences(log, article(log))
    assert (said.score, said.complete, said.order) == (1.0, 1.0, 0.0)


def test_fewer_sets_and_other_reps_count_in_part(log_of):
    log = log_of(*sample_workout(order=((BOX_JUMP, 5, 2), (RDL, 2, 8), (SWING, 6, 30))))
    (said,) = adherences(log, article(log))
    assert [line.score for line in said.lines] == [1.0, 0.0, pytest.approx(2 / 3), 0.0]
    assert [line.done_sets for line in said.lines] == [5, 0, 2, 6]
    assert said.complete == 0.75
    assert said.order == 1.0


def test_another_variant_of_the_lift_counts_and_other_work_does_not(log_of):
    log = log_of(
        *[a_set("Romanian Deadlift (Dumbbell)", 30, 8)] * 3, a_set(BENCH, 60, 8), a_set(CURL, 20, 8, day=1)
    )
    (said,) = adherences(log, article(log))
    assert said.lines[2].done_sets == 3
    assert said.order is None


def test_a_warm_up_is_no_set_of_the_plan(log_of):
    log = log_of(*[a_set(RDL, 40, 8, kind="warmup")] * 3, a_set(RDL, 80, 8))
    (said,) = adherences(log, article(log))
    assert said.lines[2].done_sets == 1


def test_sessions_come_newest_first_from_the_day_asked_for(log_of):
    log = log_of(*sample_workout(0), *sample_workout(7), *sample_workout(14))
    days = [said.day for said in adherences(log, article(log))]
    assert days == sorted(days, reverse=True)
    assert len(adherences(log, article(log), since=days[1])) == 2


def test_a_load_is_the_estimate_rounded_down_to_what_is_owned(log_of):
    log = log_of(*eights(10))
    line = build_session(log, article(log), GYM)[2]
    assert line.source == "estimate"
    assert line.low_kg < line.high_kg
    assert line.load_kg <= line.high_kg
    assert line.load_kg == GYM.bar_kg + 2 * sum(line.plates_kg)
    coarse = build_session(log, article(log), Equipment(20.0, (25.0, 10.0), (16.0,), (10.0,)))[2]
    assert coarse.load_kg in (20.0, 40.0, 70.0, 90.0)
    assert coarse.load_kg <= line.load_kg


def test_more_left_in_reserve_is_never_a_heavier_load(log_of):
    log = log_of(*eights(10))
    loads = [build_session(log, article(log), GYM, reserve)[2].load_kg for reserve in range(5)]
    assert loads == sorted(loads, reverse=True)
    assert loads[0] > loads[-1]


def test_too_little_history_to_estimate_gives_the_load_of_last_time_and_says_so(log_of):
    log = log_of(*eights(2))
    line = build_session(log, article(log), GYM)[2]
    assert (line.load_kg, line.source, line.reserve, line.low_kg) == (82.5, "last_time", None, None)
    assert line.why == "4 loaded sessions: too few to estimate"
    more = Template("own", "More", (TemplateLine("romanian_deadlift_barbell", 2, 10),), own=True)
    (never_so_many,) = build_session(log, more, GYM)
    assert (never_so_many.load_kg, never_so_many.source) == (None, "no_load")


def test_what_was_never_done_has_no_load(log_of):
    log = log_of(a_set(BENCH, 60, 8))
    assert {line.why for line in build_session(log, article(log), GYM)} == {
        "no box height in the log",
        "not in the log",
    }


def test_work_that_ends_for_speed_gets_the_load_last_used_for_as_many_reps(log_of):
    log = log_of(
        a_set(SWING, 28, 10),
        a_set(SWING, 20, 15),
        a_set(SWING, 24, 20, day=1),
        a_set(SWING, 32, 5, day=2),
        a_set(CLEAN, 60, 3),
        a_set(BOX_JUMP, None, 2, height_cm=61.0),
        a_set(BOX_JUMP, None, 2, height_cm=51.0, day=3),
    )
    jump, clean, _, swing = build_session(log, article(log), GYM)
    assert (swing.load_kg, swing.source, swing.reserve) == (24.0, "last_time", None)
    assert (clean.load_kg, clean.plates_kg) == (60.0, (20.0,))
    assert (jump.height_cm, jump.source) == (51.0, "height")


def test_after_three_months_without_there_is_no_load_but_what_was_done(log_of):
    log = log_of(a_set(CLEAN, 60, 3), a_set(BENCH, 60, 8, day=91))
    clean = build_session(log, article(log), GYM)[1]
    assert (clean.load_kg, clean.source) == (None, "no_load")
    assert clean.why == "not done for 91 days, so start light"
    assert clean.last.load_kg == 60
    sooner = build_session(log_of(a_set(CLEAN, 60, 3), a_set(BENCH, 60, 8, day=90)), article(log), GYM)[1]
    assert sooner.load_kg == 60


def test_a_missed_clean_is_no_load_to_take_again(log_of):
    log = log_of(a_set(CLEAN, 60, 3), a_set(CLEAN, 90, 3, note="missed"))
    assert build_session(log, article(log), GYM)[1].load_kg == 60


def test_sets_too_long_to_estimate_get_the_load_of_last_time(log_of):
    log = log_of(*eights(10), a_set(RDL, 60, 15, day=69), a_set(RDL, 55, 20, day=60))
    long = Template("own", "Long", (TemplateLine("romanian_deadlift_barbell", 2, 15),), own=True)
    (line,) = build_session(log, long, GYM)
    assert (line.load_kg, line.source, line.low_kg) == (60.0, "last_time", None)


def test_a_lift_done_only_as_another_variant_is_planned_as_that(log_of):
    log = log_of(*eights(10, 30.0, "Romanian Deadlift (Dumbbell)"))
    line = build_session(log, article(log), GYM)[2]
    assert line.exercise.id == "romanian_deadlift_dumbbell"
    assert line.load_kg in GYM.dumbbells_kg
    assert line.plates_kg is None


@pytest.mark.parametrize(
    ("implement", "limit", "load"),
    [
        ("barbell", 101.0, 100.0),
        ("barbell", 102.5, 102.5),
        ("barbell", 19.0, None),
        ("barbell", 20.0, 20.0),
        ("kettlebell", 23.9, 20.0),
        ("kettlebell", 3.0, None),
        ("dumbbell", 11.5, 10.0),
        ("cable", 41.0, 40.0),
    ],
)
def test_what_is_owned_makes_up_the_load(implement, limit, load):
    assert GYM.loadable(implement, limit) == load


def test_each_pair_of_plates_is_there_once():
    home = Equipment(20.0, (20.0, 10.0, 5.0, 5.0), (), ())
    assert home.loadable("barbell", 200.0) == 100.0
    assert home.loadable("barbell", 78.0) == 70.0
    assert home.a_side(70.0) == (20.0, 5.0)
    assert home.a_side(60.0) == (20.0,)
    assert home.a_side(65.0) is None


def test_a_pound_lifters_plates_come_out_even():
    pounds = usual_equipment("lb")
    load = pounds.loadable("barbell", 102.06)
    assert round(load / 0.45359237, 1) == 225.0
    assert [round(plate / 0.45359237) for plate in pounds.a_side(load)] == [45, 45]


def test_what_the_lifter_owns_wins_over_the_usual_gym():
    own = Equipment.of_settings({"bar_kg": 15, "plates_kg": [10, 5]}, "kg")
    assert (own.bar_kg, own.plates_kg) == (15.0, (10.0, 5.0))
    assert own.bells_kg == GYM.bells_kg
    assert Equipment.of_settings({}, "lb") == usual_equipment("lb")


def test_a_template_of_ones_own_is_kept_changed_and_forgotten(log_of, store):
    log = log_of(a_set(BENCH, 60, 8))
    made = save_template(log, Template("", " Pulls ", (TemplateLine("barbell_row", 3, 8),)))
    assert list(templates(log)) == ["sample-workout", made.id]
    assert templates(log)[made.id].name == "Pulls"
    changed = Template(made.id, "Pulls", (TemplateLine("barbell_row", 4, 8),), own=True)
    save_template(log, changed)
    assert templates(open_log(store, log.athlete_id, today=TODAY))[made.id] == changed
    drop_template(log, made.id)
    assert list(templates(log)) == ["sample-workout"]


@pytest.mark.parametrize(
    ("words", "name", "lines"),
    [
        ("name of 1 to 60", " ", [("barbell_row", 3, 8)]),
        ("1 to 20 lines, not 0", "A", []),
        ("Line 1: 'levitation' is not an exercise", "A", [("levitation", 3, 8)]),
        ("Line 2: 1 to 20 sets", "A", [("barbell_row", 3, 8), ("barbell_row", 0, 8)]),
        ("of 1 to 100 reps", "A", [("barbell_row", 3, 101)]),
    ],
)
def test_a_template_no_session_can_have_is_a_sentence(log_of, words, name, lines):
    log = log_of(a_set(BENCH, 60, 8))
    with pytest.raises(TemplateError, match=words):
        save_template(log, Template("", name, tuple(TemplateLine(*line) for line in lines)))
    assert list(templates(log)) == ["sample-workout"]


def test_the_advice_becomes_a_session_with_the_reps_usually_done(log_of):
    rows = [
        a_set(name, 50, reps, day=7 * week + n % 2)
        for week in range(4)
        for name, reps, sets in ((BENCH, 5, 6), (ROW, 12, 4), (RDL, 8, 2))
        for n in range(sets)
    ]
    log = log_of(*rows, a_set(BENCH, 50, 5, day=27))
    said = advice(log, AdviceSettings(least=1))
    made = advice_template(log, said)
    reps = {"barbell_row": 12, "romanian_deadlift_barbell": 8, "bench_press_barbell": 5}
    assert [(one.exercise, one.sets, one.reps) for one in made.lines] == [
        (one.exercise, one.sets, reps[one.exercise]) for one in said.additions
    ]


@pytest.mark.parametrize(
    ("limit", "used", "load"),
    [
        (61.0, (), 60.0),  # nothing known: steps of 2.5 kg
        (61.0, (40.0, 47.0, 54.0), 61.0),  # a stack of 7 kg plates
        (60.9, (40.0, 47.0, 54.0), 54.0),
        (90.0, (40.0, 47.0, 54.0), 89.0),  # above all that was used, in the same steps
        (30.0, (40.0, 47.0, 54.0), 26.0),
        (27.0, (20.0, 24.0, 25.0, 27.5, 29.48), 25.0),  # unevenly apart: no pin that was never used
        (40.0, (20.0, 24.0, 25.0, 27.5, 29.48), 29.48),
        (61.0, (59.0,), 59.0),  # one load shows no step
        (1.0, (), None),
    ],
)
def test_a_stack_has_the_pins_that_were_used_and_goes_by_no_plates(limit, used, load):
    nothing_small = replace(GYM, plates_kg=(20.0,))
    assert nothing_small.loadable("machine", limit, used) == load
    assert nothing_small.loadable("cable", limit, used) == load
