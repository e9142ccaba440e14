"""What each muscle got in an average week."""

from datetime import date, timedelta

import pandas as pd

from src.analytics.log import Log
from src.analytics.sides import CHAINS, BalanceSettings
from src.analytics.volume.weekly import weekly_muscle_sets
from src.analytics.window import Window
from src.catalog import Catalog


def muscle_weeks(log: Log, settings: BalanceSettings) -> pd.DataFrame:
    """Return the weekly sets of each muscle, by its name, counted as the settings say."""
    frame = weekly_muscle_sets(log, stabilisers=settings.stabilisers, exposure_set=settings.ballistic_set)
    names = {muscle.id: muscle.name for muscle in log.catalog.muscles.values()}
    return frame.assign(muscle=frame["muscle"].map(names))


def mean_weekly_sets(muscle_weeks: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Return what a muscle got in an average week, fewest sets first within each chain.

    `muscle_weeks`: week (first day), muscle, chain, fractional_sets, direct_sets; of trained weeks.
    The average is over all calendar weeks from that of `first` to that of `last`, weeks off included.
    Columns: muscle, chain, sets, direct.
    """
    if muscle_weeks.empty:
        return pd.DataFrame({"muscle": [], "chain": [], "sets": [], "direct": []})
    weeks = (_monday(last) - _monday(first)).days // 7 + 1
    totals = muscle_weeks.groupby(["muscle", "chain"], as_index=False, sort=False)[
        ["fractional_sets", "direct_sets"]
    ].sum()
    means = totals.assign(sets=totals["fractional_sets"] / weeks, direct=totals["direct_sets"] / weeks)
    return means.sort_values(["chain", "sets"])[["muscle", "chain", "sets", "direct"]].reset_index(drop=True)


def mean_muscles(
    catalog: Catalog, muscle_weeks: pd.DataFrame, window: Window, settings: BalanceSettings
) -> pd.DataFrame:
    """Return `mean_weekly_sets` over a window, sides and sets as the settings say."""
    last = window.last_day or window.start
    means = mean_weekly_sets(window.of(muscle_weeks, "week"), window.start, last)
    if settings.quads == "neutral":
        quads = means["muscle"] == catalog.muscles["quads"].name
        means = means.assign(chain=means["chain"].mask(quads, "neutral"))
    return means.assign(sets=means["direct"]) if settings.lens == "direct" else means


def every_muscle(
    catalog: Catalog, muscle_weeks: pd.DataFrame, window: Window, settings: BalanceSettings
) -> pd.DataFrame:
    """Return id, muscle, chain, sets, direct of each muscle of the catalogue, posterior first, also at 0."""
    known = pd.DataFrame(
        {"id": one.id, "muscle": one.name, "side": one.chain} for one in catalog.muscles.values()
    )
    means = mean_muscles(catalog, muscle_weeks, window, settings)
    every = known.merge(means, on="muscle", how="left").fillna({"sets": 0.0, "direct": 0.0})
    every["chain"] = every["chain"].fillna(every["side"])
    ordered = every.sort_values("chain", key=lambda chains: chains.map(CHAINS.index), kind="stable")
    return ordered[["id", "muscle", "chain", "sets", "direct"]]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
