"""Why a cell holds no reps or no load, in the words of a refusal: a range, or a date a spreadsheet made."""

import re

from src.ingest.date_words import month_of, plain_letters
from src.ingest.dates import is_date
from src.ingest.reject import quoted

_RANGE = re.compile(r"\d{1,3}\s?(?:-|\u2013|\u2014|to|bis)\s?\d{1,3}", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS = re.compile(r"[^\W\d_]{3,}")


def why_no_reps(text: str, otherwise: str = "cannot be read as sets") -> str:
    """Return why a cell cannot be read as sets of reps: "'5-Aug' is a date, ..."."""
    if _RANGE.fullmatch(text.strip()):
        return f"{quoted(text)} is a range: that is a plan, and the reps that were done are not in it"
    return _made_a_day(text, "reps such as 5-8 or 5/5/5") or f"{quoted(text)} {otherwise}"


def why_no_load(text: str) -> str:
    """Return why a cell cannot be read as a load: "'02. Mai' is a date, ..."."""
    return _made_a_day(text, "loads such as 2.5") or f"{quoted(text)} is not a load"


def is_full_date(text: str) -> bool:
    """Return whether a cell is a date with a year of four digits, and no list of reps."""
    return bool(_YEAR.search(text)) and is_date(text)


def _made_a_day(text: str, of: str) -> str:
    """Return what a spreadsheet made of a cell and what to do, where it made a date of it; else nothing."""
    if not _is_day(text):
        return ""
    return (
        f"{quoted(text)} is a date, which a spreadsheet makes of {of}: format the column as text and "
        "type them again"
    )


def _is_day(text: str) -> bool:
    """Return whether a cell is a date, or a day and a month as spreadsheets write it: '5-Aug', '05. Mai'."""
    words = _WORDS.findall(text)
    a_month = len(words) == 1 and month_of(plain_letters(words[0])) is not None
    return (a_month and any(char.isdigit() for char in text)) or is_date(text)
