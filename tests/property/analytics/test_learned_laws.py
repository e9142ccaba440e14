"""Laws of the learned maximum that a lifter relies on, through the store and every guard of the log."""

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from src.analytics import curve, estimates, headline, rep_maxes
from src.analytics.strength.series import curve_of_reps
from tests.unit.analytics.logbook import DEADLIFT, RDL, a_set

few = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
LONG_AGO = 365  # days: sets dated after tomorrow are left out, and the logbook's tomorrow is a fixed day
LIFTS = {"deadlift": DEADLIFT, "romanian_deadlift": RDL}
lifts = st.sampled_from(sorted(LIFTS))
ENDS = ["low_95", "low_80", "low_50", "median_kg", "high_50", "high_80", "high_95"]


@st.composite
def histories(draw):
    """Plain training of 10 to 16 sessions, some effort logged: (day, load, reps, rir)."""
    day, sets = 0, []
    for _ in range(draw(st.integers(10, 16))):
        day += draw(st.integers(4, 20))
        for _ in range(draw(st.integers(1, 2))):
            load = draw(st.integers(40, 48)) * 2.5
            sets.append((day, load, draw(st.integers(3, 10)), draw(st.none() | st.integers(0, 4))))
    return sets


def rows_of(lift, sets, scale=1.0, **more):
    return [a_set(LIFTS[lift], load * scale, reps, day=day, rir=rir, **more) for day, load, reps, rir in sets]


def after(lift, day):
    """A set of another lift, which ends the log on that day."""
    other = "romanian_deadlift" if lift == "deadlift" else "deadlift"
    return a_set(LIFTS[other], 60, 8, day=day)


@few
@given(lift=lifts, sets=histories(), reps=st.integers(1, 10), more=st.floats(1, 1.1))
def test_a_better_set_never_lowers_the_number(log_of, lift, sets, reps, more):
    last = sets[-1][0]
    best = max(np.log(load) + curve_of_reps(min(done + (rir or 0), 12)) for _, load, done, rir in sets)
    better = float(np.exp(best - curve_of_reps(reps))) * more
    before = headline(log_of(*rows_of(lift, sets)), lift).value
    again = headline(log_of(*rows_of(lift, [*sets, (last, better, reps, 0)])), lift).value
    assert again >= before * (1 - 1e-9)


@few
@given(lift=lifts, sets=histories(), scale=st.sampled_from([0.45359237, 2.0]))
def test_other_units_scale_every_number(log_of, lift, sets, scale):
    one, other = (curve(log_of(*rows_of(lift, sets, by)), lift) for by in (1.0, scale))
    np.testing.assert_allclose(one[ENDS] * scale, other[ENDS])


@few
@given(lift=lifts, sets=histories(), random=st.randoms(use_true_random=False), share=st.floats(0.4, 0.99))
def test_order_warm_ups_and_lighter_copies_do_not_move_it(log_of, lift, sets, random, share):
    extra = rows_of(lift, sets, 2.0, kind="warmup") * 2 + rows_of(lift, sets, share)
    mixed = [*rows_of(lift, sets), *extra]
    random.shuffle(mixed)
    plain, full = log_of(*rows_of(lift, sets)), log_of(*mixed)
    told = ["day", "estimate_kg", "low_kg", "high_kg", "status"]
    assert estimates(plain, lift)[told].equals(estimates(full, lift)[told])
    assert headline(plain, lift).interval_95 == headline(full, lift).interval_95


@few
@given(lift=lifts, sets=histories(), rest=st.integers(1, 170))
@example("deadlift", [(20 * one, 100.0, 5, None) for one in range(16)], 125)
def test_intervals_widen_with_every_day_of_rest(log_of, lift, sets, rest):
    sets = [(day - LONG_AGO, *done) for day, *done in sets]  # so that no rest reaches beyond the log's today
    last = sets[-1][0]
    sooner, later = (
        headline(log_of(*rows_of(lift, sets), after(lift, last + days)), lift) for days in (rest, rest + 1)
    )
    assert later.value == pytest.approx(sooner.value)
    for name in ("interval_50", "interval_80", "interval_95"):
        (low, high), (lower, higher) = getattr(sooner, name), getattr(later, name)
        assert higher / lower > high / low


@few
@given(lift=lifts, sets=histories())
def test_more_reps_never_go_with_more_load(log_of, lift, sets):
    table = rep_maxes(log_of(*rows_of(lift, sets)), lift)
    assert (np.diff(table["median_kg"]) <= 0).all()
    assert (np.diff(table["best_done_kg"].dropna()) <= 0).all()


@few
@given(lift=lifts, sets=histories(), cut=st.floats(0.3, 1))
def test_what_a_day_said_does_not_change_with_what_was_lifted_later(log_of, lift, sets, cut):
    seen = sets[: max(int(len(sets) * cut), 1)]
    seen = [one for one in sets if one[0] <= seen[-1][0]]
    full, short = estimates(log_of(*rows_of(lift, sets)), lift), estimates(log_of(*rows_of(lift, seen)), lift)
    np.testing.assert_allclose(full["estimate_kg"].head(len(short)), short["estimate_kg"])
