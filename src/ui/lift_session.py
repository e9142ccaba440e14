"""The session behind a point of a lift's chart: chosen by a click, kept in the address."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from src.analytics.written import written
from src.charts import Unit, spoken
from src.ui.doors import page_link

CHOSEN = "session"  # the parameter of the address that names it, as on Sessions


def chosen_session() -> str | None:
    """Return the key of the session that the address names."""
    return st.query_params.get(CHOSEN)


def keep_choice(chart: str) -> None:
    """Put the session of the point chosen in a chart into the address; of no point, take it out."""
    points = st.session_state.get(chart, {}).get("selection", {}).get("points", [])
    key = next(filter(None, map(_session_of, points)), None)
    if key is not None:
        st.query_params[CHOSEN] = key
    else:
        _forget()


def show_session(sets: pd.DataFrame, unit: Unit) -> None:
    """Show the chosen session's sets of this lift, with the way to the whole of it."""
    own = sets[sets["workout_key"] == chosen_session()]
    if own.empty:
        st.markdown(":small[:gray[Choose a point for its session.]]")
        return
    with st.container(
        horizontal=True, gap="small", vertical_alignment="center", border=True, key="session-chosen"
    ):
        done = ", ".join(_done(row, unit) for _, row in own.iterrows())
        st.markdown(f"**{spoken(own['day'].iloc[0].date())}**: {done}", width="stretch")
        key = str(own["workout_key"].iloc[0])
        page_link("sessions", "Whole session", query_params={CHOSEN: key})
        st.button("Close", on_click=_forget, key="session-close", type="tertiary")


def _done(row: pd.Series, unit: Unit) -> str:
    if pd.isna(row["load_kg"]):
        return unit.load(row["value"])  # the height of a box
    reserve = "" if pd.isna(row["rir"]) else f" ({written(row['rir'], 1)} in reserve)"
    return f"{unit.load(row['load_kg'])} \u00d7 {row['reps']}{reserve}"


def _forget() -> None:
    st.query_params.pop(CHOSEN, None)


def _session_of(point: Mapping[str, Any]) -> str | None:
    told = point.get("customdata")
    return str(told[1]) if isinstance(told, list) and len(told) > 1 and told[1] else None
