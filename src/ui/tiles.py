"""The eight lifts at a glance."""

from datetime import date

import streamlit as st

from src.analytics import Headline
from src.charts import Unit, heights, short
from src.ui import data
from src.ui.sentences import LOWER_BOUND, number_words, range_words
from src.ui.view import View


def lift_tiles(view: View) -> None:
    """Show each lift's number, what it is, how sure it is, its course over the range, its rest."""
    grid = st.grid(4, min_column_width=150, gap="xsmall", border=True)
    for lift, head in data.headlines(view.source).items():
        name = data.the_catalog().lifts[lift].name
        unit = heights(view.unit) if head.unit == "cm" else view.unit
        with grid.cell(), st.container(gap="xxsmall"):
            _tile(view, name, head, unit)


def _tile(view: View, name: str, head: Headline, unit: Unit) -> None:
    at_least = "≥ " if head.status == LOWER_BOUND else ""
    st.metric(name, f"{at_least}{number_words(head, unit)}", chart_data=_course(view, head, unit))
    if head.exercise is None or head.last_day is None or view.last_day is None:
        st.markdown(":small[:gray[not in this log]]")
        return
    label = head.label if head.value is not None else f"{head.label}: no number yet"
    sure = "at least; effort not logged" if at_least else range_words(head, unit)
    words = [label, sure, _variant(name, head.exercise_name or "")]
    st.markdown(f":small[:gray[{' · '.join(word for word in words if word)}]]")
    foot = st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap=None
    )
    with foot:
        st.markdown(f":small[:gray[{_last(head.last_day, view.last_day)}]]", width="content")
        st.page_link("pages/lifts.py", label="Trend", query_params={"lift": name})


def _variant(lift: str, exercise: str) -> str:
    """Return what the exercise's name says beyond the lift's: 'Barbell row (barbell)' says 'barbell'."""
    return exercise.removeprefix(lift).strip(" ,()").replace(" (", ", ")


def _course(view: View, head: Headline, unit: Unit) -> list[float] | None:
    if head.exercise is None:
        return None
    days = view.window(data.day_values(view.source, head.lift, head.exercise)).dropna(subset=["value"])
    return unit.column(days["value"]).tolist() if len(days) > 1 else None


def _last(day: date, last: date) -> str:
    """Say when the lift was trained last, by its date: the log may have ended long ago."""
    return "in the last session" if day == last else f"last: {short(day)}"
