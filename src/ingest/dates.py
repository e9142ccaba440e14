"""Dates and times as the apps and spreadsheets spell them, in the languages of the apps.

A file's dates are read together: the whole file decides whether 03/04 is in March or April, or nothing does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from src.ingest.date_words import FILLERS, FIRST_NAMES, is_weekday, month_of, plain_letters
from src.ingest.reject import Reject, quoted

Stamps = npt.NDArray[np.datetime64]

LONGEST = 90  # characters of a date with its time, its day of the week and the name of its zone
_PHONE = re.compile(r"(\d{1,2}) ([^\W\d_]{3,9})\.? (\d{4}), (\d{1,2}):(\d{2})", re.ASCII)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_HALF_DAY = re.compile(r"\b([ap])\.?\s?m\b\.?")
# The halves of the day in words, and months in numbers: 'nachm.', '下午6:05', '4 3月 2024', '4 thg 3 2024'.
_BEFORE_NOON = re.compile(r"上午|午前|오전|凌晨|清晨|早上|\bvorm\b\.?|\bπ\.?μ\b\.?")
_AFTER_NOON = re.compile(r"下午|午後|午后|오후|中午|晚上|\bnachm\b\.?|\bμ\.?μ\b\.?")
_NUMBERED_MONTH = re.compile(r"(\d{1,2})\s?[月월]|\b(?:thg|thang)\s?(\d{1,2})")
_ZONE = re.compile(r"(?<=:\d\d)\s?(?:z|(?:utc|gmt)?(?:[+-]\d{2}:?\d{2})?)(?:\s?\([^)]*\))?$")
_OFFSET = re.compile(r":\d\d(?:\.\d+)?\s?([zZ]|UTC|GMT)?([+-]\d{2}:?\d{2})?(?:\s?\([^)]*\))?$")
_CLOCK_FIRST = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?(?: [ap]m)?)[\s,-]+(?=\d|[^\W\d_]{3})(.+)")
_FRACTION = re.compile(r"(?<=:\d\d)\.\d+")
_NUMERIC = re.compile(
    r"(?:\d{1,2}([./-])\s?\d{1,2}\1\s?\d{2,4}|\d{4}([./-])\s?\d{1,2}\2\s?\d{1,2})(?!\d)"
    r"|\d{4} \d{1,2} \d{1,2}\b"
)
_DIGITS = re.compile(r"((?:19|20)\d{6})(?:t?(\d{4}(?:\d\d)?)z?|\.0)?", re.ASCII | re.IGNORECASE)
_DAY_NUMBER = re.compile(r"[2-7]\d{4}(?:[.,]\d+)?", re.ASCII)  # the years 1954 to 2119
_SINCE_1970 = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?", re.ASCII)  # the years 2001 to 2033
_CJK_WEEKDAY = re.compile(
    r"[月火水木金土日]曜日?|星期[一二三四五六日天]|[週周][一二三四五六日天]|[월화수목금토일]요일"
    r"|\([月火水木金土日一二三四五六월화수목금토일]\)"
)
_CJK_DATE = re.compile(r"[年月日時时点點分秒년월일시초]")


@dataclass(frozen=True)
class _Parts:
    """A date as numbers: day first, then month, unless `open_order`."""

    first: int
    second: int
    year: int
    time: tuple[int, int, int]
    open_order: bool  # the spelling does not tell which of the two is the day


@dataclass(frozen=True)
class _Order:
    day_first: bool
    why: str

    @property
    def remark(self) -> str:
        return f"Dates are read as {'day/month' if self.day_first else 'month/day'}: {self.why}."


@dataclass(frozen=True)
class Dates:
    """One timestamp a spelling (NaT where it is no date), and how an open order was decided."""

    stamps: Stamps
    remark: str | None


def read_dates(spellings: Sequence[str], *, day_first: bool | None = None) -> Dates:
    """Return the local wall-clock time of each spelling, to the second.

    `day_first` settles dates like 03/04/2024; None lets the file decide.

    Raises:
        Reject: the file writes dates like 03/04/2024 and nothing in it tells the day from the month.

    """
    parts: list[datetime | _Parts | None] = [*_numbered(spellings)] or [
        _plain(text) or _parts(text) for text in spellings
    ]
    is_open = [p for p in parts if isinstance(p, _Parts) and p.open_order]
    order = _order(is_open) if is_open and day_first is None else None
    if is_open and day_first is not None:
        order = _Order(day_first, "so it was chosen")
    if is_open and order is None and len(is_open) == sum(part is not None for part in parts):
        example = next(s for s, part in zip(spellings, parts, strict=True) if part is not None)
        raise Reject(
            f"Dates are written like {quoted(example)}, and nothing in the file tells the day from the "
            "month. Save it again with dates like 2024-03-22 18:05."
        )
    stamps = np.full(len(parts), np.datetime64("NaT"), "datetime64[s]")
    for i, part in enumerate(parts):
        if moment := _settled(part, order):
            stamps[i] = np.datetime64(moment, "s")
    return Dates(stamps, order.remark if order else None)


def _numbered(spellings: Sequence[str]) -> list[datetime | None]:
    """Return the moments of a column whose dates are all plain numbers, nothing for another column."""
    moments = [moment_of_number(text) for text in spellings]
    filled = sum(bool(text) for text in spellings)
    return moments if filled and filled == sum(moment is not None for moment in moments) else []


def moment_of_number(text: str) -> datetime | None:
    """Return the moment a plain number stands for, or None where it stands for none.

    A spreadsheet counts days since 1900 (45373.75), programs count seconds or milliseconds since 1970 in UTC
    (1711130700), and both write digits without joints (20240322, 20240322T180500).
    """
    if found := _DIGITS.fullmatch(text):
        digits = f"{found[1]}{found[2] or ''}"
        try:
            return datetime.strptime(digits.ljust(14, "0"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - wall clock
        except ValueError:
            return None
    if _DAY_NUMBER.fullmatch(text):
        return datetime(1899, 12, 30) + timedelta(seconds=round(float(text.replace(",", ".")) * 86_400))  # noqa: DTZ001
    if _SINCE_1970.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).replace(tzinfo=None)
    return None


def offset(text: str) -> str | None:
    """Return what a stamp says about its distance from UTC: 'Z', '+02:00'; None where it says nothing."""
    if _SINCE_1970.fullmatch(text):
        return "Z"
    found = _OFFSET.search(text)
    return (found[2] or (found[1] and "Z")) if found else None


def is_date(text: str) -> bool:
    """Return whether the text is a date, whatever the order of its day and month."""
    part = _plain(text) or _parts(text)
    if isinstance(part, _Parts):
        return any(_moment(part, day_first=day_first) for day_first in (True, False))
    return part is not None


def _settled(part: datetime | _Parts | None, order: _Order | None) -> datetime | None:
    if not isinstance(part, _Parts):
        return part
    if part.open_order and order is None:
        return None
    return _moment(part, day_first=order is not None and order.day_first)


def _plain(text: str) -> datetime | None:
    """Read the two commonest spellings at a glance: `2024-03-22 18:05:00` and `22 Mar 2024, 18:05`."""
    if phone := _PHONE.fullmatch(text):
        day, word, year, hour, minute = phone.groups()
        month = month_of(word.casefold())
        try:
            return datetime(int(year), month or 0, int(day), int(hour), int(minute))  # noqa: DTZ001 - wall clock
        except ValueError:
            return None
    if text[4:5] != "-" or text[7:8] != "-":
        return None
    try:
        moment = datetime.fromisoformat(text.replace(" +", "+"))
    except ValueError:
        return None
    return moment.replace(microsecond=0, tzinfo=None)


def _parts(text: str) -> _Parts | None:
    """Take a spelling apart, or return None if it is no date."""
    if len(text) > LONGEST:
        return None
    lowered = _CLOCK_FIRST.sub(r"\2 \1", _ZONE.sub("", _FRACTION.sub("", plain_letters(text))))
    lowered = _NUMBERED_MONTH.sub(_month_word, _CJK_WEEKDAY.sub(" ", lowered))
    lowered = _AFTER_NOON.sub(" pm ", _BEFORE_NOON.sub(" am ", lowered))
    half = _HALF_DAY.search(lowered)
    if half:
        lowered = lowered[: half.start()] + lowered[half.end() :]
    lowered = " ".join(_CJK_DATE.sub(" ", lowered).split())
    words = _numbers_and_month(lowered)
    if words is None:
        return None
    numbers, month, month_at = words
    date, clock = (numbers[:2], numbers[2:]) if month else (numbers[:3], numbers[3:])
    time = _clock(clock, half[1] if half else None)
    if time is None:
        return None
    if month:
        return _with_month(date, month, month_at, time)
    return _numeric(date, time, lowered)


def _numbers_and_month(text: str) -> tuple[list[int], int | None, int] | None:
    """Return the numbers of a date, its written month if it has one, and how many numbers stand before it."""
    numbers: list[int] = []
    months: list[tuple[int, int, bool]] = []  # a month, the numbers before it, whether it can be a weekday
    for token in _TOKEN.findall(text):
        if token.isdecimal() and token.isascii():
            numbers.append(int(token[:9]))
        elif found := month_of(token):
            months.append((found, len(numbers), is_weekday(token)))
        elif token not in FILLERS and not is_weekday(token):
            return None
    if len(months) > 1:  # 'mar. 5 mars 2024' is a Tuesday, and so is 'mar 5 mar 2024'
        months = [one for one in months if not one[2]] or months[1:]
    if len(months) > 1:
        return None
    return (numbers, *months[0][:2]) if months else (numbers, None, -1)


def _month_word(found: re.Match[str]) -> str:
    """Return ' march ' for the 3 of '3月'; the text as it is for a number that is no month."""
    number = int(found[1] or found[2])
    return f" {FIRST_NAMES[number - 1]} " if 1 <= number <= len(FIRST_NAMES) else found[0]


def _with_month(date: list[int], month: int, month_at: int, time: tuple[int, int, int]) -> _Parts | None:
    """Day, month word, year or month word, day, year or year, month word, day."""
    if len(date) < 2 or month_at > 1:  # noqa: PLR2004
        return None
    year, day = (date[0], date[1]) if date[0] > 31 else (date[1], date[0])  # noqa: PLR2004 - a year
    return _Parts(day, month, _full_year(year), time, open_order=False)


def _numeric(date: list[int], time: tuple[int, int, int], text: str) -> _Parts | None:
    if len(date) < 3 or not _NUMERIC.match(text):  # noqa: PLR2004
        return None
    if date[0] > 31:  # noqa: PLR2004 - the year leads
        return _Parts(date[2], date[1], date[0], time, open_order=False)
    # Dots are written by countries that put the day first.
    dotted = re.match(r"\d+\.\s?\d+\.", text) is not None
    return _Parts(date[0], date[1], _full_year(date[2]), time, open_order=not dotted)


def _clock(numbers: list[int], half: str | None) -> tuple[int, int, int] | None:
    """Return hours, minutes and seconds; midnight where the file gives only a day."""
    if len(numbers) == 1 or len(numbers) > 3:  # noqa: PLR2004
        return None
    hour, minute, second = (*numbers, 0, 0, 0)[:3]
    if half and hour <= 12:  # noqa: PLR2004 - '18:05 PM' says the same twice
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half == "a":
        return None
    return hour, minute, second


def _moment(parts: _Parts, *, day_first: bool) -> datetime | None:
    day, month = (
        (parts.first, parts.second) if day_first or not parts.open_order else (parts.second, parts.first)
    )
    try:
        return datetime(parts.year, month, day, *parts.time)  # noqa: DTZ001 - wall-clock time
    except ValueError:
        return None


def _order(parts: Sequence[_Parts]) -> _Order | None:
    """Decide for the whole file whether the day stands first, and say by what; None if nothing tells."""
    day, month = ([m for p in parts if (m := _moment(p, day_first=order))] for order in (True, False))
    if len(day) != len(month):
        return _Order(len(day) > len(month), "the other order gives dates that do not exist")
    # Both orders read every date: the right one keeps the log in order of time, and packs it into fewer days.
    if _turns(day) != _turns(month):
        return _Order(_turns(day) < _turns(month), "this order keeps the log in order of time")
    if _span(day) != _span(month):
        return _Order(_span(day) < _span(month), "this order gives the shorter log")
    return None


def _turns(moments: Sequence[datetime]) -> int:
    """Count how often neighbours run against the direction most of them run in."""
    later = sum(a < b for a, b in pairwise(moments))
    earlier = sum(a > b for a, b in pairwise(moments))
    return min(later, earlier)


def _span(moments: Sequence[datetime]) -> float:
    return (max(moments) - min(moments)).days if moments else 0


def _full_year(year: int) -> int:
    return year + 2000 if year < 100 else year  # noqa: PLR2004
