"""Every chart and table: what its marks mean, its numbers, how they are computed, and to take away."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

import pandas as pd
import streamlit as st
from pandas.api.types import is_bool_dtype, is_numeric_dtype
from plotly.basedatatypes import BaseFigure
from streamlit.elements.lib.column_types import ColumnConfig

from src.analytics.written import writing
from src.charts import CONFIG, Chart, Picture
from src.charts.marks import marks_html
from src.ui.downloads import picture_button, table_button
from src.ui.folded import popped_up
from src.ui.picture import draw
from src.ui.view import current_view


class _Drawn(BaseFigure):  # type: ignore[misc]  # Plotly has no types
    """A figure that is handed on as it is: Plotly would look at each of its values several times more.

    Streamlit makes a chart anew for each new figure, then gives Plotly a copy of what it has just drawn. The
    revision says that the copy's numbers are the same; a template, or another way to drag, would be a change.
    """

    def __init__(self, drawing: dict[str, Any], *, chosen_from: bool) -> None:  # not Plotly's own, as above
        layout = {**drawing["layout"], "datarevision": 1}
        del layout["template"]
        if chosen_from:
            layout["dragmode"] = "pan"  # what Streamlit sets; the axes are fixed, so nothing moves
        self._drawn = {**drawing, "layout": layout}

    def to_dict(self) -> dict[str, Any]:
        """Return the drawing."""
        return self._drawn


def chart(
    made: Chart | Picture,
    key: str,
    how_text: str,
    on_select: Callable[[], None] | None = None,
    name: str | None = None,
) -> None:
    """Show a chart with its alternative text, the meaning of its marks, its numbers and its calculation.

    `on_select` is called when a point, or a part of a picture, is chosen; the choice is then in the session's
    state under `key`. `name`: of the files it can be saved as, by default the key.
    """
    chosen: dict[str, Any] = {"on_select": on_select, "selection_mode": "points"} if on_select else {}
    with st.container(gap=None):
        if isinstance(made, Picture):
            draw(made, key, on_select)
        else:
            figure = _Drawn(made.plain, chosen_from=on_select is not None)
            st.plotly_chart(figure, key=key, theme=None, config=CONFIG, alt=made.alt, **chosen)
        if made.key:
            st.html(marks_html(made.key))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if part := popped_up("Table", f"table-{key}"):
                with part:
                    table(made.table, name or key, width="content")
            how(how_text)
            picture_button(current_view(), key, name or key, made.key)


def how(text: str) -> None:
    """Answer 'how is this computed?'."""
    with st.popover("How?", type="tertiary", help="How is this computed?"):
        st.markdown(text)


def table(
    frame: pd.DataFrame,
    name: str,
    *,
    width: Literal["stretch", "content"] = "stretch",
    how_text: str | None = None,
    take: bool = True,
) -> None:
    """Show a frame whose columns already say what they hold; `name`: of its file, one of a kind on a page.

    Without `take`, its file is offered elsewhere.
    """
    columns = {str(one): column for one in frame if (column := _column(frame[one])) is not None}
    st.dataframe(frame, hide_index=True, placeholder="\u2013", width=width, column_config=columns)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if how_text:
            how(how_text)
        if take:
            table_button(current_view(), frame, name)


def _column(values: pd.Series) -> ColumnConfig | None:
    """Return how days and numbers are written for the reader; None for words."""
    if len(values) and isinstance(values.iloc[0], date):
        return st.column_config.DateColumn(format=writing().moment_day)
    if is_numeric_dtype(values) and not is_bool_dtype(values):
        return st.column_config.NumberColumn(format="localized")
    return None
