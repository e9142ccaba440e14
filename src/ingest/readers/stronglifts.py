"""StrongLifts 5x5: one row a workout until 2018, with or without a header, and one row an exercise since."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

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
from src.ingest.spelled import paired
from src.ingest.text import Row, TextTable, with_taken_back

_HOUR = 3600.0
_DASH = "-"  # how the app writes a set of which no rep was lifted
_LONG = ("date", "start", "workout", "hours", "note", "exercise", "set", "reps", "weight", "unit", "seconds")
_NAMES = {
    **{name: name for name in _LONG},
    "exercise 1": "first exercise",
    "set 1": "first set",
    "date (yyyy/mm/dd)": "date",
    "workout name": "workout",
    "start time (h:mm)": "start",
    "duration (hours)": "hours",
    "notes": "note",
    **dict.fromkeys(("set 1 (reps)", "set 1 (kg)", "set 1 (lb)", "set 1 (lbs)"), "set cells"),
}
_SET_CELL = re.compile(r"set (\d+) \((reps|kgs?|lbs?|times?|sec|secs|seconds|s)\)")
_BODY_WEIGHT = re.compile(r"\d+(?:[.,]\d+)?\s*(kgs?|lbs?)", re.IGNORECASE)
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
        start = _WIDE_2016 if _BODY_WEIGHT.fullmatch(first_row[3].strip()) else _WIDE_2018
        blocks = [name for n in range(len(first_row) // block + 1) for name in (f"Exercise {n + 1}", *_BLOCK)]
        return [*start, *blocks][: len(first_row)]

    def prepared(self, table: TextTable) -> TextTable:
        """Return the table with one row a set; what holds no set keeps one row, to be reported."""
        header = [normalised(name) for name in table.header]
        layout = _Workouts.of(header, table) if "exercise 1" in header else _Exercises.of(header)
        # These exports leave out empty cells at the end of a row, and sometimes of the header.
        back = {line: row for line, row in table.ragged.items() if layout.holds(row)}
        table = with_taken_back(table, back)
        rows = [
            (line, row)
            for line, cells in zip(table.lines, table.rows, strict=True)
            for row in layout.sets(_padded(cells, len(header)))
        ]
        return replace(
            table,
            header=layout.header,
            rows=[row for _, row in rows],
            lines=[line for line, _ in rows],
            remarks=(*table.remarks, *layout.remarks),
        )

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: no rep lifted is no set, whether the app writes 0 or a dash."""
        started = paired(columns.spelled("date"), columns.spelled("start"), _moment)
        dates = read_dates(started.spellings)
        reps = columns.spelled("reps")
        return Entries(
            version="one row an exercise" if "hours" in columns else "one row a workout",
            started=dates.stamps[started.codes],
            started_text=started,
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


@dataclass(frozen=True)
class _Workouts:
    """The layout of one row a workout: blocks of an exercise, its load in both units, and its sets."""

    header = ("date", "workout", "note", "exercise", "set", "reps", "weight", "unit")
    about: Sequence[int | None]  # the columns of date, workout and note
    first: int  # the column of the first block
    block: Sequence[str]  # the names of the columns of a block
    unit: str  # of the loads, where both columns are filled
    remarks: Sequence[str]

    @classmethod
    def of(cls, header: Sequence[str], table: TextTable) -> "_Workouts":
        first = header.index("exercise 1")
        block = list(takewhile(lambda name: not name.startswith("exercise"), header[first + 1 :]))
        block = ["exercise", *dict.fromkeys(name for name in block if name)]
        about = [header.index(name) if name in header else None for name in cls.header[:3]]
        unit = _unit_of_body(header, table.rows)
        open_unit = unit is None and "weight (kg)" in block and "weight (lb)" in block
        remark = "The loads are read from the kg columns wherever both units are filled."
        return cls(about, first, block, unit or "kg", [remark] if open_unit else [])

    def holds(self, cells: Row) -> bool:
        """Return whether a row that is not as wide as the header is a workout all the same."""
        return len(cells) > self.first

    def sets(self, cells: Row) -> list[Row]:
        """Return one row a set."""
        about = ["" if i is None else cells[i] for i in self.about]
        width = len(self.block)
        blocks = (cells[at : at + width] for at in range(self.first, len(cells), width))
        rows = [
            [*about, *row]
            for block in blocks
            for row in self._sets(dict(zip(self.block, _padded(block, width), strict=False)))
        ]
        return rows or [[*about, *[""] * (len(self.header) - len(about))]]

    def _sets(self, block: Mapping[str, str]) -> Iterator[Row]:
        if not any(cell.strip() for cell in block.values()):
            return
        by_unit = {unit: block.get(f"weight ({unit})", "").strip() for unit in (self.unit, "kg", "lb")}
        unit = next((unit for unit, load in by_unit.items() if load), "")
        load = [by_unit.get(unit, ""), unit]
        done = [(name[4:], cell) for name, cell in block.items() if name.startswith("set ") and cell.strip()]
        for number, reps in done or [("", "")]:
            yield [block["exercise"], number, reps, *load]


@dataclass(frozen=True)
class _Exercises:
    """The layout of one row an exercise: a column for each number of each set, the unit in its name."""

    header = _LONG
    about: Sequence[int | None]  # the columns of what comes before the sets
    places: Mapping[str, Mapping[str, int]]  # set -> what a column of it holds -> the column
    width: int
    remarks: Sequence[str] = ()

    @classmethod
    def of(cls, header: Sequence[str]) -> "_Exercises":
        named = {_NAMES.get(name, name): i for i, name in enumerate(header)}
        places: dict[str, dict[str, int]] = {}
        for i, name in enumerate(header):
            if cell := _SET_CELL.fullmatch(name):
                places.setdefault(cell[1], {})[cell[2]] = i
        return cls([named.get(name) for name in cls.header[:6]], places, len(header))

    def holds(self, cells: Row) -> bool:
        """Return whether a row that is not as wide as the header has all it says in the header's columns."""
        return not any(cell.strip() for cell in cells[self.width :])

    def sets(self, cells: Row) -> list[Row]:
        """Return one row a set."""
        about = ["" if i is None else cells[i] for i in self.about]
        rows = []
        for number, places in self.places.items():
            found = {what: text for what, i in places.items() if (text := cells[i].strip())}
            unit = next((what for what in found if what in UNITS), "")
            seconds = next((text for what, text in found.items() if what not in UNITS and what != "reps"), "")
            if found:
                rows.append([*about, number, found.get("reps", ""), found.get(unit, ""), unit, seconds])
        return rows or [[*about, *[""] * (len(self.header) - len(about))]]


def _unit_of_body(header: Sequence[str], rows: Sequence[Row]) -> str | None:
    """Return the unit of the body weights, which is the one the app shows; None if it is not told."""
    if "body weight" in header:
        cells = (row[header.index("body weight")] for row in rows)
        units = Counter(
            found[1].casefold()[:2] for cell in cells if (found := _BODY_WEIGHT.fullmatch(cell.strip()))
        )
    else:
        places = {
            unit: header.index(name) for unit in ("kg", "lb") if (name := f"body weight ({unit})") in header
        }
        units = Counter(unit for row in rows for unit, i in places.items() if row[i].strip())
    (best, most), *others = units.most_common() or [("", 0)]
    return best if most and all(count < most for _, count in others) else None


def _padded(cells: Row, width: int) -> Row:
    return cells + [""] * (width - len(cells))


def _moment(day: str, time: str) -> str:
    return f"{day} {time}".strip()


def _failed(reps: str) -> bool:
    return reps == _DASH or values.number(reps) == 0


STRONGLIFTS = StrongLifts()
