"""JEFIT's backup: sections under `### NAME ###`, the sets of an exercise packed into one cell.

    ### EXERCISE LOGS ####################
    _id,ename,mydate,logs
    7,"Deadlift",2026-03-02,"100x5,110x5"

Since 2025 a section of single sets overlaps the packed ones: it is joined to them, never added. A timed
exercise is packed as `0x0,0x0,0x0,0xN,0xSECONDS`.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from src.analytics.units import KG_PER_LB
from src.ingest.encoding import decode
from src.ingest.reader import KG, UNITS
from src.ingest.readers.unpacked import JEFIT, Unpacked
from src.ingest.reject import quoted
from src.ingest.shapes.shape import Shape, text_lines
from src.ingest.text import MAX_CELL, Skip, TextTable
from src.ingest.values import number

_TITLE = re.compile(r"#{3,}\s*([A-Z][A-Z ]*?)\s*#*\s*")
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[^\n]*\n){0,2}### [A-Z]")
_TIMED_CELLS = 5
_NEAR = 0.01  # of a ratio: loads are rounded to a hundredth
_REPEATED = "entered twice: the same sets of one exercise on one day"

Record = tuple[int, Mapping[str, str]]  # the line it starts on, and its cells by column, lower case
Sets = Mapping[str, list[Record]]  # the single sets of each exercise log


@dataclass
class _Backup:
    sections: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    skipped: list[Skip] = field(default_factory=list)


def _unpack(data: bytes) -> list[TextTable]:
    text, encoding = decode(data)
    backup = _sections(text_lines(text))
    days = {cells.get("_id", ""): cells.get("mydate", "") for _, cells in backup.sections["WORKOUT SESSIONS"]}
    rows = chain(_strength(backup, days), _cardio(backup, days))
    return [JEFIT.table(rows, encoding=encoding, skipped=backup.skipped)]


def _sections(lines: Sequence[str]) -> _Backup:
    """Return the records of every section; a record that cannot be split is skipped with its line."""
    backup = _Backup()
    name, header = "", list[str]()
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if title := _TITLE.fullmatch(line):
            name, header = title[1], []
        elif line and not line.startswith("###"):
            cells, after = _record(lines, at)
            if cells is None:
                backup.skipped.append(Skip(at + 1, f"a quote is not closed: {quoted(line)}"))
            elif not header:
                header = [cell.strip().casefold() for cell in cells]
            else:
                backup.sections[name].append((at + 1, dict(zip(header, cells, strict=False))))
            at = after
            continue
        at += 1
    return backup


def _record(lines: Sequence[str], at: int) -> tuple[list[str] | None, int]:
    """Return the record that starts at a line, and the line after it; None if its quotes are broken."""
    whole = lines[at].count('"') % 2 == 0
    reader = csv.reader([lines[at]] if whole else _until_too_long(lines, at), strict=True)
    try:
        cells = next(reader)
    except (csv.Error, StopIteration):
        return None, at + 1
    return [cell.strip() for cell in cells], at + reader.line_num


def _until_too_long(lines: Sequence[str], at: int) -> Iterator[str]:
    """Yield the lines a record can reach: a note may hold line breaks, but no section's end."""
    length = 0
    for line in lines[at : at + 100]:
        length += len(line)
        if length > MAX_CELL or line.startswith("###"):
            return
        yield line


def _strength(backup: _Backup, days: Mapping[str, str]) -> Iterator[Unpacked]:
    single = defaultdict(list)
    for record in backup.sections["EXERCISE SET LOGS"]:
        single[record[1].get("exercise_log_id", "")].append(record)
    unit = _unit(backup) or _unit_by_pairs(backup, single)
    seen = set[tuple[str, ...]]()
    for line, cells in backup.sections["EXERCISE LOGS"]:
        entry = _entry(line, cells, days)
        sets = list(_single_sets(entry, single.get(cells.get("_id", ""), []), unit))
        sets = sets or list(_packed_sets(entry._replace(unit=unit), cells.get("logs", "")))
        same = (entry.date, entry.exercise, entry.workout, cells.get("logs", ""))
        repeated = _REPEATED if same in seen else ""
        seen.add(same)
        yield from (row._replace(not_set=repeated) for row in sets) if repeated else sets


