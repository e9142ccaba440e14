"""GymRun: one layout, a date and a clock for every set, no unit."""

from dataclasses import dataclass

import numpy as np

from src.ingest import values
from src.ingest.dates import read_dates
from src.ingest.reader import UNSTATED, WORK, Columns, Entries, Reader, constant
from src.ingest.sessions import day_and_time, day_starts, with_clock

_NAMES = {
    "date": "date",
    "time": "time",
    "routine": "workout",
    "exercise": "exercise",
    "set": "order",
    "weight": "weight",
    "reps": "reps",
    "duration": "duration",
    "distance": "distance",
    "note": "notes",
}
_REQUIRED = ("date", "time", "workout", "exercise", "order", "weight", "reps")


@dataclass(frozen=True)
class GymRun(Reader):
    """The reader of GymRun's exports: a session is a routine on a day."""

    source = "gymrun"
    label = "GymRun"
    names = _NAMES
    example = ("Date", "Time", "Routine", "Exercise", "Set", "Weight", "Reps", "Duration", "Distance")

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has what every GymRun export has."""
        return all(name in columns for name in _REQUIRED)

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: each is a set with its own clock."""
        date, time = columns.spelled("date"), columns.spelled("time")
        dates = read_dates(date.spellings)
        at = with_clock(dates.stamps[date.codes], time)
        routine = columns.spelled("workout")
        return Entries(
            version="a clock for each set",
            started=day_starts(at, routine),
            started_text=day_and_time(date, time),
            workout_name=routine,
            workout_s=np.full(columns.rows, np.nan),
            exercise=columns.spelled("exercise"),
            order=columns.spelled("order").ints(values.whole),
            kind=constant(columns.rows, WORK),
            weight=columns.cells("weight", values.number),
            weight_unit=constant(columns.rows, UNSTATED),
            unit_from=None,
            reps=columns.cells("reps", values.number),
            distance=columns.cells("distance", values.number),
            metres=None,
            duration=columns.cells("duration", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("notes"),
            remarks=[dates.remark] if dates.remark else [],
            at=at,
        )


GYMRUN = GymRun()
