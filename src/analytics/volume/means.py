"""What each muscle got in an average week."""

from datetime import date

import numpy as np
import pandas as pd

from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.sides import CHAINS, BalanceSettings, least_share
from src.analytics.volume.weekly import weekly_muscle_sets
from src.analytics.window import Window
from src.analytics.work import by_exercise, counted_work, muscles_in_order, shares_of


def muscle_weeks(log: Log, settings: BalanceSettings) -> pd.DataFrame:
    """Return the weekly sets of each muscle, by its name, counted as the settings say."""
    frame = weekly_muscle_sets(log, stabilisers=settings.stabilisers, exposure_set=settings.ballistic_set)
    names = {muscle.id: muscle.name for muscle in log.catalog.muscles.values()}
    if settings.lens == "direct":
        frame = frame.assign(fractional_sets=frame["direct_sets"])
    return frame.assign(muscle=frame["muscle"].map(names))


def mean_muscles(log: Log, window: Window, settings: BalanceSettings) -> pd.DataFrame:
    """Return what each muscle got in an average week of 7 days, weeks off included: the one such average.

    Body map, bars, coverage and the week a plan starts from are all this, over the window's `averaged_from`
    to the log's last day. Sides and sets as the settings say; under the direct lens only direct sets count.

    Columns: id, muscle (its name), chain, sets, direct; every muscle, also at 0, posterior first, then from
    top to bottom.
    """
    muscles = muscles_in_order(log)
    sets, direct = _totals(log, window.averaged_from, settings) / window.averaged_weeks
    table = pd.DataFrame(
        {
            "id": pd.array([one.id for one in muscles], dtype="str"),
            "muscle": pd.array([one.name for one in muscles], dtype="str"),
            "chain": pd.array([_side(one.id, one.chain, settings) for one in muscles], dtype="str"),
            "sets": sets,
            "direct": direct,
        }
    )
    return table.sort_values("chain", key=lambda sides: sides.map(CHAINS.index), kind="stable")


def _totals(log: Log, since: date, settings: BalanceSettings) -> Floats:
    """Return each muscle's sets from a day on, and the direct ones of them: (2, muscle)."""
    rows = counted_work(log)
    rows = rows[rows["day"] >= pd.Timestamp(since)]
    exercises, sets = by_exercise(log, rows, np.zeros(len(rows), dtype=np.int64), 1, settings.ballistic_set)
    least = least_share(stabilisers=settings.stabilisers)
    direct, shares = shares_of(exercises, muscles_in_order(log), least)
    counted = direct if settings.lens == "direct" else shares
    return np.stack([sets[0] @ counted, sets[0] @ direct])


def _side(muscle: str, chain: str, settings: BalanceSettings) -> str:
    return "neutral" if muscle == "quads" and settings.quads == "neutral" else chain
