"""An app we cannot name, known by its columns: with 'Start Date (UTC)', and since with 'StartTime' in one."""

from dataclasses import dataclass, replace

import numpy as np

from src.ingest import values
from src.ingest.dates import read_dates
from src.ingest.reader import (
    FAILURE,
    HARDEST,
    IN_UTC,
    METRES_PER_KM,
    UNSTATED,
    WARMUP,
    WORK,
    Columns,
    Entries,
    Reader,
    constant,
    lengths,
)
from src.ingest.sessions import day_and_time, with_clock
from src.ingest.spelled import paired

_NAMES = {
    "name": "workout",
    "starttime": "start_date",
    "endtime": "end_date",
    "start date (utc)": "start_date",
    "start time (utc)": "start_time",
    "end date (utc)": "end_date",
    "end time (utc)": "end_time",
    "bodyweight": "bodyweight",
    "exercise": "exercise",
    "equipment": "equipment",
    "reps": "reps",
    "weight": "weight",
    "time": "time",
    "distance": "distance",
    "status": "status",
    "categories": "categories",
    "iswarmup": "warmup",
    "rpe": "rpe",
    "rir": "rir",
    "note": "notes",
}
_REQUIRED = ("start_date", "exercise", "equipment", "reps", "weight", "status", "categories")


@dataclass(frozen=True)
class StartDateUtc(Reader):
    """The reader of those exports."""

    source = "start_date_utc"
    label = "an unnamed app (Start Date UTC)"
    names = _NAMES
    example = (
        "Name",
        "Start Date (UTC)",
        "Start Time (UTC)",
        "Exercise",
        "Equipment",
        "Reps",
        "Weight",
        "Time",
    )

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has what each of those exports has."""
        return all(name in columns for name in _REQUIRED)

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: a failed set keeps its reps; 'NotStarted' stands beside sets that were done."""
        start, end = columns.spelled("start_date"), columns.spelled("end_date")
        start_time, end_time = columns.spelled("start_time"), columns.spelled("end_time")
        dates = read_dates([*start.spellings, *end.spellings])
        started = with_clock(dates.stamps[: len(start.spellings)][start.codes], start_time)
        ended = with_clock(dates.stamps[len(start.spellings) :][end.codes], end_time)
        warmup = columns.spelled("warmup").where(lambda text: values.truth(text) > 0)
        failed = columns.spelled("status").where(lambda text: text.casefold() == "failed")
        rpe, rir = columns.cells("rpe", values.number), columns.cells("rir", values.number)
        return Entries(
            version="no unit, times in UTC" + (", with warm-ups" if "warmup" in columns else ""),
            started=started,
            started_text=day_and_time(start, start_time),
            workout_name=columns.spelled("workout"),
            workout_s=lengths(started, ended),
            exercise=paired(columns.spelled("exercise"), columns.spelled("equipment"), _with_equipment),
            order=constant(columns.rows, -1),
            kind=np.select([warmup, failed], [WARMUP, FAILURE], WORK),
            weight=columns.cells("weight", values.number),
            weight_unit=constant(columns.rows, UNSTATED),
            unit_from=None,
            reps=columns.cells("reps", values.number),
            distance=columns.cells("distance", values.number),
            metres=np.full(columns.rows, METRES_PER_KM),
            duration=columns.cells("time", values.set_seconds),
            rpe=replace(rpe, values=np.where(rir.values >= 0, HARDEST - rir.values, rpe.values)),
            note=columns.spelled("notes"),
            remarks=[*([dates.remark] if dates.remark else []), IN_UTC],
        )


def _with_equipment(exercise: str, equipment: str) -> str:
    """Return 'Squat (Barbell)' for a squat with a barbell: the name alone does not say which squat."""
    told = not equipment or equipment.casefold() == "none" or equipment.casefold() in exercise.casefold()
    return exercise if told or not exercise else f"{exercise} ({equipment})"


START_DATE_UTC = StartDateUtc()
