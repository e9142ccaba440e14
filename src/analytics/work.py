"""What each session held of each exercise: what balance, muscles, rests and plans are counted from."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.sides import DEFAULT_EXPOSURE, EXPOSURES
from src.catalog import DIRECT, Exercise, Muscle

Ints = NDArray[np.int64]


def session_work(log: Log) -> pd.DataFrame:
    """Return one row a session and known exercise, oldest first; warm-ups are left out.

    Columns: day, session (a number, in order of time), exercise, sets (their effort: 1 a hard strength set,
    0.5 a ballistic, carried or held one), hard_sets (of effort 1), working_sets (all of them), reps,
    best_load_kg (of sets that move a load; null: none), heaviest_kg (also on top of or off bodyweight) and
    place (of the first of them in the whole log).
    """
    return log.once("session_work", lambda: log.query("session_work"))


def counted_work(log: Log) -> pd.DataFrame:
    """Return the rows of `session_work` that count for anything."""
    rows = session_work(log)
    return rows[rows["sets"] > 0].reset_index(drop=True)


def day_numbers(rows: pd.DataFrame) -> Ints:
    """Return the days of a frame as days since 1970-01-01."""
    return rows["day"].to_numpy().astype("datetime64[D]").astype(np.int64)


def weeks_of(log: Log, days: Ints) -> Ints:
    """Return the first day of each day's week, which begins as the athlete's do (`live.week_of`)."""
    return days - (days + 3 - log.week_start) % 7  # day 0, 1 January 1970, was a Thursday


def muscles_in_order(log: Log) -> list[Muscle]:
    """Return the muscles from top to bottom."""
    return sorted(log.catalog.muscles.values(), key=lambda muscle: muscle.order)


def by_exercise(
    log: Log, rows: pd.DataFrame, group: Ints, groups: int, exposure_set: float
) -> tuple[list[Exercise], Floats]:
    """Return the exercises of the rows, and the sets of each group of rows (group, exercise).

    A ballistic, carried or held set counts `exposure_set`.
    """
    place, names = pd.factorize(rows["exercise"])
    exercises = [log.catalog.exercises[name] for name in names]
    sets = np.zeros((groups, len(exercises)))
    np.add.at(sets, (group, place), rows["sets"].to_numpy(dtype=np.float64))
    worth = [exposure_set / DEFAULT_EXPOSURE if one.mode in EXPOSURES else 1.0 for one in exercises]
    return exercises, sets * np.array(worth)


def shares_of(
    exercises: Sequence[Exercise], muscles: Sequence[Muscle], least: float
) -> tuple[Floats, Floats]:
    """Return what a set gives each muscle directly, and by its shares from `least` on: (exercise, muscle)."""
    shares = np.array([[one.shares.get(muscle.id, 0.0) for muscle in muscles] for one in exercises])
    shares = shares.reshape(len(exercises), len(muscles))
    return (shares >= DIRECT).astype(np.float64), np.where(shares >= least, shares, 0.0)
