"""FitNotes: the Android exports with the unit in the header or in each row, and that of FitNotes 2 on iOS."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from src.ingest import values
from src.ingest.dates import is_date, read_dates
from src.ingest.reader import (
    METRES,
    UNITS,
    UNSTATED,
    Columns,
    Entries,
    Fault,
    Reader,
    constant,
    kinds,
    normalised,
    unknown_kinds,
)
from src.ingest.reject import quoted
from src.ingest.repair import with_torn_rows_joined
from src.ingest.spelled import Floats, Ints, blank
from src.ingest.text import Row, TextTable

_HEADER_UNITS = {f"weight ({unit})": code for unit, code in UNITS.items()}
_NAMES = {
    "date": "date",
    "exercise": "exercise",
    "category": "category",
    "weight": "weight",
    **dict.fromkeys(_HEADER_UNITS, "weight"),
    "weight unit": "unit",
    "reps": "reps",
    "distance": "distance",
    "distance unit": "distance_unit",
    "time": "time",
    "comment": "notes",
    "notes": "notes",
    "set type": "kind",  # 'Kind' on iOS is what an exercise measures
    "rpe": "rpe",
}
_REQUIRED = ("date", "exercise", "category", "weight", "reps")
_ALSO = ("time", "unit", "distance")  # one of them, so that no table of one's own is taken for FitNotes'
_HALF, _HAIR = 0.5, 1e-9  # loads in the unit an athlete uses are multiples of it, converted ones hardly ever


def _is_number(text: str) -> bool:
    return values.number(text) != values.UNREADABLE


_CELLS = {
    "date": is_date,
    "weight": _is_number,
    "unit": lambda text: not text or text.casefold() in UNITS,
    "reps": _is_number,
    "distance": _is_number,
    "distance_unit": lambda text: not text or text.isalpha(),
    "time": lambda text: values.set_seconds(text) != values.UNREADABLE,
}


@dataclass(frozen=True)
class FitNotes(Reader):
    """The reader of FitNotes' exports: a day is a session, for the app writes neither times nor names."""

    source = "fitnotes"
    label = "FitNotes"
    names = _NAMES
    example = (
        "Date",
        "Exercise",
        "Category",
        "Weight",
        "Weight Unit",
        "Reps",
        "Distance",
        "Distance Unit",
        "Time",
    )

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has what every FitNotes export has."""
        return all(name in columns for name in _REQUIRED) and any(name in columns for name in _ALSO)

    def prepared(self, table: TextTable) -> TextTable:
        """Put exercise names together that hold a comma, and make one weight column of the two on iOS."""
        table = with_torn_rows_joined(table, _NAMES, ("exercise", "notes", "category"), _CELLS)
        places = [i for i, name in enumerate(map(normalised, table.header)) if name in _HEADER_UNITS]
        return _with_one_weight(table, places) if len(places) > 1 else table

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: each is a set, mostly without a kind or an effort."""
        date = columns.spelled("date")
        dates = read_dates(date.spellings)
        weight_unit, unit_from, odd_units = _weight_unit(columns)
        distance = columns.cells("distance", values.number)
        metres = columns.spelled("distance_unit").floats(lambda unit: METRES.get(unit.casefold(), np.nan))
        unknown = (distance.values > 0) & np.isnan(metres)
        return Entries(
            version=_version(columns),
            started=dates.stamps[date.codes].astype("datetime64[D]").astype("datetime64[s]"),
            started_text=date,
            workout_name=blank(columns.rows),
            workout_s=np.full(columns.rows, np.nan),
            exercise=columns.spelled("exercise"),
            order=constant(columns.rows, -1),
            kind=kinds(columns.spelled("kind")),
            weight=columns.cells("weight", values.number),
            weight_unit=weight_unit,
            unit_from=unit_from,
            reps=columns.cells("reps", values.number),
            distance=replace(distance, values=np.where(unknown, np.nan, distance.values)),
            metres=metres,
            duration=columns.cells("time", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("notes"),
            unreadable=[odd_units] if odd_units else [],
            remarks=[
                *([dates.remark] if dates.remark else []),
                *unknown_kinds(columns.spelled("kind")),
                *(
                    [f"{unknown.sum()} distances have no known unit and were left out."]
                    if unknown.any()
                    else []
                ),
            ],
        )


def _weight_unit(columns: Columns) -> tuple[Ints, str | None, Fault | None]:
    """Return the unit of each row's load, where it comes from, and the rows whose unit is no unit."""
    stated = _HEADER_UNITS.get(normalised(columns.written["weight"]))
    if stated is not None:
        return constant(columns.rows, stated), "header", None
    if "unit" not in columns:
        return constant(columns.rows, UNSTATED), None, None
    text = columns.spelled("unit")
    units = text.ints(lambda unit: UNITS.get(unit.casefold().rstrip("."), UNSTATED))
    odd = text.where(lambda unit: bool(unit) and unit.casefold().rstrip(".") not in UNITS)
    return units, "column", (odd, lambda row: f"Weight Unit {quoted(text[row])} is neither kgs nor lbs")


def _with_one_weight(table: TextTable, places: Sequence[int]) -> TextTable:
    """Return the table with one weight and its unit in place of a column for each unit.

    Where both are filled, one is converted from the other: the one with more loads on half steps was typed.
    """
    columns = table.columns
    round_loads = [_round_loads(columns[i]) for i in places]
    best_first = [i for _, i in sorted(zip(round_loads, places, strict=True), key=lambda pair: -pair[0])]
    units = [normalised(name).removeprefix("weight (").removesuffix(")") for name in table.header]

    def one(row: Row) -> Row:
        place = next((i for i in best_first if row[i].strip()), None)
        weight = ["", ""] if place is None else [row[place], units[place]]
        return [*weight, *(cell for i, cell in enumerate(row) if i not in places)]

    header = one([*table.header])
    return replace(
        table, header=["Weight", "Weight Unit", *header[2:]], rows=[one(row) for row in table.rows]
    )


def _round_loads(cells: Sequence[str]) -> int:
    loads: Floats = np.array([values.number(cell.strip()) for cell in set(cells)])
    halves = loads[loads > 0] / _HALF
    return int(np.sum(np.abs(halves - np.round(halves)) < _HAIR))


def _version(columns: Columns) -> str:
    if normalised(columns.written["weight"]) in _HEADER_UNITS:
        return "the unit in the header"
    return "a unit in each row" + (", with comments" if "notes" in columns else "")


FITNOTES = FitNotes()