def _entry(line: int, cells: Mapping[str, str], days: Mapping[str, str]) -> Unpacked:
    day = cells.get("mydate") or days.get(cells.get("belongsession", ""), "")
    return Unpacked(line, date=day, exercise=cells.get("ename", ""))


def _unit(backup: _Backup) -> str:
    """Return the unit the settings name, or nothing."""
    masses = [cells.get("mass", "") for _, cells in backup.sections["SETTING"]]
    return next((mass.strip() for mass in masses if mass.strip()), "")


def _unit_by_pairs(backup: _Backup, single: Sets) -> str:
    """Return the unit of the packed loads, by the same sets among the single ones, which are in pounds."""
    votes = Counter[str]()
    for _, cells in backup.sections["EXERCISE LOGS"]:
        packed = [pack.partition("x")[0] for pack in cells.get("logs", "").split(",")]
        pounds = [record.get("weight_lbs", "") for _, record in single.get(cells.get("_id", ""), [])]
        if len(packed) == len(pounds):
            votes.update(_unit_of(number(load), number(lb)) for load, lb in zip(packed, pounds, strict=True))
    del votes[""]
    return max(votes, key=lambda unit: votes[unit], default="")


def _unit_of(packed: float, pounds: float) -> str:
    """Return the unit in which a load is so many pounds; nothing where neither fits, or there is no load."""
    if not (packed > 0 and pounds > 0):
        return ""
    factors = {"lb": 1.0, "kg": 1 / KG_PER_LB}
    return next((unit for unit, factor in factors.items() if abs(pounds / packed / factor - 1) < _NEAR), "")


def _single_sets(entry: Unpacked, records: Sequence[Record], unit: str) -> Iterator[Unpacked]:
    """Yield the sets of the section of single sets, which is in pounds, in the athlete's own unit."""
    in_kilograms = UNITS.get(unit.casefold()) == KG
    for place, (line, cells) in enumerate(records, 1):
        pounds = number(cells.get("weight_lbs", ""))
        own = f"{pounds * KG_PER_LB:.5g}" if in_kilograms and pounds > 0 else ""
        yield entry._replace(
            line=line,
            order=str(place),
            kind=_kind(cells.get("set_type", "")),
            weight=own or cells.get("weight_lbs", ""),
            unit="kg" if own else "lb",
            reps=cells.get("reps", ""),
            seconds=cells.get("duration", ""),
        )


def _kind(text: str) -> str:
    word = text.casefold()
    return next(
        (kind for kind, part in (("warmup", "warm"), ("drop", "drop"), ("failure", "fail")) if part in word),
        "work",
    )


def _packed_sets(entry: Unpacked, logs: str) -> Iterator[Unpacked]:
    """Yield the sets packed as `100x5,110x5`; one row of a timed exercise."""
    packs = [pack.strip() for pack in logs.split(",") if pack.strip()]
    halves = [pack.partition("x")[::2] for pack in packs]
    if not packs:
        yield entry._replace(not_set="no sets")
    elif _timed(halves):
        yield entry._replace(order="1", seconds=halves[-1][1])
    else:
        for place, (weight, reps) in enumerate(halves, 1):
            yield entry._replace(order=str(place), weight=weight, reps=reps or "?")


def _timed(halves: Sequence[tuple[str, str]]) -> bool:
    unloaded = all(_is_zero(weight) for weight, _ in halves)
    return len(halves) == _TIMED_CELLS and unloaded and all(_is_zero(reps) for _, reps in halves[:3])


def _is_zero(text: str) -> bool:
    return bool(text) and not text.strip("0.")


def _cardio(backup: _Backup, days: Mapping[str, str]) -> Iterator[Unpacked]:
    """Yield the timed entries that are not also packed among the exercise logs."""
    packed = {
        (entry.date, entry.exercise)
        for line, cells in backup.sections["EXERCISE LOGS"]
        if (entry := _entry(line, cells, days))
    }
    for line, cells in backup.sections["CARDIO LOGS"]:
        entry = _entry(line, cells, days)
        if entry.exercise and entry.date:
            repeated = _REPEATED if (entry.date, entry.exercise) in packed else ""
            yield entry._replace(order="1", seconds=cells.get("duration", ""), not_set=repeated)
        else:
            yield entry._replace(not_set="a cardio entry without its exercise or day")


JEFIT_SECTIONS = Shape("JEFIT backup", lambda head: _START.match(head) is not None, _unpack)
