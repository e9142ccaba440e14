"""One cell's text to a number: strict, so that what is not a number is reported and never guessed."""

import math
import re
from collections.abc import Mapping

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,25})?(?:[eE][+-]?\d{1,3})?|[+-]?[.,]\d{1,25}", re.ASCII)
_DURATION = re.compile(r"(\d{1,6})\s*([^\d\s]+)\s*")
_CLOCK = re.compile(r"(\d{1,4}):(\d{2})(?::(\d{2}))?", re.ASCII)
LARGEST = 1e9

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


def whole(text: str) -> int:
    """Return the whole number of a cell ('3', '3.0'), or -1 if it is none."""
    value = number(text)
    return int(value) if value >= 0 and value == int(value) else -1


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
    total, at = 0, 0
    for part in _DURATION.finditer(text):
        unit = _UNIT_SECONDS.get(part[2].casefold().rstrip("."))
        if unit is None or part.start() != at:
            return UNREADABLE
        total += int(part[1]) * unit
        at = part.end()
    return total if at == len(text) else UNREADABLE
