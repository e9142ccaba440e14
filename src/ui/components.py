"""What pages are made of."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd
import streamlit as st
from pandas.api.types import is_bool_dtype, is_numeric_dtype
from streamlit.elements.lib.column_types import ColumnConfig

from src.analytics.written import writing
from src.charts import CONFIG, Chart, length_of, short, spoken
from src.ui.view import View

LONG_AGO = 14  # days since the last session that are said
ALL_WEEKS = "All"  # as the choice of ranges writes it

NAMES = {
    "overview": "Overview",
    "lifts": "Lifts",
    "balance": "Balance",
    "muscles": "Muscles",
    "plan": "Plan",
    "sessions": "Sessions",
    "log": "Log",
    "data": "Data",
    "settings": "Settings",
    "methods": "Methods",
}


def opening(view: View, sentence: str, *notes: str) -> None:
    """Write the page's answer, then what it is about: through which day, over how long.

    For a visitor without a log, the one thing to do stands beside the answer.
    """
    with view.head.container(horizontal=True, vertical_alignment="center", gap="small", key="page-title"):
        st.title(sentence, anchor=False)
        if view.sample and st.button(
            "Upload your own log", type="primary", icon=":material/upload:", key="to-data"
        ):
            st.switch_page("pages/data.py")
    if view.last_day is not None:
        badge = ":orange-badge[You are looking at a sample log.] " if view.sample else ""
        reach = "the whole log" if view.weeks is None else f"the last {view.reach}"
        through = f"Through {spoken(view.last_day)}, last logged session{_ago(view)}"
        view.note.markdown(f":small[{badge}:gray[{' · '.join([through, *notes, f'charts: {reach}'])}]]")


def _ago(view: View) -> str:
    """Return how long ago a log ended that ended long ago; a sample has no such day."""
    if view.sample or view.last_day is None:
        return ""
    days = (today() - view.last_day).days
    return f", {length_of(days)} ago" if days >= LONG_AGO else ""


def today() -> date:
    """Return the date where the visitor is."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return datetime.now(zone).date()


def chart(made: Chart, key: str, how_text: str, on_select: Callable[[], None] | None = None) -> None:
    """Show a chart with its alternative text, the meaning of its marks, its numbers and its calculation.

    `on_select` is called when a point is chosen; the choice is then in the session's state under `key`.
    """
    chosen: dict[str, Any] = {"on_select": on_select, "selection_mode": "points"} if on_select else {}
    st.plotly_chart(made.figure, key=key, theme=None, config=CONFIG, alt=made.alt, **chosen)
    if made.key:
        st.markdown(f":small[:gray[{made.key}]]")
    with st.container(horizontal=True, gap="small"):
        with st.popover("Data table", type="tertiary"):
            table(made.table, width="content")
        how(how_text)


def how(text: str, label: str = "How is this computed?") -> None:
    """Answer 'how is this computed?'; `label` for where the question has less room."""
    with st.popover(label, type="tertiary"):
        st.markdown(text)


def table(frame: pd.DataFrame, *, width: Literal["stretch", "content"] = "stretch") -> None:
    """Show a frame whose columns already say what they hold."""
    columns = {str(name): column for name in frame if (column := _column(frame[name])) is not None}
    st.dataframe(frame, hide_index=True, placeholder="\u2013", width=width, column_config=columns)


def _column(values: pd.Series) -> ColumnConfig | None:
    """Return how days and numbers are written for the reader; None for words."""
    if len(values) and isinstance(values.iloc[0], date):
        return st.column_config.DateColumn(format=writing().moment_day)
    if is_numeric_dtype(values) and not is_bool_dtype(values):
        return st.column_config.NumberColumn(format="localized")
    return None


def nothing_in_range(name: str, last_day: date | None) -> None:
    """Say that a lift was not trained in the range shown, and offer the range in which it was."""
    when = f"; the last was on {short(last_day)}" if last_day else ""
    st.markdown(f"No {name.lower()} in this range{when}.")
    st.button("Show the whole log", on_click=st.session_state.update, args=({"range": ALL_WEEKS},))


def next_pages(names: Sequence[str]) -> None:
    """End a page with where to go on: the phone's navigation hides behind an unlabelled mark."""
    with st.container(horizontal=True, gap="medium"):
        for name in names:
            st.page_link(f"pages/{name}.py", label=NAMES[name], icon=":material/arrow_forward:")
