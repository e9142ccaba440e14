"""What can be taken away: a picture of every chart, a spreadsheet of every table."""

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from src.charts import spoken
from src.charts.marks import marks_said
from src.report import inert_frame
from src.ui import data
from src.ui.view import View
from src.ui.viewer import visitor

_SCRIPT = Path(__file__).with_name("save_picture.js")
_HTML = """
<button type="button" aria-label="Save this chart as a picture">
  <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v11m-5-5 5 5 5-5M5 20h14"/></svg>PNG
</button>
"""
_CSS = """
button {
  all: unset; box-sizing: border-box; cursor: pointer; min-height: 2.5rem; padding: 0 0.25rem;
  display: inline-flex; align-items: center; gap: 0.25rem;
  color: var(--st-text-color); font-size: 0.875rem; font-family: var(--st-font);
}
svg { width: 1rem; fill: none; stroke: currentColor; stroke-width: 2; }
button:hover, button:focus-visible { color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); border-radius: var(--st-base-radius); }
"""


@cache
def _picture_button() -> Any:  # noqa: ANN401 - Streamlit's renderer has no public name
    return st.components.v2.component(
        "save_picture", html=_HTML, css=_CSS, js=_SCRIPT.read_text(encoding="utf-8")
    )


def may_take_away(view: View) -> bool:
    """Return whether files of what is shown are offered: of somebody else's log only where that is shared."""
    access = visitor().access
    return not view.guest or (access is not None and access.scope.export)


def picture_button(view: View, chart: str, name: str, marks: str) -> None:
    """Offer the chart of this key as a PNG, made in the browser: nothing is sent anywhere.

    `marks` says what its marks mean; its title is the heading above it.
    """
    if not may_take_away(view):
        return
    _picture_button()(
        key=f"png-{chart}",
        data={
            "chart": chart,
            "file": file_name(view, name),
            "source": source_line(view),
            "marks": marks_said(marks),
            "ink": {"page": view.colours.page, "text": view.colours.text, "muted": view.colours.muted},
        },
        width="content",
        height="content",
    )


def table_button(view: View, frame: pd.DataFrame, name: str) -> None:
    """Offer a table as it is shown, as a CSV whose cells are no formulas."""
    if not may_take_away(view):
        return
    st.download_button(
        "Save as CSV",
        lambda: inert_frame(frame).to_csv(index=False).encode("utf-8-sig"),
        file_name=f"{file_name(view, name)}.csv",
        mime="text/csv",
        key=f"csv-{name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def file_name(view: View, name: str) -> str:
    """Return 'hindsight-deadlift-trend-2026-10-31': what it is, and the last day in it."""
    day = f"-{view.last_day:%Y-%m-%d}" if view.last_day else ""
    return f"hindsight-{name}{day}"


def source_line(view: View) -> str:
    """Return where a chart's numbers are from, for who sees the picture alone."""
    if view.last_day is None:
        return "Hindsight"
    log = "Sample log" if view.sample else data.log_name(view.source)
    return f"{log} through {spoken(view.last_day)} · Hindsight"
