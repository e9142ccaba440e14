"""The inside of an Excel workbook (.xlsx): sheets, shared texts, and which numbers are dates."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache

from src.ingest.shapes.grid import Cells, Enough, Grid, date_text, number_text, parse

Attributes = Mapping[str, str]

_LETTERS = re.compile(r"[A-Z]{1,3}")
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_A_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # quoted text, escapes, colours and locales
_DATE_CODE = re.compile(r"[ymdhs]", re.IGNORECASE)


def sheets(parts: Mapping[str, bytes], rows: int) -> Iterator[tuple[str, Grid]]:
    """Yield name and cells of each sheet, in the order of the workbook; its first `rows` only."""
    book, links = _Book(), _Links()
    parse(parts["xl/workbook.xml"], book)
    parse(parts["xl/_rels/workbook.xml.rels"], links)
    texts, styles = _Texts(), _Styles()
    if "xl/sharedStrings.xml" in parts:
        parse(parts["xl/sharedStrings.xml"], texts)
    if "xl/styles.xml" in parts:
        parse(parts["xl/styles.xml"], styles)
    for name, link in book.sheets:
        part = links.targets.get(link, "")
        path = part.removeprefix("/") if part.startswith("/") else f"xl/{part}"
        if path in parts and "worksheet" in path:
            sheet = _Sheet(texts.found, styles.dates, Cells(rows), since_1904=book.since_1904)
            with suppress(Enough):
                parse(parts[path], sheet)
            yield name, sheet.cells.grid


@lru_cache(maxsize=1_000)
def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Handler:
    """Ignores everything; the parts override what they need."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take an element's beginning."""

    def end(self, name: str) -> None:
        """Take an element's end."""

    def text(self, data: str) -> None:
        """Take text."""


class _Book(_Handler):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if _local(name) == "sheet":
            link = next(
                (value for key, value in attributes.items() if _local(key) == "id" and ":" in key), ""
            )
            self.sheets.append((attributes.get("name", ""), link))
        elif _local(name) == "workbookPr":
            self.since_1904 = attributes.get("date1904") in {"1", "true"}


class _Links(_Handler):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if _local(name) == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Texts(_Handler):
    """The texts that cells share; a text may be in several runs, and phonetic hints are not part of it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] | None = None
        self._hint = False

    def start(self, name: str, attributes: Attributes) -> None:
        del attributes
        if _local(name) == "si":
            self.found.append("")
        elif _local(name) == "t" and not self._hint:
            self._pieces = []
        elif _local(name) == "rPh":
            self._hint = True

    def end(self, name: str) -> None:
        if _local(name) == "t" and self._pieces is not None and self.found:
            self.found[-1] += "".join(self._pieces)
            self._pieces = None
        elif _local(name) == "rPh":
            self._hint = False

    def text(self, data: str) -> None:
        if self._pieces is not None:
            self._pieces.append(data)


class _Styles(_Handler):
    """Which cell styles show a number as a date."""

    def __init__(self) -> None:
        self.dates: list[bool] = []
        self._custom: dict[str, bool] = {}
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        local = _local(name)
        if local == "numFmt":
            code = _NOT_A_CODE.sub("", attributes.get("formatCode", ""))
            self._custom[attributes.get("numFmtId", "")] = _DATE_CODE.search(code) is not None
        elif local == "cellXfs":
            self._in_cells = True
        elif local == "xf" and self._in_cells:
            number = attributes.get("numFmtId", "0")
            built_in = number.isdecimal() and len(number) < 4 and int(number) in _BUILT_IN_DATES  # noqa: PLR2004
            self.dates.append(self._custom.get(number, built_in))

    def end(self, name: str) -> None:
        if _local(name) == "cellXfs":
            self._in_cells = False


class _Sheet(_Handler):
    """The cells of one sheet: a formula counts with the value it last had."""

    def __init__(self, texts: list[str], dates: list[bool], cells: Cells, *, since_1904: bool) -> None:
        self.cells = cells
        self._texts, self._dates, self._since_1904 = texts, dates, since_1904
        self._row = self._column = -1
        self._kind, self._is_date = "n", False
        self._pieces: list[str] = []
        self._taking = False

    def start(self, name: str, attributes: Attributes) -> None:
        local = _local(name)
        if local == "c":
            self._column += 1
            if place := attributes.get("r"):
                self._column = _column(place.rstrip("0123456789"))
            self._kind = attributes.get("t", "n")
            style = attributes.get("s", "")
            self._is_date = (
                style.isdecimal() and int(style[:6]) < len(self._dates) and self._dates[int(style[:6])]
            )
            self._pieces = []
        elif local in {"v", "t"}:
            self._taking = True
        elif local == "row":
            number = attributes.get("r", "")
            self._row = int(number[:8]) - 1 if number.isdecimal() else self._row + 1
            self._column = -1

    def end(self, name: str) -> None:
        local = _local(name)
        if local in {"v", "t"}:
            self._taking = False
        elif local == "c" and self._pieces:
            self.cells.put(self._row, self._column, self._value("".join(self._pieces)))

    def text(self, data: str) -> None:
        if self._taking:
            self._pieces.append(data)

    def _value(self, raw: str) -> str:
        if self._kind == "s":
            return self._texts[int(raw)] if int(raw) < len(self._texts) else ""
        if self._kind == "n":
            return date_text(float(raw), since_1904=self._since_1904) if self._is_date else number_text(raw)
        if self._kind == "b":
            return "true" if raw == "1" else "false"
        return raw.replace("T", " ") if self._kind == "d" else raw


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    if not _LETTERS.fullmatch(letters):
        raise ValueError(f"{letters} is no column")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
