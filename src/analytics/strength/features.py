"""What the model looks at: what was lifted in the last weeks, months and ever, and how it was trained."""

from dataclasses import dataclass

import numpy as np

from src.analytics.strength.series import Floats, Ints, Series, curve_of_reps

MONTH, QUARTER, HALF, EVER = 28, 90, 180, 10**6  # days up to the last session
# And at least so many sessions: one light day after a break is no month of weakness.
FEWEST = {MONTH: 2, QUARTER: 4, HALF: 8, EVER: 1}
CLIP = 0.5  # of differences of logs: nothing fitted reached further
UNSEEN = 0.15  # below the quarter's best: what is assumed of reps nobody did
REST_CLIP = 365  # days
FORGOTTEN = 1 / 7  # reps a day: how fast the fewest reps done slip from memory, once a quarter has passed

# Each of these can only rise when a better set is added, so with weights of 0 or more the median cannot fall.
EVIDENCE = ("month", "quarter", "half", "heavy", "made_n")
# Known before the day's first set, so a set of that day cannot move them.
CONTEXT = ("n_below", "sparse", "spread")
# What the intervals' width depends on; after lighter weeks than before, nobody can be as sure. What lies
# above reaches further for fewer reps than the usual ones, but no less far for more: few such sets were
# there to learn from, and a line through them would end at a range of no width.
_ALWAYS = ("sparse", "spread", "lighter", "rest")
WIDTH = {"below": ("n_below", *_ALWAYS), "above": ("n_fewer", *_ALWAYS)}


@dataclass(frozen=True)
class States:
    """What is known after each session: one entry a session."""

    best: Floats  # ln 1RM equivalent, the best so far
    month: Floats
    quarter: Floats
    half: Floats
    heavy: Floats  # ln of the heaviest load so far
    lowest: Floats  # lowest reps of the heaviest sets of the quarter
    fewest: Floats  # the same, but older sets count on, FORGOTTEN taking hold of them: no edge to fall over
    sparse: Floats  # 1 / sqrt(sessions in the half year)
    spread: Floats  # standard deviation of the last 8 sessions' strength, at most 0.3


def states_of(series: Series) -> States:
    """Return what is known after each session; windows end on that session's day, so rest moves nothing."""
    every = np.arange(len(series))
    start = {days: window_start(series, every, days) for days in (MONTH, QUARTER, HALF)}
    heavy = series.made[:, 0]
    count = every + 1 - np.searchsorted(series.day, series.day - HALF, side="right")
    return States(
        best=np.maximum.accumulate(series.strength),
        month=_highest(series.strength, start[MONTH]),
        quarter=_highest(series.strength, start[QUARTER]),
        half=_highest(series.strength, start[HALF]),
        heavy=np.maximum.accumulate(heavy),
        lowest=-_highest(-series.top_reps, start[QUARTER]),
        fewest=-highest_since(series.day, -series.top_reps, series.day, QUARTER, FORGOTTEN),
        sparse=1 / np.sqrt(np.minimum(count, 100)),
        spread=_spread_of_last(series.strength, 8),
    )


def features_at(
    series: Series, states: States, last: Ints, before: Ints, rest: Ints, n: int
) -> tuple[Floats, dict[str, Floats]]:
    """Return the base and the features of each query for the load at n reps.

    `last`: the place of the last session of each query; `before`: of the last one before its day;
    `rest`: whole days from that last session to the end of the query's day. The base is the best ever
    1RM equivalent, brought to n reps: ln load.
    """
    best = states.best[last]
    quarter = states.quarter[last]
    at_n = highest_to(series.vouched[:, n - 1], window_start(series, last, QUARTER), last) + curve_of_reps(n)
    values = {
        "month": states.month[last] - quarter,
        "quarter": quarter - states.half[last],
        "half": states.half[last] - best,
        "heavy": states.heavy[last] - best,
        "made_n": np.maximum(at_n, quarter - UNSEEN) - best,
    }
    features = {name: np.maximum(value, -CLIP) for name, value in values.items()}
    features["n_below"] = (n - states.lowest[before]) / 10
    features["n_fewer"] = np.minimum(n - states.fewest[before], 0) / 10
    features["sparse"] = states.sparse[before]
    features["spread"] = states.spread[before]
    features["lighter"] = np.minimum(states.half[last] - states.month[last], CLIP)
    features["rest"] = np.log(np.clip(rest, 1, REST_CLIP))
    return best - curve_of_reps(n), features


def window_start(series: Series, last: Ints, days: int) -> Ints:
    """Return the place of the first session of the window of so many days up to each of these sessions."""
    inside = np.searchsorted(series.day, series.day[last] - days, side="right")
    return np.asarray(np.clip(last + 1 - FEWEST[days], 0, inside))


def highest_since(day: Ints, values: Floats, asked: Ints, fresh: int, lost: float) -> Floats:
    """Return the highest value by each day asked; once `fresh` days old, each loses `lost` a day.

    `day`: of each value, ascending. It falls slowly, where the highest of a window falls at its edge; -inf
    where there is none yet.
    """
    place = np.searchsorted(day, asked, side="right") - 1
    recent = np.searchsorted(day, asked - fresh, side="left")  # the first that is still fresh
    older = np.append(np.maximum.accumulate(values + lost * day), -np.inf)
    lately = np.full(len(asked), -np.inf)
    some = recent <= place
    lately[some] = highest_to(values, recent[some], place[some])
    return np.asarray(np.maximum(lately, older[recent - 1] - lost * (asked - fresh)))


def _highest(values: Floats, start: Ints) -> Floats:
    """Return the highest of values[start[i]..i] for every i."""
    return highest_to(values, start, np.arange(len(values)))


def highest_to(values: Floats, start: Ints, last: Ints) -> Floats:
    """Return the highest of values[start[i]..last[i]]."""
    if not len(last):
        return np.zeros(0)
    bounds = np.column_stack([start, last + 1]).ravel()
    return np.asarray(np.maximum.reduceat(np.append(values, -np.inf), bounds)[::2])


def _spread_of_last(values: Floats, count: int) -> Floats:
    """Return the standard deviation of the last `count` values up to each, at most 0.3; 0 for the first."""
    padded = np.concatenate([np.full(count - 1, np.nan), values, [np.nan]])  # the last: for no values at all
    recent = np.lib.stride_tricks.sliding_window_view(padded, count)[:-1]
    known = np.minimum(np.arange(1, len(values) + 1), count)
    middle = np.nansum(recent, axis=1) / known
    squares = np.nansum((recent - middle[:, None]) ** 2, axis=1)
    return np.asarray(np.minimum(np.sqrt(squares / np.maximum(known - 1, 1)), 0.3))
