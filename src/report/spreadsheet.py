"""Tables for a spreadsheet, in which no cell of a log is a formula.

A spreadsheet runs a cell that starts like a formula, and a log can come from anybody. The rule is OWASP's on
CSV injection: an apostrophe in front, which spreadsheets take for the mark of a text.
"""

import csv
import io
import re

import pandas as pd

# Full-width forms are read as the others are.
_FORMULA = re.compile("[\t\r\n]|\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]")


def inert(text: str) -> str:
    """Return the text of a cell with an apostrophe before it where it would start a formula.

    >>> inert("=1+1"), inert("Deadlift")
    ("'=1+1", 'Deadlift')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def inert_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with every text made inert; numbers, dates and missing values are left alone."""
    texts = frame.select_dtypes(["str", "object"])
    return frame.assign(
        **{str(name): column.map(_inert_cell, na_action="ignore") for name, column in texts.items()}
    )


def inert_csv(data: bytes) -> bytes:
    """Return a CSV table in UTF-8, all of whose cells are text, with every cell made inert."""
    rows = csv.reader(io.StringIO(data.decode(), newline=""))
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _inert_cell(value: object) -> object:
    return inert(value) if isinstance(value, str) else value
