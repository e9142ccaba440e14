"""GymBook: one layout in every language of the app; its header is known by its shape, not by its words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from src.ingest import values
from src.ingest.dates import read_dates
from src.ingest.reader import (
    METRES,
    UNITS,
    UNSTATED,
    WARMUP,
    WORK,
    Cells,
    Columns,
    Entries,
    Reader,
    constant,
    normalised,
)
from src.ingest.reject import quoted
from src.ingest.sessions import day_and_time, day_starts, with_clock
from src.ingest.spelled import Spelled
from src.ingest.text import TextTable

_BEFORE = ("date", "workout", "time", "exercise", "region", "primary", "secondary")
_AFTER = ("amount", "load", "notes", "skipped")
_KINDS = ("work", "warm-up", "cool-down")  # the order in which the header names the kinds of sets
_NAMES = {f"gymbook {name}": name for name in (*_BEFORE, "kind", *_AFTER)}

_REPS = re.compile(r"([0-9]{1,6})\s*[^\d\s]*")
_LOAD = re.compile(r"([+-]?[0-9.,]+)\s*([^\d\s]*)")
# The app writes its units in the language of the phone.
_UNITS = UNITS | {"pfund": UNITS["lb"], "libbre": UNITS["lb"]}
_METRES = METRES | {"miglia": METRES["mi"], "meilen": METRES["mi"], "mile": METRES["mi"], "км": METRES["km"]}


@dataclass(frozen=True)
class GymBook(Reader):
    """The reader of GymBook's exports: a session is a programme on a day."""

    source = "gymbook"
    label = "GymBook"
    names = _NAMES
    example = (
        "Date", "Workout", "Time", "Exercise", "Region", "Muscle Group (Primary)", "Muscle Group (Secondary)",
        "Repetitions / Time", "Weight / Distance", "Notes", "Skipped",
    )  # fmt: skip

    def reads(self, columns: Columns) -> bool:
        """Return whether the header has the shape of every GymBook header."""
        return _names(columns.header) is not None

    def prepared(self, table: TextTable) -> TextTable:
        """Name the columns and the kinds of sets in English."""
        names = _names(table.header) or ()
        rows = table.rows
        if "kind" in names:
            at = names.index("kind")
            words = [normalised(word) for word in table.header[at].split("/")]
            rows = [[*row[:at], _kind(row[at], words), *row[at + 1 :]] for row in rows]
        return replace(table, header=[f"gymbook {name}" for name in names], rows=rows)

    def entries(self, columns: Columns) -> Entries:
        """Return the rows: repetitions or a time in one column, a load or a distance in another."""
        date, time = columns.spelled("date"), columns.spelled("time")
        dates = read_dates(date.spellings)
        at = with_clock(dates.stamps[date.codes], time)
        workout, kind = columns.spelled("workout"), columns.spelled("kind")
        amount, load = columns.spelled("amount"), columns.spelled("load")
        skipped = columns.spelled("skipped")
        cool_down = int(kind.where(lambda text: text == "cool-down").sum())
        return Entries(
            version="a kind for each set" if "kind" in columns else "no kinds of sets",
            started=day_starts(at, workout),
            started_text=day_and_time(date, time),
            workout_name=workout,
            workout_s=np.full(columns.rows, np.nan),
            exercise=columns.spelled("exercise"),
            order=constant(columns.rows, -1),
            kind=kind.ints(lambda text: WORK if text in {"", "work"} else WARMUP),
            weight=_cells(columns, load, "load", _weight),
            weight_unit=load.ints(lambda text: _UNITS.get(_split(text)[1], UNSTATED)),
            unit_from="column",
            reps=_cells(columns, amount, "amount", _reps),
            distance=_cells(columns, load, "load", _distance),
            metres=load.floats(lambda text: _METRES.get(_split(text)[1], np.nan)),
            duration=_cells(columns, amount, "amount", _seconds),
            rpe=columns.cells("rpe", values.number),
            note=columns.spelled("notes"),
            not_sets=[(skipped.where(lambda text: values.truth(text) > 0), "skipped")],
            unreadable=[
                (
                    skipped.where(lambda text: values.truth(text) < 0),
                    lambda row: (
                        f"the last cell, {quoted(skipped[row])}, does not say whether the set was skipped"
                    ),
                )
            ],
            remarks=[
                *([dates.remark] if dates.remark else []),
                *([f"{cool_down} cool-down sets count as warm-ups do: not as work."] if cool_down else []),
            ],
            at=at,
        )


def _names(header: Sequence[str]) -> tuple[str, ...] | None:
    """Return the columns' names, or None if the header is not GymBook's.

    Its shape: seven columns, the last two with something in brackets, perhaps 'a / b / c', then 'a / b'
    twice, and two more.
    """
    choices = [len(name.split("/")) for name in header]
    names = {
        (3, 2, 2, 1, 1): (*_BEFORE, "kind", *_AFTER),
        (2, 2, 1, 1): (*_BEFORE, *_AFTER),
    }.get(tuple(choices[len(_BEFORE) :]))
    plain = choices[: len(_BEFORE)] == [1] * len(_BEFORE)
    return names if plain and all("(" in name for name in header[5:7]) else None


def _kind(cell: str, words: Sequence[str]) -> str:
    """Return which of the header's words for kinds of sets a cell begins with, in English."""
    text = normalised(cell)
    found = [
        (len(word), kind) for word, kind in zip(words, _KINDS, strict=True) if word and text.startswith(word)
    ]
    return max(found)[1] if found else ""


def _cells(columns: Columns, text: Spelled, name: str, parse: Callable[[str], float]) -> Cells:
    return Cells(columns.written[name].removeprefix("gymbook "), text, text.floats(parse))


def _reps(text: str) -> float:
    """Return the repetitions: a number alone, or before a word that is no unit of time."""
    if not text or _time(text) != values.UNREADABLE:
        return values.BLANK
    found = _REPS.fullmatch(text)
    return float(found[1]) if found else values.UNREADABLE


def _seconds(text: str) -> float:
    return values.BLANK if _time(text) == values.UNREADABLE else _time(text)


def _time(text: str) -> float:
    """Return the seconds of '45 sec', '1:30' or '1:30 min'; UNREADABLE for all else, a bare number too."""
    if text.isdecimal():
        return values.UNREADABLE
    return values.set_seconds(text.split(maxsplit=1)[0] if ":" in text else text)


def _split(text: str) -> tuple[str, str]:
    found = _LOAD.fullmatch(text)
    return (found[1], found[2].casefold().rstrip(".")) if found else (text, "")


def _weight(text: str) -> float:
    number, unit = _split(text)
    return (
        values.BLANK
        if unit in _METRES
        else values.number(number)
        if unit in {"", *_UNITS}
        else values.UNREADABLE
    )


def _distance(text: str) -> float:
    number, unit = _split(text)
    return values.number(number) if unit in _METRES else values.BLANK


GYMBOOK = GymBook()
