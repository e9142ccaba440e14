"""What the athlete weighed: from the log of body weights, else from the settings, else unknown."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pandas as pd

from src.analytics.log import Log
from src.analytics.written import long_day

SETTING = "bodyweight_kg"
NEAR = timedelta(
    days=90
)  # from a weigh-in: a convention; a body rarely changes by more than a few per cent in it
LEAST_BODYWEIGHT_KG, MOST_BODYWEIGHT_KG = 20.0, 400.0


@dataclass(frozen=True)
class Bodyweight:
    """A body weight and where it is from."""

    kg: float | None  # None: unknown
    how: Literal["measured", "setting", "unknown"]
    day: date | None = None  # it was measured on
    near: bool = True  # measured within 90 days

    @property
    def sentence(self) -> str:
        """Where the number is from, in words."""
        if self.day is not None:
            when = long_day(self.day)
            return f"weighed on {when}" if self.near else f"weighed on {when}, long before or after"
        return "as set on Settings" if self.kg is not None else "body weight unknown"


def bodyweights(log: Log) -> pd.DataFrame:
    """Return one row a day the athlete was weighed, up to the log's last day: day, weight_kg, source.

    Of several weights of a day, the last.
    """
    return log.once("bodyweights", lambda: _last_of_days(log.query("bodyweights")))


def _last_of_days(weighed: pd.DataFrame) -> pd.DataFrame:
    return weighed.drop_duplicates("day", keep="last", ignore_index=True)


def bodyweight_on(log: Log, day: date) -> Bodyweight:
    """Return the body weight of a day, in kilograms, and where it is from.

    The last weigh-in of the 90 days before, else the next of the 90 days after, else the setting
    `bodyweight_kg`, else the nearest weigh-in there is.
    """
    weighed = bodyweights(log)
    setting = _setting(log)
    at = _nearest(weighed, day)
    if at is None:
        return Bodyweight(setting, "setting") if setting is not None else Bodyweight(None, "unknown")
    measured = weighed["day"].iloc[at].date()
    near = abs(measured - day) <= NEAR
    if not near and setting is not None:
        return Bodyweight(setting, "setting")
    return Bodyweight(float(weighed["weight_kg"].iloc[at]), "measured", measured, near)


def _nearest(weighed: pd.DataFrame, day: date) -> int | None:
    """Return the row that speaks for the day: one shortly before it, else the nearest; None without rows."""
    if weighed.empty:
        return None
    away = (weighed["day"] - pd.Timestamp(day)).dt.days.to_numpy()
    before = np.flatnonzero((away <= 0) & (away >= -NEAR.days))
    return int(before[-1] if len(before) else np.abs(away).argmin())


def _setting(log: Log) -> float | None:
    value = log.store.settings(log.athlete_id).get(SETTING)
    if not isinstance(value, int | float) or not LEAST_BODYWEIGHT_KG <= value <= MOST_BODYWEIGHT_KG:
        return None
    return float(value)
