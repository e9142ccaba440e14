"""The smallest change to a week: an integer programme, solved exactly with HiGHS through scipy."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from src.analytics.advice.model import AdviceSettings
from src.analytics.advice.week import Week
from src.analytics.formulas import Floats
from src.catalog import DIRECT, INDIRECT

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

ENOUGH = 1e-6  # sets: less than this short of a bound is on it
_NOTHING = 1e-5  # sets missing: less is the solver's own rounding, so no later goal may be held to it
_UNDER_ONE = 0.5  # goals without such a remainder are whole numbers
# What a set added costs, and an exercise touched: a convention.
_IN_THE_EIGHT, _OUTSIDE, _EXERCISE = 2, 3, 1
_SOLVED, _IMPOSSIBLE = 0, 2  # scipy's words for how a search ended


_INDIRECT_SETS = 2  # for a group that nothing trains directly: more of them are no way to train it


@dataclass(frozen=True)
class Solution:
    """Sets a week of each exercise of the week, added (or, where negative, taken out)."""

    sets: Ints
    complete: bool  # the target's lower end and the minimum of every group that is `planned` are reached
    planned: Bools  # of the posterior groups: those sets may be added for


def solve(week: Week, settings: AdviceSettings) -> Solution | None:
    """Return the smallest change that reaches everything; else the one that leaves the least missing.

    A set added helps a group from half a set on: what only steadies a muscle is no way to train it. And a
    group that no exercise trains directly, and that two sets of an indirect one would not fill, is only kept
    from getting less.
    In this order: the fewest sets missing (of the groups' minima, and of the posterior sets that the share
    lacks), the smallest change (sets added, one outside the eight lifts as one and a half; half a set more
    for each exercise touched), the least above the target, the fewest exercises, the fewest posterior sets
    taken out, the fewest sets outside the eight lifts, the exercises trained most.
    Nothing of mostly mirror work is added unless locked: a share above the target is a choice. None
    when the locked exercises alone do not fit the limits.
    """
    moves = _moves(week, settings)
    planned = planned_groups(week, settings)
    problem = _problem(week, moves, settings, planned)
    if not moves.fewest.any() and problem.lacks_nothing:
        return Solution(np.zeros(len(week.exercises), dtype=np.int64), complete=True, planned=planned)
    reached: list[tuple[Floats, float]] = []
    made = np.zeros(len(moves.sign))
    for goal in problem.goals:
        found = problem.least(goal, reached)
        if found is None:
            return None
        whole = bool((goal[problem.whole == 0] == 0).all())
        reached.append((goal, float(goal @ found) + (_UNDER_ONE if whole else _NOTHING)))
        made = found[: len(made)]
    sets = np.bincount(moves.exercise, made * moves.sign, len(week.exercises))
    missing = reached[0][1] - _NOTHING
    return Solution(sets.astype(np.int64), complete=missing <= _NOTHING, planned=planned)


def reaches(week: Week, settings: AdviceSettings, groups: Bools) -> bool:
    """Return whether some plan within these limits reaches the share, and the minimum of these groups."""
    planned = planned_groups(week, settings)
    if (groups & ~planned).any():
        return False
    problem = _problem(week, _moves(week, settings), settings, planned)
    found = problem.least(problem.goals[0], [])
    return found is not None and float(problem.goals[0] @ found) <= _NOTHING


def planned_groups(week: Week, settings: AdviceSettings) -> Bools:
    """Return the groups that sets may be added for: trained directly, or with two sets of anything at least.

    Among what may be added within these limits.
    """
    moves = _moves(week, settings)
    may = (moves.sign > 0) & (moves.most > 0)
    used = moves.exercise[may]
    direct = (week.shares[used] >= DIRECT).any(axis=0)
    most = helped_by(week)[used].max(axis=0, initial=0.0)
    planned: Bools = direct | (settings.least - week.group_sets <= _INDIRECT_SETS * most + ENOUGH)
    return planned


def helped_by(week: Week) -> Floats:
    """Return what a set added is planned to give each group: nothing where it only steadies the muscle."""
    return np.where(week.shares >= INDIRECT, week.to_groups, 0.0)


@dataclass(frozen=True)
class _Moves:
    """What may be done: add sets of an exercise, or take some out."""

    exercise: Ints  # place in the week's exercises
    sign: Floats  # 1 to add, -1 to take out
    fewest: Floats
    most: Floats


def _moves(week: Week, settings: AdviceSettings) -> _Moves:
    names = np.array([exercise.id for exercise in week.exercises], dtype=np.str_)
    locked, excluded = np.isin(names, settings.locked), np.isin(names, settings.excluded)
    # An overhead press steadies the trunk too, and is no way to train it: what is added is posterior work.
    mirror_led = week.to_posterior < week.to_both / 2
    swaps = settings.change == "swap"
    out = np.flatnonzero((week.every_week > 0) & ~locked & swaps)
    return _Moves(
        exercise=np.concatenate([np.arange(len(names)), out]),
        sign=np.concatenate([np.ones(len(names)), -np.ones(len(out))]),
        fewest=np.concatenate([locked.astype(np.float64), np.zeros(len(out))]),
        most=np.concatenate(
            [
                np.where(
                    excluded | (mirror_led & ~locked), 0, np.minimum(settings.most_each, week.most_more)
                ),
                week.every_week[out],
            ]
        ),
    )


@dataclass(frozen=True)
class _Problem:
    """Unknowns: the sets of each move, 0 or 1 for whether it is made, and what stays missing, in sets."""

    rows: Floats  # rows @ unknowns lie between low and high
    low: Floats
    high: Floats
    fewest: Floats  # bounds of the unknowns
    most: Floats
    whole: Ints  # 1: a whole number
    goals: tuple[Floats, ...]  # what to keep small, in this order

    @property
    def lacks_nothing(self) -> bool:
        """Whether nothing is missing without any move: then no other plan changes less.

        Known without the solver, which takes as long to load as all else of a page together, and 34 MB.
        """
        needs = int((self.whole == 0).sum())  # the first rows, and the last unknowns
        counts = self.goals[0][-needs:] > 0
        return bool((self.low[:needs][counts] <= 0).all())

    def least(self, goal: Floats, reached: Sequence[tuple[Floats, float]]) -> Floats | None:
        """Return the unknowns with the least of one goal, none of the `reached` ones above its number.

        None when nothing fits.
        """
        # Here, because it takes as long to load as all else together, and most pages need no plan.
        from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]  # noqa: PLC0415

        limits = [
            LinearConstraint(self.rows, self.low, self.high),
            *(LinearConstraint(of, -np.inf, most) for of, most in reached),
        ]
        for presolve in (True, False):  # what it simplifies first can itself end in an error
            result = milp(
                goal,
                integrality=self.whole,
                bounds=Bounds(self.fewest, self.most),
                constraints=limits,
                options={"mip_rel_gap": 0.0, "presolve": presolve},
            )
            if result.status == _SOLVED:
                found: Floats = np.where(self.whole > 0, np.rint(result.x), result.x)
                return found
        if result.status == _IMPOSSIBLE:
            return None
        raise RuntimeError(f"The search for a plan ended early: {result.message}")


def _problem(week: Week, moves: _Moves, settings: AdviceSettings, planned: Bools) -> _Problem:
    low, high = settings.balance.target_low, settings.balance.target_high
    # The share's two rows are in sets of one side alone: what would have to be added of it to reach the end.
    of_share = np.vstack(
        [
            (week.to_posterior - low * week.to_both) / (1 - low),
            (high * week.to_both - week.to_posterior) / high,
        ]
    )
    # A set taken out takes all it gave.
    of_groups = np.where(
        moves.sign[:, None] > 0, helped_by(week)[moves.exercise], week.to_groups[moves.exercise]
    )
    effect = np.vstack([of_groups.T, of_share[:, moves.exercise]])
    lacks = [
        *np.where(planned, settings.least - week.group_sets, 0.0),
        (low * week.both - week.posterior) / (1 - low),
        (week.posterior - high * week.both) / high,
    ]
    mirror = week.to_both - week.to_posterior
    count, needs = len(moves.sign), len(lacks)
    one, gap = np.eye(count), np.zeros((count, needs))
    rest = np.zeros(count + needs)
    rows = np.vstack(
        [
            np.hstack([effect * moves.sign, np.zeros((needs, count)), np.eye(needs)]),
            np.hstack([one, -one * moves.most, gap]),  # a move of any sets is made
            [np.concatenate([moves.sign > 0, rest])],
            [np.concatenate([moves.sign, rest])],
            [np.concatenate([mirror[moves.exercise] * moves.sign, rest])],
        ]
    )
    even = (0.0, 0.0) if settings.change == "swap" else (-np.inf, np.inf)  # as much out as in
    least_mirror = week.posterior - week.both  # no less than none is left
    return _Problem(
        rows=rows,
        low=np.array([*np.array(lacks) - ENOUGH, *np.full(count, -np.inf), -np.inf, even[0], least_mirror]),
        high=np.array([*np.full(needs, np.inf), *np.zeros(count), settings.most_total, even[1], np.inf]),
        fewest=np.concatenate([moves.fewest, rest]),
        most=np.concatenate([moves.most, np.ones(count), np.full(needs, np.inf)]),
        whole=np.concatenate([np.ones(2 * count), np.zeros(needs)]).astype(np.int64),
        goals=_goals(week, moves, needs),
    )


def _goals(week: Week, moves: _Moves, needs: int) -> tuple[Floats, ...]:
    """Return what to keep small, in this order; see `solve`."""
    adds, count = moves.sign > 0, len(moves.sign)
    outside = np.array([exercise.lift is None for exercise in week.exercises], dtype=np.bool_)
    # The exercises stand in order of preference: the first to add is the last to take out.
    rank = np.where(adds, moves.exercise, len(week.exercises) - moves.exercise)
    none, rest = np.zeros(count), np.zeros(needs)
    above = np.eye(needs)[-1]  # the last of the needs: how far the share lies above the target
    cost = np.where(outside[moves.exercise], _OUTSIDE, _IN_THE_EIGHT)
    posterior = (week.to_posterior > week.to_both / 2)[moves.exercise]
    goals = (
        np.concatenate([none, none, 1 - above]),
        np.concatenate([adds * cost, none + _EXERCISE, rest]).astype(np.float64),
        np.concatenate([none, none, above]),
        np.concatenate([none, none + 1, rest]),
        np.concatenate([~adds & posterior, none, rest]).astype(np.float64),
        np.concatenate([adds & outside[moves.exercise], none, rest]).astype(np.float64),
        np.concatenate([rank, none, rest]).astype(np.float64),
    )
    return tuple(goal for goal in goals if goal.any())
