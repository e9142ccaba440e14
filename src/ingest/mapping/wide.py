"""Wide sheets: columns for each set of a row (`Set 1`, `Reps 2`), and a column for each exercise."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from src.catalog.normalise import normalise
from src.ingest.mapping.evidence import Values
from src.ingest.mapping.model import Column
from src.ingest.mapping.names import Names
from src.ingest.mapping.words import Heading, Role, unit_of, without_role_words
from src.ingest.reader import normalised

_PER_SET: tuple[Role, ...] = ("weight", "reps", "sets", "order", "rpe", "rir", "duration", "set")
_MANY, _SOME = 0.7, 0.5
_SEVERAL = 2  # exercises across, at least, for a column beside them to be one too
_BRACKETS = re.compile(r"[(\[]\s*([^)\]]*?)\s*[)\]]")
_WORD = re.compile(r"[^\W\d_]+")


def of_each_set(headings: Sequence[Heading], values: Sequence[Values]) -> dict[int, Column]:
    """Return the columns that belong to one set of a row, by their number or by being there again."""
    roles = [_role(head, of) for head, of in zip(headings, values, strict=True)]
    numbered = Counter(role for role, head in zip(roles, headings, strict=True) if role and head.number)
    again = Counter(normalised(head.written) for head in headings)
    seen = Counter[str]()
    found: dict[int, Column] = {}
    for i, (role, head) in enumerate(zip(roles, headings, strict=True)):
        name = normalised(head.written)
        seen[name] += 1
        if role is None:
            continue
        if head.number and (numbered[role] > 1 or role == "set"):
            found[i] = Column(
                head.written, role, "sure", f"it is about set {head.number}", head.unit, head.number
            )
        elif not head.number and again[name] > 1 and role in ("weight", "reps", "set"):
            found[i] = Column(
                head.written, role, "likely", "the column is there for each set", head.unit, seen[name]
            )
    return found


def _role(head: Heading, values: Values) -> Role | None:
    """Return what a column says about its set; 'Set 1' holds the whole set, 'Set 1 (kg)' its load."""
    if not head.number:
        return head.role if head.role in _PER_SET else None
    fits = max(values.reps, values.structured) >= _MANY or not values.counts
    if head.role in ("sets", "order"):
        if head.unit in ("kg", "lb") and values.loads >= _MANY:
            return "weight"
        return "set" if fits else None
    if not head.words:  # '1', '2', '3'
        return "set" if fits and values.counts else None
    return head.role if head.role in _PER_SET else None


def movements(
    headings: Sequence[Heading], values: Sequence[Values], names: Names, taken: Iterable[int]
) -> dict[int, Column]:
    """Return the columns whose header is an exercise, if their cells are written like sets.

    'Squat' holds whole sets, 'Squat weight' and 'Squat reps' a part of them. `taken` columns have a role.
    """
    found: dict[int, Column] = {}
    wholes = {
        i: name
        for i, head in enumerate(headings)
        if i not in taken and (name := _exercise(head, names)) and head.role in (None, "notes", "workout")
    }
    for i, name in wholes.items():
        if values[i].structured >= _SOME or not values[i].counts:
            why = (
                f"its name is an exercise, and {values[i].structured:.0%} of its cells are written like sets"
            )
            found[i] = Column(headings[i].written, "set", "likely", why, headings[i].unit, 0, name)
    if not any(values[i].counts for i in found):
        found = {}
    if len(found) >= _SEVERAL:
        found |= _beside(headings, values, {*found, *taken})
    return found | _parts(headings, values, names)


def _beside(headings: Sequence[Heading], values: Sequence[Values], taken: set[int]) -> dict[int, Column]:
    """Return the columns whose names are no exercises we know, among columns of exercises."""
    return {
        i: Column(
            head.written,
            "set",
            "likely",
            "its cells are written like those beside it",
            head.unit,
            0,
            head.written,
        )
        for i, head in enumerate(headings)
        if i not in taken and head.words and head.role is None and values[i].structured >= _SOME
    }


def _parts(headings: Sequence[Heading], values: Sequence[Values], names: Names) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for i, head in enumerate(headings):
        if head.role not in ("weight", "reps", "sets") or head.exact:
            continue
        name = _without_words(head.written)
        fit = values[i].loads if head.role == "weight" else values[i].reps
        if names.knows(without_role_words(head.words)) and (fit >= _MANY or not values[i].counts):
            why = f"its name is that of an exercise and of its {head.role}"
            found[i] = Column(head.written, head.role, "likely", why, head.unit, 0, name)
    has = {(column.exercise, column.role) for column in found.values()}
    return {i: column for i, column in found.items() if (column.exercise, "reps") in has}


def _exercise(head: Heading, names: Names) -> str:
    """Return the exercise a header names, without a unit in brackets; nothing if it names none."""
    if head.exact and head.role is not None:
        return ""
    name = _BRACKETS.sub(lambda found: "" if _is_unit(found[1]) else found[0], head.written).strip()
    return name if name and names.knows(name) else ""


def _is_unit(text: str) -> bool:
    return bool(unit_of(normalise(text)))


def _without_words(written: str) -> str:
    """Return the exercise of 'Squat weight (kg)' as it is written there."""

    def kept(found: re.Match[str]) -> str:
        word = normalise(found[0])
        return found[0] if without_role_words(word) and not unit_of(word) else ""

    name = _WORD.sub(kept, written.replace("_", " "))
    return " ".join(re.sub(r"[(\[]\s*[)\]]|[-:/#]+(?=\s|$)", " ", name).split())
