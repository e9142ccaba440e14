"""Logs that a shape has unpacked from blocks, sections, documents or binary files: one reader for them all.

The shapes write the header below themselves, so there is nothing to guess here. Each app keeps its own name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from src.ingest import values
from src.ingest.dates import read_dates
from src.ingest.reader import KG, LB, UNSTATED, UNTOLD, Columns, Entries, normalised
from src.ingest.shapes.shape import capped, text_table
from src.ingest.spelled import Mask, Spelled
from src.ingest.text import Skip, TextTable
from src.store.schema import KINDS, LOAD_BASES

_UNITS = {"kg": KG, "kgs": KG, "lb": LB, "lbs": LB}


class Unpacked(NamedTuple):
    """One row of an unpacked log: numbers as the file writes them, blank where it says nothing."""

    line: int  # where a person finds it: the line, or the number of the entry
    date: str = ""
    workout: str = ""
    workout_s: str = ""
    exercise: str = ""
    order: str = ""  # the app's number of the set in its block
    kind: str = "work"  # one of KINDS
    weight: str = ""
    unit: str = ""  # kg, lb, or nothing where the file does not say
    basis: str = ""  # one of LOAD_BASES, where the file tells
    reps: str = ""
    metres: str = ""
    seconds: str = ""
    rpe: str = ""
    note: str = ""
    not_set: str = ""  # why the row is no set


_COLUMNS = Unpacked._fields[1:]


@dataclass(frozen=True)
class UnpackedReader:
    """The reader of one app's unpacked log."""

    source: str
    label: str
    version: str
    example: Sequence[str] = ("date", "exercise", "weight", "reps")
    names: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Name the columns after the app, so that no other table is taken for one of its."""
        object.__setattr__(
            self,
            "names",
            {normalised(written): name for written, name in zip(self.header, _COLUMNS, strict=True)},
        )

    @property
    def header(self) -> list[str]:
        """The header of this app's unpacked tables."""
        return [f"{self.source} {name}" for name in _COLUMNS]

    def table(
        self,
        rows: Iterable[Unpacked],
        *,
        encoding: str,
        skipped: Iterable[Skip] = (),
        remarks: Iterable[str] = (),
    ) -> TextTable:
        """Return the rows as a table that this reader knows."""
        cells, lines = [], []
        for row in capped(rows):
            cells.append([*row[1:]])
            lines.append(row.line)
        return text_table(
            self.header,
            cells,
            lines,
            encoding=encoding,
            skipped=skipped,
            remarks=remarks,
        )

    def reads(self, columns: Columns) -> bool:
        """Return whether the table is this app's, unpacked."""
        return all(name in columns for name in _COLUMNS)

    def bare_header(self, first_row: Sequence[str]) -> Sequence[str] | None:
        """Return None: an unpacked table always has its header."""
        del first_row
        return None

    def prepared(self, table: TextTable) -> TextTable:
        """Return the table: the shape has made one row a set."""
        return table

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: each is what the shape says it is."""
        date = columns.spelled("date")
        dates = read_dates(date.spellings)
        kind, unit = columns.spelled("kind"), columns.spelled("unit")
        units = unit.ints(lambda text: _UNITS.get(text.casefold(), UNSTATED))
        return Entries(
            version=self.version,
            started=dates.stamps[date.codes],
            started_text=date,
            workout_name=columns.spelled("workout"),
            workout_s=columns.cells("workout_s", values.seconds).values,
            exercise=columns.spelled("exercise"),
            order=columns.spelled("order").ints(values.whole),
            kind=kind.ints(lambda text: KINDS.index(text) if text in KINDS else 0),
            weight=columns.cells("weight", values.number),
            weight_unit=units,
            unit_from="column" if (units != UNSTATED).any() else None,
            reps=columns.cells("reps", values.number),
            distance=columns.cells("metres", values.number),
            metres=np.ones(columns.rows),
            duration=columns.cells("seconds", values.seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("note"),
            load_basis=columns.spelled("basis").ints(_basis),
            not_sets=_not_sets(columns.spelled("not_set")),
            remarks=[dates.remark] if dates.remark else [],
        )


def _basis(text: str) -> int:
    return LOAD_BASES.index(text) if text in LOAD_BASES else UNTOLD


def _not_sets(why: Spelled) -> list[tuple[Mask, str]]:
    return [
        (why.where(lambda text, reason=reason: text == reason), reason)  # type: ignore[misc]
        for reason in why.spellings
        if reason
    ]


ALPHA_PROGRESSION = UnpackedReader("alphaprogression", "Alpha Progression", "blocks, one for each workout")
BOOSTCAMP = UnpackedReader("boostcamp", "Boostcamp", "web history, JSON")
GARMIN = UnpackedReader("garmin", "Garmin", "strength activities, set by set")
JEFIT = UnpackedReader("jefit", "JEFIT", "backup in sections")
WGER = UnpackedReader("wger", "wger", "API, synced")
UNPACKED = (ALPHA_PROGRESSION, BOOSTCAMP, GARMIN, JEFIT, WGER)
