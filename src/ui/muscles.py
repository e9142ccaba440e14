"""Muscles over the range of the page."""

from collections.abc import Sequence
from datetime import timedelta

import pandas as pd
import streamlit as st

from src.analytics import BalanceSettings, opinions
from src.charts import mean_weekly_sets
from src.ui import data
from src.ui.view import View

NO_OPINION = "none"


def opinion_picker() -> tuple[str, dict[str, tuple[float, float]]]:
    """Let the lifter lay an opinion over the bars, off by default; return whose, and its sets by muscle."""
    chosen = st.segmented_control(
        "Lay a coach's opinion over it",
        [NO_OPINION, *opinions()],
        default=NO_OPINION,
        required=True,
        key="opinion",
        help="What coaches recommend. No trial stands behind these numbers.",
        bind="query-params",
        persist_state="session",
    )
    names = {muscle.id: muscle.name for muscle in data.the_catalog().muscles.values()}
    asked = opinions().get(chosen or NO_OPINION, {})
    return chosen or NO_OPINION, {names[muscle]: sets for muscle, sets in asked.items()}


def average_muscles(view: View, chains: Sequence[str], settings: BalanceSettings) -> pd.DataFrame:
    """Return the average weekly sets of each muscle of these sides, counted as the lifter chose."""
    weeks = view.window(data.muscle_weeks(view.source, settings), "week")
    means = mean_weekly_sets(weeks, view.start, view.last_day or view.start)
    if settings.quads == "neutral":
        means = means.assign(
            chain=means["chain"].mask(means["muscle"] == data.the_catalog().muscles["quads"].name, "neutral")
        )
    if settings.lens == "direct":
        means = means.assign(sets=means["direct"])
    return means[means["chain"].isin(list(chains))]


def weeks_shown(view: View) -> float:
    """Return how many calendar weeks the page's range covers, at least 1."""
    if view.last_day is None:
        return 1.0
    first = view.start - timedelta(days=view.start.weekday())
    return (view.last_day - first).days // 7 + 1.0
