"""The cells of a sheet as they are found, and the XML parser they are found with."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from src.ingest.reject import Reject
from src.ingest.text import MAX_CELL, MAX_COLUMNS, MAX_ROWS

MAX_CELLS = 250_000  # ten filled columns for each of 25,000 sets

Grid = dict[int, dict[int, str]]  # row -> column -> text, both from 0; only cells with text

_DAY_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
_LAST_DAY = 2_958_465  # of the year 9999


class Enough(Exception):  # noqa: N818 - no error: the rows asked for are there
    """Raised where a sheet goes on behind the rows that were asked for."""


class Cells:
    """The cells of a sheet under the caps that hold for every table."""

    def __init__(self, rows: int = MAX_ROWS) -> None:
        """Take no more than `rows` of the sheet; `Enough` is raised at the first one beyond them."""
        self.grid: Grid = {}
        self._count = 0
        self._rows = rows

    def put(self, row: int, column: int, text: str) -> None:
        """Keep a cell; blank ones need no place."""
        if not text:
            return
        if row >= self._rows < MAX_ROWS:
            raise Enough
        if row >= MAX_ROWS or self._count >= MAX_CELLS:
            raise Reject("The sheet has far more cells than a training log. Save the log alone as CSV.")
        if column >= MAX_COLUMNS:
            raise Reject(f"Row {row + 1} of the sheet has more than {MAX_COLUMNS} columns; this is no log.")
        if len(text) > MAX_CELL:
            raise Reject(f"A cell in row {row + 1} of the sheet has more than {MAX_CELL:,} characters.")
        self._count += 1
        self.grid.setdefault(row, {})[column] = text


def parse(data: bytes, handler: Any) -> None:  # noqa: ANN401 - an object with any of start, end and text
    """Run the XML past the handler; names come without their namespace prefix.

    Raises:
        Reject: the XML declares entities, which no workbook does and which can be made to explode.
        xml.parsers.expat.ExpatError: it is no XML.

    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position


def _refuse_doctype(*_: object) -> None:
    raise Reject("The workbook declares XML entities, which no spreadsheet program writes. It was not read.")


@lru_cache(maxsize=65_536)
def date_text(serial: float, *, since_1904: bool = False) -> str:
    """Return the date a spreadsheet keeps as days since 1900, to the second; a time alone as 1:02:03."""
    days = serial + (1462 if since_1904 else 0)
    if not 0 <= days <= _LAST_DAY:
        return f"{serial:.10g}"
    moment = _DAY_ZERO + timedelta(seconds=round(days * 86_400))
    if days < 1:
        return f"{moment:%H:%M:%S}"
    return f"{moment:%Y-%m-%d}" if moment.time() == _DAY_ZERO.time() else f"{moment:%Y-%m-%d %H:%M:%S}"


@lru_cache(maxsize=65_536)
def number_text(text: str) -> str:
    """Return a number as a person would have typed it: 102.5 for 102.50000000000001, 8 for 8.0."""
    value = float(text)
    return f"{value:.15g}"
