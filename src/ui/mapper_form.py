"""What the columns of a table mean, for the lifter to say where no app's export is recognised."""

from dataclasses import replace

import streamlit as st

from src.ingest import Mapping
from src.ingest.mapping.words import ROLES, Role
from src.ui.markup import md_escape
from src.ui.uploads import LoadUnit, read_again

_WORDS: dict[Role, str] = {
    "date": "date",
    "time": "time of day",
    "exercise": "exercise",
    "weight": "load",
    "reps": "reps",
    "sets": "number of sets",
    "order": "number of the set",
    "set": "one set a cell (3x5, 100x5)",
    "unit": "unit of the load",
    "rpe": "RPE",
    "rir": "reps in reserve",
    "notes": "notes",
    "kind": "kind of set (warm-up ...)",
    "duration": "time of the set",
    "length": "length of the session",
    "distance": "distance",
    "side": "side",
    "workout": "name of the session",
    "ignore": "nothing: leave it out",
}
_DATES = {"the dates tell": None, "day first": True, "month first": False}
_UNITS: dict[str, LoadUnit | None] = {"the loads tell": None, "kg": "kg", "lb": "lb"}


def choose_columns(key: str, mapping: Mapping, *, expanded: bool) -> None:
    """Offer what each column may mean; the choice is read at once and remembered for this header."""
    with (
        st.expander("What the columns mean", expanded=expanded),
        st.form(f"columns-{key}", border=False),
    ):
        with st.container(horizontal=True):
            roles = [_role(key, number, mapping) for number in range(len(mapping.columns))]
        days = st.segmented_control(
            "Dates like 03/04/2026",
            list(_DATES),
            default=next(words for words, first in _DATES.items() if first is mapping.day_first),
            required=True,
            key=f"days-{key}",
        )
        unit = st.segmented_control(
            "Loads without a unit",
            list(_UNITS),
            default=next(words for words, unit in _UNITS.items() if unit == mapping.unit),
            required=True,
            key=f"load-unit-{key}",
        )
        blanks = st.checkbox(
            "An empty date or exercise means the one above", mapping.fill_down, key=f"blanks-{key}"
        )
        if st.form_submit_button("Read it this way"):
            chosen = mapping
            for column, role in zip(mapping.columns, roles, strict=True):
                if role != column.role:
                    chosen = chosen.with_role(column.header, role)
            chosen = replace(
                chosen,
                day_first=_DATES[days or "the dates tell"],
                unit=_UNITS[unit or "the loads tell"],
                fill_down=blanks,
            )
            read_again(key, mapping=chosen)
            st.rerun()


def _role(key: str, number: int, mapping: Mapping) -> Role:
    column = mapping.columns[number]
    label = md_escape(column.header) or f"column {number + 1}"
    return st.selectbox(
        label,
        ROLES,
        index=ROLES.index(column.role),
        format_func=_WORDS.__getitem__,
        key=f"role-{key}-{number}",
        help=md_escape(f"{column.confidence}: {column.why}"),
        width=220,
    )
