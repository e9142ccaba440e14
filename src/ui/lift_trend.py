"""A lift's maximum over time: the chart, and the session behind the point that was chosen."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from src.analytics import AUTO, LEARNED, Headline
from src.catalog import Lift
from src.charts import Shown, Unit, curve_chart, spoken, trend_chart
from src.ui import data
from src.ui.doors import page_link
from src.ui.explain import how_computed
from src.ui.show import chart
from src.ui.view import View
from src.words.record_words import record_days


def lift_trend(view: View, about: Lift, head: Headline, formula: str, shown: Shown) -> pd.DataFrame:
    """Show the maximum over the range; return the sets, or the days of jumps, that it was read from."""
    if head.formula == LEARNED:
        return _learned(view, about, head, shown)
    return _read(view, about, head, AUTO if formula == LEARNED else formula, shown)


def _learned(view: View, about: Lift, head: Headline, shown: Shown) -> pd.DataFrame:
    curve = view.window(data.curve(view.source, head.lift, head.exercise))
    sets = view.window(data.set_values(view.source, head.lift, head.exercise, LEARNED))
    sets = sets[~sets["suspicious"]]
    if sets["value"].isna().all():
        return sets
    reps = "one rep" if head.target_reps == 1 else f"{head.target_reps} reps"
    st.subheader(head.label if head.value else f"Your sets, each brought to {reps}", anchor=False)
    made = curve_chart(curve, sets, shown, view.colours)
    chart(made, "trend", how_computed(about, head, shown.unit), _chosen, f"{about.id}-trend")
    _show_session(sets, shown.unit)
    return sets


def _read(view: View, about: Lift, head: Headline, formula: str, shown: Shown) -> pd.DataFrame:
    days = data.day_values(view.source, head.lift, head.exercise, formula)
    boxes = about.measure == "box_height"
    sets = days if boxes else data.set_values(view.source, head.lift, head.exercise, formula)
    shown_days, shown_sets = view.window(days), view.window(sets)
    if shown_sets.empty:
        return shown_days
    records = record_days(data.records(view.source, head.lift), head.exercise or "")
    st.subheader(head.label, anchor=False)
    chart(
        trend_chart(shown_days, shown_sets, records, shown, view.colours),
        "trend",
        how_computed(about, head, shown.unit),
        name=f"{about.id}-trend",
    )
    return shown_days


def _chosen() -> None:
    """Keep the session of the point that was chosen, for the line under the chart."""
    points = st.session_state.get("trend", {}).get("selection", {}).get("points", [])
    st.session_state["trend_session"] = next(filter(None, map(_session_of, points)), None)


def _session_of(point: Mapping[str, Any]) -> str | None:
    told = point.get("customdata")
    return str(told[1]) if isinstance(told, list) and len(told) > 1 else None


def _show_session(sets: pd.DataFrame, unit: Unit) -> None:
    """Name the chosen session and its sets of this lift, with the way to the whole of it."""
    own = sets[sets["workout_key"] == st.session_state.get("trend_session")]
    if own.empty:
        st.markdown(":small[:gray[Choose a set's point to see its session.]]")
        return
    done = ", ".join(
        f"{unit.load(kg)} \u00d7 {reps}" for kg, reps in zip(own["load_kg"], own["reps"], strict=True)
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f"**{spoken(own['day'].iloc[0].date())}**: {done}", width="content")
        key = str(own["workout_key"].iloc[0])
        page_link("sessions", "Whole session", icon=None, query_params={"session": key})
