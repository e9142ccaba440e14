"""What was lifted, as a bar: loads of the past, and what they leave of a number of today."""

from dataclasses import dataclass

import numpy as np

from src.analytics.strength.features import MONTH, highest_since
from src.analytics.strength.model import LEVELS
from src.analytics.strength.series import Floats, Ints, Series

LOST_A_WEEK = 0.02  # of ln load: what was lifted stays a fact for a month, then counts for less every week
_UPPER = np.array(LEVELS) > 0.5  # noqa: PLR2004 - the median


@dataclass(frozen=True)
class Bars:
    """ln load at n reps that the past stands for, one entry a query; -inf where it stands for none.

    A load that was really lifted for n reps or more is a fact: no end of a range lies below it. What a load
    for fewer reps vouches for (`Series.vouched`) is none: it lifts the middle, and the range with it.
    """

    made: Floats  # lifted for n reps or more, less what a rest since takes off
    vouched: Floats  # the same, or what a load for fewer reps vouches for: never below `made`
    vouched_then: Floats  # on the day of the last session, before the rest since took anything off


def bars_at(series: Series, days: Ints, last: Ints, n: int) -> Bars:
    """Return the bars of each day, `last` being the place of its last session."""
    vouched = series.vouched[:, n - 1]
    return Bars(
        made=faded(series, series.made[:, n - 1], days),
        vouched=faded(series, vouched, days),
        vouched_then=faded(series, vouched, series.day[last]),
    )


def raised(median: Floats, around: Floats, bars: Bars) -> Floats:
    """Return the quantiles, one row a query, of medians with `around` them (see `Head`) that the bars lift.

    The whole range moves up until its middle is on the bar, and keeps its width; a lower end stops at what
    was made. A rest lowers the bar, but not how high the upper ends reach: whether anything was lost is known
    when the lift is trained again. So no range narrows while nothing is trained.
    """
    middle = np.maximum(median, bars.vouched)[:, None]
    reach = np.maximum(median, bars.vouched_then)[:, None]
    return np.asarray(np.maximum(np.where(_UPPER, reach, middle) + around, bars.made[:, None]))


def faded(series: Series, loads: Floats, days: Ints) -> Floats:
    """Return the highest of the loads (ln, one a session) by each day, less what a rest since takes off.

    Nothing is taken off for a month, then LOST_A_WEEK; -inf where there is none.
    """
    return highest_since(series.day, loads, days, MONTH, LOST_A_WEEK / 7)
