"""The advice keeps its promises, is the smallest there is, and stays inside the limits."""

from collections import Counter
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from src.analytics import AdviceSettings, BalanceSettings, advice, balance_summary, chain_coverage
from src.analytics.advice.limits import stopped_by
from src.analytics.advice.solve import ENOUGH, solve
from src.analytics.advice.week import Week
from src.analytics.volume import ChainCoverage
from src.catalog import load_catalog
from tests.unit.analytics.logbook import (
    BENCH,
    BOX_JUMP,
    CLEAN,
    CURL,
    DEADLIFT,
    PULLDOWN,
    RDL,
    ROW,
    SQUAT,
    SWING,
    a_set,
)

CATALOG = load_catalog()
NAMES = [DEADLIFT, RDL, BENCH, SQUAT, ROW, CLEAN, SWING, BOX_JUMP, PULLDOWN, CURL]
CALVES, PLANK = "Standing Calf Raise (Machine)", "Plank"
WEEKS, LAST = 4, 27  # the Sunday of the fourth week

by_store = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
by_sums = settings(max_examples=150, deadline=None)


@st.composite
def weeks_of_sets(draw):
    """Four weeks, the last perhaps only begun: what is done in each, and now and then something more."""
    last = draw(st.integers(21, LAST))
    habit = draw(
        st.dictionaries(st.sampled_from([*NAMES, CALVES]), st.integers(1, 5), min_size=3, max_size=7)
    )
    assume(sum(habit.values()) >= 9)
    rows = []
    for week in range(WEEKS):
        for name, count in habit.items():
            day = min(7 * week + draw(st.integers(0, 6)), last)
            rows += [a_set(name, 50, 5, day=day)] * count
        for name in draw(st.lists(st.sampled_from([*NAMES, PLANK]), max_size=4)):
            rows.append(a_set(name, 50, 5, day=min(7 * week + draw(st.integers(0, 6)), last)))
    older = [
        a_set(BENCH, 50, 5, day=-20),
        a_set(BENCH, 50, 5, day=0),
    ]  # so that the log is of 28 days or more
    return [*older, *rows, a_set(ROW, 50, 5, day=last)]


choices = st.builds(
    AdviceSettings,
    least=st.sampled_from([2.0, 4.0, 5.5]),
    most_each=st.integers(1, 6),
    most_total=st.integers(1, 20),
    change=st.sampled_from(["add", "swap"]),
    balance=st.builds(
        BalanceSettings,
        target_low=st.sampled_from([0.4, 0.55, 0.65]),
        target_high=st.sampled_from([0.7, 0.75, 0.9]),
        quads=st.sampled_from(["mirror", "neutral"]),
        lens=st.sampled_from(["fractional", "direct", "raw"]),
        stabilisers=st.booleans(),
        ballistic_set=st.sampled_from([0.5, 1.0]),
    ),
)


def applied(rows, said):
    """The log had each week held the change too: what was added done on the last of its days."""
    rows = list(rows)
    last = max((row["day"] - a_set(BENCH)["day"]).days for row in rows)
    for week in range(WEEKS):
        for one in said.removals:
            for _ in range(one.sets):
                rows.remove(next(row for row in rows if _is(row, one.exercise, week)))
        for one in said.additions:
            rows += [a_set(one.name, 50, 5, day=min(7 * week + 6, last))] * one.sets
    return rows


def _is(row, exercise, week):
    day = (row["day"] - a_set(BENCH)["day"]).days
    return day // 7 == week and CATALOG.resolve(row["exercise_written"]).exercise.id == exercise


@by_store
@given(rows=weeks_of_sets(), wanted=choices)
def test_applying_the_advice_moves_share_and_groups_as_promised(log_of, rows, wanted):
    said = advice(log_of(*rows), wanted)
    after = log_of(*applied(rows, said))
    balance, coverage = (
        balance_summary(after, wanted.balance),
        chain_coverage(after, wanted.balance, least=wanted.least),
    )
    assert balance.share == pytest.approx(said.share_after, abs=1e-9)
    assert coverage.covered == said.coverage_after
    got = {one.muscle: one.sets_a_week for one in coverage.muscles}
    assert got == pytest.approx({one.muscle: one.after for one in said.groups}, abs=1e-5)
    if said.status in ("plan", "nothing_to_change"):
        assert balance.share >= wanted.balance.target_low - 1e-6
        assert coverage.covered == coverage.groups


