"""How much a lift changed over months: its last days in a range against its first. Numpy, no line."""

from dataclasses import dataclass
from datetime import date
from statistics import NormalDist
from typing import Final

import numpy as np

from src.analytics.log import Log
from src.analytics.policies import policy
from src.analytics.progress.exposures import Exposures, day_of, exposures
from src.analytics.progress.slopes import Floats
from src.analytics.progress.verdict import INTERVAL, SMALLEST_CHANGE, WEEK

END_DAYS: Final = 6  # compared, at either end
END_SPAN: Final = 8 * WEEK  # days that they may lie apart: further, and an end is no point in time
SURE: Final = 0.95  # of the direction, to name it without its range
SHORTEST: Final = 10 * WEEK  # days from the first to the last: a shorter range is the verdict's


@dataclass(frozen=True)
class RangeChange:
    """The best sets of one variant's last six days in a range against those of its first six."""

    change: float  # as a share
    low: float  # 80% interval
    high: float
    from_day: date  # the first and last day compared
    to_day: date
    days: int  # at both ends
    known_days: int  # of those, with a logged effort
    sure: bool  # the direction is, and the change is worth a word

    @property
    def by_effort(self) -> bool:
        """The effort is known on at least half of the days."""
        return 2 * self.known_days >= self.days

    @property
    def clear(self) -> bool:
        """It may be said without its range; a fall only with efforts: else a lighter day is no weakness."""
        return self.sure and (self.change > 0 or self.by_effort)


def range_change(log: Log, lift: str, since: date, exercise: str | None = None) -> RangeChange | None:
    """Return how a variant of a lift, the main one unless named, changed from a day on; None: too little."""
    policy(log, lift)
    return change_of(exposures(log, lift, exercise)[0], since)


def range_changes(log: Log, since: date) -> dict[str, RangeChange]:
    """Return how each of the eight lifts changed from a day on, those left out that have too little."""
    found = ((one.lift.id, change_of(one, since)) for one in exposures(log))
    return {lift: change for lift, change in found if change is not None}


def change_of(days: Exposures, since: date) -> RangeChange | None:
    """Return the change of these days from a day on.

    A line through months of training would say little: gains slow down, breaks cost some. So the two ends are
    compared, by the median of all pairs of a late and an early day (Hodges and Lehmann 1963, Ann Math Stat
    34:598) on ln value, with the interval that the Mann-Whitney test leaves.
    """
    day, value = days.days.day, days.days.value
    within = np.flatnonzero((day >= np.datetime64(since, "D").astype(np.int64)) & (day <= days.end))
    early, late = within[:END_DAYS], within[-END_DAYS:]
    if len(within) < 2 * END_DAYS or day[late[-1]] - day[early[0]] < SHORTEST:
        return None
    if max(np.ptp(day[early]), np.ptp(day[late])) > END_SPAN:
        return None
    both = np.concatenate([early, late])
    before, after = np.log(value[early]), np.log(value[late])
    low, middle, high = np.expm1(_shift(before, after, INTERVAL))
    lowest, _, highest = _shift(before, after, SURE)
    return RangeChange(
        float(middle),
        float(low),
        float(high),
        day_of(int(day[early[0]])),
        day_of(int(day[late[-1]])),
        len(both),
        int(days.days.known[both].sum()),
        bool((lowest > 0 or highest < 0) and abs(middle) >= SMALLEST_CHANGE),
    )


def _shift(before: Floats, after: Floats, interval: float) -> Floats:
    """Return how much further the second values lie: low, middle and high.

    The test's sums are whole numbers: half a one more brings their normal curve onto them.
    """
    pairs = np.sort(np.subtract.outer(after, before), axis=None)
    count = len(pairs)
    spread = np.sqrt(count * (len(before) + len(after) + 1) / 12)
    out = max(int(count / 2 + 0.5 - NormalDist().inv_cdf(0.5 + interval / 2) * spread), 1)
    return np.array([pairs[out - 1], np.median(pairs), pairs[count - out]])
