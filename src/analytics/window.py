"""The days a page or a report is about: whole weeks, counted back from the log's last day."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

_DAYS = 7
_WEEK = timedelta(days=_DAYS)


@dataclass(frozen=True)
class Window:
    """So many weeks of a log up to its last day, which may be long ago."""

    weeks: int | None  # None: all
    first_day: date | None  # of the whole log; None: it is empty
    last_day: date | None
    week_start: int = 0  # the weekday calendar weeks begin on, 0 for Monday to 6 for Sunday

    @property
    def since(self) -> date:
        """The first day shown: whole weeks, counted back from the last logged day, not from today."""
        if self.last_day is None or self.first_day is None:
            return date.min
        if self.weeks is None:
            return self.first_day
        return self._week_of(self.last_day) - (self.weeks - 1) * _WEEK

    @property
    def start(self) -> date:
        """The first day shown that the log reaches: a range may be longer than the log."""
        return max(self.since, self.first_day or self.since)

    @property
    def calendar_weeks(self) -> int:
        """How many calendar weeks of the log are shown, the first and the last in part, at least 1."""
        if self.last_day is None:
            return 1
        return (self.last_day - self._week_of(self.start)).days // _DAYS + 1

    @property
    def averaged_from(self) -> date:
        """The first day of averages: weeks of 7 days back from the last day, none of them cut short.

        A log that is younger is averaged from its first day.
        """
        if self.last_day is None or self.first_day is None:
            return date.min
        if self.weeks is None:
            return self.first_day
        return max(self.first_day, self.last_day - self.weeks * _WEEK + timedelta(days=1))

    @property
    def averaged_weeks(self) -> float:
        """How many weeks of 7 days those are, weeks off included, at least 1."""
        if self.last_day is None:
            return 1.0
        return max(((self.last_day - self.averaged_from).days + 1) / _DAYS, 1.0)

    def of(self, frame: pd.DataFrame, column: str = "day") -> pd.DataFrame:
        """Return the rows of the days (or weeks' first days) shown; a week may begin before `since`."""
        first = self._week_of(self.since) if self.last_day else self.since
        if first == date.min:
            return frame
        return frame[frame[column] >= pd.Timestamp(first)]

    def _week_of(self, day: date) -> date:
        return day - timedelta(days=(day.weekday() - self.week_start) % _DAYS)