@by_store
@given(rows=weeks_of_sets(), wanted=choices, data=st.data())
def test_limits_locks_and_exclusions_hold(log_of, rows, wanted, data):
    log = log_of(*rows)
    used = sorted({CATALOG.resolve(row["exercise_written"]).exercise.id for row in rows})
    locked = tuple(data.draw(st.lists(st.sampled_from(used), max_size=2, unique=True)))
    excluded = tuple(data.draw(st.lists(st.sampled_from(used), max_size=3, unique=True)))
    excluded = tuple(one for one in excluded if one not in locked)
    wanted = AdviceSettings(
        wanted.least,
        wanted.most_each,
        wanted.most_total,
        wanted.change,
        locked,
        excluded,
        wanted.balance,
    )
    said = advice(log, wanted)
    added = {one.exercise: one.sets for one in said.additions}
    assert sum(added.values()) == said.sets <= wanted.most_total
    assert max(added.values(), default=0) <= wanted.most_each
    for one, count in added.items():
        weeks = by_week(rows, one)
        assert count <= max(2, np.floor(np.mean(weeks) + 0.5))
    assert not set(excluded) & set(added)
    assert not set(locked) & {one.exercise for one in said.removals}
    assert set(added) <= set(used)
    if said.additions:
        assert set(locked) <= set(added)
    assert sum(one.sets for one in said.removals) == (said.sets if wanted.change == "swap" else 0)
    assert advice(log, wanted) == said


