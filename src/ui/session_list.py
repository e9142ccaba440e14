"""All sessions of a range: the calendar, the list, what they say together."""

import math
from datetime import date

import pandas as pd
import streamlit as st

from src.analytics import BalanceSettings, mix_of, order_of
from src.analytics.written import counted
from src.charts import Chart, Palette, calendar_chart, mix_chart, mix_words, plain, practice_bars, spoken
from src.charts.calendar import Measure
from src.ui import chart, data, md_escape, opening, texts
from src.ui.folded import unfolded
from src.ui.kept import cached
from src.ui.session_words import list_sentence, openers_sentence, orders_sentence, working_sets
from src.ui.show import how
from src.ui.view import View

_ROWS = 12
_NAME = 48  # letters of a session's name that are shown
CHOSEN = "session"  # the parameter of the address that names it
_CHOICE = "session_choice"
_MEASURES: dict[str, Measure] = {
    "working sets": "working_sets",
    "hard sets": "hard_sets",
    "posterior sets": "posterior",
}
_CHAINS = {"posterior chain": "posterior", "all": None}


def show_list(view: View, settings: BalanceSettings) -> None:
    """Show every session of the range, and what they say together."""
    every = data.sessions(view.source, settings)
    listed = view.window(every)
    opening(view, list_sentence(listed, _weeks(view)))
    if every.empty:
        st.markdown("No session yet. Upload an export on the Data page, and your sessions appear here.")
        return
    _calendar(view, settings)
    _rows(listed)
    if part := unfolded("What came first", "order"):
        with part:
            _order(view)
    if part := unfolded("How sets were done", "mix"):
        with part:
            _mix(view)
    if part := unfolded("Sessions of each lift, last 90 days", "practice"):
        with part:
            done = pd.concat([data.practice(view.source), data.other_cleans(view.source)], ignore_index=True)
            chart(practice_bars(done, view.colours), "practice", texts.PRACTICE)


def _calendar(view: View, settings: BalanceSettings) -> None:
    st.subheader("Calendar of 12 months", anchor=False)
    counted = _choice("Cells count", list(_MEASURES), "cells")
    made = _calendar_chart(view.source, settings, _MEASURES[counted], view.colours)
    chart(made, "calendar", texts.CALENDAR)


@cached
def _calendar_chart(
    source: data.Source, settings: BalanceSettings, measure: Measure, colours: Palette
) -> Chart:
    """Return the calendar, which is the same for every range."""
    return calendar_chart(data.calendar(source, settings), measure, colours)


def _rows(listed: pd.DataFrame) -> None:
    """List the sessions, newest first, a page of them at a time, each a link."""
    st.subheader("Sessions", anchor=False)
    newest = listed.iloc[::-1]
    pages = max(math.ceil(len(newest) / _ROWS), 1)
    page = 1
    place = st.container(gap="xxsmall", key="session-rows")
    if pages > 1:
        page = st.pagination(pages, max_visible_pages=5, key="page", bind="query-params")
    with place:
        for _, row in newest.iloc[(page - 1) * _ROWS : page * _ROWS].iterrows():
            with st.container(
                horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall"
            ):
                session_button(row, link_label(row["day"].date(), name_of(row)))
                st.markdown(f":small[:gray[{_row_words(row)}]]", width="content")


def session_button(row: pd.Series, label: str, icon: str | None = None, *, right: bool = False) -> None:
    """Show a button that opens a session; the address then names it."""
    st.button(
        label,
        key=f"open-{row['session_id']}",
        type="tertiary",
        icon=icon,
        icon_position="right" if right else "left",
        on_click=open_session,
        args=(row["session_id"],),
    )


def open_session(session_id: str | None) -> None:
    """Make this the session the page shows; None: all of them."""
    if session_id is None:
        st.query_params.pop(CHOSEN, None)
    else:
        st.query_params[CHOSEN] = session_id


@cached
def _spoken_days(source: data.Source, settings: BalanceSettings) -> dict[str, str]:
    """Return the day of each session by its id, oldest first, as the reader writes it."""
    every = data.sessions(source, settings)
    return {one: spoken(day) for one, day in zip(every["session_id"], every["day"].dt.date, strict=True)}


def session_choice(source: data.Source, settings: BalanceSettings) -> str | None:
    """Show the choice of a session; return its id, None while none is chosen.

    The address names it by its day, with a number from the day's second session on, or by its workout_key;
    the choice writes the day as the reader does.
    """
    named = st.query_params.get(CHOSEN)
    every = data.sessions(source, settings)
    days = _spoken_days(source, settings)
    keys = dict(zip(every["workout_key"], every["session_id"], strict=True))
    chosen = named if named in days else keys.get(named)
    if named is not None and chosen is None:
        st.warning("This log has no session with that address. It may have been edited or removed.")
    st.session_state[_CHOICE] = chosen
    st.selectbox(
        "Session",
        list(days)[::-1],
        index=None,
        format_func=days.__getitem__,
        placeholder="Go to a day \u2026",
        key=_CHOICE,
        on_change=lambda: open_session(st.session_state[_CHOICE]),
        label_visibility="collapsed",
        width=200,
    )
    return chosen


def name_of(row: pd.Series) -> str:
    """Return what a session is called: its name, else the exercises it was mainly; '': neither."""
    given = ("" if pd.isna(row[column]) else str(row[column]).strip() for column in ("name", "main"))
    return next(filter(None, given), "")


def link_label(day: date, name: str = "") -> str:
    """Return a session's day and name as the text of a link."""
    return f"{spoken(day)} · {md_escape(name[:_NAME])}" if name else spoken(day)


def _row_words(row: pd.Series) -> str:
    sets = working_sets(row)
    parts = [
        f"{sets} set{'' if sets == 1 else 's'}",
        f"{plain(row['posterior'], 1)} posterior",
        f"{plain(row['mirror'], 1)} mirror",
    ]
    if row["records"]:
        parts.append(f"▲ {row['records']} record{'' if row['records'] == 1 else 's'}")
    return " · ".join(parts)


def _order(view: View) -> None:
    checks = view.window(data.order_checks(view.source))
    said = [openers_sentence(data.openers(view.source, view.start)), orders_sentence(order_of(checks))]
    st.markdown("\n\n".join(sentence for sentence in said if sentence))
    how(texts.ORDER)


def _mix(view: View) -> None:
    chosen = _choice("Sets of", list(_CHAINS), "mix")
    weeks = data.mix_weeks(view.source, _CHAINS[chosen], view.start)
    families = mix_of(data.mix_weeks(view.source, None, view.start)).families_weeks
    whose = "posterior chain" if _CHAINS[chosen] else "all exercises"
    st.markdown(
        f"{mix_words(mix_of(weeks), whose)} Hinge, Olympic and jump work in the same week: {families} of "
        f"{counted(_weeks(view), 'week')}."
    )
    chart(mix_chart(weeks, view.colours), "mix_chart", texts.MIX)


def _weeks(view: View) -> int:
    """Return how many calendar weeks the range reaches over, weeks off included."""
    return view.range.calendar_weeks


def _choice(label: str, options: list[str], key: str) -> str:
    chosen = st.segmented_control(
        label,
        options,
        default=options[0],
        required=True,
        key=key,
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
    )
    return chosen or options[0]
