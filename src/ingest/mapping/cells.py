"""One cell to sets: `100x5, 105x5`, `5/5/4`, `BW+10`, `3x5 @ 100 kg`.

What a bare pair `5x100` or a bare list `110,5,5` means is not in the cell: the caller says it (`Habits`).
"""

import re
from dataclasses import replace

from src.ingest.mapping.parts import MAX_SETS, Habits, sets_of_part
from src.ingest.mapping.written import NUMBER, UNIT, CellSet, Load, load_of, plain, unstarred
from src.ingest.values import UNREADABLE, number

LONGEST = 200  # characters: more is prose
_LONGEST_DECIMALS = 2
_LONGEST_LOAD = 3  # digits; more behind a comma are decimals
_TWO_LISTS = re.compile(
    rf"(?P<reps>\d+(?:\s?,\s?\d+)*)\s?reps?\s?x\s?(?P<loads>(?:[\d.]+(?:\s?,\s?[\d.]+)*)?)\s?(?P<unit>{UNIT})"
)
_TRIPLE = re.compile(r"\d\s?x\s?\d+\s?x\s?\d+$")  # up to the comma of '3x5x102,5'
_GOES_ON = re.compile(r",\S|x")
_TIGHT_COMMA = re.compile(r",(?=\S)")


def loads(text: str) -> list[Load] | None:
    """Return the loads of a cell, mostly one; none for a blank cell, None for what is no load."""
    cell = plain(text)
    if not cell or len(cell) > LONGEST:
        return None if cell else []
    found = [load_of(part) for part in _split(cell, decimals=True)]
    return None if None in found else [load for load in found if load is not None]


def sets_of(text: str, habits: Habits) -> list[CellSet] | None:
    """Return the sets of a cell; none for a blank cell, None for what cannot be read."""
    cell = plain(text)
    if not cell:
        return []
    if len(cell) > LONGEST:
        return None
    if listed := _listed(cell, habits):
        return listed
    parts = _split(cell, decimals=False)
    found: list[CellSet] = []
    for part in parts:
        sets = sets_of_part(part, habits)
        if sets is None or len(found) + len(sets) > MAX_SETS:
            return None
        # '100x5, 5, 4': the load goes on until another is written.
        if found and found[-1].load and len(sets) == 1 and sets[0].load is None and sets[0].reps is not None:
            sets = [replace(sets[0], load=found[-1].load)]
        found += sets
    return found


def _listed(cell: str, habits: Habits) -> list[CellSet] | None:
    """Return the sets of a cell that its writer's habits explain as a whole, or None."""
    if habits.lists == "decimals" and number(cell) != UNREADABLE:
        return [CellSet(number(cell))]
    if habits.lists == "load_first" and (found := _load_first(cell)):
        return found
    return _reps_and_loads(cell)


def _reps_and_loads(cell: str) -> list[CellSet] | None:
    """Return the sets of '5, 5, 3 rep x 100, 110, 120 kg'; one without reps where no load was filled in."""
    found = _TWO_LISTS.fullmatch(cell)
    if not found:
        return None
    reps = [number(text.strip()) for text in found["reps"].split(",")]
    loads = [load_of(f"{text.strip()} {found['unit']}") for text in found["loads"].split(",") if text.strip()]
    if not loads:
        return [CellSet()]
    if len({len(reps), len(loads)} - {1}) > 1:
        return None
    if len(reps) == 1:
        reps *= len(loads)
    if len(loads) == 1:
        loads *= len(reps)
    return [CellSet(done, load) for done, load in zip(reps, loads, strict=True)]


def _load_first(cell: str) -> list[CellSet] | None:
    """Return the sets of '110,5,5,5', or None for another form."""
    first, *reps = [unstarred(part) for part in re.split(r"[,;/\n]", cell)]
    load = load_of(first)
    values = [number(part) for part in reps]
    if load is None or not values or not all(value >= 0 for value in values):
        return None
    return [CellSet(value, load, marked="*" in cell) for value in values]


def count(text: str) -> int | None:
    """Return a count of sets; 0 for a blank cell, None for what is no count."""
    cell = unstarred(plain(text))
    if not cell:
        return 0
    cell = re.sub(r"\s?(?:sets?|x)$", "", cell)
    value = number(cell)
    return int(value) if value in range(MAX_SETS + 1) else None


def is_pair(text: str) -> tuple[float, float] | None:
    """Return the numbers of a cell that is one bare pair, `5x100`, or starts with one."""
    cell = plain(text)
    first = _split(cell, decimals=False)[0] if cell else ""
    pair = re.fullmatch(rf"({NUMBER})\s?x\s?({NUMBER})", first)
    return (number(pair[1]), number(pair[2])) if pair else None


def bare_list(text: str) -> list[float] | None:
    """Return the numbers of a cell that is nothing but a list of them."""
    cell = plain(text)
    parts = [unstarred(part) for part in _split(cell, decimals=False)] if cell else []
    values = [number(part) for part in parts]
    return values if len(values) > 1 and UNREADABLE not in values else None


def structured(text: str) -> bool:
    """Return whether a cell is written like sets, and not only like a number: `3x5`, `5/5/4`, `110,5,5`."""
    cell = plain(text)
    if not any(char in cell for char in "x@,;/") or not any(char.isdigit() for char in cell):
        return False
    found = sets_of(cell, Habits())
    return bool(found) and (len(found or []) > 1 or "x" in cell or "@" in cell)


def _split(cell: str, *, decimals: bool) -> list[str]:
    """Return the parts of a list. A comma can be a decimal one: in loads, and as in '82,5x5'."""
    parts = [""]
    for at, char in enumerate(cell):
        ends = char in ";\n\r" or (char == "/" and _divides(cell, at))
        if char == ",":
            ends = not _decimal(cell, at, parts[-1], decimals=decimals)
        if ends:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts if part.strip()]


def _divides(cell: str, at: int) -> bool:
    """Return whether a slash stands between two sets, not in 'w/u' or '/side'."""
    after = cell[at + 1 :].lstrip()
    return bool(re.match(r"[\d+-]|bw|amrap|max", after)) and not cell[:at].endswith("w")


def _decimal(cell: str, at: int, before: str, *, decimals: bool) -> bool:
    digits = re.match(r"\d+", cell[at + 1 :])
    if not digits or not re.search(r"\d$", before):
        return False
    after = cell[at + 1 + digits.end() :].lstrip()
    short = len(digits[0]) <= _LONGEST_DECIMALS
    of_triple = short and _TRIPLE.search(before) and not _GOES_ON.match(after)
    if of_triple or (decimals and len(digits[0]) > _LONGEST_LOAD):
        return True
    if not short or (not after and len(_TIGHT_COMMA.findall(cell)) > 1):
        return False
    if decimals or re.match(rf"(?:{UNIT})\b", after) or re.search(r"@\s?\d+$", before):
        return True
    if digits[0] == "0" and not after:
        return True
    return after.startswith("x") and "x" not in before
