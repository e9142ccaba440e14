"""The learned maximum of one variant of a lift: what `src.analytics.strength` says of the log's own sets."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from src.analytics.policies import ESTIMATED, INDEX, INTERVAL
from src.analytics.readings import believed_reserve, reserve_texts, whole_loads
from src.analytics.strength import Strength, StrengthEstimate, Target, strength_of
from src.analytics.strength.estimate import MAX_REST
from src.analytics.strength.series import MAX_REPS
from src.catalog import Lift


@dataclass(frozen=True)
class Learned:
    """One variant's sets, ready to be asked for estimates."""

    sets: pd.DataFrame  # those the model may read, as `lift_sets` gives them
    strength: Strength
    reserve: NDArray[np.float64]  # of each of those sets, as believed
    reserve_from: NDArray[np.intp]  # why: places in RESERVE_FROM

    def as_of(self, log_end: date) -> date:
        """Return the day to ask for: the log's last; the last session's when the lift rested too long."""
        days = self.strength.series.day
        if not len(days):
            return log_end
        last: date = days[-1:].astype("datetime64[D]")[0].astype(object)
        return last if (log_end - last).days > MAX_REST else log_end

    def lighter(self) -> float:
        """Return by how much, in ln load, the lift's last month lies below its half year; 0 without any."""
        states = self.strength.states
        return float(states.half[-1] - states.month[-1]) if len(states.month) else 0.0

    def at(self, day: date, reps: int, target: Target) -> StrengthEstimate:
        """Return the estimate of a day for so many reps."""
        return self.strength.at(day, reps, target)

    def days(self, rule: Lift, reps: int) -> pd.DataFrame:
        """Return one row a session: the strongest set of the day and what was known that evening."""
        series = self.strength.series
        curve = self.strength.curve(series.day.astype("datetime64[D]"), reps, rule.model or "now")
        low, high = curve.interval(INTERVAL)
        best = self.sets.take(series.best_set)
        reserve = self.reserve[series.best_set]
        return best.assign(
            estimate_kg=curve.median,
            low_kg=low,
            high_kg=high,
            status=statuses(curve.status, rule),
            n=best["reps"].to_numpy(dtype=np.float64, na_value=np.nan) + np.nan_to_num(reserve),
            reserve=reserve,
            reserve_from=reserve_texts(self.reserve_from[series.best_set]),
        )


def learned_from(sets: pd.DataFrame) -> Learned:
    """Return one variant's rows of `lift_sets` as something to ask; slips of the finger are left out."""
    load = sets["load_kg"].to_numpy(dtype=np.float64, na_value=np.nan)
    keep = whole_loads(sets, load) & ~sets["suspicious"].to_numpy(dtype=np.bool_)
    used = sets[keep]
    reserve, why = believed_reserve(used)
    strength = strength_of(
        used["day"].to_numpy(),
        load[keep],
        used["reps"].to_numpy(dtype=np.float64, na_value=np.nan),
        used["kind"].to_numpy(dtype=object),
        reserve,
    )
    return Learned(used, strength, reserve, why)


def statuses(found: NDArray[np.str_], rule: Lift) -> ExtensionArray:
    """Return the model's statuses as the lift's policy words them: a yardstick is an index, no estimate."""
    named = np.where((found == ESTIMATED) & rule.index, INDEX, found)
    words: ExtensionArray = pd.array(named.tolist(), dtype="str")
    return words


def reps_asked(rule: Lift, reps: int | None) -> int:
    """Return the reps of the maximum asked for; ValueError outside 1 to 12."""
    asked = rule.target_reps if reps is None else reps
    if not 1 <= asked <= MAX_REPS:
        raise ValueError(f"A learned rep max is for 1 to {MAX_REPS} reps, not {asked}.")
    return asked
