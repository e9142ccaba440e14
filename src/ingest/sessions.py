"""When a session started, for apps that write a clock beside the day or only when each set was done."""

import numpy as np

from src.ingest.dates import Stamps, read_dates
from src.ingest.spelled import Spelled, joined, paired

_A_DAY = "2000-01-01"


def with_clock(days: Stamps, time: Spelled) -> Stamps:
    """Return the days at the time of day another column gives; NaT where it is none, midnight where blank."""
    clocks = read_dates([f"{_A_DAY} {text}".strip() for text in time.spellings]).stamps
    moments: Stamps = days + (clocks - np.datetime64(_A_DAY, "s"))[time.codes]
    return moments


def day_and_time(day: Spelled, time: Spelled) -> Spelled:
    """Return the text of both columns, for messages."""
    return paired(day, time, lambda left, right: f"{left} {right}".strip())


def day_starts(at: Stamps, *within: Spelled) -> Stamps:
    """Return, for each set, when the first set of its day with the same text in `within` was done."""
    _, codes = np.unique(at.astype("datetime64[D]"), return_inverse=True)
    return starts(at, Spelled(codes.astype(np.int64), [""] * (int(codes.max(initial=0)) + 1)), *within)


def starts(at: Stamps, *of: Spelled) -> Stamps:
    """Return, for each set, when the first set with the same text in the columns `of` was done.

    A set whose time cannot be read (NaT) keeps none, and moves no other.
    """
    session, first = joined(*of)
    earliest = np.full(len(first), np.datetime64("9999-12-31", "s"))
    known = ~np.isnat(at)
    np.minimum.at(earliest, session[known], at[known])
    started: Stamps = np.where(known, earliest[session], np.datetime64("NaT", "s"))
    return started
