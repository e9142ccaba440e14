"""Lyfta: one layout, no unit."""

from dataclasses import dataclass

import numpy as np

from src.ingest import values
from src.ingest.dates import read_dates
from src.ingest.reader import (
    DROP,
    FAILURE,
    IN_UTC,
    UNSTATED,
    WARMUP,
    WORK,
    Columns,
    Entries,
    Reader,
    constant,
)
from src.ingest.reject import quoted
from src.ingest.spelled import Ints, Spelled

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
}
_REQUIRED = ("workout", "date", "exercise", "weight", "reps", "type")
_KINDS = {
    "": WORK,
    "normal": WORK,
    "left": WORK,
    "right": WORK,
    "warmup": WARMUP,
    "drop": DROP,
    "failure": FAILURE,
}
_UNKNOWN = -1


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
        kind = types.ints(lambda text: _KINDS.get(_type(text), _UNKNOWN))
        sides = [_type(text) if _type(text) in {"left", "right"} else "" for text in types.spellings]
        return Entries(
            version="no unit",
            started=dates.stamps[date.codes],
            started_text=date,
            workout_name=columns.spelled("workout"),
            workout_s=columns.cells("duration", values.seconds).values,
            exercise=columns.spelled("exercise"),
            order=constant(columns.rows, -1),
            kind=np.where(kind == _UNKNOWN, WORK, kind),
            weight=columns.cells("weight", values.number),
            weight_unit=constant(columns.rows, UNSTATED),
            unit_from=None,
            reps=columns.cells("reps", values.number),
            distance=columns.cells("distance", values.number),
            metres=None,
            duration=columns.cells("time", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("notes"),
            remarks=[*([dates.remark] if dates.remark else []), IN_UTC, *_unknown(types, kind)],
            side=Spelled(types.codes, sides),
        )


def _type(text: str) -> str:
    """Return 'warmup' for WARM_UP_SET: the word without its ending and its joints."""
    return text.casefold().removesuffix("set").replace("_", "").replace("-", "").replace(" ", "")


def _unknown(types: Spelled, kind: Ints) -> list[str]:
    found = sorted({types[int(row)] for row in np.flatnonzero(kind == _UNKNOWN)})
    return [f"The set type {quoted(text)} is unknown and was read as a work set." for text in found]


LYFTA = Lyfta()
