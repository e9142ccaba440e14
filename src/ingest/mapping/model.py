"""What the columns of a table mean: a plain object that can be shown, corrected, kept and read back."""

import hashlib
from collections import Counter
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

from src.ingest.mapping.parts import Habits, Lists, Pairs
from src.ingest.mapping.words import ROLES, Role
from src.ingest.reader import normalised

Confidence = Literal["sure", "likely", "guess"]
GOOD: tuple[Confidence, ...] = ("sure", "likely")
FINGERPRINT_LENGTH = 12


@dataclass(frozen=True)
class Column:
    """What one column means."""

    header: str  # as written
    role: Role
    confidence: Confidence = "sure"
    why: str = "chosen by you"  # one plain reason
    unit: str = (
        ""  # of loads (kg, lb), distances (m, km, ...) or times (s, min, h), where the header names it
    )
    number: int = 0  # of the set, where each set has columns of its own; 0: the column is about the whole row
    exercise: str = ""  # the exercise, where the column belongs to one


@dataclass(frozen=True)
class Mapping:
    """What a table's columns mean, and how its cells are written.

    `missing` says what keeps the table from being read as a log: 'date', 'exercise', 'reps'.
    """

    columns: tuple[Column, ...]  # in the order of the header
    day_first: bool | None = None  # of dates like 03/04/2024; None: the dates themselves tell
    fill_down: bool = False  # a blank date or exercise means 'same as above'
    pairs: Pairs = "sets_reps"  # what '5x100' means
    lists: Lists = "reps"  # what '110,5,5' means
    unit: Literal["kg", "lb"] | None = None  # of loads whose unit the table does not state; None: by evidence
    exercise: str = ""  # of every row, where no column names it
    remarks: tuple[str, ...] = ()  # what was decided and could have been decided otherwise

    @property
    def habits(self) -> Habits:
        """How cells with several numbers are read."""
        return Habits(self.pairs, self.lists)

    @property
    def fingerprint(self) -> str:
        """A short text that is the same for every table with these column names, in whatever order."""
        return fingerprint([column.header for column in self.columns])

    @property
    def missing(self) -> tuple[str, ...]:
        """What no column gives."""
        roles = {column.role for column in self.columns}
        named = bool(self.exercise) or any(column.exercise for column in self.columns)
        lacks = {
            "date": "date" not in roles,
            "exercise": "exercise" not in roles and not named,
            "reps": not roles & {"reps", "set", "duration", "distance"},
        }
        return tuple(what for what, is_missing in lacks.items() if is_missing)

    @property
    def is_sure_enough(self) -> bool:
        """Whether the table can be read without asking: date, exercise and reps are sure or likely.

        A load that is only a guess would give wrong numbers, so it has to be asked about too.
        """
        if any(column.role == "weight" and column.confidence not in GOOD for column in self.columns):
            return False
        good = {column.role for column in self.columns if column.confidence in GOOD}
        named = bool(self.exercise) or any(c.exercise and c.confidence in GOOD for c in self.columns)
        return "date" in good and ("exercise" in good or named) and bool(good & {"reps", "set"})

    def of(self, *roles: Role) -> list[int]:
        """Return the indexes of the columns with one of the roles."""
        return [i for i, column in enumerate(self.columns) if column.role in roles]

    def with_role(self, header: str, role: Role) -> "Mapping":
        """Return the mapping with another role for a column, as chosen by a person."""
        return replace(
            self,
            columns=tuple(
                Column(header, role, unit=column.unit) if column.header == header else column
                for column in self.columns
            ),
        )

    def for_header(self, header: Sequence[str]) -> "Mapping":
        """Return the mapping with its columns in the order of a header of the same fingerprint.

        Raises:
            ValueError: the header has other columns.

        """
        if fingerprint(header) != self.fingerprint:
            raise ValueError("The mapping belongs to a table with other columns.")
        places: dict[str, list[Column]] = {}
        for column in self.columns:
            places.setdefault(normalised(column.header), []).append(column)
        columns = [places[normalised(name)].pop(0) for name in header]
        return replace(self, columns=tuple(columns))

    def to_json(self) -> dict[str, Any]:
        """Return the mapping as plain dicts, lists, text and numbers."""
        flat = asdict(self)
        return {**flat, "columns": list(flat["columns"]), "remarks": list(self.remarks)}

    @classmethod
    def from_json(cls, kept: AnyMapping[str, Any]) -> "Mapping":
        """Return the mapping that `to_json` gave.

        Raises:
            ValueError: it is damaged, with what is wrong.

        """
        try:
            columns = tuple(Column(**column) for column in kept["columns"])
            made = cls(**{**kept, "columns": columns, "remarks": tuple(kept.get("remarks", ()))})
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"The kept mapping cannot be read: {error}.") from error
        if odd := made.oddities():
            raise ValueError(f"The kept mapping cannot be read: {odd}.")
        return made

    def oddities(self) -> str:
        """Return what a mapping from outside holds that none should, or nothing."""
        texts = [text for c in self.columns for text in (c.header, c.why, c.unit, c.exercise)]
        texts += [*self.remarks, self.exercise]
        if not all(isinstance(text, str) for text in texts):
            return "a text is no text"
        if any(type(c.number) is not int or c.number < 0 for c in self.columns):
            return "the number of a set is no whole number"
        choices = (
            *((c.role, ROLES) for c in self.columns),
            *((c.confidence, get_args(Confidence)) for c in self.columns),
            (self.pairs, get_args(Pairs)),
            (self.lists, get_args(Lists)),
            (self.unit, ("kg", "lb", None)),
            (self.day_first, (True, False, None)),
            (self.fill_down, (True, False)),
        )
        return next((f"'{value}' is none of {known}" for value, known in choices if value not in known), "")


def fingerprint(header: Sequence[str]) -> str:
    """Return the short text that stands for a set of column names."""
    names = sorted(Counter(map(normalised, header)).items())
    return hashlib.sha256(repr(names).encode()).hexdigest()[:FINGERPRINT_LENGTH]
