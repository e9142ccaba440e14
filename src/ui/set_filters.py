"""Which of all logged sets are shown: every choice stands in the address."""

from datetime import date

import streamlit as st

from src.analytics import SetCount, SetFilter
from src.analytics.written import writing
from src.ui import data
from src.ui.set_words import KINDS
from src.ui.view import View

ALL = "all"
CORRECTED, EXCLUDED, DOUBTFUL = "corrected", "excluded", "doubtful"
SHOW = "show"


def set_filters(view: View, whole: SetCount) -> SetFilter:
    """Show the choices and return the filter; `whole`: the sets of all the log.

    Corrected, excluded and doubtful sets can be asked for where there are any.
    """
    doubtful = data.suspicious_keys(view.source)
    there = {CORRECTED: whole.corrected, EXCLUDED: whole.excluded, DOUBTFUL: len(doubtful)}
    kinds = [ALL, *(kind for kind, count in there.items() if count)]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        text = st.text_input(
            "Find in names and notes",
            key="find",
            bind="query-params",
            type="search",
            placeholder="Find in names and notes",
            label_visibility="collapsed",
            width=260,
        )
        show = ALL if len(kinds) == 1 else _show(kinds)
    asked = any(name in st.query_params for name in ("of_lift", "of_exercise", "from", "to", "kind"))
    with (
        st.expander("Filter", expanded=asked),
        st.container(horizontal=True, gap="small"),
    ):
        lift = _lift()
        exercise = _exercise(view, lift)
        kind = st.selectbox(
            "Kind",
            [ALL, *KINDS],
            format_func=lambda one: KINDS.get(one, one),
            key="kind",
            bind="query-params",
            width=170,
        )
        first, last = _day("From", "from"), _day("To", "to")
    return SetFilter(
        lift=lift,
        exercise=exercise,
        first=first,
        last=last,
        kind=None if kind == ALL else kind,
        text=(text or "").strip() or None,
        keys=doubtful if show == DOUBTFUL else None,
        corrected=True if show == CORRECTED else None,
        excluded=True if show == EXCLUDED else None,
    )


def _show(kinds: list[str]) -> str:
    chosen = st.segmented_control(
        "Show",
        kinds,
        default=ALL,
        required=True,
        key=SHOW,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or ALL


def _lift() -> str | None:
    names = {lift.name: lift.id for lift in data.the_catalog().lifts.values()}
    chosen = st.selectbox("Lift", [ALL, *names], key="of_lift", bind="query-params", width=180)
    return names.get(chosen or ALL)


def _exercise(view: View, lift: str | None) -> str | None:
    """Return the id of the exercise chosen among those of the log."""
    exercises = data.exercises_used(view.source, lift)
    chosen = st.selectbox("Exercise", [ALL, *exercises], key="of_exercise", bind="query-params", width=240)
    return exercises.get(chosen or ALL)


def _day(label: str, key: str) -> date | None:
    chosen: date | None = st.date_input(
        label, None, format=writing().field_day, key=key, bind="query-params", width=150
    )
    return chosen
