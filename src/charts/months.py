"""Bars of weeks over years: there a bar stands for a month, since hundreds of weeks are a comb."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

MOST_WEEKS = 156  # three years: above this, a bar is a month
_DAY = 86_400_000  # milliseconds


@dataclass(frozen=True)
class Bars:
    """What is drawn of a frame of weeks."""

    frame: pd.DataFrame  # week (the first day of the bar) and the columns asked for
    monthly: bool = False
    marker: dict[str, float] = field(default_factory=lambda: {"width": 5.5 * _DAY, "offset": 0})

    @property
    def word(self) -> str:
        """What the day in the hover is."""
        return "a week, in the month from" if self.monthly else "week of"

    @property
    def key(self) -> str:
        """What a bar is, where it is not the week the heading promises."""
        return "a bar: the mean week of a month" if self.monthly else ""

    def key_with(self, *, cut_short: bool) -> str:
        """Say what a bar is and, where the log ends before its last week does, what the outline means."""
        return " · ".join(filter(None, [self.key, "outline: unfinished week" if cut_short else ""]))


def bars_of(weeks: pd.DataFrame, columns: Sequence[str]) -> Bars:
    """Return the weeks themselves, or of a long log the mean week of each month.

    A week without a row counts as 0; a month without one stays null.

    >>> weeks = pd.DataFrame({"week": pd.date_range("2020-01-06", periods=200, freq="7D"), "sets": 6.0})
    >>> made = bars_of(weeks.drop(index=1), ["sets"])
    >>> made.monthly, len(made.frame), float(made.frame["sets"].iloc[0])
    (True, 46, 4.5)
    """
    if weeks.empty or (weeks["week"].max() - weeks["week"].min()).days < MOST_WEEKS * 7:
        return Bars(weeks)
    days = weeks["week"].to_numpy().astype("datetime64[D]")
    first = days.min().astype("datetime64[M]")
    every = np.arange(days.min(), days.max() + 1, 7)
    count = np.bincount(_months(every, first))
    month = _months(days, first)
    means = {"week": (first + np.arange(len(count))).astype("datetime64[us]")}
    for name in columns:
        values = weeks[name].to_numpy(dtype=np.float64, na_value=np.nan)
        known = ~np.isnan(values)
        there = np.bincount(month[known], minlength=len(count))
        sums = np.bincount(month[known], values[known], minlength=len(count))
        means[name] = np.where(there > 0, sums / count, np.nan)
    return Bars(pd.DataFrame(means), monthly=True, marker={"width": 26 * _DAY, "offset": 2 * _DAY})


def _months(days: NDArray[np.datetime64], first: np.datetime64) -> NDArray[np.int64]:
    """Return how many months after the first each day lies."""
    return (days.astype("datetime64[M]") - first).astype(np.int64)
