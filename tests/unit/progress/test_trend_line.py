"""The line, the verdict of one look, and the verdict carried from week to week: numpy alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import theilslopes

from benchmarks.trend_verdict.histories import Truth, verdicts
from src.analytics.progress.slopes import slopes
from src.analytics.progress.verdict import (
    HOLDING,
    NOT_ENOUGH,
    PROGRESSING,
    REGRESSING,
    UNCLEAR,
    Days,
    carried,
    looks_back,
)

HISTORIES = 300


def days_of(values, *, known=True, every=4):
    count = len(values)
    return Days(np.arange(count) * every, np.array(values, float), np.full(count, known))


def look(days, **options):
    return looks_back(days, np.array([int(days.day[-1])]), **options)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 400).map(lambda n: n / 4), min_size=2, max_size=30),
    st.integers(1, 9),
    st.sampled_from([0.8, 0.95]),
)
def test_the_line_and_its_interval_are_those_of_scipy(values, every, level):
    x = np.arange(len(values)) * float(every)
    found = slopes(x, np.array(values), np.array([0]), np.array([len(values)]), level, 0.9)
    known = theilslopes(values, x, level)
    assert found.slope[0] == pytest.approx(known.slope, abs=1e-12)
    assert found.low[0] == pytest.approx(known.low_slope, abs=1e-12)
    assert found.high[0] == pytest.approx(known.high_slope, abs=1e-12)


def test_many_windows_at_once_are_the_windows_one_by_one():
    rng = np.random.default_rng(1)
    x, y = np.arange(40.0), rng.normal(size=40)
    start, stop = np.array([0, 3, 10, 10, 39]), np.array([12, 15, 40, 22, 40])
    together = slopes(x, y, start, stop, 0.8, 0.9)
    for i in range(len(start)):
        alone = slopes(x, y, start[i : i + 1], stop[i : i + 1], 0.8, 0.9)
        np.testing.assert_equal(together.slope[i], alone.slope[0])
        np.testing.assert_equal(together.level[i], alone.level[0])
    assert np.isnan(together.slope[-1])  # one point has no slope


def test_a_steady_climb_progresses_and_a_steady_fall_regresses():
    climb = [100 * 1.005**i for i in range(14)]
    assert look(days_of(climb)).raw.tolist() == [PROGRESSING]
    assert look(days_of(climb[::-1])).raw.tolist() == [REGRESSING]
    assert look(days_of(climb)).change[0] == pytest.approx(1.005**13 - 1)


def test_lower_bounds_may_progress_but_never_regress():
    climb = [100 * 1.01**i for i in range(14)]
    assert look(days_of(climb, known=False)).raw.tolist() == [PROGRESSING]
    assert look(days_of(climb[::-1], known=False)).raw.tolist() == [UNCLEAR]


def test_a_fall_among_the_known_days_alone_is_enough():
    fall = days_of([100 * 0.99**i for i in range(14)])
    mixed = Days(fall.day, fall.value, np.arange(14) % 2 == 0)  # 7 of them, 48 days
    assert look(mixed).raw.tolist() == [REGRESSING]
    few = Days(fall.day, fall.value, np.arange(14) % 3 == 0)  # 5 of them
    assert look(few).raw.tolist() == [UNCLEAR]


def test_equal_days_hold_steady_and_a_change_below_a_plate_step_is_none():
    assert look(days_of([100.0] * 10)).raw.tolist() == [HOLDING]
    small = [100.0] * 7 + [102.5] * 7
    assert look(days_of(small), step=5.0).raw.tolist() == [HOLDING]
    assert look(days_of(small), step=2.5).raw.tolist() == [PROGRESSING]


def test_too_few_days_or_too_short_a_span_is_not_enough_data():
    climb = [100 * 1.02**i for i in range(12)]
    assert look(days_of(climb[:5], every=7)).raw.tolist() == [NOT_ENOUGH]
    assert look(days_of(climb, every=2)).raw.tolist() == [NOT_ENOUGH]  # 22 days
    assert look(days_of(climb, every=3)).raw.tolist() == [PROGRESSING]  # 33 days


@pytest.mark.parametrize("weeks", [5, 17])
def test_the_window_is_6_to_16_weeks(weeks):
    with pytest.raises(ValueError, match="6 to 16"):
        look(days_of([100.0] * 10), weeks=weeks)


@pytest.mark.parametrize(
    ("looks", "verdict"),
    [
        ([UNCLEAR, PROGRESSING], UNCLEAR),  # once is not enough
        ([UNCLEAR, PROGRESSING, PROGRESSING], PROGRESSING),
        ([PROGRESSING, PROGRESSING, UNCLEAR], PROGRESSING),  # one unclear week changes nothing
        ([PROGRESSING, PROGRESSING, UNCLEAR, UNCLEAR], UNCLEAR),
        ([PROGRESSING, PROGRESSING, REGRESSING], UNCLEAR),  # of two opposites neither stands
        ([PROGRESSING, PROGRESSING, NOT_ENOUGH], NOT_ENOUGH),  # missing data counts at once
        ([NOT_ENOUGH, NOT_ENOUGH, HOLDING], UNCLEAR),
        ([NOT_ENOUGH, HOLDING, HOLDING], HOLDING),
    ],
)
def test_a_verdict_changes_when_two_weeks_agree(looks, verdict):
    assert carried(looks) == verdict


@pytest.mark.parametrize(("noise", "a_week"), [(0.02, 2), (0.03, 1), (0.03, 2), (0.04, 2), (0.04, 3)])
def test_noise_alone_is_called_a_direction_at_most_once_in_ten(noise, a_week):
    found = verdicts(Truth("noise", 0.0, noise, a_week), HISTORIES)
    assert (found[PROGRESSING] + found[REGRESSING]) / HISTORIES <= 0.10


def test_a_plateau_of_quiet_days_holds_steady():
    found = verdicts(Truth("plateau", 0.0, 0.01, 3), HISTORIES)
    assert found[HOLDING] / HISTORIES >= 0.8


@pytest.mark.parametrize(("change", "verdict"), [(0.06, PROGRESSING), (-0.06, REGRESSING)])
def test_six_per_cent_in_eight_weeks_is_seen(change, verdict):
    quiet = verdicts(Truth("moving", change, 0.015), HISTORIES)
    noisy = verdicts(Truth("moving", change, 0.03), HISTORIES)
    assert quiet[verdict] / HISTORIES >= 0.9
    assert noisy[verdict] / HISTORIES >= 0.5
    opposite = PROGRESSING if verdict == REGRESSING else REGRESSING
    assert quiet[opposite] == noisy[opposite] == 0
