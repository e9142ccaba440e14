from datetime import timedelta

import pytest

from src.analytics import BalanceSettings, muscle_exercises, weekly_muscle_sets
from tests.unit.analytics.logbook import BENCH, DEADLIFT, MONDAY, SWING, a_set


def of_muscle(log, muscle, **options):
    found = muscle_exercises(log, **options)
    return found[found["muscle"] == muscle]


def test_the_exercise_that_gave_most_comes_first(log_of):
    log = log_of(a_set(SWING, 24, 15), a_set(DEADLIFT, 100, 5), a_set(DEADLIFT, 100, 5))
    glutes = of_muscle(log, "glutes")
    assert glutes["exercise_name"].iloc[0] == "Deadlift (barbell)"
    assert glutes["fractional_sets"].is_monotonic_decreasing
    assert len(glutes) == 2


def test_days_before_do_not_count(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5), a_set(BENCH, 80, 5, day=7))
    later = muscle_exercises(log, MONDAY + timedelta(days=7))
    assert set(later["exercise_name"]) == {"Bench press (barbell)"}


def test_a_muscle_without_a_set_has_no_row(log_of):
    assert of_muscle(log_of(a_set(BENCH, 80, 5)), "hamstrings").empty


@pytest.mark.parametrize(
    "settings", [BalanceSettings(), BalanceSettings(stabilisers=False), BalanceSettings(ballistic_set=0.25)]
)
def test_the_parts_add_up_to_the_sets_of_the_muscle(log_of, settings):
    log = log_of(
        a_set(DEADLIFT, 100, 5),
        a_set(SWING, 24, 15, day=8),
        a_set(BENCH, 80, 5, day=9),
        a_set(DEADLIFT, 60, 5, kind="warmup"),
    )
    columns = ["direct_sets", "fractional_sets"]
    parts = muscle_exercises(log, None, settings).groupby("muscle")[columns].sum()
    whole = weekly_muscle_sets(log, stabilisers=settings.stabilisers, exposure_set=settings.ballistic_set)
    sums = whole.groupby("muscle")[columns].sum()
    trained = sums[sums["fractional_sets"] > 0]
    assert parts.sort_index().to_numpy() == pytest.approx(trained.sort_index().to_numpy())
