"""The eight lifts at a glance."""

from datetime import date

import streamlit as st

from src.analytics import Headline
from src.charts import Unit, heights, length_of
from src.ui import data
from src.ui.sentences import number_words, range_words
from src.ui.view import View


def lift_tiles(view: View) -> None:
    """Show each lift's number, what it is, how sure it is, its course over the range, and when it was last done."""
    grid = st.grid(4, min_column_width=150, gap="xsmall")
    for lift, head in data.headlines(view.source).items():
        name = data.the_catalog().lifts[lift].name
        unit = heights(view.unit) if head.unit == "cm" else view.unit
        with grid.cell(), st.container(border=True, height="stretch", gap="xxsmall"):
            _tile(view, name, head, unit)
            if head.exercise is not None:
                st.page_link("pages/lifts.py", label="Trend", query_params={"lift": name})


def _tile(view: View, name: str, head: Headline, unit: Unit) -> None:
    at_least = "≥ " if head.status == "lower_bound" else ""
    st.metric(
        name,
        f"{at_least}{number_words(head, unit)}",
        chart_data=_course(view, head, unit),
        delta_color="primary",
    )
    words = [head.label if head.value is not None else head.sentence, range_words(head, unit)]
    if head.exercise_name not in (None, name):
        words.append(str(head.exercise_name))
    if head.last_day is not None and view.last_day is not None:
        words.append(_since(head.last_day, view.last_day))
    st.markdown(f":small[:gray[{' · '.join(word for word in words if word)}]]")


def _course(view: View, head: Headline, unit: Unit) -> list[float] | None:
    if head.exercise is None:
        return None
    days = view.window(data.day_values(view.source, head.lift, head.exercise)).dropna(subset=["value"])
    return unit.column(days["value"]).tolist() if len(days) > 1 else None


def _since(day: date, last: date) -> str:
    """Say when, counted from the last logged day: the log may have ended long ago."""
    return "in the last session" if day == last else f"{length_of((last - day).days)} before the last session"
