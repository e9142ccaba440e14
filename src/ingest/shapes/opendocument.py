"""The inside of an OpenDocument workbook (.ods): cells repeat by a count, dates are written out."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from src.ingest.shapes.grid import Cells, Enough, Grid, number_text, parse

Attributes = Mapping[str, str]

_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")


def sheets(parts: Mapping[str, bytes], rows: int) -> Iterator[tuple[str, Grid]]:
    """Yield name and cells of each sheet, in the order of the workbook; its first `rows` only."""
    content = _Content(rows)
    parse(parts["content.xml"], content)
    yield from ((name, cells.grid) for name, cells in content.sheets)


class _Content:
    """Collects the cells; a filled cell that repeats far beyond any log meets the caps of `Cells`."""

    def __init__(self, rows: int) -> None:
        self._most = rows
        self.sheets: list[tuple[str, Cells]] = []
        self._row = self._rows = self._column = 0
        self._line: list[tuple[int, str]] = []
        self._attributes: Attributes = {}
        self._pieces: list[str] = []
        self._in_text = self._in_note = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Take an element's beginning."""
        if name == "table:table":
            self.sheets.append((attributes.get("table:name", ""), Cells(self._most)))
            self._row = 0
        elif name == "table:table-row":
            self._rows, self._column, self._line = _count(attributes, "table:number-rows-repeated"), 0, []
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._attributes, self._pieces = attributes, []
        elif name == "text:p":
            if self._pieces and not self._in_note:
                self._pieces.append("\n")
            self._in_text += 1
        elif name == "office:annotation":
            self._in_note += 1
        elif name in {"text:s", "text:tab"} and not self._in_note:
            self._pieces.append(" " * min(_count(attributes, "text:c"), 100))

    def end(self, name: str) -> None:
        """Take an element's end."""
        if name == "text:p":
            self._in_text -= 1
        elif name == "office:annotation":
            self._in_note -= 1
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()

    def text(self, data: str) -> None:
        """Take text."""
        if self._in_text and not self._in_note:
            self._pieces.append(data)

    def _end_cell(self) -> None:
        repeats = _count(self._attributes, "table:number-columns-repeated")
        if text := self._value():
            # One cell beyond the last allowed column is enough to be refused for it.
            self._line += [(self._column + i, text) for i in range(min(repeats, 1_000))]
        self._column += repeats

    def _end_row(self) -> None:
        if self._line and self.sheets:
            # The sheets are in one document: the others are still to come when one has rows enough.
            with suppress(Enough):
                for row in range(self._row, self._row + self._rows):
                    for column, text in self._line:
                        self.sheets[-1][1].put(row, column, text)
        self._row += self._rows

    def _value(self) -> str:
        kind = self._attributes.get("office:value-type", "")
        if kind in {"float", "currency", "percentage"}:
            return number_text(self._attributes.get("office:value", "nan"))
        if kind == "date":
            return self._attributes.get("office:date-value", "").replace("T", " ").partition(".")[0]
        if kind == "time" and (found := _LENGTH.fullmatch(self._attributes.get("office:time-value", ""))):
            hours, minutes, seconds = (int(part or 0) for part in found.groups())
            return f"{hours}:{minutes:02}:{seconds:02}"
        return "".join(self._pieces).strip()


def _count(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 12 else 1  # noqa: PLR2004
