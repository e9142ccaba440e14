"""The reader of last resort: a table read by a mapping of its columns, guessed or kept from another time."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from src.ingest import values
from src.ingest.dates import Stamps, read_dates
from src.ingest.mapping.expand import HEADER, expand
from src.ingest.mapping.model import Column, Mapping
from src.ingest.mapping.words import heading
from src.ingest.reader import UNITS, UNSTATED, UNTOLD, Cells, Columns, Entries, Reader
from src.ingest.reject import Reject, quoted
from src.ingest.sessions import day_starts
from src.ingest.sets import judge
from src.ingest.spelled import Mask, Spelled
from src.ingest.text import TextTable
from src.store.schema import KINDS, LOAD_BASES

SOURCE = "csv"
NO_SET = "no set"
_NO_SECOND_SESSION = np.timedelta64(1, "h")
_OWN_CLOCKS = 0.5  # share of rows with a time of their own from which times are those of the sets

_ROLE_WORDS = {
    "date": "the date", "time": "the time of the day", "exercise": "the exercise", "weight": "the load",
    "reps": "the reps", "sets": "the number of sets", "order": "the number of the set", "set": "the sets",
    "unit": "the unit of the load", "rpe": "the RPE", "rir": "the reps in reserve", "notes": "notes",
    "kind": "the kind of set", "duration": "the time", "length": "the length of the session",
    "distance": "the distance", "side": "the side",
    "done": "whether it was done", "workout": "the name of the session",
}  # fmt: skip


@dataclass(frozen=True)
class MappedReader(Reader):
    """The reader of one header, whose columns mean what a mapping says."""

    mapping: Mapping
    source = SOURCE
    label = "Spreadsheet"
    example = ("Date", "Exercise", "Weight", "Reps")
    names = {name: name for name in HEADER}  # noqa: RUF012 - the protocol's field, never changed

    def reads(self, columns: Columns) -> bool:
        """Return whether the table has the columns of the mapping."""
        try:
            self.mapping.for_header(columns.header)
        except ValueError:
            return False
        return True

    def prepared(self, table: TextTable) -> TextTable:
        """Return the table with one row a set."""
        return expand(table, self.mapping.for_header(table.header))

    def entries(self, columns: Columns) -> Entries:
        """Return the rows of the prepared table."""
        return entries(columns, self.mapping)


def entries(columns: Columns, mapping: Mapping) -> Entries:
    """Return the rows of a table that `expand` has brought to one row a set.

    Raises:
        Reject: nothing tells the day from the month, and the mapping does not say it.

    """
    date = columns.spelled("date")
    dates = read_dates(date.spellings, day_first=mapping.day_first)
    at = dates.stamps[date.codes]
    workout = columns.spelled("workout")
    own_clocks = _own_clocks(at)
    weight = columns.cells("weight", values.number)
    units = columns.spelled("unit").ints(lambda text: UNITS.get(text, UNSTATED))
    in_header = next((c.header for c in mapping.columns if c.unit in ("kg", "lb")), "")
    called = next((c.header for c in mapping.columns if c.role == "weight"), weight.name)
    from_column = bool(mapping.of("unit")) or not in_header
    return Entries(
        version=f"columns {mapping.fingerprint}",
        started=day_starts(at, workout) if own_clocks else at,
        started_text=date,
        workout_name=workout,
        workout_s=columns.cells("length", values.seconds).values,
        exercise=columns.spelled("exercise"),
        order=columns.spelled("order").ints(values.whole),
        kind=columns.spelled("kind").ints(lambda text: KINDS.index(text) if text in KINDS else 0),
        weight=Cells(in_header or called, weight.text, weight.values),
        weight_unit=units,
        unit_from=None if (units == UNSTATED).all() else "column" if from_column else "header",
        reps=columns.cells("reps", values.number),
        distance=columns.cells("metres", values.number),
        metres=np.ones(columns.rows),
        duration=columns.cells("seconds", values.number),
        rpe=columns.cells("rpe", values.number),
        note=columns.spelled("note"),
        not_sets=_not_sets(columns.spelled("not_set")),
        remarks=[*understood(mapping), *([dates.remark] if dates.remark else []), *mapping.remarks],
        load_basis=columns.spelled("basis").ints(
            lambda b: LOAD_BASES.index(b) if b in LOAD_BASES else UNTOLD
        ),
        side=columns.spelled("side"),
        at=at if own_clocks else None,
    )


def understood(mapping: Mapping) -> list[str]:
    """Return how the columns were understood, in one sentence, and which were left out, in another."""
    used = [_meaning(column) for column in mapping.columns if column.role != "ignore"]
    unused = [quoted(c.header) for c in mapping.columns if c.role == "ignore" and c.header]
    left_out = [f"Columns that were not used: {', '.join(unused)}."] if unused else []
    return [f"How the columns were understood: {'; '.join(used)}.", *left_out]


def _meaning(column: Column) -> str:
    about = f" of {column.exercise}" if column.exercise else ""
    number = f", set {column.number}" if column.number else ""
    doubt = "" if column.confidence == "sure" else f" ({column.confidence}: {column.why})"
    return f"{quoted(column.header)} is {_ROLE_WORDS[column.role]}{about}{number}{doubt}"


@dataclass(frozen=True)
class Previewed:
    """One row of a table as written, and the sets it would become."""

    line: int
    written: AnyMapping[str, str]  # header -> cell, filled cells only
    sets: Sequence[AnyMapping[str, Any]]  # as SETS_SCHEMA, by column
    why_not: str  # why the row, or a part of it, holds no set; blank where all of it was read


def preview(table: TextTable, mapping: Mapping, n: int = 8) -> list[Previewed]:
    """Return the first `n` rows of a table beside the sets the mapping makes of them.

    Raises:
        Reject: the mapping lacks a date, an exercise or reps, or the dates cannot be read with it.

    """
    if mapping.missing:
        raise Reject(lacking(mapping), mapping=mapping)
    reader = MappedReader(mapping)
    prepared = reader.prepared(table)
    judged = judge(reader.entries(Columns(prepared, reader.names)), prepared.lines, mapping.unit)
    made: dict[int, list[dict[str, Any]]] = {}
    for row, one in zip(judged.rows, judged.sets.to_pylist(), strict=True):
        made.setdefault(prepared.lines[row], []).append(one)
    reasons: dict[int, str] = {}
    for skip in [*prepared.skipped, *judged.skipped]:
        reasons.setdefault(skip.line, skip.reason)
    return [
        Previewed(
            line,
            _filled(table, cells),
            made.get(line, []),
            reasons.get(line, "" if line in made else NO_SET),
        )
        for line, cells in list(zip(table.lines, table.rows, strict=True))[:n]
    ]


def as_written(table: TextTable, why_not: str, n: int) -> list[Previewed]:
    """Return the first `n` rows of a table that cannot be read as sets."""
    return [
        Previewed(line, _filled(table, cells), [], why_not)
        for line, cells in list(zip(table.lines, table.rows, strict=True))[:n]
    ]


def _filled(table: TextTable, cells: Sequence[str]) -> dict[str, str]:
    return {name: text for name, text in zip(table.header, cells, strict=True) if text.strip()}


def lacking(mapping: Mapping) -> str:
    """Return why a table cannot be read by a mapping without asking, in one sentence."""
    words = {
        "date": "no column holds dates with a year",
        "exercise": "no column names exercises",
        "reps": "no column holds reps",
    }
    missing = [words[what] for what in mapping.missing]
    if "reps" in mapping.missing and (called := _called(mapping, "reps")):
        missing[-1] += f" (in {quoted(called.header)}, {called.why})"
    if "date" in mapping.missing and (called := _called(mapping, "date")):
        missing[0] += f" (in {quoted(called.header)}, {called.why})"
    if missing:
        return f"Nor is it a spreadsheet of sets: {', '.join(missing)}."
    doubts = [
        f"{quoted(c.header)} as {_ROLE_WORDS[c.role]} ({c.why})"
        for c in mapping.columns
        if c.confidence == "guess" and c.role in ("date", "exercise", "weight", "reps", "set")
    ]
    if doubts:
        return f"As a spreadsheet of sets, these columns are only a guess: {', '.join(doubts)}."
    return "Nor is it surely a spreadsheet of sets: no column surely holds reps."


def _called(mapping: Mapping, role: str) -> Column | None:
    """Return the first column whose name is that of a role, whatever its cells."""
    return next((c for c in mapping.columns if heading(c.header).role == role), None)


def _own_clocks(at: Stamps) -> bool:
    """Return whether the times are those of the sets, and not of the sessions."""
    known = at[~np.isnat(at)]
    moments = np.unique(known)
    days = len(np.unique(known.astype("datetime64[D]")))
    if len(moments) <= _OWN_CLOCKS * len(known):
        return False
    # Nobody begins a second session within the hour: where times follow so soon, they are those of sets.
    same_day = moments[1:].astype("datetime64[D]") == moments[:-1].astype("datetime64[D]")
    gaps = (moments[1:] - moments[:-1])[same_day]
    soon = bool(gaps.size) and bool(np.mean(gaps < _NO_SECOND_SESSION) > _OWN_CLOCKS)
    return soon or len(moments) > 2 * days


def _not_sets(why: Spelled) -> list[tuple[Mask, str]]:
    return [
        (why.where(lambda text, reason=reason: text == reason), reason)  # type: ignore[misc]
        for reason in why.spellings
        if reason
    ]
