"""Hevy's CSV export, and spreadsheet re-saves of it. Its header is English whatever the phone's language."""

from dataclasses import dataclass, replace

import numpy as np

from src.ingest import values
from src.ingest.dates import read_dates
from src.ingest.reader import (
    KG,
    LB,
    METRES_PER_KM,
    METRES_PER_MILE,
    UNITS,
    UNSTATED,
    Columns,
    Entries,
    Fault,
    Reader,
    constant,
    kinds,
    lengths,
    normalised,
    unknown_kinds,
)
from src.ingest.reject import quoted
from src.ingest.spelled import Floats, Spelled
from src.ingest.text import TextTable, without_column

_UNITS = {"weight_kg": KG, "weight_kgs": KG, "weight_lbs": LB, "weight_lb": LB, "weight": UNSTATED}
_METRES = {
    "distance_km": METRES_PER_KM,
    "distance_miles": METRES_PER_MILE,
    "distance_mi": METRES_PER_MILE,
    "distance_meters": 1.0,
}
_NAMES = {
    "title": "workout",
    "routine_title": "workout",
    "workout_title": "workout",
    "start_time": "start",
    "end_time": "end",
    "workout_start_time": "start",
    "workout_end_time": "end",
    "exercise_title": "exercise",
    "exercise_notes": "notes",
    "set_index": "order",
    "set_type": "type",
    "weight_unit": "weight_unit",  # of programs that write this layout; the app names it in the header
    **dict.fromkeys(_UNITS, "weight"),
    "reps": "reps",
    **dict.fromkeys(_METRES, "distance"),
    "distance": "distance",
    "duration_seconds": "seconds",
    "rpe": "rpe",
}
_REQUIRED = ("start", "exercise", "weight", "reps")
_PAIRED = {"weight_kg": "weight_lbs", "distance_km": "distance_miles"}  # the same number in two units


@dataclass(frozen=True)
class Hevy(Reader):
    """The reader of Hevy's exports."""

    source = "hevy"
    label = "Hevy"
    names = _NAMES
    example = (
        "title",
        "start_time",
        "end_time",
        "exercise_title",
        "set_index",
        "set_type",
        "weight_kg",
        "reps",
    )

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has what every Hevy export has."""
        return all(name in columns for name in _REQUIRED) and ("order" in columns or "type" in columns)

    def prepared(self, table: TextTable) -> TextTable:
        """Return the table with one column of loads and one of distances, where it has each in two units."""
        for metric, other in _PAIRED.items():
            names = [normalised(name) for name in table.header]
            if metric in names and other in names:
                table = _in_one_column(table, names.index(metric), names.index(other))
        return table

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: each is a set, or a piece of one that a spreadsheet tore at a line break."""
        start, end = columns.spelled("start"), columns.spelled("end")
        dates = read_dates([*start.spellings, *end.spellings])
        started = dates.stamps[: len(start.spellings)][start.codes]
        ended = dates.stamps[len(start.spellings) :][end.codes]
        types = columns.spelled("type")
        order = columns.spelled("order")
        unit = _UNITS.get(normalised(columns.written["weight"]), UNSTATED)
        in_rows = columns.spelled("weight_unit").ints(lambda text: UNITS.get(text.casefold(), UNSTATED))
        units = constant(columns.rows, unit) if unit != UNSTATED else in_rows
        return Entries(
            version=", ".join(columns.written[name] for name in ("weight", "distance") if name in columns),
            started=started,
            started_text=start,
            workout_name=columns.spelled("workout"),
            workout_s=lengths(started, ended),
            exercise=columns.spelled("exercise"),
            order=order.ints(values.whole),
            kind=kinds(types),
            weight=columns.cells("weight", values.number),
            weight_unit=units,
            unit_from=None if (units == UNSTATED).all() else "column" if unit == UNSTATED else "header",
            reps=columns.cells("reps", values.number),
            distance=columns.cells("distance", values.number),
            metres=_metres(columns),
            duration=columns.cells("seconds", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("notes"),
            unreadable=_torn(columns, order),
            remarks=[*([dates.remark] if dates.remark else []), *unknown_kinds(types)],
        )


def _in_one_column(table: TextTable, metric: int, other: int) -> TextTable:
    """Return the table without the second column of a pair, or the first where only the second is filled.

    Where each is filled in rows of its own, the load of a row is the one that is there, with its unit.
    """
    only_other = [bool(row[other].strip() and not row[metric].strip()) for row in table.rows]
    if not any(only_other):
        return without_column(table, other)
    if not any(row[metric].strip() for row in table.rows):
        return without_column(table, metric)
    if normalised(table.header[metric]) not in _UNITS:
        return without_column(table, other)
    rows = []
    for row, swapped in zip(table.rows, only_other, strict=True):
        load = row[other if swapped else metric]
        unit = "" if not load.strip() else "lb" if swapped else "kg"
        rows.append([load if i == metric else unit if i == other else cell for i, cell in enumerate(row)])
    header = [{metric: "weight", other: "weight_unit"}.get(i, name) for i, name in enumerate(table.header)]
    return replace(table, header=header, rows=rows)


def _torn(columns: Columns, order: Spelled) -> list[Fault]:
    if "order" not in columns:
        return []
    torn = order.where(lambda text: values.whole(text) < 0)
    return [
        (
            torn,
            lambda row: (
                f"set_index {quoted(order[row])} is no number; a spreadsheet probably broke a note here"
            ),
        )
    ]


def _metres(columns: Columns) -> Floats | None:
    metres = _METRES.get(normalised(columns.written.get("distance", "")))
    return None if metres is None else np.full(columns.rows, metres)


HEVY = Hevy()
