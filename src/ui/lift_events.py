"""What the lifter says happened: events to add, change and delete, drawn as marks beside a lift's numbers."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from src.analytics.events import (
    EVENT,
    FIRST,
    LONGEST,
    Event,
    EventError,
    event_marks,
    events_of,
    with_event,
    without_event,
)
from src.analytics.written import writing
from src.charts import Mark, lettered, short
from src.store import StoreError
from src.ui import data
from src.ui.markup import md_escape
from src.ui.view import View

_SAID = "event_said"
_NEW = "new"


def marks_shown(view: View, more: Sequence[pd.DataFrame] = ()) -> list[Mark]:
    """Return the marks of the days shown, lettered: the athlete's events, and `more` frames of marks.

    A frame of marks has day, kind and text; whoever else writes about the athlete's days gives one.
    """
    own = event_marks(events_of(data.settings_of(view.source)))
    if view.last_day is None:
        return []
    return lettered(pd.concat([own, *more]), view.start, view.last_day)


def events_section(view: View, marks: Sequence[Mark]) -> None:
    """List the marks of the chart in full; the lifter's own can be changed, and another added."""
    mine = view.own
    if not marks and not mine:
        return
    events = events_of(data.settings_of(view.source))
    notes = sum(mark.kind != EVENT for mark in marks)
    label = f"Events and notes ({len(events) + notes})" if events or notes else "Add an event"
    with st.expander(label, key="events"):
        if said := st.session_state.pop(_SAID, None):
            st.markdown(md_escape(said))
        for mark in marks:
            st.markdown(f"**{mark.letter}** · {short(mark.day)} · {md_escape(mark.text)}")
        outside = len(events) - len({(mark.day, mark.text) for mark in marks if mark.kind == EVENT})
        if outside > 0:
            st.markdown(f":small[:gray[{outside} outside the days shown.]]")
        if mine:
            _editor(view, events)


def _editor(view: View, events: Sequence[Event]) -> None:
    st.markdown(":small[:gray[A new programme, an injury, a diet: marked in every lift's chart.]]")
    by_name = {_NEW: None} | {str(one.id): one for one in events}
    names = {str(one.id): f"{short(one.day)}: {one.text}" for one in events}
    chosen = _NEW
    if events:
        chosen = st.selectbox(
            "Add or change",
            list(by_name),
            format_func=lambda key: names.get(key, "Add a new event"),
            key="event",
            width=360,
        )
    event = by_name.get(chosen)
    with st.form(f"event-{chosen}-{len(events)}", border=False):
        day, text = _fields(event, view.last_day or date.today())  # noqa: DTZ011 - a first guess only
        with st.container(horizontal=True, gap="small"):
            saved = st.form_submit_button("Save", type="primary")
            deleted = event is not None and st.form_submit_button("Delete")
    if saved:
        _keep(lambda kept: with_event(kept, day, text, event.id if event else None), "Saved.")
    elif deleted and event is not None:
        _keep(lambda kept: without_event(kept, event.id), "Deleted.")


def _fields(event: Event | None, last_day: date) -> tuple[date, str]:
    key = event.id if event else _NEW
    with st.container(horizontal=True, gap="small"):
        day = st.date_input(
            "Day",
            event.day if event else last_day,
            min_value=FIRST,
            format=writing().field_day,
            key=f"event-day-{key}",
            width=150,
        )
        text = st.text_input(
            f"What happened, up to {LONGEST} letters",
            event.text if event else "",
            max_chars=LONGEST,
            placeholder="Started a new programme",
            key=f"event-text-{key}",
            width=320,
        )
    return day, text


def _keep(change: Callable[[dict[str, Any]], dict[str, Any]], said: str) -> None:
    """Store the change and show the page with it, or say what is wrong."""
    try:
        data.the_store().update_settings(data.me(), change)
    except (EventError, StoreError) as error:
        st.error(md_escape(str(error)))
        return
    for key in [key for key in st.session_state if str(key).startswith("event")]:
        del st.session_state[key]
    st.session_state[_SAID] = said
    st.rerun()
