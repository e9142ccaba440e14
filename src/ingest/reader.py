"""What a reader of one app's export is, and what it yields."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from src.ingest.dates import Stamps
from src.ingest.kinds import kind_of
from src.ingest.reject import Reject, quoted
from src.ingest.spelled import Floats, Ints, Mask, Spelled, blank, spelled
from src.ingest.text import TextTable
from src.ingest.values import number, number_of
from src.store.schema import KINDS, LOAD_BASES

WORK, WARMUP, DROP, FAILURE, AMRAP = (
    KINDS.index(kind) for kind in ("work", "warmup", "drop", "failure", "amrap")
)
TOTAL, PER_HAND, ASSIST, NO_LOAD = (LOAD_BASES.index(b) for b in ("total", "per_hand", "assist", "none"))
UNTOLD = -1  # a load basis the file does not tell

Fault = tuple[Mask, Callable[[int], str]]  # the rows that have it, and the sentence for one of them

HARDEST = 10  # the RPE of a set after which no rep was left
KG, LB, UNSTATED = 0, 1, 2
_MOST_REMARKS = 10
SAMPLE = 50  # rows that may be looked at to recognise a layout
METRES_PER_KM, METRES_PER_MILE = 1000.0, 1609.344
METRES = {
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), 1.0),
    **dict.fromkeys(("km", "kilometers", "kilometres"), METRES_PER_KM),
    **dict.fromkeys(("mi", "mile", "miles"), METRES_PER_MILE),
    "ft": 0.3048,
    "yd": 0.9144,
    "yards": 0.9144,
    "feet": 0.3048,
    "in": 0.0254,
    "cm": 0.01,
}
UNITS = {
    **dict.fromkeys(("kg", "kgs", "kilogram", "kilograms", "kilo", "kilos", "кг", "公斤"), KG),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), LB),
}
IN_UTC = "The app writes times in UTC, and they are kept so: a session near midnight may stand a day off."

_JOINTS = re.compile(r"[\W_]+")  # between the words of a header
_WITH_UNIT = re.compile(r"(\w+)(?:[\s_]+|\s*[(\[]\s*)([a-z]{1,10})\.?\s*[)\]]?")
# 'Assisted' as the apps translate it, in or out of brackets: the number logged is what the machine takes off.
_ASSISTED = re.compile(
    r"\bass?ist(ed|id[oa]s?|ée?s?|it[oa])\b|\bunterstützt\b|\bmit unterstützung\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Cells:
    """One column of numbers: as written, and read (see values.py for what is blank or unreadable)."""

    name: str  # as the file's header writes it, for messages
    text: Spelled
    values: Floats


@dataclass(frozen=True)
class Entries:
    """What a reader makes of a table: one element a row, numbers in the file's own units.

    A row is one of three: not a set (`not_sets`), unreadable (`unreadable`, and whatever the common stage
    finds in its cells), or a candidate for a set.
    """

    version: str  # the dialect, in a few words
    started: Stamps
    started_text: Spelled
    workout_name: Spelled
    workout_s: Floats
    exercise: Spelled
    order: Ints  # the app's own number of the set in its block, -1 where it gives none
    kind: Ints  # index into KINDS
    weight: Cells
    weight_unit: Ints  # KG, LB or UNSTATED
    unit_from: str | None  # 'header', 'column' or 'app' (it always writes the same); None: not stated
    reps: Cells
    distance: Cells
    metres: (
        Floats | None
    )  # metres in one unit of `distance`; None: kilometres or miles, as the loads are kg or lb
    duration: Cells
    rpe: Cells
    note: Spelled
    not_sets: Sequence[tuple[Mask, str]] = ()
    unreadable: Sequence[Fault] = ()
    remarks: Sequence[str] = field(default=())
    load_basis: Ints | None = None  # index into LOAD_BASES or UNTOLD; None: the names of the exercises tell
    side: Spelled | None = None  # 'left', 'right' or blank; None: the app does not say
    at: Stamps | None = None  # when each set was done; None: the rows of a session are in order


class Reader(Protocol):
    """One app's export format. A reader is a module in `readers/` with one object of a subclass."""

    @property
    def source(self) -> str:
        """The name stored with every import: 'strong'."""

    @property
    def label(self) -> str:
        """The app as it calls itself: 'Strong'."""

    @property
    def example(self) -> Sequence[str]:
        """A typical header, to show what was expected."""

    @property
    def names(self) -> Mapping[str, str]:
        """Normalised header name -> canonical name of the column."""

    def reads(self, columns: "Columns") -> bool:
        """Return whether the header is this app's."""
        ...

    def bare_header(self, first_row: Sequence[str]) -> Sequence[str] | None:
        """Return the header a file without one would have had, if its first row is surely this app's."""
        del first_row
        return None

    def prepared(self, table: TextTable) -> TextTable:
        """Return the table with one row a set, under the names `entries` reads."""
        return table

    def entries(self, columns: "Columns") -> Entries:
        """Return the table's rows as entries.

        Raises:
            Reject: the table cannot be read, with the reason.

        """
        ...


