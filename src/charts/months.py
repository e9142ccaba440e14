"""Bars of weeks over years: there a bar stands for a month, since hundreds of weeks are a comb."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

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
    >>> made.monthly, len(made.frame), made.frame["sets"].iloc[0]
    (True, 46, 4.5)
    """
    if weeks.empty or (weeks["week"].max() - weeks["week"].min()).days < MOST_WEEKS * 7:
        return Bars(weeks)
    every = pd.date_range(weeks["week"].min(), weeks["week"].max(), freq="7D")
    count = pd.Series(1, index=every.to_period("M")).groupby(level=0).sum()
    month = weeks["week"].dt.to_period("M")
    sums = weeks[list(columns)].astype("float64").groupby(month).sum(min_count=1)
    means = sums.reindex(count.index).div(count, axis=0)
    means.insert(0, "week", pd.PeriodIndex(means.index).to_timestamp())
    return Bars(means.reset_index(drop=True), monthly=True, marker={"width": 26 * _DAY, "offset": 2 * _DAY})
