"""Lyfta: one layout, no unit."""

from dataclasses import dataclass

from src.ingest import values
from src.ingest.dates import read_dates
from src.ingest.reader import (
    IN_UTC,
    UNSTATED,
    Columns,
    Entries,
    Reader,
    constant,
    kinds,
    unknown_kinds,
)
from src.ingest.spelled import Spelled

_NAMES = {
    "title": "workout",
    "date": "date",
    "duration": "duration",
    "exercise": "exercise",
    "weight": "weight",
    "reps": "reps",
    "distance": "distance",
    "time": "time",
    "set type": "type",
    "notes": "notes",
    "rpe": "rpe",
}
_REQUIRED = ("workout", "date", "exercise", "weight", "reps", "type")
_SIDES = ("left", "right")


@dataclass(frozen=True)
class Lyfta(Reader):
    """The reader of Lyfta's exports."""

    source = "lyfta"
    label = "Lyfta"
    names = _NAMES
    example = (
        "Title",
        "Date",
        "Duration",
        "Exercise",
        "Superset id",
        "Weight",
        "Reps",
        "Distance",
        "Time",
        "Set Type",
    )

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has what every Lyfta export has."""
        return all(name in columns for name in _REQUIRED)

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: the set type is a kind, or the side the set was done with."""
        date = columns.spelled("date")
        dates = read_dates(date.spellings)
        types = columns.spelled("type")
        sides = Spelled(types.codes, [_side(text) for text in types.spellings])
        kind = Spelled(types.codes, ["" if _side(text) else text for text in types.spellings])
        return Entries(
            version="no unit",
            started=dates.stamps[date.codes],
            started_text=date,
            workout_name=columns.spelled("workout"),
            workout_s=columns.cells("duration", values.seconds).values,
            exercise=columns.spelled("exercise"),
            order=constant(columns.rows, -1),
            kind=kinds(kind),
            weight=columns.cells("weight", values.number),
            weight_unit=constant(columns.rows, UNSTATED),
            unit_from=None,
            reps=columns.cells("reps", values.number),
            distance=columns.cells("distance", values.number),
            metres=None,
            duration=columns.cells("time", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("notes"),
            remarks=[*([dates.remark] if dates.remark else []), IN_UTC, *unknown_kinds(kind)],
            side=sides,
        )


def _side(text: str) -> str:
    """Return 'left' for LEFT_SET, nothing for a kind of set."""
    return next((side for side in _SIDES if text.casefold().startswith(side)), "")


LYFTA = Lyfta()