class Columns:
    """A table's columns by canonical name, whatever their order, language or letter case."""

    def __init__(self, table: TextTable, names: Mapping[str, str]) -> None:
        """Name the table's columns; `names` maps a normalised header name to the canonical one."""
        self.rows = len(table.rows)
        self.header = table.header
        self.sample: Sequence[Sequence[str]] = table.rows[:SAMPLE]
        self.written: dict[str, str] = {}
        self.stated: dict[str, str] = {}  # canonical name -> unit, where the app does not write it by itself
        self._index: dict[str, int] = {}
        self._cells: list[tuple[str, ...]] | None = None
        self._spelled: dict[str, Spelled] = {}
        self._table = table
        self.doubled: str | None = None
        for i, written in enumerate(table.header):
            name, unit = _named(normalised(written), names)
            if name is None:
                continue
            if name in self._index:
                self.doubled = self.doubled or written
                continue
            self._index[name] = i
            self.written[name] = written
            if unit:
                self.stated[name] = unit

    def __contains__(self, name: str) -> bool:
        """Return whether the table has the column."""
        return name in self._index

    def spelled(self, name: str) -> Spelled:
        """Return a column's text; blanks if the table does not have it."""
        if name not in self._index:
            return blank(self.rows)
        if self._cells is None:
            self._cells = self._table.columns
        if name not in self._spelled:
            self._spelled[name] = spelled(self._cells[self._index[name]])
        return self._spelled[name]

    def cells(self, name: str, parse: Callable[[str], float]) -> Cells:
        """Return a column's numbers; blanks if the table does not have it."""
        text = self.spelled(name)
        parse = number_of(text.spellings) if parse is number else parse
        return Cells(self.written.get(name, name), text, text.floats(parse))

    def refuse_doubles(self) -> None:
        """Refuse a table with the same column twice: nothing tells which one to believe."""
        if self.doubled:
            raise Reject(
                f"The column '{self.doubled}' is there twice. Remove the one that is not the app's own."
            )


def normalised(name: str) -> str:
    """Return a column name as headers are compared: one case, one kind of blank and apostrophe."""
    return " ".join(name.replace("\u2019", "'").replace("\ufeff", "").casefold().split())


def with_listed_names(table: TextTable, names: Mapping[str, str]) -> TextTable:
    """Return a table whose header writes listed names with other joints under the listed ones.

    Programs that read an export and save it again write `set_order`, `SetOrder` or `Weight..kg.`.
    """
    listed = {_JOINTS.sub("", name): name for name in names}
    header = [
        name if normalised(name) in names else listed.get(_JOINTS.sub("", normalised(name)), name)
        for name in table.header
    ]
    return table if header == [*table.header] else replace(table, header=header)


def _named(written: str, names: Mapping[str, str]) -> tuple[str | None, str]:
    """Return the canonical name of a column, and the unit of a load or distance that names it besides."""
    if written in names:
        return names[written], ""
    found = _WITH_UNIT.fullmatch(written)
    name = names.get(found[1]) if found else None
    units: Mapping[str, object] = UNITS if name == "weight" else METRES if name == "distance" else {}
    return (name, found[2]) if found and found[2] in units else (None, "")


def assisted(exercise: Spelled) -> Mask:
    """Return the rows whose exercise is named as assisted."""
    return exercise.where(lambda name: _ASSISTED.search(name) is not None)


def lengths(started: Stamps, ended: Stamps) -> Floats:
    """Return how long each row's session took, in seconds; NaN where it has no end after its start."""
    length = (ended - started).astype("timedelta64[s]")
    known = ~np.isnat(length) & (length > np.timedelta64(0, "s"))
    return np.where(known, length.astype(np.int64), np.nan)


def kinds(types: Spelled) -> Ints:
    """Return each row's kind as an index into KINDS; a word nobody listed is a work set."""
    return types.ints(lambda text: KINDS.index(kind_of(text) or "work"))


def unknown_kinds(types: Spelled) -> list[str]:
    """Return a remark for each word for a kind of set that nobody listed."""
    unknown = sorted({text for text in types.spellings if kind_of(text) is None})[:_MOST_REMARKS]
    return [f"The set type {quoted(text)} is unknown and was read as a work set." for text in unknown]


def constant(rows: int, value: int) -> Ints:
    """Return the same whole number for every row."""
    return np.full(rows, value, np.int64)
