"""Strong: every layout since 2015, in the languages of strong_words.py, and spreadsheet re-saves of them.

A layout in another language is known by its shape: the app's own order of columns, and what stands in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from src.ingest import values
from src.ingest.dates import is_date, read_dates
from src.ingest.kinds import kind_of
from src.ingest.reader import (
    KG,
    LB,
    METRES_PER_KM,
    METRES_PER_MILE,
    SAMPLE,
    UNSTATED,
    WORK,
    Columns,
    Entries,
    Fault,
    Reader,
    constant,
    kinds,
    normalised,
    unknown_kinds,
)
from src.ingest.readers.strong_shapes import EXERCISE, columns_by_shape
from src.ingest.readers.strong_words import (
    COLUMNS,
    NOTE_TAGS,
    REST_TAGS,
)
from src.ingest.reject import quoted
from src.ingest.spelled import Floats, Ints, Mask, Spelled
from src.ingest.text import TextTable
from src.store.schema import KINDS

_NAMES = {
    **{name: column for words in COLUMNS.values() for column, names in words.items() for name in names},
    EXERCISE: "exercise",
}
_REQUIRED = ("date", "exercise", "order", "weight", "reps")
_BARE_ANDROID = (
    "Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Weight Unit", "Reps", "RPE", "Distance",
    "Distance Unit", "Seconds", "Notes", "Workout Notes",
)  # fmt: skip

_HEADER_UNITS = {"kg": KG, "weight (kg)": KG, "lb": LB, "lbs": LB, "weight (lb)": LB, "weight (lbs)": LB}
_CELL_UNITS = {"kg": KG, "kgs": KG, "lb": LB, "lbs": LB}
_METRES = {
    "km": METRES_PER_KM,
    "mi": METRES_PER_MILE,
    "mi.": METRES_PER_MILE,
    "miles": METRES_PER_MILE,
    "m": 1.0,
    "meters": 1.0,
    "ft": 0.3048,
    "yd": 0.9144,
}
_NOT_A_SET = -1
_MOST_WORDS = 20  # of set orders, each counted by itself
_REST, _NOTE = _NEVER = ("rest timer", "note")


@dataclass(frozen=True)
class Strong(Reader):
    """The reader of Strong's exports."""

    source = "strong"
    label = "Strong"
    names = _NAMES
    example = (
        "Date",
        "Workout Name",
        "Duration",
        "Exercise Name",
        "Set Order",
        "Weight",
        "Reps",
        "Distance",
        "Seconds",
    )

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has what every Strong export has."""
        known = all(name in columns for name in _REQUIRED)
        return known or columns_by_shape(columns.header, columns.sample) is not None

    def prepared(self, table: TextTable) -> TextTable:
        """Name the columns in English that are known by their shape alone."""
        unknown = [normalised(name) not in _NAMES for name in table.header]
        shape = columns_by_shape(table.header, table.rows[:SAMPLE]) if any(unknown) else None
        if shape is None:
            return table
        names = zip(table.header, shape, unknown, strict=True)
        return replace(table, header=[name if is_unknown else written for written, name, is_unknown in names])

    def bare_header(self, first_row: Sequence[str]) -> Sequence[str] | None:
        """Return the Android header of 2020: some of those exports were saved without it."""
        if len(first_row) != len(_BARE_ANDROID):
            return None
        date, order, unit = first_row[0], first_row[3], first_row[5]
        fits = is_date(date) and values.whole(order) >= 0 and (not unit or unit in _CELL_UNITS)
        return _BARE_ANDROID if fits else None

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: W, D and F are kinds of sets; any other word without reps is not a set."""
        date = columns.spelled("date")
        dates = read_dates(date.spellings)
        order = columns.spelled("order")
        kind = order.ints(_kind)
        types = columns.spelled("type")
        kind = np.where(kind == WORK, kinds(types), kind)
        reps = columns.cells("reps", values.number)
        duration = columns.cells("duration", values.seconds).values
        weight_unit, unit_from, odd_units = _weight_unit(columns)
        return Entries(
            version=_version(columns),
            started=dates.stamps[date.codes],
            started_text=date,
            workout_name=columns.spelled("workout"),
            workout_s=duration,
            exercise=columns.spelled("exercise"),
            order=order.ints(values.whole),
            kind=np.where(kind == _NOT_A_SET, WORK, kind),
            weight=columns.cells("weight", values.number),
            weight_unit=weight_unit,
            unit_from=unit_from,
            reps=reps,
            distance=columns.cells("distance", values.number),
            metres=_metres(columns),
            duration=columns.cells("seconds", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("notes"),
            not_sets=_not_sets(order, kind == _NOT_A_SET, reps.values),
            unreadable=[odd_units] if odd_units else [],
            remarks=[
                *([dates.remark] if dates.remark else []),
                *_odd_tags(order, kind == _NOT_A_SET, reps.values),
                *unknown_kinds(types),
            ],
        )


def _kind(text: str) -> int:
    if values.whole(text) >= 0:
        return WORK
    kind = kind_of(text) if text else None
    return KINDS.index(kind) if kind else _NOT_A_SET


def _not_sets(order: Spelled, odd: Mask, reps: Floats) -> list[tuple[Mask, str]]:
    """Group the rows that are no sets by the word in their set order."""
    reasons = _reasons(order, odd)
    return [
        (order.where(lambda text, why=why: reasons.get(text) == why) & (why in _NEVER or ~(reps > 0)), why)  # type: ignore[misc]
        for why in dict.fromkeys(reasons.values())
    ]


def _odd_tags(order: Spelled, odd: Mask, reps: Floats) -> list[str]:
    """Say which words nobody listed stand beside reps: those rows are sets."""
    words = {why for why in _reasons(order, odd & (reps > 0)).values() if why not in _NEVER}
    return [f"Rows with {why} and reps were read as work sets." for why in sorted(words)]


def _reasons(order: Spelled, odd: Mask) -> dict[str, str]:
    """Return what to call each word that stands in the set order of the given rows."""
    words = [order.spellings[code] for code in np.unique(order.codes[odd])]
    return {
        word: _reason(word) if len(words) <= _MOST_WORDS else "a set order that is no number"
        for word in words
    }


def _reason(text: str) -> str:
    word = text.casefold()
    if word in REST_TAGS:
        return _REST
    if word in NOTE_TAGS:
        return _NOTE
    return f"set order {quoted(text)}" if text else "no set order"


def _weight_unit(columns: Columns) -> tuple[Ints, str | None, Fault | None]:
    """Return the unit of each row's load, where it comes from, and the rows whose unit is no unit."""
    stated = _HEADER_UNITS.get(normalised(columns.written["weight"]))
    if stated is not None:
        return constant(columns.rows, stated), "header", None
    if "weight_unit" not in columns:
        return constant(columns.rows, UNSTATED), None, None
    text = columns.spelled("weight_unit")
    units = text.ints(lambda unit: _CELL_UNITS.get(unit.casefold().rstrip("."), UNSTATED))
    odd = text.where(lambda unit: bool(unit) and unit.casefold().rstrip(".") not in _CELL_UNITS)
    return units, "column", (odd, lambda row: f"Weight Unit {quoted(text[row])} is neither kg nor lbs")


def _metres(columns: Columns) -> Floats | None:
    """Return the metres in one unit of each row's distance, or None where the file does not say."""
    if "distance_unit" in columns:
        return columns.spelled("distance_unit").floats(
            lambda unit: _METRES.get(unit.casefold(), METRES_PER_KM)
        )
    written = normalised(columns.written.get("distance", "distance"))
    metres = _METRES.get(written.removeprefix("distance (").removesuffix(")"))
    return None if metres is None else np.full(columns.rows, metres)


def _version(columns: Columns) -> str:
    """Name the layout by what sets it apart."""
    if "number" in columns:
        layout = "numbered workouts, always kilograms"
    elif "weight_unit" in columns:
        layout = "Android, a unit in each row"
    elif normalised(columns.written["weight"]) in _HEADER_UNITS:
        layout = "2015 to 2018, the unit in the header"
    elif "duration" not in columns:
        layout = "2017 to 2019, no unit"
    else:
        layout = "since 2020, no unit" + ("" if "notes" in columns else ", no notes")
    return f"{layout} ({_language(columns)})"


def _language(columns: Columns) -> str:
    return next(
        (
            language
            for language, words in COLUMNS.items()
            if normalised(columns.written["exercise"]) in words["exercise"]
        ),
        "another language, known by its shape",
    )


STRONG = Strong()
