"""When a session started, for apps that write only when each set was done."""

import numpy as np

from src.ingest.dates import Stamps
from src.ingest.spelled import Spelled, joined


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
