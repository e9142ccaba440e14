"""Sets that look like a slip of the finger: the one rule for what is imported and what is shown.

Within one exercise, a load and an estimated max (Epley, whatever the effort) both more than 15% over those of
every other day, 5 days at least, and the max more than 6 median absolute deviations from the median. The
second condition keeps a first heavy single after months of eights out of it. A convention.
"""

import numpy as np
import pandas as pd

OUTLYING = 1.15  # times the best of every other day
FEWEST_DAYS = 5
FAR = 6.0  # median absolute deviations
LEAST_SPREAD = 0.02  # of the median: a log of equal loads deviates by nothing
MOST_REPS = 12  # longer sets say no more


def outlying(sets: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that look like a slip of the finger, with heaviest_else_kg, the best of other days.

    `sets` needs exercise, day, load_kg (above 0) and reps: all working sets of each exercise in
    it. The index is kept.
    """
    ahead = far_ahead(sets)
    own = sets[sets["exercise"].isin(ahead)]
    if own.empty:
        return own.assign(heaviest_else_kg=np.empty(0))
    reps = own["reps"].to_numpy(dtype=np.float64, na_value=1.0)
    epley = np.where(reps <= 1, 1.0, 1.0 + np.minimum(reps, MOST_REPS) / 30.0)
    own = own.assign(strength=own["load_kg"] * epley)
    beside = own.assign(
        heaviest_else_kg=own["exercise"].map(_second(_best_days(own, "load_kg"))),
        strongest_else=own["exercise"].map(_second(_best_days(own, "strength"))),
    )
    middle = own.groupby("exercise")["strength"].transform("median")
    spread = (own["strength"] - middle).abs().groupby(own["exercise"]).transform("median")
    found: pd.DataFrame = beside[
        (beside["load_kg"] > OUTLYING * beside["heaviest_else_kg"])
        & (beside["strength"] > OUTLYING * beside["strongest_else"])
        & (beside["strength"] - middle > FAR * np.maximum(spread, LEAST_SPREAD * middle))
    ]
    return found.drop(columns=["strength", "strongest_else"])


def far_ahead(sets: pd.DataFrame) -> set[str]:
    """Return the exercises whose heaviest day is far over all others: the only ones that can have outliers.

    `sets` needs exercise, day and load_kg; the heaviest of each day is enough.
    """
    place, names = pd.factorize(sets["exercise"])
    load = sets["load_kg"].to_numpy(dtype=np.float64)
    day = sets["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    best = np.zeros(len(names))
    np.maximum.at(best, place, load)
    near = OUTLYING * load >= best[place]
    first, last = np.full(len(names), np.iinfo(np.int64).max), np.full(len(names), np.iinfo(np.int64).min)
    np.minimum.at(first, place[near], day[near])
    np.maximum.at(last, place[near], day[near])
    alone = set(names[first == last])  # nothing of another day comes near
    if not alone:
        return alone
    days = sets[sets["exercise"].isin(alone)].groupby("exercise")["day"].nunique()
    return set(days.index[days >= FEWEST_DAYS])


def _best_days(sets: pd.DataFrame, column: str) -> "pd.Series[float]":
    best: pd.Series[float] = sets.groupby(["exercise", "day"])[column].max()
    return best


def _second(best_days: "pd.Series[float]") -> "pd.Series[float]":
    """Return the second best of each exercise's days: what the best one has to be compared with."""
    ordered = best_days.sort_values(ascending=False)
    seconds = ordered[ordered.groupby(level="exercise").cumcount() == 1]
    return seconds.droplevel("day")
