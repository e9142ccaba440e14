"""What a lifter could lift: the estimate of one day, its history, and the table of rep maxes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from src.analytics.strength.bars import bars_at, raised
from src.analytics.strength.features import (
    EVER,
    HALF,
    MONTH,
    QUARTER,
    States,
    features_at,
    states_of,
    window_start,
)
from src.analytics.strength.model import LEVELS, Target, load_model
from src.analytics.strength.series import MAX_REPS, Floats, Ints, Mask, Series, day_numbers, series_of

ESTIMATED: Final = "estimated"
OUT_OF_RANGE: Final = "refused:reps_out_of_range"
TOO_FEW: Final = "refused:too_few_sessions"
TOO_SHORT: Final = "refused:too_short_a_time"
RESTED: Final = "refused:rested_too_long"
STATUSES: Final = (ESTIMATED, OUT_OF_RANGE, TOO_FEW, TOO_SHORT, RESTED)

MIN_SESSIONS = 8
MIN_SPAN = 28  # days from the first session to the last
MAX_REST = 180  # days; the model was fitted on rests of up to 60
_EPOCH = date(1970, 1, 1)
_MEDIAN = LEVELS.index(0.5)

Interval = tuple[float, float]


@dataclass(frozen=True)
class StrengthEstimate:
    """The load for n reps on one day, in the unit of the loads given; None where it is refused."""

    n: int
    target: Target
    status: str  # one of STATUSES
    median: float | None = None
    interval_50: Interval | None = None
    interval_80: Interval | None = None
    interval_95: Interval | None = None
    sessions: int = 0  # that the estimate rests on
    rest_days: int | None = None  # since the last of them
    sets: tuple[int, ...] = ()  # places, among the sets given, of those that carry it, the latest first


@dataclass(frozen=True)
class Curve:
    """Estimates of many days."""

    day: NDArray[np.datetime64]  # as asked for
    quantiles: Floats  # (days, 7): the load at each of LEVELS, NaN where it is refused
    status: NDArray[np.str_]  # one of STATUSES a day

    @property
    def median(self) -> Floats:
        """Return the load as likely exceeded as not, one a day."""
        return np.asarray(self.quantiles[:, _MEDIAN])

    def interval(self, percent: int) -> tuple[Floats, Floats]:
        """Return the lower and the upper ends of the 50, 80 or 95% intervals."""
        out = {50: 1, 80: 2, 95: 3}[percent]
        return self.quantiles[:, _MEDIAN - out], self.quantiles[:, _MEDIAN + out]


@dataclass(frozen=True)
class Strength:
    """One exercise of one athlete, ready to be asked. Make it with `strength_of`."""

    series: Series
    states: States

    def at(self, day: date, n: int = 1, target: Target = "now") -> StrengthEstimate:
        """Return the estimate at the end of a day: its sets and all before it count, later ones do not.

        `n`: the reps asked for. `target`: 'now', a near-maximal set of that day; 'next', the best set of the
        four weeks after it, which is behaviour as much as strength. Source: docs/methods.md.
        """
        asked = np.array([(day - _EPOCH).days])
        quantiles, status, last = self._ask(asked, n, target)
        sessions = int(last[0]) + 1
        if status[0] != ESTIMATED:
            return StrengthEstimate(n, target, str(status[0]), sessions=sessions)
        low95, low80, low50, median, high50, high80, high95 = (float(load) for load in quantiles[0])
        return StrengthEstimate(
            n,
            target,
            ESTIMATED,
            median,
            (low50, high50),
            (low80, high80),
            (low95, high95),
            sessions,
            int(asked[0] - self.series.day[last[0]]),
            self._carriers(int(last[0])),
        )

    def curve(self, days: ArrayLike, n: int = 1, target: Target = "now") -> Curve:
        """Return the estimates at the end of many days (datetime64), each as `at` gives it."""
        asked = np.asarray(days, dtype="datetime64[D]")
        quantiles, status, _ = self._ask(day_numbers(asked), n, target)
        return Curve(asked, quantiles, status)

    def rep_maxes(self, day: date, target: Target = "now") -> tuple[StrengthEstimate, ...]:
        """Return the estimates for 1 to 12 reps; the load never rises with the reps."""
        return tuple(self.at(day, n, target) for n in range(1, MAX_REPS + 1))

    def _ask(self, asked: Ints, n: int, target: Target) -> tuple[Floats, NDArray[np.str_], Ints]:
        """Return the quantiles and the status of each query, and the place of its last session (-1: none)."""
        head = load_model()[target]
        days = self.series.day
        last = np.searchsorted(days, asked, side="right") - 1
        status = self._status(asked, last, n)
        quantiles = np.full((len(asked), len(LEVELS)), np.nan)
        told: Mask = status == ESTIMATED
        if told.any():
            now, upto = asked[told], last[told]
            before = np.searchsorted(days, now, side="left") - 1
            # A day's rest is counted to the next morning, so the day of a session counts 1.
            base, features = features_at(self.series, self.states, upto, before, now - days[upto] + 1, n)
            median, around = base + head.median(features), head.around(features)
            found = median[:, None] + around
            if target == "now":  # what was lifted is a fact; what comes may fall short of it
                found = raised(median, around, bars_at(self.series, now, upto, n))
            quantiles[told] = np.exp(found)
        return quantiles, status, last

    def _status(self, asked: Ints, last: Ints, n: int) -> NDArray[np.str_]:
        if not 1 <= n <= MAX_REPS or n != int(n):
            return np.full(len(asked), OUT_OF_RANGE)
        few = last + 1 < MIN_SESSIONS
        known = self.series.day if len(self.series) else np.zeros(1, np.int64)
        latest = known[np.maximum(last, 0)]
        return np.select(
            [few, latest - known[0] < MIN_SPAN, asked - latest > MAX_REST],
            [TOO_FEW, TOO_SHORT, RESTED],
            default=ESTIMATED,
        )

    def _carriers(self, last: int) -> tuple[int, ...]:
        """Return the places of the sets that the evidence was read from."""
        series = self.series
        heaviest = int(np.argmax(series.made[: last + 1, 0]))
        found = {(heaviest, int(series.heaviest_set[heaviest]))}
        for window in (MONTH, QUARTER, HALF, EVER):
            start = int(window_start(series, np.array([last]), window)[0])
            best = start + int(np.argmax(series.strength[start : last + 1]))
            found.add((best, int(series.best_set[best])))
        return tuple(place for _, place in sorted(found, reverse=True))


def strength_of(
    day: ArrayLike,
    load_kg: ArrayLike,
    reps: ArrayLike,
    kind: Sequence[str] | NDArray[np.object_],
    reserve: ArrayLike | None = None,
) -> Strength:
    """Return one exercise's sets, in any order, as something to ask for estimates; see `series_of`."""
    series = series_of(day, load_kg, reps, kind, reserve)
    return Strength(series, states_of(series))
