"""The verdict on a series of days: which way it goes, as far as the days can tell. Numpy, no database."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from src.analytics.progress.slopes import Floats, Ints, slopes

PROGRESSING: Final = "progressing"
HOLDING: Final = "holding steady"
REGRESSING: Final = "regressing"
UNCLEAR: Final = "unclear"
NOT_ENOUGH: Final = "not enough data"
VERDICTS: Final = (PROGRESSING, HOLDING, REGRESSING, UNCLEAR, NOT_ENOUGH)

WEEKS: Final = 8  # of the window
FEWEST_WEEKS: Final = 6
MOST_WEEKS: Final = 16
FEWEST_DAYS: Final = 6
SHORTEST_SPAN: Final = 28  # days from the window's first to its last
LOOKS: Final = 12  # weekly looks that the verdict is carried through
INTERVAL: Final = 0.80  # of the change; within the smallest change either way, the lift holds steady
SURE: Final = 0.90  # of the direction: at 0.80 noise alone would give a verdict in one look of five
SMALLEST_CHANGE: Final = 0.02  # of the value; or one step of the plates, when that is more
WEEK: Final = 7

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Days:
    """One value a day, oldest first."""

    day: Ints  # since 1970-01-01, ascending, no two equal
    value: Floats  # above 0
    known: Mask  # the effort is: the value is no lower bound


@dataclass(frozen=True)
class Looks:
    """What each look back over a window finds, one entry a look."""

    count: Ints  # days in the window
    span: Ints  # from its first to its last day
    change: Floats  # of the line over the span, as a share; NaN below two days
    low: Floats  # ends of its interval
    high: Floats
    smallest: Floats  # the smallest change worth a word, as a share
    slope: Floats  # of ln value, a day
    level: Floats  # ln value of the line on the window's last day
    raw: NDArray[np.str_]  # the verdict of this look alone


def looks_back(days: Days, ends: Ints, weeks: int = WEEKS, step: float = 0.0) -> Looks:
    """Return what the windows of so many weeks that end on these days say, each by itself.

    `step`: the smallest change of load (or height) there is. Regressing must hold among the days of known
    effort alone: a lighter day whose effort nobody logged is no weakness.
    """
    if not FEWEST_WEEKS <= weeks <= MOST_WEEKS:
        raise ValueError(f"A trend is read over {FEWEST_WEEKS} to {MOST_WEEKS} weeks, not {weeks}.")
    found = _changes(days.day, np.log(days.value), ends, weeks)
    smallest = np.maximum(SMALLEST_CHANGE, step / np.exp(found.level))
    enough = _enough(found)
    falls = enough & _falls(found, smallest)
    raw = np.select(
        [
            ~enough,
            (found.sign > 0) & (found.change >= smallest),
            falls & (falls.any() and _known_fall(days, ends, weeks, smallest)),
            ~falls & (found.low > -smallest) & (found.high < smallest),
        ],
        [NOT_ENOUGH, PROGRESSING, REGRESSING, HOLDING],
        default=UNCLEAR,
    )
    return Looks(
        found.count, found.span, found.change, found.low, found.high, smallest, found.slope, found.level, raw
    )


def _known_fall(days: Days, ends: Ints, weeks: int, smallest: Floats) -> Mask:
    """Return where the days of known effort alone fall."""
    if days.known.all():
        return np.ones(len(ends), bool)
    known = days.known
    found = _changes(days.day[known], np.log(days.value[known]), ends, weeks)
    return _enough(found) & _falls(found, smallest)


def carried(raw: list[str]) -> str:
    """Return the verdict after a run of weekly looks, oldest first.

    A verdict changes when two looks in a row agree on another: eight lifts looked at every week would
    otherwise give false alarms. Missing data counts at once, and of two opposite verdicts neither stands.
    """
    state = raw[0]
    for before, now in pairwise(raw):
        if now in (before, NOT_ENOUGH):
            state = now
        elif state == NOT_ENOUGH or {state, now} == {PROGRESSING, REGRESSING}:
            state = UNCLEAR
    return state


def look_days(end: int) -> Ints:
    """Return the days of the weekly looks up to `end`, oldest first."""
    return np.asarray(end - WEEK * np.arange(LOOKS)[::-1], dtype=np.int64)


@dataclass(frozen=True)
class _Changes:
    count: Ints
    span: Ints
    change: Floats
    low: Floats
    high: Floats
    slope: Floats
    level: Floats
    sign: Floats


def _changes(day: Ints, log_value: Floats, ends: Ints, weeks: int) -> _Changes:
    start = np.searchsorted(day, ends - weeks * WEEK, side="right")
    stop = np.searchsorted(day, ends, side="right")
    count = stop - start
    if len(day):
        span = np.where(count > 0, day[np.maximum(stop - 1, 0)] - day[np.minimum(start, len(day) - 1)], 0)
    else:
        span = np.zeros(len(ends), np.int64)
    line = slopes(day.astype(np.float64), log_value, start, stop, INTERVAL, SURE)
    # Over the days seen, not the whole window: a line is not stretched to days without a set.
    change, low, high = (np.expm1(one * span) for one in (line.slope, line.low, line.high))
    return _Changes(count, span, change, low, high, line.slope, line.level, line.sign)


def _enough(found: _Changes) -> Mask:
    enough: Mask = (found.count >= FEWEST_DAYS) & (found.span >= SHORTEST_SPAN)
    return enough


def _falls(found: _Changes, smallest: Floats) -> Mask:
    falls: Mask = (found.sign < 0) & (found.change <= -smallest)
    return falls
