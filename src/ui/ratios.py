"""Which two lifts are set beside each other."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from src.analytics.written import fixed, month_of_year


@dataclass(frozen=True)
class Pair:
    """The months of the ratio chosen, and what may be said of it."""

    months: pd.DataFrame
    sentence: str


def pair_picker(months: pd.DataFrame) -> Pair:
    """Let the lifter choose one of the ratios the range has."""
    names = list(dict.fromkeys(months["name"]))
    chosen = st.selectbox(
        "Ratio",
        names,
        key="pair",
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        width=360,
    )
    own = months[months["name"] == (chosen if chosen in names else names[0])]
    return Pair(own, ratio_sentence(own))


def ratio_sentence(months: pd.DataFrame) -> str:
    """Say the latest ratio with its interval, and what others measured, if anyone did."""
    last = months.iloc[-1]
    only = ", the only month with both" if len(months) == 1 else ""
    said = f"{month_of_year(last['month'])}{only}: **{fixed(last['ratio'], 2)}**"
    if last["effort_known"]:
        said = f"{said} ({fixed(last['low'], 2)} to {fixed(last['high'], 2)})."
    else:
        said = f"{said}, if all sets were to failure: effort not logged, so either max may be higher."
    if not months["effort_known"].any() and len(months) > 1:
        said = f"{said} No month has both efforts, so the points show no trend."
    if last["published"]:
        return f"{said} Of others: {last['published']}. That is no target."
    return f"{said} No norm exists: compare it with your own past."
