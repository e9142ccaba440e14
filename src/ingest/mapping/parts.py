"""The grammar of one set, or of several alike: `3x5 @ 100 kg`, `100x5`, `12 per side`, `30 s`, `8 (fail)`."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from src.ingest.mapping.written import BODY, NUMBER, UNIT, CellSet, Load, is_plain, load_of, unstarred
from src.ingest.values import UNREADABLE, number, set_seconds

Pairs = Literal["sets_reps", "load_reps", "reps_load"]
Lists = Literal["reps", "load_first", "decimals"]  # decimals: '6,5' is six reps and a half

MAX_SETS = 30  # of one cell: more is no set count
_LIGHT = 12  # a first number up to this can be a count of sets
_HARDEST = 10

_LIMB = (
    "side|leg|arm|seite|bein|lado|pierna|brazo|c\u00f4t\u00e9|jambe|bras|perna|bra\u00e7o|lato|gamba"
    "|braccio|kant|been"
)
_PER_SIDE = re.compile(rf"\(?(?:per|each|a|pro|je|por|par|/)\s?(?:{_LIMB})s?\)?|\be/?s\b|\bea(?:ch)?\b\.?")
_WARM = re.compile(
    r"\(?\b(?:w/?u|w|warm\s?-?\s?ups?|aufw\w*|riscald\w*|calent\w*|\u00e9chauf\w*|aquec\w*|opwarm\w*)\b\.?:?\)?"
)
_FAIL = re.compile(
    r"\(?(?:(?:to |until )?\bfail(?:ed|ure)?\b|(?<=\d)\s?f\b|\bversag\w*|\bfallo\b|\bfalha\b)\)?"
)
_AMRAP = re.compile(r"\(?\b(?:amrap|max(?: reps?)?)\b\)?")
_DROP = re.compile(r"\(?\bdrop\s?-?(?:set)?s?\b\)?")
_RPE = re.compile(rf"@?\s?\(?rpe\s?:?@?\s?({NUMBER})\)?|@\s?({NUMBER})\s?rpe")
_RIR = re.compile(rf"@?\s?\(?(?:rir\s?:?({NUMBER})|({NUMBER})\s?rir(?!\s?:?\d))\)?")
_REPS_WORD = re.compile(
    r"(?<=\d)\s?(?:reps?|wdh|whg|wiederholungen|rep\.|repeticiones|ripetizioni|r\u00e9p\w*|herhalingen)\b\.?"
)
_SETS_OF = re.compile(
    r"(\d+)\s?(?:sets?|s\u00e4tze|series|s\u00e9ries|serie)\s?(?:of|x|\u00e0|de|a|di|von|van)?\s?(?=\d)"
)
_TIME = re.compile(
    rf"(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?|{NUMBER}\s?(?:s|secs?|seconds?|sek\w*|seg\w*|min|mins|minutes?|\"|\u2033|''))"
)
_FAR = re.compile(rf"({NUMBER})\s?(m|km|mi|miles?|met(?:er|re)s?|ft|yd)")
_PRODUCT = re.compile(
    r"(?P<a>[^x@]+?)\s?x\s?(?P<b>[^x@]+?)(?:\s?x\s?(?P<c>[^x@]+?))?(?:\s?@\s?(?P<at>[^@]+))?"
)
_AT = re.compile(r"(?P<reps>\d+)\s?@\s?(?P<at>[^@]+)")
_LOAD_AFTER = re.compile(
    rf"(?P<a>\d+)\s?x\s?(?P<b>\d+)\s+(?P<at>(?:{BODY}|(?:(?:{BODY})?\s?[+-]\s?)?{NUMBER}\s?(?:{UNIT})?))"
)
_CLUSTER = re.compile(r"\d+(?:\s?\+\s?\d+)+")
_AT_LEAST = re.compile(r"(\d+)\s?\+")
_METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "ft": 0.3048, "yd": 0.9144}


@dataclass(frozen=True)
class Habits:
    """How the writer of a column writes what can be read in two ways."""

    pairs: Pairs = "sets_reps"
    lists: Lists = "reps"


def sets_of_part(part: str, habits: Habits) -> list[CellSet] | None:
    """Return the sets of one part: what is said beside the numbers is taken off first."""
    rest, said = _without_words(part)
    found = _numbers(rest, habits) if rest else _bare_kind(said)
    if found is None:
        return None
    return [
        replace(
            one,
            kind=said.kind or one.kind,
            rpe=said.rpe if said.rpe is not None else one.rpe,
            marked=said.marked or one.marked,
        )
        for one in found
    ]


def _bare_kind(said: CellSet) -> list[CellSet] | None:
    return [CellSet()] if said.kind else None


def _without_words(part: str) -> tuple[str, CellSet]:
    """Return the part without the words for kind, side and effort, and what they said."""
    kind, rpe, rest, marked = "", None, part, False
    if found := _RPE.search(rest):
        rpe, rest = number(found[1] or found[2]), rest[: found.start()] + rest[found.end() :]
    elif found := _RIR.search(rest):
        rpe, rest = _HARDEST - number(found[1] or found[2]), rest[: found.start()] + rest[found.end() :]
    for name, pattern in (("warmup", _WARM), ("drop", _DROP), ("amrap", _AMRAP), ("failure", _FAIL)):
        rest, hits = pattern.subn(" ", rest)
        kind = kind or (name if hits else "")
    rest, sides = _PER_SIDE.subn(" ", rest)
    starless = unstarred(rest)
    marked = bool(sides) or starless != rest.strip()
    rest = _SETS_OF.sub(r"\1x", _REPS_WORD.sub("", starless))
    return " ".join(rest.split()).strip(" ,:"), CellSet(kind=kind, rpe=rpe, marked=marked)


def _numbers(rest: str, habits: Habits) -> list[CellSet] | None:
    """Return the sets of the first form that fits, or None."""
    if is_plain(rest):
        return [CellSet(number(rest))]
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(rest):
            return read(found)
    product = _PRODUCT.fullmatch(rest)
    return _product(product["a"], product["b"], product["c"], product["at"], habits) if product else None


def _time(found: re.Match[str]) -> list[CellSet] | None:
    length = set_seconds(re.sub("[\"\u2033]|''", "s", found[0]))  # '1:30' is a minute and a half
    return None if length == UNREADABLE else [CellSet(seconds=length)]


def _distance(found: re.Match[str]) -> list[CellSet]:
    return [CellSet(metres=number(found[1]) * _METRES[_far_unit(found[2])])]


def _cluster(found: re.Match[str]) -> list[CellSet]:
    """Return '5+5' as one set in parts."""
    return [CellSet(float(sum(map(int, re.findall(r"\d+", found[0])))), marked=True)]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[CellSet] | None]], ...] = (
    (_TIME, _time),
    (_FAR, _distance),
    (_AT_LEAST, lambda found: [CellSet(float(found[1]), kind="amrap")]),
    (_CLUSTER, _cluster),
    (_AT, lambda found: _loaded(found["at"], found["reps"])),
    (_LOAD_AFTER, lambda found: _loaded(found["at"], found["b"], _whole(found["a"]))),
)


def _product(a: str, b: str, c: str | None, at: str | None, habits: Habits) -> list[CellSet] | None:
    """Return the sets of `a x b`, `a x b x c` or `a x b @ at`."""
    if at is not None:
        return None if c else _loaded(at, b, _whole(a))
    return _pair(a, b, habits) if c is None else _triple(a, b, c)


def _pair(a: str, b: str, habits: Habits) -> list[CellSet] | None:
    light = is_plain(a) and number(a) == int(number(a)) <= MAX_SETS
    plain_b = is_plain(b)
    if not light or (plain_b and habits.pairs == "load_reps"):  # '60 kg x 5', '82.5x5'
        return _loaded(a, b)
    if _TIME.fullmatch(b):  # '3 x 30s', which could be a pair of dumbbells
        return _repeated(_whole(a), b, None)
    if (plain_b and habits.pairs == "reps_load") or (not plain_b and load_of(b)):  # '5 x 60 kg'
        return _loaded(b, a)
    return _repeated(_whole(a), b, None)  # '3x5', '3 x 30 s', '3x5+'


def _triple(a: str, b: str, c: str) -> list[CellSet] | None:
    """Return load x reps x sets, or sets x reps x load: a load is heavier than a count of sets."""
    if not is_plain(b):  # '2x20kg x 8': one in each hand
        return _loaded(f"{a}x{b}", c)
    if not is_plain(a) or (is_plain(c) and number(c) <= _LIGHT and number(a) > number(c)):
        return _loaded(a, b, _whole(c))
    return _loaded(c, b, _whole(a))


def _loaded(load_text: str, reps: str, sets: int = 1) -> list[CellSet] | None:
    load = load_of(load_text)
    return _repeated(sets, reps, load) if load else None


def _repeated(sets: int, reps: str, load: Load | None) -> list[CellSet] | None:
    """Return so many sets of the same reps, time or distance, with a load."""
    found = _numbers(reps.strip(), Habits()) if not re.search(r"[x@]", reps) else None
    if not 0 < sets <= MAX_SETS or found is None:
        return None
    made = [replace(one, load=load) for one in found] * sets
    if sets > 1 and made[-1].kind == "amrap":  # '3x5+': as many as possible in the last set
        made[:-1] = [replace(one, kind="") for one in made[:-1]]
    return made


def _far_unit(word: str) -> str:
    return "mi" if word.startswith("mi") else "m" if word.startswith("met") else word


def _whole(text: str) -> int:
    value = number(text.strip())
    return int(value) if 0 < value <= MAX_SETS and value == int(value) else 0
