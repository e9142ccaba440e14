"""The frame around every page: its sentence, the global filters, the page, and which log is shown."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from src.analytics.written import writing_for
from src.charts import LOADS, palette
from src.ui.components import ALL_WEEKS
from src.ui.data import SAMPLE, Source, me, source_of, summary, week_start, written_unit
from src.ui.entrance import guest_bar
from src.ui.home import home
from src.ui.link_words import say_ignored
from src.ui.markup import md_escape
from src.ui.refresh import begin_demo, keep_summaries
from src.ui.settings import usual_unit
from src.ui.start_of_visit import sync_on_opening
from src.ui.style import style
from src.ui.view import View, viewing
from src.ui.viewer import visitor

# What is written on a choice is also what stands in the address.
RANGES = {"4 weeks": 4, "3 months": 13, "6 months": 26, "1 year": 52, ALL_WEEKS: None}
USUAL_RANGE = "6 months"
MINE = "mine"
_LOG = "log"
WIDTH = 1120
_PARTS = ("head", "bar", "body", "foot", "end")


@contextmanager
def page_frame(
    *, filters: bool = True, ranges: bool = True, logs: bool = False, whose: bool = True
) -> Iterator[None]:
    """Lay out the page, render the global filters, and make the view known to what runs inside.

    Without `filters`, a page shows no numbers that they would govern; without `ranges`, it chooses its own
    days; with `logs`, the sample can be chosen in place of one's own; without `whose`, no one's is shown.
    """
    with (
        writing_for(st.context.locale),
        st.container(horizontal_alignment="center"),
        st.container(width=WIDTH),
    ):
        style(palette(st.context.theme.type))
        head, bar, body, foot, end = (st.container(key=f"page-{part}") for part in _PARTS)
        who = visitor()
        asked = st.query_params.to_dict()
        with head:
            guest_bar(who, told=whose)
            _show_notices()
        sync_on_opening()
        line = bar.container(horizontal=True, gap="small", vertical_alignment="center", key="page-line")
        note = line.container()
        own = source_of(me())
        guest = who.context is not None
        sample = not guest and summary(own).last_day is None
        # The way back to one's own log stands wherever the sample is shown in its place.
        if not (guest or sample) and (logs or asked.get(_LOG) == SAMPLE):
            with foot:
                sample = _log_choice() == SAMPLE
        shown = source_of(SAMPLE) if sample else own
        extent = summary(shown)
        reach, unit = USUAL_RANGE, _usual_unit(shown)
        weeks = RANGES[reach]
        if filters:
            with line.container(horizontal=True, gap="small", width="content", key="page-filters"):
                reach = _range_choice() if ranges else ALL_WEEKS
                weeks, unit = RANGES[reach], _unit_choice(unit)
        view = View(
            source=shown,
            sample=sample,
            weeks=weeks,
            reach=reach,
            unit=LOADS[unit],
            colours=palette(st.context.theme.type),
            head=head,
            note=note,
            first_day=extent.first_day,
            last_day=extent.last_day,
            week_start=week_start(shown),
            guest=guest,
        )
        with body, viewing(view):
            yield
        with head:
            say_ignored(asked)
        end.container(key="page-whole")
        if who.account is not None and who.owner:
            keep_summaries(own, who.account.athlete_id)
        if who.mode == "demo":
            begin_demo(own.home)


def _show_notices() -> None:
    """Say what was found damaged and set aside, until the lifter has seen it."""
    if visitor().mode != "laptop":  # the operator's to see, in the app's own log
        return
    store = home()
    if said := store.notices():
        st.warning("\n\n".join(md_escape(notice) for notice in said))
        st.button("I have seen this", on_click=store.mark_notices_seen, key="notices-seen")


def _range_choice() -> str:
    chosen = st.segmented_control(
        "Range",
        list(RANGES),
        default=USUAL_RANGE,
        required=True,
        key="range",
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
    )
    return chosen or USUAL_RANGE


def _unit_choice(usual: str) -> str:
    chosen = st.segmented_control(
        "Unit",
        list(LOADS),
        default=usual,
        required=True,
        key="unit",
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
    )
    return chosen or usual


def _log_choice() -> str:
    chosen = st.segmented_control(
        "Log shown",
        [MINE, SAMPLE],
        default=MINE,
        required=True,
        key=_LOG,
        bind="query-params",
    )
    return chosen or MINE


def _usual_unit(shown: Source) -> str:
    """Return the unit set on Settings, else that of the lifter's newest import of sets.

    For the sample and an empty log: pounds for an American browser.
    """
    if (chosen := usual_unit()) is not None:
        return chosen
    if shown.athlete == me() and (unit := written_unit(shown)[0]) is not None:
        return unit
    return "lb" if (st.context.locale or "").endswith("-US") else "kg"
