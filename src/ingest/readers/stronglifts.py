"""StrongLifts 5x5: one row a workout until 2018, with or without a header, and one row an exercise since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from src.ingest import values
from src.ingest.dates import is_date, read_dates
from src.ingest.reader import (
    UNITS,
    UNSTATED,
    WORK,
    Columns,
    Entries,
    Reader,
    constant,
    normalised,
)
from src.ingest.readers.stronglifts_layouts import (
    BODY_WEIGHT,
    EXERCISE_COLUMNS,
    SPELLINGS,
    Exercises,
    Workouts,
)
from src.ingest.sessions import day_and_time, with_clock
from src.ingest.text import TextTable, with_taken_back

_HOUR = 3600.0
_DASH = "-"  # how the app writes a set of which no rep was lifted
_NAMES = {
    **{name: name for name in EXERCISE_COLUMNS},
    **SPELLINGS,
    "exercise 1": "first exercise",
    "set 1": "first set",
    **dict.fromkeys(("set 1 (reps)", "set 1 (kg)", "set 1 (lb)", "set 1 (lbs)"), "set cells"),
}
_WIDE_2016 = ("Date", "Note", "Workout", "Body Weight")
_WIDE_2018 = ("Date", "Note", "Body Weight (KG)", "Body Weight (LB)")
_BLOCK = ("Weight (KG)", "Weight (LB)", "Set 1", "Set 2", "Set 3", "Set 4", "Set 5")


@dataclass(frozen=True)
class StrongLifts(Reader):
    """The reader of StrongLifts' exports: rows of several sets become one row a set."""

    source = "stronglifts"
    label = "StrongLifts"
    names = _NAMES
    example = ("Date (yyyy/mm/dd)", "Workout", "Workout Name", "Exercise", "Set 1 (Reps)", "Set 1 (KG)")

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has the columns of a whole workout or of a whole exercise."""
        wide = "first exercise" in columns and "first set" in columns
        return "date" in columns and (wide or ("exercise" in columns and "set cells" in columns))

    def bare_header(self, first_row: Sequence[str]) -> Sequence[str] | None:
        """Return the header of a row that holds a workout: some of those exports were saved without it."""
        before, block = len(_WIDE_2016), len(_BLOCK) + 1
        if len(first_row) < before + block or not is_date(first_row[0]):
            return None
        exercise, *cells = first_row[before : before + block]
        numbers = [values.number(cell.strip()) for cell in cells]
        if not exercise or values.number(exercise) != values.UNREADABLE or values.UNREADABLE in numbers:
            return None
        start = _WIDE_2016 if BODY_WEIGHT.fullmatch(first_row[3].strip()) else _WIDE_2018
        blocks = [name for n in range(len(first_row) // block + 1) for name in (f"Exercise {n + 1}", *_BLOCK)]
        return [*start, *blocks][: len(first_row)]

    def prepared(self, table: TextTable) -> TextTable:
        """Return the table with one row a set; what holds no set keeps one row, to be reported."""
        header = [normalised(name) for name in table.header]
        layout = Workouts(header) if "exercise 1" in header else Exercises(header)
        # These exports leave out empty cells at the end of a row, and sometimes of the header.
        table = with_taken_back(
            table, {line: cells for line, cells in table.ragged.items() if layout.holds(cells)}
        )
        filled = [[*cells, *[""] * (len(header) - len(cells))] for cells in table.rows]
        unit = layout.unit(filled)
        rows = [
            (line, row)
            for line, cells in zip(table.lines, filled, strict=True)
            for row in layout.sets(cells, unit)
        ]
        return replace(
            table, header=layout.columns, rows=[row for _, row in rows], lines=[line for line, _ in rows]
        )

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: no rep lifted is no set, whether the app writes 0 or a dash."""
        date, time = columns.spelled("date"), columns.spelled("start")
        dates = read_dates(date.spellings)
        reps = columns.spelled("reps")
        return Entries(
            version="one row an exercise" if "hours" in columns else "one row a workout",
            started=with_clock(dates.stamps[date.codes], time),
            started_text=day_and_time(date, time),
            workout_name=columns.spelled("workout"),
            workout_s=columns.cells("hours", values.number).values * _HOUR,
            exercise=columns.spelled("exercise"),
            order=columns.spelled("set").ints(values.whole),
            kind=constant(columns.rows, WORK),
            weight=columns.cells("weight", values.number),
            weight_unit=columns.spelled("unit").ints(lambda unit: UNITS.get(unit, UNSTATED)),
            unit_from="column",
            reps=columns.cells("reps", lambda text: 0 if text == _DASH else values.number(text)),
            distance=columns.cells("distance", values.number),
            metres=None,
            duration=columns.cells("seconds", values.set_seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("note"),
            not_sets=[(reps.where(_failed), "failed: no rep lifted")],
            remarks=[dates.remark] if dates.remark else [],
        )


def _failed(reps: str) -> bool:
    return reps == _DASH or values.number(reps) == 0


STRONGLIFTS = StrongLifts()
