"""Muscles over the range of the page."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from src.analytics import BalanceSettings, opinions
from src.ui import data
from src.ui.view import View

NO_OPINION = "none"


def opinion_picker() -> tuple[str, dict[str, tuple[float, float]]]:
    """Let the lifter lay an opinion over the bars, off by default; return whose, and its sets by muscle."""
    chosen = st.segmented_control(
        "A coach's opinion",
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
    means = data.mean_muscles(view.source, view.range, settings)
    return means[means["chain"].isin(list(chains))]
