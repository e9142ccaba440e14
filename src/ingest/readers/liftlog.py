"""LiftLog: the plain-text export, done sets only, a time for every set."""

from dataclasses import dataclass

import numpy as np

from src.ingest import values
from src.ingest.dates import read_dates
from src.ingest.reader import IN_UTC, UNITS, UNSTATED, WORK, Columns, Entries, Reader, constant
from src.ingest.sessions import starts
from src.ingest.spelled import blank

_NAMES = {
    "sessionid": "session",
    "timestamp": "date",
    "exercise": "exercise",
    "weight": "weight",
    "weightunit": "unit",
    "reps": "reps",
    "targetreps": "target",
    "notes": "notes",
}
_REQUIRED = ("session", "date", "exercise", "weight", "reps")


@dataclass(frozen=True)
class LiftLog(Reader):
    """The reader of LiftLog's plain-text exports."""

    source = "liftlog"
    label = "LiftLog"
    names = _NAMES
    example = ("SessionId", "Timestamp", "Exercise", "Weight", "WeightUnit", "Reps", "TargetReps", "Notes")

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has what every LiftLog export has."""
        return all(name in columns for name in _REQUIRED)

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: each is a set."""
        date = columns.spelled("date")
        dates = read_dates(date.spellings)
        at = dates.stamps[date.codes]
        unit = columns.spelled("unit").ints(lambda text: UNITS.get(text.casefold(), UNSTATED))
        return Entries(
            version="plain text",
            started=starts(at, columns.spelled("session")),
            started_text=date,
            workout_name=blank(columns.rows),
            workout_s=np.full(columns.rows, np.nan),
            exercise=columns.spelled("exercise"),
            order=constant(columns.rows, -1),
            kind=constant(columns.rows, WORK),
            weight=columns.cells("weight", values.number),
            weight_unit=unit,
            unit_from="column" if (unit != UNSTATED).any() else None,
            reps=columns.cells("reps", values.number),
            distance=columns.cells("distance", values.number),
            metres=None,
            duration=columns.cells("duration", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("notes"),
            remarks=[
                *([dates.remark] if dates.remark else []),
                *([IN_UTC] if any(text.endswith("Z") for text in date.spellings) else []),
            ],
            at=at,
        )


LIFTLOG = LiftLog()
