"""One cell's text to a number: strict, so that what is not a number is reported and never guessed."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from statistics import median

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,25})?(?:[eE][+-]?\d{1,3})?|[+-]?[.,]\d{1,25}", re.ASCII)
_OPEN = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)  # 1,050: a comma between thousands, or before decimals
# Where nothing else in the column tells, loads of hundreds beside a '1,050' do: nobody loads 1.05 there.
_HUNDREDS, _TINY = 100, 20
_DURATION = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,6})?)\s*([^\d\s]+)\s*")
_CLOCK = re.compile(r"(\d{1,4}):(\d{2})(?::(\d{2}))?", re.ASCII)
_MINUTES = re.compile(r"(\d{1,4}):(\d{2})", re.ASCII)
LARGEST = 1e9

_STEMS = (
    (("stund", "heur", "hora", "ore", "ora", "uren", "godz", "tim", "час", "saat"), 3600),
    (("minut", "мин", "dakika", "perc"), 60),
    (("secon", "segun", "sekun", "сек", "saniye", "mp"), 1),
)

# As the apps and the spreadsheets of their languages write them.
_YES_WORDS = """
1 1.0 x y yes true
ja wahr oui vrai si sì sí verdadero vero sim verdadeiro waar tak да da evet ano áno igen kyllä
sant sand sann 是 はい 예
"""
_NO_WORDS = """
0 0.0 n no false
nein falsch non faux falso não nao nee onwaar nie нет ne hay\u0131r nem ei nej nei usann falsk
falskt 否 いいえ 아니요
"""
_YES, _NO = frozenset(_YES_WORDS.split()), frozenset(["", *_NO_WORDS.split()])

BLANK = math.nan
UNREADABLE = -math.inf  # a marker: no reading of a cell gives it, and it passes through arithmetic

_UNIT_SECONDS: Mapping[str, int] = {
    **dict.fromkeys(
        ("h", "hr", "hrs", "hour", "hours", "std", "u", "uur", "ч", "小时", "小時", "時間", "시간"), 3600
    ),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "мин", "м", "分钟", "分鐘", "分", "분"), 60),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "sek", "seg", "сек", "秒", "秒钟", "초"), 1),
}


def number(text: str) -> float:
    """Return a cell's number, with decimal point or comma; BLANK for no text, UNREADABLE for other text."""
    if not text:
        return BLANK
    if not _NUMBER.fullmatch(text):
        return UNREADABLE
    value = float(text.replace(",", "."))
    return value if abs(value) <= LARGEST else UNREADABLE


def number_of(spellings: Sequence[str]) -> Callable[[str], float]:
    """Return how to read one column's cells: as `number`, without the marks of its thousands."""
    mark = _thousands_mark(spellings)
    if mark is None:
        return number
    grouped = re.compile(rf"[+-]?\d{{1,3}}([{mark}]\d{{3}})+([.,]\d+)?", re.ASCII)
    return lambda text: number(text.replace(mark, "") if grouped.fullmatch(text) else text)


def unclear(spellings: Sequence[str]) -> set[str]:
    """Return the numbers like '1,050' of a column in which nothing tells what the comma is: read as 1.05."""
    opened = {text for text in spellings if _OPEN.fullmatch(text)}
    return opened if opened and not _decimal_marks(spellings) and number_of(spellings) is number else set()


def _thousands_mark(spellings: Sequence[str]) -> str | None:
    """Return the mark a column writes between thousands; None where it writes none, or nothing tells."""
    if not any("," in text for text in spellings):
        return None
    decimal = _decimal_marks(spellings)
    if len(decimal) == 1:
        return "," if decimal == {"."} else "."
    if decimal:
        return None
    opened = [number(text) for text in spellings if _OPEN.fullmatch(text)]
    others = [value for text in spellings if "," not in text and (value := number(text)) > 0]
    clear = opened and others and max(opened) < _TINY and median(others) >= _HUNDREDS
    return "," if clear else None


def _decimal_marks(spellings: Sequence[str]) -> set[str]:
    """Return the marks that surely stand before decimals somewhere in the column."""
    return {
        mark
        for mark, other in (".,", ",.")
        for text in spellings
        if mark in text or other in text
        if _sure(mark, other).fullmatch(text)
    }


@cache
def _sure(mark: str, other: str) -> re.Pattern[str]:
    """Match a number in which `mark` cannot stand between thousands, or `other` stands there for sure."""
    return re.compile(
        rf"[+-]?(\d*[{mark}](\d{{1,2}}|\d{{4,}})|0?[{mark}]\d{{3}}|\d{{4,}}[{mark}]\d{{3}}"
        rf"|\d{{1,3}}([{other}]\d{{3}})+[{mark}]\d+|\d{{1,3}}([{other}]\d{{3}}){{2,}})",
        re.ASCII,
    )


def whole(text: str) -> int:
    """Return the whole number of a cell ('3', '3.0'), or -1 if it is none."""
    value = number(text)
    return int(value) if value >= 0 and value == int(value) else -1


def truth(text: str) -> int:
    """Return 1 for a cell that says yes, 0 for one that says no or nothing, -1 for another text."""
    word = text.casefold()
    return 1 if word in _YES else 0 if word in _NO else -1


def set_seconds(text: str) -> float:
    """Return the seconds a set took: as `seconds`, but '1:30' is a minute and a half."""
    if clock := _MINUTES.fullmatch(text):
        return int(clock[1]) * 60 + int(clock[2])
    return seconds(text)


def seconds(text: str) -> float:
    """Return the seconds of a duration: '1h 2m', '38min', '1 h 46 min', '1小时13分钟', '1:02:03', '2176'.

    BLANK for no text, UNREADABLE for text that is no duration.
    """
    plain = number(text)
    if plain != UNREADABLE:
        return plain if not plain < 0 else UNREADABLE
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, rest = clock.groups(default="0")
        return int(hours) * 3600 + int(minutes) * 60 + int(rest)
    total, at = 0.0, 0
    for part in _DURATION.finditer(text):
        unit = _unit_seconds(part[2].casefold().rstrip("."))
        if unit is None or part.start() != at:
            return UNREADABLE
        total += float(part[1].replace(",", ".")) * unit
        at = part.end()
    return total if at == len(text) else UNREADABLE


def _unit_seconds(word: str) -> int | None:
    """Return the seconds of a unit of time: an abbreviation, or a word in full in a language of the apps."""
    if word in _UNIT_SECONDS:
        return _UNIT_SECONDS[word]
    return next((seconds for stems, seconds in _STEMS if word.startswith(stems)), None)
