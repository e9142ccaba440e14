"""What a cell can say of one set, and how a load is written: `225 lbs`, `BW+10`, `2x20kg`."""

import re
import unicodedata
from dataclasses import dataclass

from src.ingest.reader import KG, UNITS
from src.ingest.values import UNREADABLE, number

HEAVIEST = 1500.0

# Nothing, in the words of spreadsheets and of people.
NOTHING = frozenset(
    {"", "-", "--", "\u2013", "\u2014", "na", "n/a", "#n/a", "nan", "none", "null", "nil", "/", ".", "_"}
)

# Pieces of patterns: a number, a unit of load, bodyweight.
NUMBER = r"\d+(?:[.,]\d+)?"
UNIT = r"kilograms?|kgs?|kilos?|lbs?|pounds?|кг|公斤|#"
BODY = r"bw|body\s?weight|k\u00f6rpergewicht|poids du corps|peso corporal|corpo libero|lichaamsgewicht"
_LOAD = re.compile(
    rf"(?:(?P<body>{BODY})\s*)?(?:(?P<sign>[+-])\s*)?(?:(?P<hands>2)\s?x\s?)?(?P<load>{NUMBER})\s?(?P<unit>{UNIT})?"
)
_BODY_ONLY = re.compile(rf"(?:{BODY})")
_PER_HAND = re.compile(
    r"(?:per|each|in each|pro|je|/)\s?(?:hand|dumbbell|db|kettlebell|kb)s?\b|\bea(?:ch)?\b\.?|(?<=\d)s$"
)
_IMPLEMENT = re.compile(r"(?<=[\da-z#])\s+(?:kb|kettlebell|bb|barbell|bar)$")  # '24kg KB'
_STAR = re.compile(r"\*+(?!\s?\d)")


@dataclass(frozen=True)
class Load:
    """A load as written: nothing for bodyweight alone."""

    amount: float | None = None
    unit: str = ""  # kg, lb or nothing
    basis: str = ""  # one of LOAD_BASES where the cell tells


@dataclass(frozen=True)
class CellSet:
    """One set of a cell; None where the cell says nothing."""

    reps: float | None = None
    load: Load | None = None
    seconds: float | None = None
    metres: float | None = None
    kind: str = ""
    rpe: float | None = None
    marked: bool = False  # the cell says more than the fields hold: a star, 'per side', parts of a cluster


def plain(text: str) -> str:
    """Return a cell in one case, one kind of times sign, dash and blank; nothing for a word for nothing."""
    folded = unicodedata.normalize("NFKC", text).casefold().strip()
    folded = (
        folded.replace("\u00d7", "x").replace("\u2715", "x").replace("\u2212", "-").replace("\u2013", "-")
    )
    folded = " ".join(re.sub(r"(?<=\d)\s?\*\s?(?=\d)", "x", folded).split(" "))
    return "" if folded in NOTHING else folded


def load_of(part: str) -> Load | None:
    """Return one load, or None for what is none."""
    text = unstarred(part)
    if _BODY_ONLY.fullmatch(text):
        return Load(basis="none")
    bare, hands = _PER_HAND.subn("", _IMPLEMENT.sub("", text))
    found = _LOAD.fullmatch(bare.strip())
    if not found:
        return None
    amount = number(found["load"])
    if amount == UNREADABLE or amount > HEAVIEST:
        return None
    unit = "" if not found["unit"] else "kg" if UNITS.get(found["unit"]) == KG else "lb"
    return Load(amount, unit, _basis(found, hands))


def _basis(found: re.Match[str], hands: int) -> str:
    if found["sign"] == "-":
        return "assist"
    if found["sign"] == "+" or found["body"]:
        return "added"
    return "per_hand" if hands or found["hands"] else ""


def is_plain(text: str) -> bool:
    """Return whether the text is a number and nothing else, but for a star."""
    return text != "" and number(unstarred(text)) != UNREADABLE


def unstarred(text: str) -> str:
    """Return the text without the stars people mark sets with."""
    return _STAR.sub("", text).strip()
