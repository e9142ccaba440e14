import pytest

from src.analytics import BalanceSettings, chain_coverage, changes, weekly_coverage, weekly_muscle_sets
from tests.unit.analytics.logbook import BENCH, BOX_JUMP, DEADLIFT, RDL, ROW, a_set


def weeks_of(count, *sets_of_a_week):
    return [{**one, **a_when(7 * week)} for week in range(count) for one in sets_of_a_week]


def a_when(day):
    moved = a_set("x", day=day)
    return {name: moved[name] for name in ("workout_key", "started_at", "day")}


def by_muscle(coverage):
    return {one.muscle: one for one in coverage.muscles}


def test_a_group_is_covered_from_4_sets_a_week_on(log_of):
    # Four weeks of 4 Romanian deadlifts: hamstrings and glutes 4, erectors, adductors and deep core 2.
    coverage = chain_coverage(log_of(*weeks_of(4, *[a_set(RDL, 100, 8)] * 4)))
    muscles = by_muscle(coverage)
    assert coverage.covered == 2
    # The 28 days end with the last session, a Monday, so they hold all four of them and are 22 days old.
    assert muscles["hamstrings"].sets_a_week == pytest.approx(16 / (22 / 7))
    assert muscles["hamstrings"].sets_7d == 4
    assert muscles["erectors"].direct_a_week == 0
    assert coverage.weakest.sets_a_week == 0
    assert coverage.sentence.startswith("2 of 9 posterior groups get 4 sets a week or more")


def test_only_the_last_28_days_count(log_of):
    coverage = chain_coverage(log_of(*[a_set(RDL, 100, 8)] * 40, a_set(BENCH, 80, 5, day=28)))
    assert coverage.covered == 0
    assert coverage.first_day.isoformat() == "2026-01-06"


def test_settings_say_what_a_jump_and_a_stabiliser_count(log_of):
    log = log_of(a_set(BOX_JUMP, None, 3), a_set(DEADLIFT, 100, 5))
    usual, whole = (
        by_muscle(chain_coverage(log, BalanceSettings(ballistic_set=worth)))["calves"].sets_7d
        for worth in (0.5, 1.0)
    )
    assert (usual, whole) == (0.75, 1.25)
    off = chain_coverage(log, BalanceSettings(stabilisers=False))
    assert by_muscle(off)["calves"].sets_7d == 0.5


def test_nothing_is_said_of_an_empty_log(log_of):
    assert chain_coverage(log_of()).weakest is None
    assert changes(log_of()).rows == ()
    assert changes(log_of()).sentence == "No sets in this log yet."


def test_coverage_has_a_row_for_every_trained_week(log_of):
    log = log_of(*[a_set(RDL, 100, 8)] * 4, a_set(BENCH, 80, 5, day=14))
    weeks = weekly_coverage(weekly_muscle_sets(log))
    assert weeks["covered"].tolist() == [2, 0]
    assert weeks["groups"].tolist() == [9, 9]


def test_the_week_is_set_against_the_four_before_it_and_not_itself(log_of):
    sets = [a_set(DEADLIFT, 100, 5, day=7 * week) for week in range(5) for _ in range((2, 4, 6, 8, 20)[week])]
    hinge = next(
        row for row in changes(log_of(a_set(BENCH, 80, 5, day=-6), *sets)).rows if row.measure == "hinge_sets"
    )
    assert (hinge.this_week, hinge.median, hinge.low, hinge.high) == (20, 5, 2, 8)
    assert hinge.change == pytest.approx(3.0)
    assert hinge.jump


def test_a_young_log_has_nothing_to_compare_with(log_of):
    found = changes(log_of(*weeks_of(4, a_set(DEADLIFT, 100, 5))))
    assert found.rows[0].median is None
    assert "Not enough data" in found.sentence


def test_a_heavier_load_than_in_four_weeks_is_told_once_it_is_no_slip(log_of):
    usual = weeks_of(5, a_set(DEADLIFT, 100, 5), a_set(ROW, 60, 8))
    (jump,) = changes(log_of(*usual, a_set(DEADLIFT, 107.5, 3, day=30))).load_jumps
    assert (jump.lift, jump.load_kg, jump.before_kg) == ("deadlift", 107.5, 100)
    assert not changes(log_of(*usual, a_set(DEADLIFT, 1000, 5, day=30))).load_jumps
