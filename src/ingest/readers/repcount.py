"""RepCount: one layout, with the athlete's body weight since 2025, no unit."""

from dataclasses import dataclass

import numpy as np

from src.ingest import values
from src.ingest.dates import read_dates
from src.ingest.reader import UNSTATED, WORK, Columns, Entries, Reader, constant, lengths

_NAMES = {
    "workout start": "start",
    "workout end": "end",
    "exercise": "exercise",
    "weight": "weight",
    "reps": "reps",
    "notes": "notes",
    "distance": "distance",
    "duration": "duration",
    "category": "category",
    "name": "workout",
    "bodyweight": "bodyweight",
}
_REQUIRED = ("start", "exercise", "weight", "reps")


@dataclass(frozen=True)
class RepCount(Reader):
    """The reader of RepCount's exports."""

    source = "repcount"
    label = "RepCount"
    names = _NAMES
    example = (
        "Workout Start",
        "Workout End",
        "Exercise",
        "Weight",
        "Reps",
        "Notes",
        "Kcal",
        "Distance",
        "Duration",
    )

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has what every RepCount export has."""
        return all(name in columns for name in _REQUIRED)

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: the app marks no warm-ups, writes metres and seconds, and leaves the unit out."""
        start, end = columns.spelled("start"), columns.spelled("end")
        dates = read_dates([*start.spellings, *end.spellings])
        started = dates.stamps[: len(start.spellings)][start.codes]
        ended = dates.stamps[len(start.spellings) :][end.codes]
        return Entries(
            version="with body weight" if "bodyweight" in columns else "without body weight",
            started=started,
            started_text=start,
            workout_name=columns.spelled("workout"),
            workout_s=lengths(started, ended),
            exercise=columns.spelled("exercise"),
            order=constant(columns.rows, -1),
            kind=constant(columns.rows, WORK),
            weight=columns.cells("weight", values.number),
            weight_unit=constant(columns.rows, UNSTATED),
            unit_from=None,
            reps=columns.cells("reps", values.number),
            distance=columns.cells("distance", values.number),
            metres=np.ones(columns.rows),
            duration=columns.cells("duration", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("notes"),
            remarks=[dates.remark] if dates.remark else [],
        )


REPCOUNT = RepCount()
