"""How numbers and days are written: the words are English, order and separators are the reader's own.

An English locale writes a month by its name ('Jan 13, 2026', '13 Jan 2026'); every other one in digits, as it
orders them ('13.01.2026'), for a month's name would be a word of another language.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

USUAL: Final = "en-GB"  # of who names no locale: a script, a notebook
MINUS: Final = "\u2212"
_FIELDS = re.compile(r"y+|M+|d+")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_YEAR_APART = re.compile(r"[,\s]*y$|^y(?:\.\s|[-/\s])|(?<=\.)y$|[-/]y\.?$|\s*y\.$")
_DAY: Final[dict[str, Callable[[date], str]]] = {
    "d": lambda day: str(day.day),
    "dd": lambda day: f"{day.day:02}",
    "M": lambda day: str(day.month),
    "MM": lambda day: f"{day.month:02}",
    "MMM": lambda day: f"{day:%b}",
    "MMMM": lambda day: f"{day:%B}",
    "y": lambda day: f"{day.year:04}",
}
_D3: Final = {"d": "%-d", "dd": "%d", "M": "%-m", "MM": "%m", "MMM": "%b", "y": "%Y"}
_MOMENT: Final = {"d": "D", "dd": "DD", "M": "M", "MM": "MM", "MMM": "MMM", "y": "YYYY"}


@dataclass(frozen=True)
class Writing:
    """How one locale writes."""

    decimal: str
    thousands: str
    pattern: str  # of a day: 'd MMM y', in the letters of Unicode's locale data

    @cached_property
    def marks(self) -> dict[int, str]:
        """What Python writes in a number, and what stands there instead."""
        return str.maketrans({",": self.thousands, ".": self.decimal, "-": MINUS})

    @property
    def separators(self) -> str:
        """As Plotly wants them: the decimal mark, then what sets thousands apart."""
        return self.decimal + self.thousands

    @property
    def d3_day(self) -> str:
        """The day for a chart's hover: '%a %-d %b %Y'."""
        return f"%a {_FIELDS.sub(lambda field: _D3[field[0]], self.pattern)}"

    @property
    def moment_day(self) -> str:
        """The day for a table's column: 'D MMM YYYY'."""
        return _FIELDS.sub(lambda field: _MOMENT[field[0]], self.pattern)

    @property
    def field_day(self) -> str:
        """The day for an input, which takes digits only: 'DD/MM/YYYY'."""
        order = [field[0] for field in _FIELDS.findall(self.pattern)]
        mark = next((mark for mark in ".-" if mark in self.pattern), "/")
        return mark.join({"y": "YYYY", "M": "MM", "d": "DD"}[field] for field in order)


_locale: ContextVar[str] = ContextVar("locale", default=USUAL)


@contextmanager
def writing_for(locale: str | None) -> Iterator[None]:
    """Write for readers of this locale ('de-DE') inside; None or one nobody knows: as USUAL."""
    token = _locale.set(locale or USUAL)
    try:
        yield
    finally:
        _locale.reset(token)


def reader() -> str:
    """Return the locale that is written for now: part of the key of whatever keeps sentences."""
    return _locale.get()


def writing() -> Writing:
    """Return how the present reader writes."""
    return _of(_locale.get())


def written(value: float, decimals: int = 0) -> str:
    """Return a number with its thousands set apart and no trailing zeros.

    >>> written(12500.50, 2), written(3.0, 1), written(-0.01, 1)
    ('12,500.5', '3', '0')
    """
    text = fixed(value, decimals)
    mark = writing().decimal
    text = text.rstrip("0").rstrip(mark) if decimals else text
    return "0" if text == f"{MINUS}0" else text


def counted(count: float, noun: str) -> str:
    """Return a whole number with what it counts: one of it, or several.

    >>> counted(1, "set"), counted(0, "rep"), counted(1250, "landing")
    ('1 set', '0 reps', '1,250 landings')
    """
    return f"{written(count)} {noun}{'' if round(count) == 1 else 's'}"


def fixed(value: float, decimals: int) -> str:
    """Return a number with all its decimals: '1.20'."""
    return f"{value:,.{decimals}f}".translate(writing().marks)


def percent(share: float, decimals: int = 0) -> str:
    """Return a share in per cent: '58%'; some is never 0%, and nearly all never 100%.

    >>> percent(0.576), percent(0.004), percent(0.997), percent(0.0), percent(1.0), percent(0.0123, 1)
    ('58%', '<1%', '>99%', '0%', '100%', '1.2%')
    """
    least = 10.0**-decimals
    value = round(share * 100, decimals)
    if value == 0 and share > 0:
        return f"<{written(least, decimals)}%"
    if value == 100 and share < 1:  # noqa: PLR2004 - per cent
        return f">{written(100 - least, decimals)}%"
    return f"{written(value, decimals)}%"


def in_marks(sum_: str) -> str:
    """Return a sum written with decimal points, as Python writes it, with the reader's decimal mark."""
    return _POINT.sub(writing().decimal, sum_)


def short_day(day: date) -> str:
    """Return '13 Jan 2026'."""
    return _day(writing().pattern, day)


def long_day(day: date) -> str:
    """Return '13 January 2026'."""
    return _day(writing().pattern.replace("MMM", "MMMM"), day)


def day_of_year(day: date) -> str:
    """Return '13 Jan': a day whose year is told elsewhere."""
    return _day(_YEAR_APART.sub("", writing().pattern), day)


def month_of_year(day: date) -> str:
    """Return 'Jan 2026'."""
    pattern = writing().pattern
    if "MMM" in pattern:
        return f"{day:%b} {day.year}"
    mark = next((mark for mark in ".-" if mark in pattern), "/")
    parts = [f"{day.month:02}", f"{day.year:04}"]
    return mark.join(parts if pattern.index("M") < pattern.index("y") else parts[::-1])


def _day(pattern: str, day: date) -> str:
    return _FIELDS.sub(lambda field: _DAY[field[0]](day), pattern)


@lru_cache(maxsize=64)
def _of(tag: str) -> Writing:
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):  # a browser may say anything
        locale = Locale.parse(USUAL, sep="-")
    symbols = locale.number_symbols["latn"]
    return Writing(symbols["decimal"], symbols["group"], _pattern(locale))


def _pattern(locale: Locale) -> str:
    """Return how the locale orders a day, the year in full; without marks that only its own words need."""
    length = "medium" if locale.language == "en" else "short"
    pattern = re.sub(r"\s*'[^']*'\.?|[\u200e\u200f]", "", locale.date_formats[length].pattern)
    return re.sub("y+", "y", pattern)
