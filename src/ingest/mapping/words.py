"""What the words of a header say, in the languages of `words.csv`, and what cells say of sides."""

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from src.catalog.normalise import normalise
from src.ingest.reader import KG, METRES, UNITS
from src.ingest.values import truth

Role = Literal[
    "date", "time", "exercise", "weight", "reps", "sets", "order", "set", "unit", "rpe", "rir", "notes",
    "kind", "duration", "length", "distance", "side", "done", "workout", "ignore",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)

_WORDS_FILE = Path(__file__).with_name("words.csv")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NUMBER_AT_END = re.compile(r"(?<=[^\W\d_])(?=\d+\b)|(?<=\d)(?=[^\W\d_a-zA-Z])")  # 'Set1', '1세트'
_UNIT_OF_TIME = {
    **dict.fromkeys(("s", "sec", "second", "sek", "seg", "сек", "秒", "초"), "s"),
    **dict.fromkeys(("min", "minute", "mins", "мин", "分", "분"), "min"),
    **dict.fromkeys(("h", "hour", "hr", "std"), "h"),
}
_SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}
_BARE = frozenset({"s", "h", "m", "in", "min"})  # too short to be a header by themselves
_LONGEST_NUMBER = 2  # digits of the number of a set

_SIDES = {
    **dict.fromkeys(
        ("l", "left", "links", "izquierda", "izq", "gauche", "g", "esquerda", "sinistra", "sx"), "left"
    ),
    **dict.fromkeys(("r", "right", "rechts", "derecha", "der", "droite", "direita", "destra", "dx"), "right"),
    **dict.fromkeys(("", "both", "beide", "beidseitig", "ambos", "ambas", "entrambi", "bilateral"), ""),
}
_LEFT_OUT = frozenset(
    {"skipped", "missed", "planned", "pending", "incomplete", "not done", "not started", "todo"}
)
_NOT = frozenset({"skip", "skipped", "missed", "not", "nicht", "niet"})
_DONE = frozenset({"done", "completed", "complete", "finished"})


@dataclass(frozen=True)
class Heading:
    """One header, taken apart."""

    written: str
    words: str  # without units and the number of the set
    role: Role | None  # what its words say
    exact: bool  # the words are a listed phrase, and not only part of a longer one
    unit: str  # 'kg', 'lb', a unit of distance or of time; blank where none is named
    number: int  # of the set, 0 where none is named


def heading(written: str) -> Heading:
    """Return what a header says; 'Set 2 Weight (lbs)' is the weight of set 2 in pounds."""
    spread = _NUMBER_AT_END.sub(" ", _CAMEL.sub(" ", written)).replace("_", " ")
    words = normalise(spread).split()
    numbers = [word for word in words if word.isdecimal() and len(word) <= _LONGEST_NUMBER]
    number = int(numbers[0]) if len(numbers) == 1 else 0
    rest = [word for word in words if not number or word != numbers[0]]
    unit = next((known for word in rest if (known := unit_of(word))), "")
    named = [word for word in rest if not unit_of(word)]
    if number and len(named) > 1:  # 'weight set 2' is a weight
        named = [word for word in named if _phrases().get((word,)) != "sets"] or named
    if not named and unit and unit not in _BARE:  # the header is the unit: 'kg'
        role: Role | None = (
            "weight" if unit in ("kg", "lb") else "duration" if seconds_in(unit) else "distance"
        )
        return Heading(written, " ".join(rest), role, exact=True, unit=unit, number=number)
    role, exact = _role(tuple(named))
    if role == "time" and (length := _length(spread)):  # 'Duración (horas)' says in what it counts
        return Heading(written, " ".join(named), length, exact=True, unit=unit or "h", number=number)
    return Heading(written, " ".join(named), role, exact, unit, number)


def _length(spread: str) -> Role | None:
    """Return 'duration' or 'length' if that is what a header says outside its brackets."""
    role, exact = _role(tuple(normalise(_BRACKETS.sub(" ", spread)).split()))
    return role if exact and role in ("duration", "length") else None


def without_role_words(words: str) -> str:
    """Return the words of a header that say nothing about a role: of 'squat weight', the squat."""
    known = _phrases()
    return " ".join(word for word in words.split() if known.get((word,)) not in ("weight", "reps", "sets"))


def unit_of(word: str) -> str:
    """Return the unit a word of a header names: 'kg', 'lb', one of distance or time, or nothing."""
    if word in UNITS or f"{word}s" in UNITS:
        return "kg" if UNITS.get(word, UNITS.get(f"{word}s")) == KG else "lb"
    if word in _UNIT_OF_TIME:
        return _UNIT_OF_TIME[word]
    if word in METRES or f"{word}s" in METRES:
        return word if word in METRES else f"{word}s"
    return ""


def seconds_in(unit: str) -> float:
    """Return the seconds of a unit of time, 0 for another unit."""
    return _SECONDS.get(unit, 0.0)


def side_of(text: str) -> str | None:
    """Return 'left', 'right', nothing for both, or None for a word nobody listed."""
    return _SIDES.get(text.casefold().strip(". "))


def was_done(text: str, header: str) -> bool | None:
    """Return whether a set was done, by a yes or no below 'Completed' or 'Not done'; None for other words."""
    word = normalise(text)
    if word in _LEFT_OUT or word in _DONE:
        return word in _DONE
    said = truth(text)
    return None if said < 0 else bool(said) != _says_not(header)


@lru_cache(maxsize=64)
def _says_not(header: str) -> bool:
    """Return whether a yes below a header means that a set was left out: 'Skipped', 'Not completed'."""
    words = heading(header).words.split()
    return bool(_NOT.intersection(words)) or words[:1] == ["no"]  # 'Completed (yes/no)' says nothing


def _role(words: tuple[str, ...]) -> tuple[Role | None, bool]:
    """Return the role of the whole phrase, else of the longest listed part of it, the last one first."""
    known = _phrases()
    if words in known:
        return known[words], True
    if any(known.get((word,)) == "ignore" for word in words):
        return "ignore", False
    for length in range(min(len(words) - 1, _longest()), 0, -1):
        for at in range(len(words) - length, -1, -1):
            if role := known.get(words[at : at + length]):
                return (_measured(words) or role if role == "done" else role), False
    return None, False


def _measured(words: tuple[str, ...]) -> Role | None:
    """Return what 'repetitions that were completed' are, beside that they were."""
    found = (_phrases().get((word,)) for word in words)
    return next((role for role in found if role in ("reps", "weight", "sets")), None)


@cache
def _longest() -> int:
    """Return the words of the longest listed phrase."""
    return max(map(len, _phrases()))


@cache
def _phrases() -> dict[tuple[str, ...], Role]:
    with _WORDS_FILE.open(encoding="utf-8", newline="") as file:
        return {
            tuple(normalise(phrase).split()): cast("Role", row["role"])
            for row in csv.DictReader(file)
            for phrase in row["words"].split(";")
        }
