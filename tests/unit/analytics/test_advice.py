"""What to do next week, on weeks a reader can count."""

from dataclasses import replace
from importlib import import_module

import pytest

from src.analytics import AdviceSettings, BalanceSettings, advice
from src.analytics.advice.model import Addition
from src.analytics.advice.words import inside, sets_of
from tests.unit.analytics.logbook import (
    BENCH,
    CURL,
    DEADLIFT,
    PULLDOWN,
    RDL,
    ROW,
    SQUAT,
    SWING,
    a_set,
)

CALF = "Standing Calf Raise (Machine)"
FACE_PULL = "Face Pull (Cable)"
LEG_CURL = "Lying Leg Curl (Machine)"
EVERY = {
    SWING: 1,
    LEG_CURL: 1,
    RDL: 3,
    DEADLIFT: 3,
    ROW: 4,
    FACE_PULL: 2,
    SQUAT: 3,
    BENCH: 4,
    CURL: 2,
    CALF: 4,
}


UNSTEADIED = AdviceSettings(least=2.5, balance=BalanceSettings(stabilisers=False))


def weeks(habit, *, count=4, first=0):
    """The same sets every Monday and Sunday, for some weeks."""
    return [
        a_set(name, 60, 8, day=7 * week + (first if n % 2 else 6))
        for week in range(count)
        for name, sets in habit.items()
        for n in range(sets)
    ] + [a_set(BENCH, 60, 8, day=0), a_set(BENCH, 60, 8, day=7 * count - 1)]


def test_a_week_that_has_everything_needs_nothing(log_of):
    said = advice(log_of(*weeks(EVERY)))
    assert said.status == "nothing_to_change"
    assert said.additions == ()
    assert said.coverage_after == 9
    assert said.share_after == said.share_before
    assert (
        said.sentence
        == f"Nothing to change: {said.share_after:.0%} posterior, all 9 groups at 4 sets or more."
    )


def test_what_needs_nothing_needs_no_solver(log_of, monkeypatch):
    asked = []
    solver = import_module("src.analytics.advice.solve")._Problem
    monkeypatch.setattr(solver, "least", lambda *given: asked.append(given))
    assert advice(log_of(*weeks(EVERY))).status == "nothing_to_change"
    assert not asked
    advice(log_of(*weeks(EVERY | {CALF: 1})))
    assert asked


