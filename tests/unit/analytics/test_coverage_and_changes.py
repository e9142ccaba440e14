from datetime import date

import pytest

from src.analytics import (
    BalanceSettings,
    Window,
    chain_coverage,
    changes,
    gaps,
    mean_muscles,
    missing_kinds,
    weekly_coverage,
    weekly_muscle_sets,
)
from tests.unit.analytics.logbook import BENCH, BOX_JUMP, DEADLIFT, RDL, ROW, SQUAT, SWING, a_set


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
        by_muscle(chain_coverage(log, BalanceSettings(ballistic_set=worth)))["calves"].sets_a_week
        for worth in (0.5, 1.0)
    )
    assert (usual, whole) == (0.75, 1.25)
    off = chain_coverage(log, BalanceSettings(stabilisers=False))
    assert by_muscle(off)["calves"].sets_a_week == 0.5


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


def test_the_range_of_4_weeks_is_the_window_of_the_coverage(log_of):
    # Ends on a Monday: the four calendar weeks up to it would be 22 days.
    log = log_of(*[a_set(ROW, 60, 8, day=day) for day in range(0, 64, 3) for _ in range(4)])
    window = Window(4, date(2026, 1, 5), date(2026, 3, 9))
    means = mean_muscles(log, window, BalanceSettings()).set_index("id")
    lats = by_muscle(chain_coverage(log))["lats"]
    assert means.loc["lats", "sets"] == lats.sets_a_week == 10  # ten days of four rows in 28
    assert means.loc["pecs", "sets"] == 0


def test_under_the_direct_lens_coverage_counts_direct_sets_as_the_chart_does(log_of):
    log = log_of(*[a_set(RDL, 100, 8)] * 4)
    direct = by_muscle(chain_coverage(log, BalanceSettings(lens="direct")))
    assert (direct["hamstrings"].sets_a_week, direct["erectors"].sets_a_week) == (4, 0)


def test_quads_are_on_the_side_chosen(log_of):
    log = log_of(a_set(SQUAT, 100, 5))
    window = Window(None, date(2026, 1, 5), date(2026, 1, 5))
    sides = mean_muscles(log, window, BalanceSettings(quads="neutral")).set_index("id")["chain"]
    assert sides["quads"] == "neutral"


def test_the_kinds_a_log_of_squat_bench_and_row_lacks_are_named(log_of):
    log = log_of(*weeks_of(4, a_set(SQUAT, 100, 5), a_set(BENCH, 80, 5), a_set(ROW, 60, 8)))
    assert missing_kinds(log) == {"hinge": None, "knee_flexion": None, "explosive": None}


def test_a_kind_that_rests_for_four_weeks_is_missing_with_its_last_day(log_of):
    sets = [a_set(ROW, 60, 8, day=day) for day in (0, 28)]
    assert missing_kinds(log_of(a_set(RDL, 100, 8, day=0), *sets))["hinge"] == date(2026, 1, 5)
    assert "hinge" not in missing_kinds(log_of(a_set(RDL, 100, 8, day=1), *sets))


@pytest.mark.parametrize(
    ("name", "hinges"),
    [("Clean Pull", True), ("Snatch", True), ("Hang Clean", True), (SWING, True), (BOX_JUMP, False)],
)
def test_cleans_snatches_and_swings_hinge(log_of, name, hinges):
    log = log_of(a_set(RDL, 100, 8, day=0), a_set(name, 60, 10, day=40))
    rested = gaps(log).set_index(["kind", "id"]).loc[("group", "hinge"), "days_since"]
    assert rested == (0 if hinges else 40)
    assert ("hinge" in missing_kinds(log)) is not hinges


def test_work_far_from_failure_is_no_missing_kind(log_of):
    log = log_of(*weeks_of(6, a_set(DEADLIFT, 100, 5, rir=5), a_set(ROW, 60, 8)))
    assert "hinge" not in missing_kinds(log)
