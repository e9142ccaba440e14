"""Liftosaur: the history as CSV, a row for each set of the program, done or not."""

from dataclasses import dataclass

import numpy as np

from src.ingest import values
from src.ingest.dates import read_dates
from src.ingest.reader import AMRAP, IN_UTC, UNITS, UNSTATED, WARMUP, WORK, Columns, Entries, Reader, constant
from src.ingest.spelled import paired

_NAMES = {
    "workout datetime": "date",
    "program": "program",
    "day name": "workout",
    "exercise": "exercise",
    "equipment": "equipment",
    "is warmup set?": "warmup",
    "required reps": "required",
    "completed reps": "reps",
    "is amrap?": "amrap",
    "completed rpe": "rpe",
    "rpe": "rpe",
    "completed weight value": "weight",
    "weight value": "weight",
    "completed weight unit": "unit",
    "weight unit": "unit",
    "notes": "notes",
}
_REQUIRED = ("date", "exercise", "warmup", "reps", "weight", "unit")


@dataclass(frozen=True)
class Liftosaur(Reader):
    """The reader of Liftosaur's history."""

    source = "liftosaur"
    label = "Liftosaur"
    names = _NAMES
    example = (
        "Workout DateTime",
        "Program",
        "Day Name",
        "Exercise",
        "Is Warmup Set?",
        "Required Reps",
        "Completed Reps",
    )

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has what every Liftosaur history has."""
        return all(name in columns for name in _REQUIRED)

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: without completed reps the program asked for a set that was not done."""
        date = columns.spelled("date")
        dates = read_dates(date.spellings)
        warmup = columns.spelled("warmup").where(lambda text: values.truth(text) > 0)
        amrap = columns.spelled("amrap").where(lambda text: values.truth(text) > 0)
        exercise = columns.spelled("exercise")
        if "equipment" in columns:  # the older layout; the newer one writes 'Deadlift, Barbell' itself
            exercise = paired(exercise, columns.spelled("equipment"), _with_equipment)
        return Entries(
            version="equipment in a column of its own"
            if "equipment" in columns
            else "required and completed",
            started=dates.stamps[date.codes],
            started_text=date,
            workout_name=columns.spelled("workout"),
            workout_s=np.full(columns.rows, np.nan),
            exercise=exercise,
            order=constant(columns.rows, -1),
            kind=np.where(warmup, WARMUP, np.where(amrap, AMRAP, WORK)),
            weight=columns.cells("weight", values.number),
            weight_unit=columns.spelled("unit").ints(lambda unit: UNITS.get(unit.casefold(), UNSTATED)),
            unit_from="column",
            reps=columns.cells("reps", values.number),
            distance=columns.cells("distance", values.number),
            metres=None,
            duration=columns.cells("duration", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("notes"),
            not_sets=[(columns.spelled("reps").where(lambda text: not text), "planned, not done")],
            remarks=[
                *([dates.remark] if dates.remark else []),
                *([IN_UTC] if any(text.endswith("Z") for text in date.spellings) else []),
            ],
        )


def _with_equipment(exercise: str, equipment: str) -> str:
    return f"{exercise}, {equipment}" if exercise and equipment else exercise


LIFTOSAUR = Liftosaur()