def by_week(rows, exercise):
    """The sets of an exercise in each calendar week that had it."""
    found = Counter()
    for row in rows:
        if CATALOG.resolve(row["exercise_written"]).exercise.id == exercise:
            found[(row["day"] - a_set(BENCH)["day"]).days // 7] += 1
    return list(found.values())


EXERCISES = tuple(
    CATALOG.exercises[one]
    for one in ("deadlift_barbell", "lat_pulldown_cable", "barbell_row", "bench_press_barbell")
)
SHARES = st.sampled_from([0.0, 0.0, 0.25, 0.5, 1.0])
numbers = st.integers(0, 8).map(lambda quarters: quarters / 4)


@st.composite
def small_weeks(draw):
    """A week of three groups and up to four exercises, in quarters of sets: nothing of it from a log."""
    count = draw(st.integers(1, 4))
    groups = draw(st.lists(numbers, min_size=3, max_size=3))
    shares = draw(st.lists(st.lists(SHARES, min_size=3, max_size=3), min_size=count, max_size=count))
    worth = draw(st.lists(st.sampled_from([0.5, 1.0]), min_size=count, max_size=count))
    posterior, mirror = (np.array(draw(st.lists(numbers, min_size=count, max_size=count))) for _ in range(2))
    mine, theirs = draw(st.integers(1, 30)) / 2, draw(st.integers(1, 30)) / 2
    return Week(
        share=mine / (mine + theirs),
        too_few="",
        posterior=mine,
        both=mine + theirs,
        sets=30.0,
        coverage=ChainCoverage(0, 3, 4.0, (), None, None),
        muscles=("glutes", "lats", "calves"),
        group_sets=np.array(groups),
        exercises=EXERCISES[:count],
        every_week=np.array(draw(st.lists(st.integers(0, 2), min_size=count, max_size=count))),
        most_more=np.array(draw(st.lists(st.integers(2, 4), min_size=count, max_size=count))),
        to_posterior=posterior,
        to_both=posterior + mirror,
        to_groups=np.array(shares) * np.array(worth)[:, None],
        shares=np.array(shares),
    )


def missing(week, sets, wanted):
    """Sets short of everything: of the groups, and of the posterior sets the share lacks.

    A set added helps a group from a share of a half on; a set taken out takes all it gave. A group that
    nothing may be added for directly, and that two sets of no exercise would fill, is only not to get less.
    """
    low = wanted.balance.target_low
    posterior, both = week.posterior + week.to_posterior @ sets, week.both + week.to_both @ sets
    of_share = max(0.0, (low * both - posterior) / (1 - low))
    of_groups = 0.0
    may = [n for n, most in enumerate(most_added(week, wanted)) if most]
    for group, has in enumerate(week.group_sets):
        change = 0.0
        for n, count in enumerate(sets):
            if count < 0 or week.shares[n, group] >= 0.5:
                change += count * week.to_groups[n, group]
        direct = any(week.shares[n, group] == 1 for n in may)
        best = max((week.to_groups[n, group] for n in may if week.shares[n, group] >= 0.5), default=0)
        planned = direct or has + 2 * best >= wanted.least
        of_groups += max(0.0, wanted.least - has - change if planned else -change)
    return of_groups + of_share


def most_added(week, wanted):
    """The sets that may be added of each exercise: no mostly mirror work, no more than its usual week has."""
    posterior = week.to_posterior >= week.to_both / 2
    return np.where(posterior, np.minimum(week.most_more, wanted.most_each), 0)


def above(week, sets, wanted):
    """Mirror sets that would have to be added for the share to be at the target's upper end."""
    high = wanted.balance.target_high
    posterior, both = week.posterior + week.to_posterior @ sets, week.both + week.to_both @ sets
    return max(0.0, (posterior - high * both) / high)


def cost(week, sets):
    """Twice what a change costs: a set 1, outside the eight lifts 1.5, each exercise touched 0.5."""
    added = sum(int(n) * (2 if one.lift else 3) for one, n in zip(week.exercises, sets, strict=True) if n > 0)
    return added + int((sets != 0).sum())


def every_plan(week, wanted):
    """All that may be done, by plain counting."""
    swap = wanted.change == "swap"
    reach = [
        range(-(int(most) if swap else 0), int(up) + 1)
        for most, up in zip(week.every_week, most_added(week, wanted), strict=True)
    ]
    for sets in product(*reach):
        up, down = sum(n for n in sets if n > 0), -sum(n for n in sets if n < 0)
        mirror = (week.both - week.posterior) + (week.to_both - week.to_posterior) @ np.array(sets)
        if up <= wanted.most_total and (not swap or up == down) and mirror >= -ENOUGH:
            yield np.array(sets), up


@by_sums
@given(week=small_weeks(), least=st.sampled_from([1.0, 2.5, 4.0]), each=st.integers(1, 4), data=st.data())
def test_no_smaller_plan_does_as_much(week, least, each, data):
    wanted = AdviceSettings(
        least=least,
        most_each=each,
        most_total=data.draw(st.integers(1, 8)),
        change=data.draw(st.sampled_from(["add", "swap"])),
        balance=BalanceSettings(target_low=0.4, target_high=0.7),
    )
    found = solve(week, wanted)
    plans = [
        (missing(week, sets, wanted), cost(week, sets), above(week, sets, wanted))
        for sets, _ in every_plan(week, wanted)
    ]
    fewest_missing = min(plan[0] for plan in plans)
    as_good = [plan for plan in plans if plan[0] <= fewest_missing + 2e-5]
    assert missing(week, found.sets, wanted) <= fewest_missing + 2e-5
    assert found.complete == (fewest_missing <= 2e-5)
    smallest = min(plan[1] for plan in as_good)
    assert cost(week, found.sets) == smallest
    as_small = [plan for plan in as_good if plan[1] == smallest]
    nearest = min(plan[2] for plan in as_small)
    assert above(week, found.sets, wanted) <= nearest + 4e-5


@by_sums
@given(week=small_weeks(), least=st.sampled_from([1.0, 2.5, 4.0]), each=st.integers(1, 3), data=st.data())
def test_what_stops_a_plan_is_a_limit_without_which_there_is_one(week, least, each, data):
    wanted = AdviceSettings(
        least=least,
        most_each=each,
        most_total=data.draw(st.integers(1, 4)),
        change="add",
        balance=BalanceSettings(target_low=0.4, target_high=0.7),
    )
    found = stopped_by(week, wanted)
    if solve(week, wanted).complete:
        assert found == ()
    lifted = {
        "total": lambda week, asked: (week, replace(asked, most_total=60)),
        "each": lambda week, asked: (week, replace(asked, most_each=20)),
        "usual": lambda week, asked: (replace(week, most_more=np.full_like(week.most_more, 20)), asked),
    }
    for one in found:
        week, wanted = lifted[one](week, wanted)
    if found:
        assert solve(week, wanted).complete
