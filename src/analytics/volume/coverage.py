"""Chain coverage: which of the nine posterior groups get at least the least that works."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from src.analytics.log import Log
from src.analytics.sides import BalanceSettings
from src.analytics.summary import log_days
from src.analytics.volume.means import mean_muscles
from src.analytics.volume.tiers import LEAST_SETS
from src.analytics.window import Window
from src.analytics.written import written

_WEEKS = 4
_ROUNDING = 6  # decimals: eight halves are four


@dataclass(frozen=True)
class MuscleWork:
    """What one muscle got, in fractional sets."""

    muscle: str
    name: str
    sets_a_week: float  # mean of the window, or of the weeks the log has
    direct_a_week: float  # the part from exercises that train it directly


@dataclass(frozen=True)
class ChainCoverage:
    """How many posterior groups reach `least` fractional sets a week, up to the log's last day."""

    covered: int  # by the weekly mean of the window
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
        sets = "set" if self.least == 1 else "sets"
        return (
            f"{self.covered} of {self.groups} posterior groups get {self.least:g} {sets} a week or more; "
            f"fewest: {fewest}."
        )


def chain_coverage(
    log: Log,
    settings: BalanceSettings | None = None,
    *,
    least: float = LEAST_SETS,
    window: Window | None = None,
) -> ChainCoverage:
    """Return which posterior groups get `least` sets a week over a window, by default the last 28 days.

    4 is the least that was found to work (Pelland 2026). What is counted is `mean_muscles`: weeks of 7 days
    back from the log's last day, weeks off included; a log that is younger has fewer of them.
    """
    window = window or Window(_WEEKS, *log_days(log))
    means = mean_muscles(log, window, settings or BalanceSettings())
    posterior = means[means["chain"] == "posterior"]
    muscles = [
        MuscleWork(str(muscle), str(name), round(sets, _ROUNDING), round(direct, _ROUNDING))
        for muscle, name, sets, direct in zip(
            posterior["id"], posterior["muscle"], posterior["sets"], posterior["direct"], strict=True
        )
    ]
    return ChainCoverage(
        covered=sum(one.sets_a_week >= least for one in muscles),
        groups=len(muscles),
        least=least,
        muscles=tuple(sorted(muscles, key=lambda one: one.sets_a_week)),
        first_day=window.averaged_from if window.last_day else None,
        last_day=window.last_day,
    )


def weekly_coverage(muscle_weeks: pd.DataFrame, *, least: float = LEAST_SETS) -> pd.DataFrame:
    """Return how many posterior groups reached `least` sets in each trained week: week, covered, groups.

    `muscle_weeks` as `weekly_muscle_sets` gives it.
    """
    posterior = muscle_weeks[muscle_weeks["chain"] == "posterior"]
    reached = posterior["fractional_sets"].round(_ROUNDING) >= least
    weeks = reached.groupby(posterior["week"]).agg(["sum", "size"]).reset_index()
    return weeks.set_axis(["week", "covered", "groups"], axis=1)