def test_the_one_group_that_lacks_sets_gets_just_those(log_of):
    habit = EVERY | {CALF: 1}
    said = advice(log_of(*weeks(habit)))
    calves = next(group for group in said.groups if group.muscle == "calves")
    short = 4 - calves.before
    assert [(one.name, one.sets) for one in said.additions] == [
        ("Standing calf raise (machine)", -(-short // 1))
    ]
    assert (said.coverage_before, said.coverage_after) == (8, 9)
    assert said.sentence.startswith("Next week, add 2 sets of standing calf raise (machine)")


def test_a_mirror_week_is_brought_into_the_target(log_of):
    habit = {BENCH: 8, CURL: 4, ROW: 3, RDL: 2, CALF: 4, FACE_PULL: 2}
    wanted = AdviceSettings(least=1)
    said = advice(log_of(*weeks(habit)), wanted)
    assert said.share_before < 0.55 <= said.share_after + 1e-9
    assert said.status == "plan"
    assert all(one.lift for one in said.additions)  # the eight lifts first, where they do as much


ABOVE = {
    RDL: 5,
    ROW: 5,
    CALF: 4,
    FACE_PULL: 4,
    BENCH: 4,
    CURL: 2,
    DEADLIFT: 3,
    SQUAT: 1,
    LEG_CURL: 3,
    SWING: 1,
}


def test_nothing_is_added_for_the_mirror_muscles_own_sake(log_of):
    said = advice(log_of(*weeks(ABOVE)))
    assert said.status == "nothing_to_change"
    assert said.share_before > 0.75
    assert said.above_target
    assert said.sentence.startswith("Nothing to add: 77% posterior, above your target;")
    assert said.down_by_adding.exercise == "bench_press_barbell"  # no curls: what trains more comes first


def test_mostly_mirror_work_is_never_added_unless_it_is_asked_for(log_of):
    press = "Overhead Press (Barbell)"  # steadies the trunk: a quarter for the deep core, which lacks
    log = log_of(*weeks({press: 6, BENCH: 12, PULLDOWN: 8, CALF: 4, LEG_CURL: 4}))
    wanted = AdviceSettings(change="swap")
    assert "overhead_press_barbell" not in {one.exercise for one in advice(log, wanted).additions}
    asked = advice(log, AdviceSettings(locked=("overhead_press_barbell",)))
    assert "overhead_press_barbell" in {one.exercise for one in asked.additions}


@pytest.mark.parametrize("way", ["down_by_adding", "down_by_dropping"])
def test_what_would_bring_the_share_down_does_and_leaves_no_group_short(log_of, way):
    balance = BalanceSettings(target_high=0.76)
    names = {"bench_press_barbell": BENCH, "face_pull_cable": FACE_PULL, "lying_leg_curl_machine": LEG_CURL}
    one = getattr(advice(log_of(*weeks(ABOVE)), AdviceSettings(balance=balance)), way)
    sign = 1 if way == "down_by_adding" else -1
    for sets, above in ((one.sets, False), (one.sets - 1, True)):
        habit = ABOVE | {names[one.exercise]: ABOVE[names[one.exercise]] + sign * sets}
        said = advice(log_of(*weeks(habit)), AdviceSettings(balance=balance))
        assert said.above_target is above
        assert said.coverage_before == 9


def test_one_of_the_eight_lifts_is_taken_for_a_few_sets_more(log_of):
    # Short of lats and rear delts. Two face pulls and three pulldowns would do: 5 sets.
    habit = {RDL: 5, DEADLIFT: 2, SQUAT: 4, BENCH: 6, CALF: 4, ROW: 1, PULLDOWN: 1, FACE_PULL: 1}
    said = advice(log_of(*weeks(habit)))
    assert "barbell_row" in {one.lift for one in said.additions}


def test_enough_sets_without_a_hinge_are_not_called_enough(log_of):
    log = log_of(*weeks({SQUAT: 8, ROW: 8, BENCH: 6, CALF: 4, LEG_CURL: 3, FACE_PULL: 1}))
    said = advice(log)
    assert said.status == "nothing_to_change"
    assert said.sentence.endswith("but no hinge or explosive work.")
    assert [kind.words for kind in said.kinds] == ["hinge", "explosive work"]
    assert said.kinds[0].done == ()
    assert said.kinds[0].lifts == ("Deadlift", "Romanian deadlift", "Good morning")


def test_a_swap_keeps_the_number_of_sets(log_of):
    habit = EVERY | {CALF: 2, BENCH: 6}
    said = advice(log_of(*weeks(habit)), AdviceSettings(change="swap"))
    assert said.status == "plan"
    assert said.sets == sum(one.sets for one in said.removals) > 0
    assert {one.name for one in said.removals} <= {"Bench press (barbell)", "Biceps curl (barbell)"}
    assert said.sentence.startswith("Next week, swap ")


def test_with_no_habit_there_is_nothing_to_swap_out(log_of):
    rows = [
        a_set(name, 60, 8, day=7 * week)
        for week, name in enumerate([BENCH, ROW, CURL, RDL])
        for _ in range(10)
    ]
    said = advice(log_of(*rows), AdviceSettings(change="swap"))
    assert said.status == "nearest"
    assert said.sentence == "Nothing to swap: no exercise was in each of the last 4 calendar weeks."


def test_a_group_that_nothing_trains_gets_an_exercise_to_start_with_and_no_sets_of_another(log_of):
    said = advice(log_of(*weeks({RDL: 4, BENCH: 3, FACE_PULL: 4, PULLDOWN: 4, SQUAT: 4})))
    calves = next(group for group in said.missing if group.muscle == "calves")
    assert said.status == "nearest"
    assert not calves.planned
    assert [(one.name, one.sets, one.groups) for one in said.starts] == [
        ("Standing calf raise (barbell)", 3, ("Calves and feet",))
    ]
    assert (
        said.sentence
        == "Nothing you do trains calves and feet directly: start standing calf raise (barbell)."
    )


def test_what_only_steadies_a_muscle_is_never_planned_for_it(log_of):
    # A deadlift steadies the calves (a quarter): a dozen of them would fill the gap, and be no calf work.
    said = advice(log_of(*weeks(EVERY | {CALF: 0, SQUAT: 4, DEADLIFT: 4})))
    assert said.additions == ()
    assert [one.name for one in said.starts] == ["Standing calf raise (machine)"]


def test_an_exercise_to_start_with_is_one_the_lifter_has_the_implement_for(log_of):
    done = {"Dumbbell Row": 6, "Bench Press (Dumbbell)": 4, "Reverse Fly (Dumbbell)": 4}
    rows = [
        a_set(name, 20, 8, day=7 * week)
        for week in range(5)
        for name, sets in done.items()
        for _ in range(sets)
    ]
    names = [one.name for one in advice(log_of(*rows)).starts]
    assert "Standing calf raise (dumbbell)" in names
    assert not [name for name in names if "machine" in name or "barbell" in name]


def test_one_exercise_to_start_with_fills_all_the_groups_it_trains(log_of):
    log = log_of(*weeks({PULLDOWN: 6, BENCH: 5, FACE_PULL: 4, CALF: 4, "Plank": 8}))
    hinge, *others = advice(log).starts
    assert (hinge.name, hinge.sets) == ("Good morning (barbell)", 4)
    assert hinge.groups == ("Spinal erectors", "Hamstrings")
    assert not {"Spinal erectors", "Hamstrings"} & {name for one in others for name in one.groups}


def test_two_sets_of_an_indirect_exercise_may_still_fill_a_small_gap(log_of):
    said = advice(log_of(*weeks(EVERY | {FACE_PULL: 0, ROW: 7, PULLDOWN: 1})))
    rear = next(group for group in said.groups if group.muscle == "rear_delts")
    assert 3.5 <= rear.before < 4 <= rear.after
    assert said.starts == ()


def test_no_more_is_added_of_an_exercise_than_a_week_with_it_has(log_of):
    # Three sets of calf raises in 90 days are no habit of six a week.
    log = log_of(*weeks(EVERY | {CALF: 0, DEADLIFT: 0}), *[a_set(CALF, 60, 8, day=13)] * 3)
    said = advice(log)
    assert {one.name: one.sets for one in said.additions}["Standing calf raise (machine)"] <= 3
    few = advice(log_of(*weeks(EVERY | {CALF: 0}), a_set(CALF, 60, 8, day=13)), UNSTEADIED)
    assert {one.name: one.sets for one in few.additions} == {"Standing calf raise (machine)": 2}
    assert few.stopped_by == ("usual",)
    assert few.sentence == ("No full plan without a leap in one exercise; nearest: 8 of 9 groups.")
    one = advice(log, AdviceSettings(most_each=1))
    assert {each.sets for each in one.additions} == {1}  # the lifter's own cap binds too


def test_limits_that_are_too_tight_give_the_nearest_and_are_named(log_of):
    log = log_of(*weeks(EVERY | {CALF: 1, FACE_PULL: 1, DEADLIFT: 0}))
    wide, tight = advice(log), advice(log, AdviceSettings(most_total=2))
    assert wide.status == "plan"
    assert wide.stopped_by == ()
    assert tight.status == "nearest"
    assert tight.sets == 2
    assert tight.stopped_by == ("total",)
    assert tight.sentence == "No full plan within 2 sets; nearest: 2 sets, 8 of 9 groups."


@pytest.mark.parametrize(
    ("limits", "stopped", "words"),
    [
        ({"most_each": 1}, ("each",), "No full plan within 1 set an exercise; nearest"),
        (
            {"excluded": ("standing_calf_raise_machine",)},
            ("excluded",),
            "No full plan without what you leave as it is",
        ),
        ({"most_total": 1, "most_each": 1}, ("total", "each"), "No full plan within your limits; nearest"),
    ],
)
def test_each_limit_that_stops_a_plan_is_named(log_of, limits, stopped, words):
    said = advice(log_of(*weeks(EVERY | {CALF: 1})), replace(UNSTEADIED, **limits))
    assert said.stopped_by == stopped
    assert said.sentence.startswith(words)
    assert said.starts == ()  # what is left out is not said to be started with


def test_the_lifter_locks_excludes_and_caps(log_of):
    log = log_of(*weeks(EVERY | {CALF: 1}))
    free = advice(log)
    (first,) = {one.exercise for one in free.additions}
    locked = advice(log, AdviceSettings(locked=("good_morning_barbell", "barbell_row")))
    assert {"barbell_row", first} == {one.exercise for one in locked.additions}  # not trained: not to be had
    without = advice(log, AdviceSettings(excluded=(first,)))
    assert first not in {one.exercise for one in without.additions}


def test_more_locks_than_room_leaves_no_plan(log_of):
    log = log_of(*weeks(EVERY))
    said = advice(log, AdviceSettings(locked=("barbell_row", "deadlift_barbell"), most_total=1))
    assert said.status == "nearest"
    assert said.additions == ()


def test_little_training_is_not_planned_from(log_of):
    said = advice(log_of(*weeks({DEADLIFT: 2, BENCH: 1}, count=2)))
    assert said.status == "not_enough_data"
    assert said.additions == ()
    assert said.sentence.startswith("Too little training in 4 weeks to plan from: ")


def test_an_empty_log_has_an_answer(log_of):
    said = advice(log_of())
    assert said.status == "not_enough_data"
    assert said.share_after is None
    assert said.coverage_after == 0
    assert len(said.groups) == 9


def test_windows_end_with_the_log_whatever_the_date(log_of):
    assert (
        advice(log_of(*weeks(EVERY | {CALF: 2}))).additions
        == advice(log_of(*weeks(EVERY | {CALF: 2}), as_of=a_set(BENCH, day=27)["day"])).additions
    )


@pytest.mark.parametrize(
    ("words", "settings"),
    [
        ("raise the limits", {"most_each": 0}),
        ("raise the limits", {"most_total": 0}),
        ("not 0", {"least": 0}),
        ("locked and excluded at once", {"locked": ("barbell_row",), "excluded": ("barbell_row",)}),
    ],
)
def test_settings_that_make_no_sense_are_a_sentence(words, settings):
    with pytest.raises(ValueError, match=words):
        AdviceSettings(**settings)


def test_every_sentence_fits_a_title(log_of):
    for habit in (EVERY, EVERY | {CALF: 1, RDL: 1, FACE_PULL: 0}, {BENCH: 9, CURL: 9, ROW: 2}):
        for change in ("add", "swap"):
            wanted = AdviceSettings(change=change, balance=BalanceSettings(target_low=0.6))
            assert len(advice(log_of(*weeks(habit)), wanted).sentence.split()) <= 14


def test_exercises_are_named_as_in_a_sentence():
    made = [Addition("a", "Romanian deadlift (barbell)", None, 2), Addition("b", "Barbell row", None, 1)]
    assert sets_of(made) == "2 sets of Romanian deadlift (barbell) and 1 of barbell row"
    assert sets_of(made[1:]) == "1 set of barbell row"
    assert inside("EZ-bar curl") == "EZ-bar curl"
