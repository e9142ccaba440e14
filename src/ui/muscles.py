"""Muscles over the range of the page."""

from collections.abc import Sequence

import pandas as pd

from src.analytics import BalanceSettings
from src.charts import mean_weekly_sets
from src.ui import data
from src.ui.view import View


def average_muscles(view: View, chains: Sequence[str], settings: BalanceSettings) -> pd.DataFrame:
    """Return the average weekly sets of each muscle of these sides, counted as the lifter chose."""
    weeks = view.window(data.muscle_weeks(view.source), "week")
    means = mean_weekly_sets(weeks, view.start, view.last_day or view.start)
    if settings.quads == "neutral":
        means = means.assign(
            chain=means["chain"].mask(means["muscle"] == data.the_catalog().muscles["quads"].name, "neutral")
        )
    if settings.lens == "direct":
        means = means.assign(sets=means["direct"])
    return means[means["chain"].isin(list(chains))]
