"""Fitbod: the export of 2018, by days, and the one since 2019, with times in UTC and a multiplier."""

import re
from dataclasses import dataclass, replace

import numpy as np

from src.ingest import values
from src.ingest.dates import is_date, read_dates
from src.ingest.reader import (
    IN_UTC,
    KG,
    PER_HAND,
    UNTOLD,
    WARMUP,
    WORK,
    Columns,
    Entries,
    Reader,
    constant,
    normalised,
)
from src.ingest.reject import quoted
from src.ingest.repair import with_torn_rows_joined
from src.ingest.sessions import day_starts
from src.ingest.spelled import Ints, blank
from src.ingest.text import TextTable

_NAMES = {
    "date": "date",
    "exercise": "exercise",
    "sets": "sets",
    "reps": "reps",
    "weight": "weight",
    "weight(kg)": "weight",
    "weight (kg)": "weight",
    "duration(s)": "duration",
    "distance(m)": "distance",
    "distance": "distance",
    "incline": "incline",
    "resistance": "resistance",
    "iswarmup": "warmup",
    "note": "note",
    "multiplier": "multiplier",
    "rpe": "rpe",
}
_REQUIRED = ("date", "exercise", "reps", "weight", "warmup")
_ITS_OWN = ("multiplier", "sets", "incline", "resistance")
_MOST_SETS = 50
# A multiplier of 2 is two implements, or two sides that are worked one after the other with one load.
_ONE_LOAD = re.compile(r"\b(barbell|smith|landmine|single|one)\b", re.IGNORECASE)
_BOTH = 2  # implements or sides; 4 is two implements on each of two sides


def _is_number(text: str) -> bool:
    return values.number(text) != values.UNREADABLE


_CELLS = {
    "date": is_date,
    **dict.fromkeys(
        ("sets", "reps", "weight", "duration", "distance", "incline", "resistance", "multiplier"), _is_number
    ),
    "warmup": lambda text: values.truth(text) >= 0,
}


@dataclass(frozen=True)
class Fitbod(Reader):
    """The reader of Fitbod's exports. The app marks no sessions: a day is one."""

    source = "fitbod"
    label = "Fitbod"
    names = _NAMES
    example = (
        "Date",
        "Exercise",
        "Reps",
        "Weight(kg)",
        "Duration(s)",
        "Distance(m)",
        "isWarmup",
        "Note",
        "multiplier",
    )

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has what every Fitbod export has, and something only it has."""
        return all(name in columns for name in _REQUIRED) and any(name in columns for name in _ITS_OWN)

    def prepared(self, table: TextTable) -> TextTable:
        """Put notes together that hold a comma, and repeat a row that stands for several sets."""
        table = with_torn_rows_joined(table, _NAMES, ("note", "exercise"), _CELLS)
        at = next((i for i, name in enumerate(table.header) if normalised(name) == "sets"), None)
        if at is None:
            return table
        times = [min(max(values.whole(row[at].strip()), 1), _MOST_SETS) for row in table.rows]
        return replace(
            table,
            rows=[row for row, n in zip(table.rows, times, strict=True) for _ in range(n)],
            lines=[line for line, n in zip(table.lines, times, strict=True) for _ in range(n)],
        )

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: kilograms whatever the app shows, unless the header says otherwise."""
        date = columns.spelled("date")
        dates = read_dates(date.spellings)
        at = dates.stamps[date.codes]
        warmup = columns.spelled("warmup")
        sets = columns.spelled("sets")
        return Entries(
            version="since 2019, times in UTC" if "multiplier" in columns else "2018, by days",
            started=day_starts(at),
            started_text=date,
            workout_name=blank(columns.rows),
            workout_s=np.full(columns.rows, np.nan),
            exercise=columns.spelled("exercise"),
            order=constant(columns.rows, -1),
            kind=warmup.ints(lambda text: WARMUP if values.truth(text) > 0 else WORK),
            weight=columns.cells("weight", values.number),
            weight_unit=constant(columns.rows, KG),
            unit_from="header" if normalised(columns.written["weight"]) != "weight" else "app",
            reps=columns.cells("reps", values.number),
            distance=columns.cells("distance", values.number),
            metres=np.ones(columns.rows),
            duration=columns.cells("duration", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("note"),
            not_sets=[(sets.where(lambda text: values.whole(text) == 0), "a row of 0 sets")],
            unreadable=[
                (
                    sets.where(lambda text: bool(text) and not 0 <= values.whole(text) <= _MOST_SETS),
                    lambda row: f"Sets {quoted(sets[row])} is not a number of sets",
                ),
                (
                    warmup.where(lambda text: values.truth(text) < 0),
                    lambda row: f"isWarmup {quoted(warmup[row])} is neither true nor false",
                ),
            ],
            remarks=[
                *([dates.remark] if dates.remark else []),
                *([IN_UTC] if any("+0000" in text for text in date.spellings) else []),
            ],
            load_basis=_basis(columns),
            at=at,
        )


def _basis(columns: Columns) -> Ints:
    """Return what each load is: with a multiplier it is the load of one implement."""
    multiplier = columns.cells("multiplier", values.number).values
    one_load = columns.spelled("exercise").where(lambda name: _ONE_LOAD.search(name) is not None)
    each = (multiplier > _BOTH) | ((multiplier == _BOTH) & ~one_load)
    return np.where(each, PER_HAND, UNTOLD)


FITBOD = Fitbod()
