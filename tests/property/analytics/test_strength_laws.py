"""Laws of the estimated max that hold for every log, by construction of the model."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from src.analytics.strength import strength_of
from src.analytics.strength.series import curve_of_reps

START = date(2023, 1, 2)
LB = 0.45359237
lawful = settings(deadline=None, max_examples=60)
TARGETS = st.sampled_from(["now", "next"])


@st.composite
def histories(draw):
    """Sets of 12 to 30 sessions: (day, load, reps, kind), with light days, jumps and long rests."""
    sessions = draw(st.integers(12, 30))
    gaps = draw(st.lists(st.integers(4, 40), min_size=sessions, max_size=sessions))
    days = np.cumsum(gaps)
    sets = []
    for day in days:
        for _ in range(draw(st.integers(1, 3))):
            load = draw(st.integers(40, 90)) * 2.5
            sets.append((int(day), load, draw(st.integers(1, 12)), "work"))
    return sets


def strength(sets):
    days = [START + timedelta(days=day) for day, *_ in sets]
    _, loads, reps, kinds = zip(*sets, strict=True)
    return strength_of(np.array(days, "datetime64[D]"), loads, reps, kinds)


def evening(day):
    return START + timedelta(days=day)


def as_strong(sets, reps):
    """The load that, for so many reps, stands for as much as the best set of the log."""
    best = max(np.log(load) + curve_of_reps(done) for _, load, done, _ in sets)
    return float(np.exp(best - curve_of_reps(reps)))


@lawful
@given(histories(), st.integers(0, 60), st.integers(1, 12), st.floats(1, 1.25), st.integers(1, 12), TARGETS)
def test_a_better_set_today_never_lowers_the_median(sets, later, n, more, reps, target):
    today = sets[-1][0] + later
    before = strength(sets).at(evening(today), n, target)
    better = strength([*sets, (today, as_strong(sets, reps) * more, reps, "work")]).at(
        evening(today), n, target
    )
    assert better.median >= before.median * (1 - 1e-12)


@lawful
@given(histories(), st.data(), st.integers(1, 12), TARGETS)
def test_lifting_more_in_todays_best_set_never_lowers_the_median(sets, data, n, target):
    today = sets[-1][0]
    load = data.draw(st.floats(20, 300))
    reps = data.draw(st.integers(1, 12))
    less = strength([*sets, (today, load, reps, "work")]).at(evening(today), n, target)
    more_load = data.draw(st.floats(1, 1.2)) * load
    more_reps = data.draw(st.integers(reps, 12))
    more = strength([*sets, (today, load, reps, "work"), (today, more_load, more_reps, "work")])
    assert more.at(evening(today), n, target).median >= less.median * (1 - 1e-12)


@lawful
@given(histories(), st.integers(1, 12), TARGETS)
def test_pounds_and_kilograms_say_the_same(sets, n, target):
    day = evening(sets[-1][0])
    kg = strength(sets).at(day, n, target)
    lb = strength([(when, load / LB, *rest) for when, load, *rest in sets]).at(day, n, target)
    assert lb.median * LB == pytest.approx(kg.median, rel=1e-9)
    assert np.array(lb.interval_95) * LB == pytest.approx(np.array(kg.interval_95), rel=1e-9)


@lawful
@given(histories(), st.randoms(use_true_random=False), st.integers(1, 12))
def test_the_order_of_the_sets_does_not_matter(sets, random, n):
    day = evening(sets[-1][0])
    mixed = list(sets)
    random.shuffle(mixed)
    assert strength(mixed).at(day, n).median == strength(sets).at(day, n).median


@lawful
@given(histories(), st.data(), st.integers(1, 12), TARGETS)
def test_warm_ups_and_lighter_copies_of_sets_change_nothing(sets, data, n, target):
    assume(
        not len(strength(sets).series.slips)
    )  # a day of a slip alone is none; beside another set it is one
    day = evening(sets[-1][0])
    plain = strength(sets).at(day, n, target)
    extra = [(when, load * 3, reps, "warmup") for when, load, reps, _ in sets]
    extra += sets
    for when, load, reps, kind in sets:
        lighter = data.draw(st.floats(0.3, 0.999))
        extra.append((when, load * lighter, data.draw(st.integers(1, reps)), kind))
    again = strength([*sets, *extra]).at(day, n, target)
    assert (again.median, again.interval_95) == (plain.median, plain.interval_95)


@lawful
@given(histories(), st.integers(1, 12), TARGETS)
def test_each_day_of_rest_widens_every_interval_and_moves_no_median(sets, n, target):
    """But where the number stands on what was lifted: that is a fact for four weeks, then fades."""
    last = sets[-1][0]
    asked = strength(sets)
    days = np.array([evening(last + rest) for rest in range(1, 180)], "datetime64[D]")
    curve = asked.curve(days, n, target)
    known = np.isfinite(curve.median)  # not to the end, where the last set is one that is not believed
    assert known[0]
    done = bar(believed(asked, sets), last + np.arange(1, 180), n) if target == "now" else np.zeros(179)
    done, median = done[known], curve.median[known]
    assert (median <= np.maximum(median[-1], done) * (1 + 1e-9)).all()
    assert (np.diff(median) <= 1e-9).all()
    for percent in (50, 80, 95):
        low, high = (end[known] for end in curve.interval(percent))
        assert (np.diff(np.log(high / low)) > 0).all()
        assert (np.diff(low) <= 0).all()
        assert (np.diff(high) > 0).all()  # nobody knows yet whether anything was lost


def lifted(sets, days, n):
    """The load lifted for n reps or more by each of these days, less 2% a week after the fourth."""
    return highest(sets, days, lambda reps: 0 if reps >= n else np.inf)


def bar(sets, days, n):
    """The same, or what a load for fewer reps vouches for: that load, less twice what the curve takes off."""
    curve = curve_of_reps(np.arange(13))
    return highest(sets, days, lambda reps: 2 * max(curve[n] - curve[reps], 0))


def highest(sets, days, off):
    faded = [
        np.log(load)
        - off(reps)
        - 0.02 * np.maximum(days - when - 28, 0) / 7
        + np.where(days < when, -np.inf, 0)
        for when, load, reps, _ in sets
    ]
    return np.exp(np.max(faded, axis=0))


@lawful
@given(histories(), st.integers(1, 12))
def test_no_number_of_today_is_below_what_was_lifted_this_month(sets, n):
    """Nor its middle below what fewer reps vouch for; that is no fact, so the range may begin below it."""
    asked = strength(sets)
    days = np.arange(sets[0][0], sets[-1][0] + 180, 3)
    curve = asked.curve(np.array([evening(int(day)) for day in days], "datetime64[D]"), n)
    told = ~np.isnan(curve.median)
    done = believed(asked, sets)
    assert (curve.interval(95)[0][told] >= lifted(done, days, n)[told] * (1 - 1e-9)).all()
    assert (curve.median[told] >= bar(done, days, n)[told] * (1 - 1e-9)).all()


@lawful
@given(histories(), TARGETS)
def test_reps_hardly_ever_done_are_told_no_surer_than_the_usual_ones(sets, target):
    """However far a number stands on what fewer reps vouch for, its range closes on neither side."""
    today = sets[-1][0]
    asked = strength(sets)
    table = asked.rep_maxes(evening(today), target)
    done = believed(asked, sets)
    for percent in ("interval_50", "interval_80", "interval_95"):
        low, high = zip(*(getattr(one, percent) for one in table), strict=True)
        above = np.log(high) - np.log([one.median for one in table])
        usual = max(reps for _, _, reps, _ in done)
        assert above[usual - 1 :] == pytest.approx(np.full(13 - usual, above[-1]))
        below = np.log([one.median for one in table]) - np.log(low)
        facts = np.array([lifted(done, np.array([today]), one.n)[0] for one in table])
        narrower = np.diff(below) < -1e-9
        assert np.isclose(low, facts)[1:][narrower].all()  # but where the load was really lifted


@lawful
@given(histories(), st.integers(1, 12))
def test_no_day_of_rest_makes_a_step(sets, n):
    """Where a set leaves the month in which it was a fact, nothing jumps: 2% a week, and the widening."""
    last = sets[-1][0]
    days = np.array([evening(last + rest) for rest in range(1, 180)], "datetime64[D]")
    curve = strength(sets).curve(days, n)
    known = np.isfinite(curve.median)
    assert (np.abs(np.diff(np.log(curve.quantiles[known]), axis=0)) < 0.01).all()


def believed(asked, sets):
    """The sets without the slips of the finger, which prove nothing."""
    slips = set(asked.series.slips.tolist())
    return [one for place, one in enumerate(sets) if place not in slips]


@lawful
@given(histories(), TARGETS)
def test_more_reps_never_go_with_more_load(sets, target):
    table = strength(sets).rep_maxes(evening(sets[-1][0]), target)
    for fewer, more in pairwise(table):
        assert more.median <= fewer.median
        assert more.interval_95[0] <= fewer.interval_95[0]
        assert more.interval_95[1] <= fewer.interval_95[1]


@lawful
@given(histories(), st.integers(1, 12), TARGETS)
def test_intervals_lie_within_each_other_around_the_median(sets, n, target):
    found = strength(sets).at(evening(sets[-1][0]), n, target)
    ends = [found.interval_95[0], found.interval_80[0], found.interval_50[0], found.median]
    ends += [found.interval_50[1], found.interval_80[1], found.interval_95[1]]
    assert all(low <= high for low, high in pairwise(ends))


@lawful
@given(histories(), st.integers(1, 12), TARGETS)
def test_the_curve_is_the_estimate_of_each_of_its_days(sets, n, target):
    asked = strength(sets)
    days = [evening(day) for day in range(sets[0][0] - 3, sets[-1][0] + 200, 5)]
    curve = asked.curve(np.array(days, "datetime64[D]"), n, target)
    for day, median, status in zip(days, curve.median, curve.status, strict=True):
        one = asked.at(day, n, target)
        assert one.status == status
        assert np.isnan(median) if one.median is None else median == pytest.approx(one.median, rel=1e-12)


@lawful
@given(histories(), st.integers(1, 12))
def test_what_was_lifted_later_does_not_change_what_was_said_but_for_typing_errors(sets, n):
    """Loads here stay within 30% of each other in a session's neighbourhood, so none is taken for a slip."""
    calm = [(when, 100 + load / 10, 5, kind) for when, load, _, kind in sets]
    cut = calm[-1][0] - 20
    seen = [one for one in calm if one[0] <= cut]
    day = evening(cut)
    assert strength(calm).at(day, n) == strength(seen).at(day, n)


@lawful
@given(histories(), st.integers(0, 100), TARGETS)
def test_the_load_for_a_rep_more_falls_in_no_step(sets, later, target):
    """What was lifted for 5 reps says something about 6: no rep costs over twice what the curve takes off."""
    made = strength(sets).rep_maxes(evening(sets[-1][0] + later), target)
    loads = np.log([found.median for found in made])
    usual = np.diff(curve_of_reps(np.arange(1, 13)))
    assert (-np.diff(loads) <= 2 * usual + 0.005).all()
