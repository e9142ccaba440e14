"""Days as a reader sees them: always with the year, and never more ticks than fit a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd

from src.analytics.written import day_of_year, short_day

MOST_TICKS = 5
_WEEK = 7
_DAYS_A_MONTH = 30.44
_MONTH_STEPS = (1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 120)


@dataclass(frozen=True)
class Ticks:
    """Where a time axis is marked, and what the marks say."""

    days: Sequence[date]
    labels: Sequence[str]


def spoken(day: date) -> str:
    """Return 'Tue 13 Jan 2026', in the reader's order."""
    return f"{day:%a} {short_day(day)}"


def short(day: date) -> str:
    """Return '13 Jan 2026', in the reader's order."""
    return short_day(day)


def dates(days: pd.Series) -> list[str]:
    """Return whole days as charts read them: '2026-01-13'; one by one it takes twenty times as long."""
    return np.datetime_as_string(days.to_numpy().astype("datetime64[D]")).tolist()  # type: ignore[no-any-return]


def length_of(days: int) -> str:
    """Return a stretch of days in words: '4 days', '5 weeks', '8 months', '2 years'."""
    for unit, size, least in (("year", 365.25, 700), ("month", _DAYS_A_MONTH, 60), ("week", _WEEK, 14)):
        if days >= least:
            return f"{round(days / size)} {unit}s"
    return "1 day" if days == 1 else f"{days} days"


def ticks(first: date, last: date, *, of_weeks: bool = False) -> Ticks:
    """Return at most MOST_TICKS marks on calendar starts; the first mark of a year names it.

    `of_weeks`: `first` begins a week, and so do the marks of single weeks; by default they are Mondays.
    """
    by_day = (last - first).days <= 10 * _WEEK
    week_start = first.weekday() if of_weeks else 0
    marks = _weeks(first, last, week_start) if by_day else _months(first, last)
    labels = []
    for before, mark in pairwise([None, *marks]):
        assert mark is not None  # noqa: S101 - only the leading None is none
        name = day_of_year(mark) if by_day else f"{mark:%b}"
        new_year = before is None or mark.year != before.year
        labels.append(f"{name}<br>{mark.year}" if new_year else name)
    if len(marks) > 1 and all(mark.month == 1 and mark.day == 1 for mark in marks):
        labels = [str(mark.year) for mark in marks]
    return Ticks(marks, labels)


def _weeks(first: date, last: date, week_start: int) -> list[date]:
    start = first + timedelta(days=(week_start - first.weekday()) % _WEEK)
    starts = [start + timedelta(weeks=n) for n in range((last - start).days // _WEEK + 1)]
    step = -(-len(starts) // MOST_TICKS) or 1
    return starts[::step] or [first]


def _months(first: date, last: date) -> list[date]:
    """Return the first days of every n-th month, n as small as MOST_TICKS allows, counted from January."""
    start = first.year * 12 + first.month - 1 + (first.day > 1)
    months = range(start, last.year * 12 + last.month)
    for step in _MONTH_STEPS:
        chosen = [month for month in months if month % step == 0]
        if len(chosen) <= MOST_TICKS:
            break
    return [date(month // 12, month % 12 + 1, 1) for month in chosen] or [first]
