import pytest

from src.analytics import (
    box_jumps,
    canonical_sets,
    headline,
    log_summary,
    open_log,
    suspicious_sets,
    weekly_muscle_sets,
)
from src.store import SetCorrection
from tests.unit.analytics.logbook import BOX_JUMP, DEADLIFT, TODAY, a_set


@pytest.fixture
def corrected(log_of):
    """A log of the sets given, with a correction for some of them by their place."""

    def make(sets, corrections):
        log = log_of(*sets)
        keys = log.store.frame(
            "select set_key from sets where athlete_id = $a order by order_in_workout", {"a": log.athlete_id}
        )["set_key"]
        for place, correction in corrections.items():
            log.store.correct_set(log.athlete_id, keys[place], correction)
        return open_log(log.store, log.athlete_id, today=TODAY)

    return make


WEEKS = [a_set(DEADLIFT, 100 + week, 5, rir=1, day=7 * week) for week in range(8)]


def test_a_slip_of_the_finger_owns_the_headline_no_more(corrected):
    slip = a_set(DEADLIFT, 900, 5, rir=1, day=60)
    assert len(suspicious_sets(corrected([*WEEKS, slip], {}))) == 1
    log = corrected([*WEEKS, slip], {8: SetCorrection(load_kg=90.0)})
    assert suspicious_sets(log).empty
    assert canonical_sets(log)["load_kg"].max() == 107
    assert headline(log, "deadlift").value < 140


def test_an_excluded_set_counts_for_nothing(corrected):
    log = corrected(WEEKS, {0: SetCorrection(excluded=True, reason="a test of the bar")})
    assert log_summary(log).sets == 7
    assert weekly_muscle_sets(log)["week"].nunique() == 7


def test_another_exercise_takes_the_set_with_it_and_gives_it_back(corrected):
    log = corrected(WEEKS, {0: SetCorrection(exercise="Good morning")})
    lifts = canonical_sets(log)["lift"].value_counts().to_dict()
    assert lifts == {"deadlift": 7, "good_morning": 1}
    log.store.undo_correction(log.athlete_id, 1)
    again = open_log(log.store, log.athlete_id, today=TODAY)
    assert canonical_sets(again)["lift"].unique().tolist() == ["deadlift"]


def test_a_set_that_was_a_warm_up_is_no_work(corrected):
    log = corrected(WEEKS, {0: SetCorrection(kind="warmup")})
    assert canonical_sets(log)["effort"].tolist() == [0.0, *[1.0] * 7]
    assert weekly_muscle_sets(log)["week"].nunique() == 7


def test_a_box_height_makes_a_jump_count(corrected):
    log = corrected([a_set(BOX_JUMP, None, 5, basis="none")], {0: SetCorrection(height_cm=60.0)})
    assert box_jumps(log)["height_cm"].tolist() == [60.0]


def test_a_load_given_to_a_set_without_one_is_a_load(corrected):
    log = corrected(
        [a_set(DEADLIFT, None, 5, basis="none")], {0: SetCorrection(load_kg=100.0, note="forgot")}
    )
    (row,) = canonical_sets(log).itertuples()
    assert (row.load_kg, row.load_basis, row.note) == (100.0, "total", "forgot")


def test_what_is_not_corrected_stays_as_logged(corrected):
    log = corrected([a_set(DEADLIFT, 100, 5, note="easy", day=d) for d in (0, 1)], {0: SetCorrection(reps=4)})
    rows = canonical_sets(log)[["load_kg", "reps", "note"]].to_numpy().tolist()
    assert rows == [[100.0, 4, "easy"], [100.0, 5, "easy"]]
