"""Alpha Progression's export: a block for each workout, in it a small table for each exercise.

    "Day 2"
    "2026-03-02 6:59 pm",1:10 hr
    "1. Romanian Deadlifts Barbell","straps"
    "WU1 · 40 kg · 9 reps<br>WU2 · 60 kg · 6 reps"
    #,KG,REPS,RIR
    1,100,8,2

The European layout puts name, date and length into one line and separates with semicolons and decimal commas.
A table has no load column where the exercise needs none, `+35` is a load on top of bodyweight, `-` a set not
done.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from src.ingest import values
from src.ingest.dates import is_date
from src.ingest.encoding import decode
from src.ingest.readers.unpacked import ALPHA_PROGRESSION, Unpacked
from src.ingest.reject import Reject, quoted
from src.ingest.shapes.shape import MAX_ENTRIES, Shape, text_lines
from src.ingest.text import MAX_BROKEN, MAX_LINE, Skip, TextTable

_TABLE = re.compile(rb"^\"?#\"?([,;])\"?(?:KG|LBS?|REPS|WDH)\b", re.MULTILINE | re.IGNORECASE)
_EXERCISE = re.compile(r"\d{1,3}\. (?P<name>.+)")
_TARGET = re.compile(r"\s*·\s*\d[\d\s\u2013-]*(?:reps?|wdh\.?)$", re.IGNORECASE)
_WARMUP = re.compile(
    r"WU\d*\s*·\s*(?:(?P<weight>[+-]?[\d.,]+)\s*(?P<unit>kg|lbs?)\s*·\s*)?(?P<reps>\d+)\s*(?:reps?|wdh\.?)",
    re.IGNORECASE,
)
_WEIGHTS = {"kg": "kg", "lb": "lb", "lbs": "lb"}
_LENGTH = re.compile(r"(\d+:\d\d) (?:hrs?|std|h)\.?", re.IGNORECASE)
_REPS = ("reps", "wdh", "wdh.")
_NOT_DONE = "not done: planned only"

Cells = list[str]


@dataclass
class _Reading:
    """Where in the blocks we are, and what was found so far."""

    text: str = ""  # the last line that may name a workout
    entry: Unpacked = field(default_factory=lambda: Unpacked(0))  # the exercise we are in
    columns: Sequence[str] = ()  # of the table we are in, lower case
    rows: list[Unpacked] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)


def _unpack(data: bytes) -> list[TextTable]:
    text, encoding = decode(data)
    found = _TABLE.search(data)
    delimiter = found[1].decode() if found else ","
    reading = _Reading()
    for line, cells in _records(text_lines(text), delimiter, reading.skipped):
        _take(reading, line, cells)
    return [ALPHA_PROGRESSION.table(reading.rows, encoding=encoding, skipped=reading.skipped)]


def _records(lines: Sequence[str], delimiter: str, skipped: list[Skip]) -> Iterator[tuple[int, Cells]]:
    """Yield the cells of each record and the line it starts on, blank ones too; broken quotes are skipped."""
    at = 0
    if long := next((i for i, line in enumerate(lines, 1) if len(line) > MAX_LINE), None):
        raise Reject(f"Line {long} has more than {MAX_LINE:,} characters. Export the file again.")
    while at < len(lines):
        reader = csv.reader(lines[at:], delimiter=delimiter, strict=True)
        start = at
        try:
            for cells in reader:
                yield start + 1, [" ".join(cell.split()) for cell in cells]
                start = at + reader.line_num
        except csv.Error:
            skipped.append(Skip(start + 1, f"a quote is not closed: {quoted(lines[start].strip())}"))
            at = start + 1
        else:
            return
        if len(skipped) > MAX_BROKEN:
            raise Reject(f"More than {MAX_BROKEN} lines have broken quotes. Export the file again.")


def _take(reading: _Reading, line: int, cells: Cells) -> None:
    """Take one record: a blank one ends a block, the others say by their form what they are."""
    if len(reading.rows) > MAX_ENTRIES:
        return  # the table refuses the file
    if not any(cells):
        reading.columns = ()
    elif cells[0] == "#":
        reading.columns = [cell.casefold() for cell in cells]
    elif reading.columns and cells[0].isdecimal():
        _take_set(reading, line, cells)
    elif (at := _date_at(cells)) is not None:
        _begin_workout(reading, cells, at)
    elif exercise := _EXERCISE.fullmatch(cells[0]):
        notes = [cell for cell in cells[1:] if cell and not _WARMUP.match(cell)]
        name = _TARGET.sub("", exercise["name"])
        reading.entry = reading.entry._replace(exercise=name, note="; ".join(notes))
        reading.columns = ()
        _take_warmups(reading, line, cells[1:])
    elif _WARMUP.match(cells[0]):
        _take_warmups(reading, line, cells)
    else:
        reading.text = cells[0]


def _date_at(cells: Cells) -> int | None:
    return next((i for i, cell in enumerate(cells[:2]) if is_date(cell)), None)


def _begin_workout(reading: _Reading, cells: Cells, at: int) -> None:
    name = cells[0] if at else reading.text
    length = cells[at + 1] if len(cells) > at + 1 else ""
    clock = _LENGTH.fullmatch(length)
    reading.entry = Unpacked(0, date=cells[at], workout=name, workout_s=clock[1] if clock else length)
    reading.columns = ()


def _take_warmups(reading: _Reading, line: int, cells: Cells) -> None:
    for warmup in (part.strip() for cell in cells for part in cell.split("<br>")):
        if found := _WARMUP.fullmatch(warmup):
            unit = _WEIGHTS.get((found["unit"] or "").casefold(), "")
            load = _load(found["weight"] or "")
            row = reading.entry._replace(line=line, kind="warmup", reps=found["reps"], unit=unit, **load)
            reading.rows.append(row)
        elif warmup.startswith("WU"):
            reading.skipped.append(Skip(line, f"the warm-up {quoted(warmup)} cannot be read"))


def _take_set(reading: _Reading, line: int, cells: Cells) -> None:
    named = {name: "" if cell == "-" else cell for name, cell in zip(reading.columns, cells, strict=False)}
    unit = next((unit for name, unit in _WEIGHTS.items() if name in named), "")
    weight = next((named[name] for name in _WEIGHTS if name in named), "")
    row = reading.entry._replace(
        line=line,
        order=cells[0],
        unit=unit,
        reps=next((named[name] for name in _REPS if name in named), ""),
        rpe=_rpe(named.get("rir", "")),
        not_set=_NOT_DONE if not any(list(named.values())[1:]) else "",
        **_load(weight),
    )
    reading.rows.append(row)


def _load(weight: str) -> dict[str, str]:
    """Return a load and what it is: a sign says that it changes bodyweight."""
    basis = {"+": "added", "-": "assist"}.get(weight[:1], "")
    return {"weight": weight.lstrip("+-"), "basis": basis}


def _rpe(rir: str) -> str:
    reserve = values.number(rir)
    return f"{10 - reserve:g}" if 0 <= reserve < 10 else ""  # noqa: PLR2004 - reps in reserve = 10 - RPE


ALPHA_PROGRESSION_BLOCKS = Shape(
    "Alpha Progression blocks", lambda head: _TABLE.search(head) is not None, _unpack
)
