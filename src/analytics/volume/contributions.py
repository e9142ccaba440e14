"""Which exercises a muscle's sets came from."""

from datetime import date

import numpy as np
import pandas as pd

from src.analytics.log import Log
from src.analytics.sides import BalanceSettings, least_share
from src.analytics.work import by_exercise, counted_work, muscles_in_order, shares_of


def muscle_exercises(
    log: Log, since: date | None = None, settings: BalanceSettings | None = None
) -> pd.DataFrame:
    """Return what each exercise gave each muscle from `since` on, counted as in `weekly_muscle_sets`.

    Columns: muscle, exercise, exercise_name, direct_sets, fractional_sets (over all those days); for each
    muscle the exercise that gave most first. A muscle without a set has no row. Of the settings,
    `stabilisers` and `ballistic_set` count here.
    """
    settings = settings or BalanceSettings()
    rows = counted_work(log)
    rows = rows if since is None else rows[rows["day"] >= pd.Timestamp(since)]
    all_one = np.zeros(len(rows), dtype=np.int64)
    exercises, sets = by_exercise(log, rows, all_one, 1, settings.ballistic_set)
    muscles = muscles_in_order(log)
    direct, shares = shares_of(exercises, muscles, least_share(stabilisers=settings.stabilisers))
    exercise, muscle = np.nonzero(shares)
    table = pd.DataFrame(
        {
            "muscle": pd.array([muscles[at].id for at in muscle], dtype="str"),
            "exercise": pd.array([exercises[at].id for at in exercise], dtype="str"),
            "exercise_name": pd.array([exercises[at].name for at in exercise], dtype="str"),
            "direct_sets": (sets[0] * direct.T)[muscle, exercise],
            "fractional_sets": (sets[0] * shares.T)[muscle, exercise],
        }
    )
    return table.sort_values(
        ["muscle", "fractional_sets", "exercise"], ascending=[True, False, True], ignore_index=True
    )
