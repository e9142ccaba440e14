"""A short table, read whole: plain text that a phone's width holds, where `show.table` would be swiped."""

from collections.abc import Collection
from datetime import date
from html import escape

import pandas as pd
import streamlit as st
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from src.analytics.written import short_day, written
from src.ui.downloads import table_button
from src.ui.markup import unbroken
from src.ui.show import how
from src.ui.view import current_view

_NOTHING = "\u2013"
_DECIMALS = 2
_WHOLE = 14  # letters


def short_table(
    frame: pd.DataFrame, name: str, *, how_text: str | None = None, beside: Collection[str] = ()
) -> None:
    """Show a frame as text, numbers to the right; `name`: of its file, one of a kind on a page.

    `beside`: the columns a phone leaves out.
    """
    with st.container(gap="xsmall"):
        st.html(as_html(frame, beside))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if how_text:
                how(how_text)
            table_button(current_view(), frame, name)


def as_html(frame: pd.DataFrame, beside: Collection[str] = ()) -> str:
    """Return the frame as an HTML table.

    >>> as_html(pd.DataFrame({"Reps": [5], "Set": ["90 kg"]}))
    '<table class="short"><tr><th class="n">Reps</th>...<td class="n">5</td><td>90 kg</td></tr></table>'
    """
    kinds = [_classes(frame[name], left_out=name in beside) for name in frame]
    rows = [_row("th", list(frame.columns), kinds)]
    rows += [_row("td", list(row), kinds) for row in frame.itertuples(index=False, name=None)]
    return f'<table class="short">{"".join(rows)}</table>'


def _classes(values: pd.Series, *, left_out: bool) -> str:
    number = is_numeric_dtype(values) and not is_bool_dtype(values)
    said = " ".join(["n"] * number + ["beside"] * left_out)
    return f' class="{said}"' if said else ""


def _row(cell: str, values: list[object], kinds: list[str]) -> str:
    said = [_words(value) for value in values]
    if cell == "td":
        said = [_whole(text) for text in said]
    cells = (f"<{cell}{kind}>{escape(text)}</{cell}>" for text, kind in zip(said, kinds, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def _words(value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return _NOTHING
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return written(value, _DECIMALS)
    return str(value)


def _whole(text: str) -> str:
    """Return a short text as one that no line breaks: a day, a set; of a longer one a number and its unit."""
    return text.replace(" ", "\u00a0") if len(text) <= _WHOLE else unbroken(text)
