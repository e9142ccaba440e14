"""A mapped table to one row a set: what the columns of a row say together, and what its cells hold."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from functools import cache

from src.ingest.dates import moment_of_number
from src.ingest.kinds import kind_of
from src.ingest.mapping import cells as cell
from src.ingest.mapping.model import Mapping
from src.ingest.mapping.unread import is_full_date, why_no_load, why_no_reps
from src.ingest.mapping.words import Role, seconds_in, side_of, was_done
from src.ingest.mapping.written import CellSet, Load, plain
from src.ingest.reader import METRES, METRES_PER_KM, METRES_PER_MILE, UNITS
from src.ingest.reject import Reject, quoted
from src.ingest.shapes.grid import date_text
from src.ingest.shapes.shape import MAX_ENTRIES
from src.ingest.text import Row, Skip, TextTable
from src.ingest.totals import is_total
from src.ingest.values import UNREADABLE, number, set_seconds, truth

HEADER = (
    "date", "workout", "length", "exercise", "order", "kind", "weight", "unit", "basis", "reps", "metres",
    "seconds", "rpe", "side", "note", "not_set",
)  # fmt: skip
_NO_NUMBERS = "a heading or a note: no numbers"
_SUMMED = "a row of sums or averages"
_NOT_DONE = "planned, not done"
_VALUES: tuple[Role, ...] = ("set", "reps", "weight", "sets", "duration", "distance")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_WORDS = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")  # between the words of a header
_HARDEST = 10

Cells = AnyMapping[Role, str]
Group = tuple[str, int]  # the exercise and the number of the set that columns are about


class _Unreadable(Exception):  # noqa: N818 - a verdict on a row, caught where rows are expanded
    """Why a row, or one set of it, cannot be read."""


@dataclass
class _Expansion:
    """The state of reading a table from top to bottom."""

    mapping: Mapping
    groups: dict[Group, list[int]]
    sets: Callable[[str], list[CellSet] | None]  # each distinct cell is read once
    loads: Callable[[str], list[Load] | None] = field(default_factory=lambda: cache(cell.loads))
    blank: Callable[[str], bool] = field(default_factory=lambda: cache(lambda text: not plain(text)))
    count: Callable[[str], int | None] = field(default_factory=lambda: cache(cell.count))
    rows: list[tuple[int, Row]] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)
    above: dict[Role, str] = field(default_factory=dict)  # date, exercise and workout, to fill down
    remarks: Counter[str] = field(default_factory=Counter)


def expand(table: TextTable, mapping: Mapping) -> TextTable:
    """Return the table with one row a set, under HEADER; what cannot be read is among the skipped.

    Raises:
        Reject: the rows hold more sets than any log.

    """
    groups: dict[Group, list[int]] = {}
    for i, column in enumerate(mapping.columns):
        if column.role != "ignore":
            groups.setdefault((column.exercise, column.number), []).append(i)
    state = _Expansion(
        mapping,
        groups,
        cache(lambda text: None if is_full_date(text) else cell.sets_of(text, mapping.habits)),
    )
    for line, row in zip(table.lines, table.rows, strict=True):
        _expand_row(state, line, [text.strip() for text in row])
        if len(state.rows) > MAX_ENTRIES:
            raise Reject(f"The rows hold more than {MAX_ENTRIES:,} sets; a training log is far shorter.")
    return replace(
        table,
        header=HEADER,
        rows=[row for _, row in state.rows],
        lines=[line for line, _ in state.rows],
        skipped=tuple(sorted([*table.skipped, *state.skipped], key=lambda skip: skip.line)),
        ragged={},
        remarks=(*table.remarks, *_remarks(state)),
    )


def _remarks(state: _Expansion) -> Iterator[str]:
    for what, count in state.remarks.items():
        yield f"{count} {'set has' if count == 1 else 'sets have'} {what}"


def _expand_row(state: _Expansion, line: int, row: Row) -> None:
    base = _said(state, row, state.groups.get(("", 0), []))
    base = _filled_down(state, base)
    groups: dict[Group, dict[Role, str]] = {
        group: said
        for group, columns in state.groups.items()
        if group != ("", 0) and any((said := _said(state, row, columns)).get(role) for role in _VALUES)
    }
    if not groups and not any(base.get(role) for role in _VALUES):
        _put(state, line, base, CellSet(), not_set=_NO_NUMBERS)
        return
    if is_total([base.get("exercise", "")]):
        _put(state, line, base, CellSet(), not_set=_SUMMED)
        return
    if not _done(state, base):
        _put(state, line, base, CellSet(), not_set=_NOT_DONE)
        return
    for (exercise, number_of_set), said in groups.items() or [(("", 0), base)]:
        cells: dict[Role, str] = {**base, **said}
        if exercise:
            cells["exercise"] = exercise
        if number_of_set and "sets" not in said:
            cells["sets"] = ""  # the count is that of the whole row
        try:
            sets = _sets(state, cells)
        except _Unreadable as why:
            state.skipped.append(Skip(line, str(why)))
            continue
        if number_of_set or len(sets) > 1:
            cells["order"] = ""
        for found in sets:
            _put(state, line, cells, found)


def _done(state: _Expansion, base: Cells) -> bool:
    """Return whether a row was done: it was, where no column says otherwise."""
    header = next((column.header for column in state.mapping.columns if column.role == "done"), "")
    return not base.get("done") or was_done(base["done"], header) is not False


def _said(state: _Expansion, row: Row, columns: list[int]) -> dict[Role, str]:
    """Return the texts of the columns by role: notes put together, of others the first that is filled."""
    said: dict[Role, str] = {}
    for i in columns:
        column, text = state.mapping.columns[i], row[i]
        if column.role == "notes":
            said["notes"] = "; ".join(part for part in (said.get("notes", ""), text) if part)
        elif not said.get(column.role):
            said[column.role] = "" if state.blank(text) else text
    return said


def _filled_down(state: _Expansion, said: dict[Role, str]) -> dict[Role, str]:
    """Return what a row says with blanks taken from above: a new date ends the exercise above it."""
    if not state.mapping.fill_down:
        return said
    if said.get("date") and said.get("date") != state.above.get("date"):
        state.above = {}
    for role in ("date", "exercise", "workout", "time"):
        if said.get(role):
            state.above[role] = said[role]
    return {**said, **{role: text for role, text in state.above.items() if not said.get(role)}}


def _sets(state: _Expansion, cells: Cells) -> list[CellSet]:
    """Return the sets of one row, or of one set's columns; at least one.

    Raises:
        _Unreadable: with the column and its text.

    """
    found = _written_sets(state, cells)
    loads = state.loads(cells.get("weight", ""))
    if loads is None:
        raise _Unreadable(f"{_header(state, 'weight')} {why_no_load(cells.get('weight', ''))}")
    times = _count(state, cells)
    if len(found) == 1:
        found *= times if times is not None else max(len(loads), 1)
    elif times is not None and times != len(found):
        state.remarks["reps that are listed, and another number of sets beside them; the list was read."] += 1
    if len(loads) > 1 and len(loads) != len(found):
        raise _Unreadable(
            _cannot(state, "weight", cells, f"holds {len(loads)} loads, and the row {len(found)} sets")
        )
    if not loads:
        return found
    found = [_with_effort(one) for one in found]
    beside = loads * len(found) if len(loads) == 1 else loads
    return [replace(one, load=one.load or load) for one, load in zip(found, beside, strict=True)]


def _with_effort(one: CellSet) -> CellSet:
    """Return the set of '5 @8' beside a column of loads: what stands behind the sign is its RPE."""
    load = one.load
    if load is None or load.unit or load.basis or load.amount is None or not 0 < load.amount <= _HARDEST:
        return one
    return replace(one, load=None, rpe=load.amount if one.rpe is None else one.rpe)


def _written_sets(state: _Expansion, cells: Cells) -> list[CellSet]:
    role: Role = "set" if cells.get("set") else "reps"
    found = state.sets(cells.get(role, ""))
    if found is None:
        raise _Unreadable(f"{_header(state, role)} {why_no_reps(cells.get(role, ''))}")
    time = _seconds(state, cells)
    metres = _metres(state, cells)
    if found and time is None and metres is None:
        return list(found)
    return [
        replace(one, seconds=one.seconds or time, metres=one.metres or metres) for one in found or [CellSet()]
    ]


def _count(state: _Expansion, cells: Cells) -> int | None:
    """Return how many sets the row stands for; None where it does not say."""
    text = cells.get("sets", "")
    count = state.count(text)
    if count is None:
        raise _Unreadable(_cannot(state, "sets", cells, "is not a number of sets"))
    if text and not count:
        raise _Unreadable(_cannot(state, "sets", cells, "says that no set was done"))
    return count or None


def _seconds(state: _Expansion, cells: Cells) -> float | None:
    text = cells.get("duration", "")
    value = set_seconds(text) if text else None
    if value == UNREADABLE:
        raise _Unreadable(_cannot(state, "duration", cells, "is not a time"))
    if value is not None and number(text) != UNREADABLE:
        value *= seconds_in(_unit_of(state, "duration")) or 1
    return value


def _metres(state: _Expansion, cells: Cells) -> float | None:
    text = cells.get("distance", "")
    if not text:
        return None
    value, unit = number(text), _unit_of(state, "distance")
    if value == UNREADABLE:
        found = cell.sets_of(text, state.mapping.habits)
        if not found or found[0].metres is None:
            raise _Unreadable(_cannot(state, "distance", cells, "is not a distance"))
        return found[0].metres
    pounds = "lb" in (state.mapping.unit, _unit_of(state, "weight"))
    return value * METRES.get(unit, METRES_PER_MILE if pounds else METRES_PER_KM)


def _unit_of(state: _Expansion, role: Role) -> str:
    return next((column.unit for column in state.mapping.columns if column.role == role), "")


def _cannot(state: _Expansion, role: Role, cells: Cells, why: str) -> str:
    return f"{_header(state, role)} {quoted(cells.get(role, ''))} {why}"


def _header(state: _Expansion, role: Role) -> str:
    return next((column.header for column in state.mapping.columns if column.role == role), role)


def _put(state: _Expansion, line: int, cells: Cells, one: CellSet, *, not_set: str = "") -> None:
    """Add one set under HEADER."""
    load = one.load or Load()
    reps = one.reps
    if reps is not None and reps != int(reps):
        state.remarks["a part of a rep; only the whole ones were counted."] += 1
        reps = float(int(reps))
    state.rows.append(
        (
            line,
            [
                _moment(cells),
                cells.get("workout", ""),
                _length(state, cells),
                cells.get("exercise", "") or state.mapping.exercise,
                cells.get("order", ""),
                one.kind or _kind(state, cells),
                _text(load.amount),
                load.unit or _row_unit(state, cells),
                load.basis,
                _text(reps),
                _text(one.metres),
                _text(one.seconds),
                _rpe(cells, one),
                side_of(cells.get("side", "")) or "",
                _note(cells, one),
                not_set,
            ],
        )
    )


def _moment(cells: Cells) -> str:
    """Return date and time in one text; a plain number that stands for a day as a date."""
    day = cells.get("date", "")
    if moment := moment_of_number(day):
        day = str(moment).removesuffix(" 00:00:00")
    time = cells.get("time", "")
    if 0 < number(time) < 1:
        time = date_text(number(time))
    clock = _CLOCK.search(time.replace("h", ":") if time else "")
    return f"{day} {clock[0]}" if clock and day and ":" not in day else day


def _length(state: _Expansion, cells: Cells) -> str:
    text = cells.get("length", "")
    value = number(text)
    factor = seconds_in(_unit_of(state, "length")) or 1
    return text if value == UNREADABLE or not text else _text(value * factor)


def _kind(state: _Expansion, cells: Cells) -> str:
    text = cells.get("kind", "")
    if truth(text) == 1:
        header = next((column.header for column in state.mapping.columns if column.role == "kind"), "")
        if any(kind_of(word) == "warmup" for word in _WORDS.split(header.removeprefix("is"))):
            return "warmup"
    return kind_of(text) or "work"


def _row_unit(state: _Expansion, cells: Cells) -> str:
    stated = cells.get("unit", "").casefold().rstrip(".")
    if stated in UNITS:
        return stated
    exercise = cells.get("exercise", "")
    of_loads = [c for c in state.mapping.columns if c.role in ("weight", "set") and c.unit in ("kg", "lb")]
    return next((c.unit for c in of_loads if c.exercise in ("", exercise)), "")


def _rpe(cells: Cells, one: CellSet) -> str:
    if one.rpe is not None:
        return _text(one.rpe)
    left = number(cells.get("rir", ""))
    return _text(_HARDEST - left) if 0 <= left <= _HARDEST else cells.get("rpe", "")


def _note(cells: Cells, one: CellSet) -> str:
    """Return the note; a cell that says more than its numbers is kept there."""
    written = cells.get("set") or cells.get("reps", "") if one.marked else ""
    return "; ".join(part for part in (cells.get("notes", ""), written) if part)


def _text(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"
