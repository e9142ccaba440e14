"""The week the advice starts from, and what a set of each exercise would do to it."""

import math
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from src.analytics.advice.model import AdviceSettings
from src.analytics.balance import PSEUDO_SETS, balance_summary
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.sides import BalanceSettings, least_share, split
from src.analytics.summary import log_days
from src.analytics.volume import ChainCoverage, chain_coverage
from src.analytics.work import counted_work, day_numbers, weeks_of
from src.catalog import DIRECT, Catalog, Exercise

_EXPOSURE = 0.5  # the effort of a set that is no hard set, as in read_log.sql
_EFFORT = {"strength": 1.0, "ballistic": _EXPOSURE, "carry": _EXPOSURE, "isometric": _EXPOSURE}
_WEEK, _WEEKS, _RECENT_DAYS = 7, 4, 90
_LEAST_CAP = 2  # sets a plan may add of an exercise whose weeks have fewer
_DECIMALS = 6  # of a group's sets a week, as the coverage rounds them


@dataclass(frozen=True)
class Week:
    """An average week of the log, and the exercises it may be changed by, the preferred ones first."""

    share: float | None
    too_few: str  # why there is nothing to plan from: '11 of 24 sets'; empty when there is
    posterior: float  # smoothed sets a week, the balance's prior included
    both: float  # posterior and mirror
    sets: float  # of whatever exercise, a week
    coverage: ChainCoverage
    muscles: tuple[str, ...]  # the posterior groups, in the catalogue's order
    group_sets: Floats  # of each of them
    exercises: tuple[Exercise, ...]  # trained in the last 90 days: the eight lifts first, then by sets
    every_week: NDArray[np.int64]  # the sets of each exercise that none of the last four weeks was without
    most_more: NDArray[np.int64]  # sets of each that a plan may add: as many as a week with it has
    to_posterior: Floats  # what one set of each exercise adds
    to_both: Floats
    to_groups: Floats  # (exercise, muscle)
    shares: Floats  # (exercise, muscle): 1 direct, 0.5 indirect, 0.25 stabiliser

    def share_with(self, sets: Floats) -> float:
        """Return the posterior share of a week with so many more sets of each exercise."""
        return float((self.posterior + self.to_posterior @ sets) / (self.both + self.to_both @ sets))

    def groups_with(self, sets: Floats) -> Floats:
        """Return each group's fractional sets in such a week."""
        return np.round(self.group_sets + sets @ self.to_groups, _DECIMALS)


def week_of(log: Log, settings: AdviceSettings) -> Week:
    """Return the average week of the log's last four, as the balance and the coverage count it."""
    chosen = settings.balance
    balance = balance_summary(log, chosen)
    coverage = chain_coverage(log, chosen, least=settings.least)
    muscles = tuple(one.id for one in log.catalog.muscles.values() if one.chain == "posterior")
    a_week = {one.muscle: one.sets_a_week for one in coverage.muscles}
    prior = PSEUDO_SETS / max(balance.weeks, 1)  # the same for all its weeks together
    usable = usable_exercises(log, chosen)
    exercises = usable.exercises
    given = np.array([_set_of(one, log.catalog, chosen) for one in exercises]).reshape(-1, 3)
    return Week(
        share=balance.share,
        too_few=balance.verdict.partition("not enough data (")[2].rstrip(")"),
        posterior=balance.posterior_a_week + prior * chosen.target_middle,
        both=balance.posterior_a_week + balance.mirror_a_week + prior,
        sets=usable.sets_a_week,
        coverage=coverage,
        muscles=muscles,
        group_sets=np.array([a_week[muscle] for muscle in muscles]),
        exercises=exercises,
        every_week=usable.every_week,
        most_more=usable.most_more,
        to_posterior=given[:, 0],
        to_both=given[:, 0] + given[:, 1],
        to_groups=np.array([groups_of(one, muscles, chosen) for one in exercises]).reshape(-1, len(muscles)),
        shares=np.array([[one.shares.get(muscle, 0.0) for muscle in muscles] for one in exercises]).reshape(
            -1, len(muscles)
        ),
    )


