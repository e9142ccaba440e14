"""How StrongLifts puts several sets into one row: a whole workout until 2018, an exercise since."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from src.ingest.reader import UNITS
from src.ingest.text import Row

# The columns of a row that holds one set.
WORKOUT_COLUMNS = ("date", "workout", "note", "exercise", "set", "reps", "weight", "unit")
EXERCISE_COLUMNS = (
    "date", "start", "workout", "hours", "note", "exercise", "set", "reps", "weight", "unit", "seconds",
)  # fmt: skip
# How the newer layout spells some of them.
SPELLINGS = {
    "date (yyyy/mm/dd)": "date",
    "workout name": "workout",
    "start time (h:mm)": "start",
    "duration (hours)": "hours",
    "notes": "note",
}
BODY_WEIGHT = re.compile(r"\d+(?:[.,]\d+)?\s*(kgs?|lbs?)", re.IGNORECASE)
_SET_CELL = re.compile(r"set (\d+) \((reps|kgs?|lbs?|times?|sec|secs|seconds|s)\)")


class Workouts:
    """A workout a row: blocks of an exercise, its load in both units, and the reps of its sets."""

    columns = WORKOUT_COLUMNS

    def __init__(self, header: Sequence[str]) -> None:
        """Take the shape of a block from the first one; the last may be cut short."""
        self._first = header.index("exercise 1")
        rest = takewhile(lambda name: not name.startswith("exercise"), header[self._first + 1 :])
        self._block = ["exercise", *(name for name in rest if name)]
        self._about = [header.index(name) if name in header else None for name in self.columns[:3]]
        self._body = header.index("body weight") if "body weight" in header else None
        self._bodies = {
            unit: header.index(name) for unit in ("kg", "lb") if (name := f"body weight ({unit})") in header
        }

    def holds(self, cells: Row) -> bool:
        """Return whether a row that is not as wide as the header is a workout all the same."""
        return len(cells) > self._first

    def unit(self, rows: Sequence[Row]) -> str:
        """Return the unit to read loads in that are written in both: the one of the body weights."""
        if self._body is not None:
            found = (BODY_WEIGHT.fullmatch(cells[self._body].strip()) for cells in rows)
            units = Counter(match[1].casefold()[:2] for match in found if match)
        else:
            units = Counter(unit for cells in rows for unit, i in self._bodies.items() if cells[i].strip())
        return "lb" if units["lb"] > units["kg"] else "kg"

    def sets(self, cells: Row, unit: str) -> list[Row]:
        """Return one row a set."""
        about = ["" if i is None else cells[i] for i in self._about]
        starts = range(self._first, len(cells), len(self._block))
        blocks = (dict(zip(self._block, cells[at:], strict=False)) for at in starts)
        rows = [[*about, *row] for block in blocks for row in _of_block(block, unit)]
        return rows or [_without_set(about, self.columns)]


class Exercises:
    """An exercise a row: a column for each number of each set, the unit in its name."""

    columns = EXERCISE_COLUMNS

    def __init__(self, header: Sequence[str]) -> None:
        """Find the columns of each set, and of what comes before them."""
        named = {SPELLINGS.get(name, name): i for i, name in reversed([*enumerate(header)])}
        named |= {SPELLINGS[name]: i for i, name in enumerate(header) if name in SPELLINGS}
        self._about = [named.get(name) for name in self.columns[:6]]
        self._width = len(header)
        self._places: dict[str, dict[str, int]] = {}
        for i, name in enumerate(header):
            if cell := _SET_CELL.fullmatch(name):
                self._places.setdefault(cell[1], {})[cell[2]] = i

    def holds(self, cells: Row) -> bool:
        """Return whether a row that is not as wide as the header says nothing beyond it."""
        return not any(cell.strip() for cell in cells[self._width :])

    def unit(self, rows: Sequence[Row]) -> str:
        """Return nothing: each load has its own unit."""
        del rows
        return ""

    def sets(self, cells: Row, unit: str) -> list[Row]:
        """Return one row a set."""
        del unit
        about = ["" if i is None else cells[i] for i in self._about]
        rows = []
        for number, places in self._places.items():
            found = {what: text for what, i in places.items() if (text := cells[i].strip())}
            load_unit = next((what for what in found if what in UNITS), "")
            seconds = next((found[what] for what in found if what not in UNITS and what != "reps"), "")
            if found:
                load = [found.get(load_unit, ""), load_unit]
                rows.append([*about, number, found.get("reps", ""), *load, seconds])
        return rows or [_without_set(about, self.columns)]


def _of_block(block: Mapping[str, str], preferred: str) -> Iterator[Row]:
    """Yield one row a set; one without a set for an exercise that has none; nothing for an empty block."""
    if not any(cell.strip() for cell in block.values()):
        return
    loads = {unit: block.get(f"weight ({unit})", "").strip() for unit in (preferred, "kg", "lb")}
    unit = next((unit for unit, load in loads.items() if load), "")
    sets = [(name, cell) for name, cell in block.items() if name.startswith("set ") and cell.strip()]
    for name, reps in sets or [("", "")]:
        yield [block["exercise"], name.removeprefix("set "), reps, loads.get(unit, ""), unit]


def _without_set(about: Row, columns: Sequence[str]) -> Row:
    return [*about, *[""] * (len(columns) - len(about))]
