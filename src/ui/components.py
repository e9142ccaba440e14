"""What pages are made of."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from src.analytics.advice.words import inside
from src.charts import length_of, short, spoken
from src.ui.markup import unbroken
from src.ui.view import View

_WHOLE = 30  # letters of a note that a phone's line holds
LONG_AGO = 14  # days since the last session that are said
ALL_WEEKS = "All"  # as the choice of ranges writes it


def opening(view: View, sentence: str, *notes: str) -> None:
    """Write the page's answer, then what it is about: through which day, over how long.

    For a visitor without a log, the one thing to do stands beside the answer.
    """
    with view.head.container(horizontal=True, vertical_alignment="center", gap="small", key="page-title"):
        st.title(unbroken(sentence), anchor=False)
        if view.sample and st.button(
            "Upload your log", type="primary", icon=":material/upload:", key="to-data"
        ):
            st.switch_page("pages/data.py")
    if view.last_day is not None:
        badge = ":orange-badge[Sample log] " if view.sample else ""
        through = f"Last session {spoken(view.last_day)}{_ago(view)}"
        short_ones = [note.replace(" ", "\u00a0") if len(note) < _WHOLE else note for note in notes]
        view.note.markdown(f":small[{badge}:gray[{' · '.join([through, *short_ones])}]]")


def ended_long_ago(view: View) -> bool:
    """Return whether the log ended so long ago that its next week is over; a sample has no such day."""
    return days_ago(view) >= LONG_AGO


def days_ago(view: View) -> int:
    """Return how many days ago the last logged session was; 0 of a sample, which has no such day."""
    return 0 if view.sample or view.last_day is None else (today() - view.last_day).days


def _ago(view: View) -> str:
    """Say how long ago that is, where it is long."""
    return f", {length_of(days_ago(view))} ago" if ended_long_ago(view) else ""


def today() -> date:
    """Return the date where the visitor is."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return datetime.now(zone).date()


def nothing_in_range(name: str, last_day: date | None) -> None:
    """Say that a lift was not trained in the range shown, and offer the range in which it was."""
    when = f"; the last was on {short(last_day)}" if last_day else ""
    st.markdown(f"No {inside(name)} in this range{when}.")
    st.button("Show the whole log", on_click=st.session_state.update, args=({"range": ALL_WEEKS},))
