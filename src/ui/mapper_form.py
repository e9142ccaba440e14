"""What the columns of a table mean, for the lifter to say where no app's export is recognised."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import streamlit as st

from src.analytics.written import written
from src.charts import Unit, short
from src.ingest import Mapping, Previewed
from src.ingest.mapping.words import ROLES, Role
from src.ui.markup import md_escape
from src.ui.uploads import LoadUnit, Upload, read_again

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
    "done": "whether it was done",
    "workout": "name of the session",
    "ignore": "nothing: leave it out",
}
_KIND_WORDS = {
    "warmup": "(warm-up)",
    "drop": "(drop set)",
    "failure": "(to failure)",
    "amrap": "(to failure)",
}
_SETS = 9  # of one row, shown
_DATES = {"the dates tell": None, "day first": True, "month first": False}
_UNITS: dict[str, LoadUnit | None] = {"the loads tell": None, "kg": "kg", "lb": "lb"}


def choose_columns(key: str, upload: Upload, mapping: Mapping, unit: Unit) -> None:
    """Show how the first rows are read, and offer what each column may mean.

    The choice is read at once, and remembered for this header when the sets are stored.
    """
    with st.expander("What the columns mean", expanded=upload.report is None):
        show_rows(upload.first, unit)
        _form(key, mapping)


def show_rows(rows: Sequence[Previewed], unit: Unit) -> None:
    """Show rows as written, and below each what it is read as."""
    if rows:
        st.markdown("The first rows, and what they are read as:")
    for row in rows:
        written = md_escape(" | ".join(row.written.values()))
        st.markdown(f":gray[Line {row.line}: {written}]  \n{md_escape(row_words(row, unit))}")


def row_words(row: Previewed, unit: Unit) -> str:
    """Return '2 Mar 2026: Deadlift, 100 kg \u00d7 5', and what of the row could not be read."""
    if not row.sets:
        return f"Not read: {row.why_not}."
    exercises = groupby(row.sets[:_SETS], key=lambda one: str(one["exercise_written"]))
    told = [", ".join([name, *(_set_words(one, unit) for one in sets)]) for name, sets in exercises]
    more = f" and {len(row.sets) - _SETS} more" if len(row.sets) > _SETS else ""
    lost = f" Not read: {row.why_not}." if row.why_not else ""
    return f"{short(row.sets[0]['day'])}: {'; '.join(told)}{more}.{lost}"


def _set_words(one: AnyMapping[str, Any], unit: Unit) -> str:
    load = None if one["load_kg"] is None else unit.load(one["load_kg"])
    reps = None if one["reps"] is None else f"{one['reps']} reps"
    work = f"{load} \u00d7 {one['reps']}" if load and reps else load or reps or ""
    time = None if one["duration_s"] is None else f"{written(one['duration_s'], 2)} s"
    way = None if one["distance_m"] is None else f"{written(one['distance_m'], 2)} m"
    kind = _KIND_WORDS.get(one["kind"])
    return " ".join(part for part in (work, time, way, kind) if part)


def _form(key: str, mapping: Mapping) -> None:
    with st.form(f"columns-{key}", border=False):
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
