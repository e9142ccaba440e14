"""A lift's learned maximum over time, and the table of what it is for 1 to 10 reps."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from src.analytics.estimates import lift_sets, main_of
from src.analytics.learned import Learned, learned_from, reps_asked, statuses
from src.analytics.log import Log
from src.analytics.policies import ESTIMATED, INDEX, policy
from src.analytics.strength import LEVELS, Target
from src.analytics.strength.estimate import MAX_REST
from src.catalog import Lift

MOST_REPS = 10  # of the rep-max table
_STEP = 7  # days between the points of a rest
_BANDS = (50, 80, 95)

Days = NDArray[np.int64]  # since 1970-01-01


def curve(
    log: Log, lift: str, exercise: str | None = None, reps: int | None = None, target: Target | None = None
) -> pd.DataFrame:
    """Return the learned maximum of one variant on every training day, and weekly while it rests.

    `exercise`: the variant, by default the main one. `reps` (1 to 12) and `target` ('now': a near-maximal set
    of that day; 'next': the best set of the four weeks after it): by default those of the lift's policy.

    Columns: day, median_kg, low_50, high_50, low_80, high_80, low_95, high_95 (kg, the ends of the
    intervals), rest_days (since the last session), status ('estimated', 'index' or why there is no number,
    which is then null). The first row is the first session, the last the log's last day; a rest is told for
    180 days. Each row knows nothing of later days. No rows for a lift without a learned maximum: swings, box
    jumps. Source: docs/methods.md.
    """
    rule = policy(log, lift)
    if rule.model is None:
        return _no_curve()
    return _curve_of(rule, _of_variant(log, lift, exercise), reps_asked(rule, reps), target or rule.model)


def curves(log: Log) -> dict[str, pd.DataFrame]:
    """Return the `curve` of the main variant of each of the eight lifts, in one query."""
    by_lift = dict(iter(lift_sets(log).groupby("lift")))
    made = {}
    for lift, rule in log.catalog.lifts.items():
        own = by_lift.get(lift)
        if own is None or rule.model is None:
            made[lift] = _no_curve()
        else:
            own = own[own["exercise"] == main_of(own)]
            made[lift] = _curve_of(rule, own, rule.target_reps, rule.model)
    return made


def _curve_of(rule: Lift, sets: pd.DataFrame, reps: int, target: Target) -> pd.DataFrame:
    learned = learned_from(sets)
    sessions = learned.strength.series.day
    days = _with_rests(sessions, sets)
    found = learned.strength.curve(days.astype("datetime64[D]"), reps, target)
    rest = days - sessions[np.searchsorted(sessions, days, side="right") - 1] if len(days) else days
    return _curve_frame(days, rest, found.quantiles, statuses(found.status, rule))


def rep_maxes(log: Log, lift: str, exercise: str | None = None, target: Target | None = None) -> pd.DataFrame:
    """Return what one variant's maximum is for 1 to 10 reps, beside the most that was lifted for as many.

    Columns: reps, median_kg, low_80, high_80, status ('index' below the reps the lift is judged by: a
    yardstick, no claim about a single), best_done_kg (the heaviest load for at least so many reps, null where
    there is none), best_done_day (the first day it was done). As of the log's last day, or of the last
    session where the lift rested for over 180 days. 1 to 3 reps for a lift whose sets end for speed; no rows
    for swings and box jumps.
    """
    rule = policy(log, lift)
    if rule.model is None:
        return _table(rule, [], [])
    sets = _of_variant(log, lift, exercise)
    learned = learned_from(sets)
    most = rule.max_reps if rule.measure == "best_made" else MOST_REPS
    if sets.empty:
        return _table(rule, [], [])
    day = learned.as_of(sets["log_end"].iloc[0].date())
    found = [learned.at(day, reps, target or rule.model) for reps in range(1, most + 1)]
    rows = [
        (one.n, one.median, *(one.interval_80 or (None, None)), _status(rule, one.n, one.status))
        for one in found
    ]
    return _table(rule, rows, _best_done(learned, most))


def _of_variant(log: Log, lift: str, exercise: str | None) -> pd.DataFrame:
    sets = lift_sets(log, lift, exercise)
    return sets if exercise else sets[sets["exercise"] == main_of(sets)]


def _with_rests(sessions: Days, sets: pd.DataFrame) -> Days:
    """Return the sessions' days, every seventh day of each rest up to 180 days, and the log's last day."""
    if not len(sessions):
        return sessions
    end = sets["log_end"].to_numpy().astype("datetime64[D]").astype(np.int64)[:1]
    until = np.append(sessions[1:], end)
    steps = sessions[:, None] + np.arange(_STEP, MAX_REST + 2 * _STEP, _STEP)
    return np.unique(np.concatenate([sessions, steps[steps < until[:, None]], end]))


def _best_done(learned: Learned, most: int) -> list[tuple[float | None, object]]:
    load = learned.sets["load_kg"].to_numpy(dtype=np.float64, copy=True)
    load[learned.strength.series.slips] = 0.0
    done = learned.sets["reps"].to_numpy(dtype=np.float64, na_value=0.0)
    day = learned.sets["day"].to_numpy()
    best: list[tuple[float | None, object]] = []
    for reps in range(1, most + 1):
        at = np.flatnonzero((done >= reps) & (load > 0))
        if not len(at):
            best.append((None, None))
            continue
        first = at[np.lexsort((day[at], -load[at]))[0]]
        best.append((float(load[first]), day[first]))
    return best


def _status(rule: Lift, reps: int, status: str) -> str:
    if status != ESTIMATED:
        return status
    return INDEX if rule.index and reps < rule.min_reps else ESTIMATED


def _table(
    rule: Lift, rows: Sequence[tuple[object, ...]], best: Sequence[tuple[float | None, object]]
) -> pd.DataFrame:
    assert len(rows) == len(best), rule.id  # noqa: S101 - one row a number of reps
    table = pd.DataFrame(rows, columns=["reps", "median_kg", "low_80", "high_80", "status"])
    table["best_done_kg"] = np.array([kg for kg, _ in best], dtype=np.float64)
    table["best_done_day"] = np.array([day for _, day in best], dtype="datetime64[us]")
    numbers = ("median_kg", "low_80", "high_80", "best_done_kg")
    types = {"reps": "int64", "status": "str"}
    return table.astype({**dict.fromkeys(numbers, "float64"), **types})


def _curve_frame(
    days: Days, rest: Days, quantiles: NDArray[np.float64], status: ExtensionArray
) -> pd.DataFrame:
    middle = quantiles.shape[1] // 2
    ends = {
        f"{end}_{percent}": quantiles[:, middle + sign * out]
        for out, percent in enumerate(_BANDS, start=1)
        for end, sign in (("low", -1), ("high", 1))
    }
    day = days.astype("datetime64[D]").astype("datetime64[us]")
    median = quantiles[:, middle]
    return pd.DataFrame({"day": day, "median_kg": median, **ends, "rest_days": rest, "status": status})


def _no_curve() -> pd.DataFrame:
    none = np.empty(0, np.int64)
    return _curve_frame(none, none, np.empty((0, len(LEVELS))), pd.array([], dtype="str"))
