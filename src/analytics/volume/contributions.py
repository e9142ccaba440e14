"""Which exercises a muscle's sets came from."""

from datetime import date

import pandas as pd

from src.analytics.log import Log
from src.analytics.sides import BalanceSettings, least_share


def muscle_exercises(
    log: Log, since: date | None = None, settings: BalanceSettings | None = None
) -> pd.DataFrame:
    """Return what each exercise gave each muscle from `since` on, counted as in `weekly_muscle_sets`.

    Columns: muscle, exercise, exercise_name, direct_sets, fractional_sets (over all those days); for each
    muscle the exercise that gave most first. A muscle without a set has no row. Of the settings,
    `stabilisers` and `ballistic_set` count here.
    """
    settings = settings or BalanceSettings()
    return log.query(
        "volume/muscle_exercises",
        since=since or date.min,
        least_share=least_share(stabilisers=settings.stabilisers),
        exposure_set=settings.ballistic_set,
    )
