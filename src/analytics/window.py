"""The days a page or a report is about: whole weeks, counted back from the log's last day."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Window:
    """So many weeks of a log up to its last day, which may be long ago."""

    weeks: int | None  # None: all
    first_day: date | None  # of the whole log; None: it is empty
    last_day: date | None

    @property
    def since(self) -> date:
        """The first day shown: whole weeks, counted back from the last logged day, not from today."""
        if self.last_day is None or self.first_day is None:
            return date.min
        if self.weeks is None:
            return self.first_day
        return _monday(self.last_day) - (self.weeks - 1) * _WEEK

    @property
    def start(self) -> date:
        """The first day shown that the log reaches: a range may be longer than the log."""
        return max(self.since, self.first_day or self.since)

    @property
    def calendar_weeks(self) -> int:
        """How many calendar weeks of the log are shown, the first and the last in part, at least 1."""
        if self.last_day is None:
            return 1
        return (self.last_day - _monday(self.start)).days // 7 + 1

    def of(self, frame: pd.DataFrame, column: str = "day") -> pd.DataFrame:
        """Return the rows of the days (or Mondays) shown; a Monday may lie before the first day."""
        first = _monday(self.since) if self.last_day else self.since
        if first == date.min:
            return frame
        return frame[frame[column] >= pd.Timestamp(first)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