@dataclass(frozen=True)
class Usable:
    """What a plan may use: what the log's last 90 days trained and counts for a side."""

    exercises: tuple[Exercise, ...]  # the eight lifts first, then by sets
    every_week: NDArray[np.int64]  # the sets of each that none of the last four weeks was without
    most_more: NDArray[np.int64]  # the mean sets of each in the weeks that had it, 2 at least
    sets_a_week: float  # of all exercises together, over the last 28 days


def usable_exercises(log: Log, settings: BalanceSettings) -> Usable:
    """Return the exercises a plan may use, and how many sets of each it may take out and add."""
    rows = _recent_sets(log)
    columns = (rows[name].tolist() for name in ("sets", "every_week", "usual"))
    found = [
        (log.catalog.exercises[exercise], sets, int(every_week), max(_LEAST_CAP, math.floor(usual + 0.5)))
        for exercise, sets, every_week, usual in zip(rows.index, *columns, strict=True)
    ]
    counts = [one for one in found if _set_of(one[0], log.catalog, settings)[:2].any()]
    counts.sort(key=lambda one: (one[0].lift is None, -int(one[1]), one[0].id))
    return Usable(
        tuple(one[0] for one in counts),
        np.array([one[2] for one in counts], dtype=np.int64),
        np.array([one[3] for one in counts], dtype=np.int64),
        float(rows["lately"].sum()) / _WEEKS,
    )


def _recent_sets(log: Log) -> pd.DataFrame:
    """Return each exercise's sets in the log's last 90 days, and what its weeks had of it.

    `every_week`: the fewest in any of the last four; `usual`: the mean of those that had it;
    `lately`: its sets in the last 28 days.
    Calendar weeks, as the balance counts them, the last one perhaps only begun: else what is taken out of a
    week would not be in the balance's. Only whole efforts: a strength set by the clock is none to plan with.
    """
    rows = counted_work(log)
    end = np.array([np.datetime64(log_days(log)[1] or date.min, "D").astype(np.int64)])
    days = day_numbers(rows)
    ago = (weeks_of(log, end) - weeks_of(log, days)) // _WEEK
    rows = rows.assign(ago=ago)[end - days < _RECENT_DAYS]
    strength = rows["exercise"].map(lambda name: log.catalog.exercises[name].mode == "strength").astype(bool)
    whole = rows["hard_sets"].where(strength, rows["sets"] / _EXPOSURE).astype("float64")
    weekly = rows.assign(whole=whole)[whole > 0].groupby(["exercise", "ago"])["whole"].sum()
    four = weekly[weekly.index.get_level_values("ago") < _WEEKS].groupby("exercise").agg(["size", "min"])
    every_week = four["min"].where(four["size"] == _WEEKS, 0.0)
    of_each = weekly.groupby("exercise").agg(["sum", "mean"])
    month = (end - day_numbers(rows) < _WEEK * _WEEKS) & (whole > 0)
    lately = whole[month].groupby(rows["exercise"][month]).sum()
    return pd.DataFrame(
        {
            "sets": of_each["sum"],
            "every_week": every_week.reindex(of_each.index, fill_value=0.0),
            "usual": of_each["mean"],
            "lately": lately.reindex(of_each.index, fill_value=0.0),
        }
    )


def _set_of(exercise: Exercise, catalog: Catalog, settings: BalanceSettings) -> Floats:
    """Return what one set gives to (posterior, mirror, neutral)."""
    return split(exercise, catalog, settings, settings.lens) * _EFFORT.get(exercise.mode, 0.0)


def groups_of(exercise: Exercise, muscles: tuple[str, ...], settings: BalanceSettings) -> list[float]:
    """Return the fractional sets one set gives to each muscle, as the coverage counts them."""
    worth = 1.0 if exercise.mode == "strength" else settings.ballistic_set
    direct = settings.lens == "direct"
    least = DIRECT if direct else least_share(stabilisers=settings.stabilisers)
    shares = [exercise.shares.get(muscle, 0.0) for muscle in muscles]
    return [worth * (1.0 if direct else share) if share >= least else 0.0 for share in shares]
