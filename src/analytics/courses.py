"""The course of every lift in the log: the numbers of its main variant, day by day."""

import pandas as pd

from src.analytics.estimates import all_estimates, box_jumps, main_variant
from src.analytics.log import Log


def courses(log: Log) -> dict[str, pd.DataFrame]:
    """Return what the main variant of every lift in the log came to on each training day, by lift.

    Columns: day, value, low, high, status, load_kg, reps, rir; the value in kilograms, null while there is
    not enough data. For box jumps in centimetres, with a null load and no reps.
    """
    found = {lift: value_names(days) for lift, days in all_estimates(log).items()}
    for lift in found:
        if log.catalog.lifts[lift].measure == "box_height":
            found[lift] = height_values(box_jumps(log), main_variant(log, lift))
    return found


def value_names(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame of estimates with its numbers named value, low and high."""
    return frame.rename(columns={"estimate_kg": "value", "low_kg": "low", "high_kg": "high"})


def height_values(jumps: pd.DataFrame, exercise: str | None) -> pd.DataFrame:
    """Return the highest box of each day of one exercise, named as `value_names` names estimates."""
    own = jumps[jumps["exercise"] == exercise].rename(columns={"height_cm": "value"})
    return own.assign(low=own["value"], high=own["value"], status="tested", load_kg=float("nan"))
