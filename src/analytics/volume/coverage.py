"""Chain coverage: which of the nine posterior groups get at least the least that works."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.sides import BalanceSettings, least_share
from src.analytics.summary import log_days
from src.analytics.volume.tiers import LEAST_SETS
from src.analytics.work import by_exercise, counted_work, day_numbers, muscles_in_order, shares_of
from src.analytics.written import written
from src.catalog import Muscle

_WEEK, _WINDOW = 7, 28
_ROUNDING = 6  # decimals: eight halves are four


@dataclass(frozen=True)
class MuscleWork:
    """What one muscle got, in fractional sets."""

    muscle: str
    name: str
    sets_a_week: float  # mean of the 28 days up to the log's last day, or of the weeks the log has
    direct_a_week: float  # the part from exercises that train it directly
    sets_7d: float  # in the last 7 of those days


@dataclass(frozen=True)
class ChainCoverage:
    """How many posterior groups reach `least` fractional sets a week, up to the log's last day."""

    covered: int  # by the weekly mean of the window
    covered_7d: int  # by the window's last 7 days alone
    groups: int  # 9
    least: float
    muscles: tuple[MuscleWork, ...]  # every posterior group, fewest sets first
    first_day: date | None  # of the window; None: the log is empty
    last_day: date | None

    @property
    def weakest(self) -> MuscleWork | None:
        """The group with the fewest sets: the weakest link; None in an empty log."""
        return self.muscles[0] if self.last_day else None

    @property
    def sentence(self) -> str:
        """The finding in one sentence."""
        if self.weakest is None:
            return "No sets in this log yet."
        fewest = f"{self.weakest.name.lower()} {written(self.weakest.sets_a_week, 1)}"
        return (
            f"{self.covered} of {self.groups} posterior groups get {self.least:g} sets a week or more; "
            f"fewest: {fewest}."
        )


def chain_coverage(
    log: Log, settings: BalanceSettings | None = None, *, least: float = LEAST_SETS
) -> ChainCoverage:
    """Return which posterior groups get `least` fractional sets a week.

    4 is the least that was found to work (Pelland 2026). The mean is over the 28 days up to the log's last
    day, weeks off included; a log that is younger has fewer weeks. Of the settings, `stabilisers` and
    `ballistic_set` count here.
    """
    settings = settings or BalanceSettings()
    first, last = log_days(log)
    start = None if first is None or last is None else max(first, last - timedelta(days=_WINDOW - 1))
    weeks = 1.0 if start is None or last is None else max(((last - start).days + 1) / _WEEK, 1.0)
    posterior = [one for one in muscles_in_order(log) if one.chain == "posterior"]
    numbers = (_recent(log, last, posterior, settings) / [weeks, weeks, 1.0]).round(_ROUNDING)
    muscles = [
        MuscleWork(muscle.id, muscle.name, *of_muscle)
        for muscle, of_muscle in zip(posterior, numbers.tolist(), strict=True)
    ]
    return ChainCoverage(
        covered=sum(one.sets_a_week >= least for one in muscles),
        covered_7d=sum(one.sets_7d >= least for one in muscles),
        groups=len(muscles),
        least=least,
        muscles=tuple(sorted(muscles, key=lambda one: one.sets_a_week)),
        first_day=start,
        last_day=last,
    )


def _recent(log: Log, last: date | None, muscles: list[Muscle], settings: BalanceSettings) -> Floats:
    """Return each muscle's sets of the last 28 days, the direct ones of them, and its sets of the last 7."""
    rows = counted_work(log)
    ago = np.datetime64(last or date.max, "D").astype(np.int64) - day_numbers(rows)
    rows, ago = rows[ago < _WINDOW], ago[ago < _WINDOW]
    exercises, sets = by_exercise(log, rows, (ago >= _WEEK).astype(np.int64), 2, settings.ballistic_set)
    direct, shares = shares_of(exercises, muscles, least_share(stabilisers=settings.stabilisers))
    of_all = sets.sum(axis=0)
    return np.stack([of_all @ shares, of_all @ direct, sets[0] @ shares], axis=1)


def weekly_coverage(muscle_weeks: pd.DataFrame, *, least: float = LEAST_SETS) -> pd.DataFrame:
    """Return how many posterior groups reached `least` sets in each trained week: week, covered, groups.

    `muscle_weeks` as `weekly_muscle_sets` gives it.
    """
    posterior = muscle_weeks[muscle_weeks["chain"] == "posterior"]
    reached = posterior["fractional_sets"].round(_ROUNDING) >= least
    weeks = reached.groupby(posterior["week"]).agg(["sum", "size"]).reset_index()
    return weeks.set_axis(["week", "covered", "groups"], axis=1)
