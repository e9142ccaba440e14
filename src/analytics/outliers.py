"""Sets that look like a slip of the finger: the one rule for what is imported and what is shown.

Within one exercise of 5 days at least: a set whose load and estimated max (Epley, whatever the effort) are
both over 1.3 times those of every other day, the max more than 6 median absolute deviations from the median,
so that a first heavy single after months of eights is none. A good day may be that far ahead, so it must be a
slip by its kind too: alone in its session (a digit typed wrong), about 2.2 times what was usual around that
day (the wrong unit), or 3 times all else (a digit too many). A load the lifter has said is right is none. A
convention.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from src.analytics.formulas import Floats

Mask = NDArray[np.bool_]

OUTLYING = 1.3  # times the best of every other day
FEWEST_DAYS = 5
FAR = 6.0  # median absolute deviations
LEAST_SPREAD = 0.02  # of the median: a log of equal loads deviates by nothing
MOST_REPS = 12  # longer sets say no more
ABSURD = 3.0  # times the best of every other day
UNIT = 2.20462  # pounds in a kilogram
UNIT_NEAR = 1.03  # times that, either way
AROUND = 3  # days before and after that say what was usual


def outlying(sets: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that look like a slip of the finger, with heaviest_else_kg, the best of other days.

    `sets` needs exercise, day, load_kg (above 0) and reps: all working sets of each exercise in it; where it
    has load_said, the loads the lifter has said are right. The index is kept.
    """
    own = sets[sets["exercise"].isin(far_ahead(sets))]
    found = [_of_exercise(one) for _, one in own.groupby("exercise", sort=False)]
    if not found:
        return own.assign(heaviest_else_kg=np.empty(0))
    return pd.concat(found).sort_index()


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


def _of_exercise(own: pd.DataFrame) -> pd.DataFrame:
    """Return the slips among all sets of one exercise: only its heaviest day can have any."""
    load = own["load_kg"].to_numpy(dtype=np.float64)
    strength = load * _epley(own["reps"].to_numpy(dtype=np.float64, na_value=1.0))
    days, day = np.unique(own["day"].to_numpy(), return_inverse=True)
    best = np.zeros(len(days))
    np.maximum.at(best, day, load)
    top = int(best.argmax())
    today = day == top
    middle = np.median(strength)
    spread = max(float(np.median(np.abs(strength - middle))), LEAST_SPREAD * float(middle))
    most, strongest = load[~today].max(), strength[~today].max()
    ahead = (load > OUTLYING * most) & (strength > OUTLYING * strongest) & (strength - middle > FAR * spread)
    around = np.delete(best, top)[max(top - AROUND, 0) : top + AROUND]
    off = np.abs(np.log(load / (UNIT * np.median(around))))
    slip = _alone(load, strength, today) | (off < np.log(UNIT_NEAR)) | (load > ABSURD * most)
    slips: pd.DataFrame = own[ahead & slip & ~_said(own)]
    return slips.assign(heaviest_else_kg=most)


def _alone(load: Floats, strength: Floats, today: Mask) -> Mask:
    """Return which sets are as far over the rest of their own session as over every other day."""
    alone: Mask = np.zeros(len(load), dtype=np.bool_)
    for place in np.flatnonzero(today):
        rest = today.copy()
        rest[place] = False
        alone[place] = not rest.any() or (
            load[place] > OUTLYING * load[rest].max() and strength[place] > OUTLYING * strength[rest].max()
        )
    return alone


def _epley(reps: Floats) -> Floats:
    factor: Floats = np.where(reps <= 1, 1.0, 1.0 + np.minimum(reps, MOST_REPS) / 30.0)
    return factor


def _said(rows: pd.DataFrame) -> Mask:
    if "load_said" not in rows:
        return np.zeros(len(rows), dtype=np.bool_)
    return rows["load_said"].to_numpy(dtype=np.bool_)
