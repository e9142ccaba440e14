"""Reading data/catalog: CSV rows that remember where they stand, so that an error can say where to look."""

import csv
import io
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass

from src.catalog.normalise import normalise


class CatalogError(Exception):
    """The catalogue's tables contradict themselves; the message names file, line, column and what to do."""


@dataclass(slots=True)
class Row:
    """One line of a table."""

    file: str
    line: int
    columns: Mapping[str, int]  # shared by the rows of a table: a column's place in `cells`
    cells: list[str]

    def cell(self, column: str) -> str:
        """Return a cell without outer blanks, empty or not."""
        return self.cells[self.columns[column]].strip()

    def error(self, column: str, problem: str) -> CatalogError:
        """Return the sentence that names the place and the problem."""
        return CatalogError(f"{self.file}, line {self.line}, column {column}: {problem}")

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.cells[self.columns[column]].strip()
        if not value:
            raise self.error(column, "the cell is empty. Fill it in, or delete the line.")
        return value

    def key(self, column: str) -> str:
        """Return a name as it is compared; empty after normalising is an error."""
        key = normalise(self.text(column))
        if not key:
            raise self.error(column, f"'{self.text(column)}' has no letters. Write a name.")
        return key

    def optional(self, column: str) -> str | None:
        """Return a cell that may be empty."""
        return self.cell(column) or None

    def one_of(self, column: str, allowed: Collection[str]) -> str:
        """Return a cell that must be one of a closed list."""
        value = self.text(column)
        if value not in allowed:
            raise self.error(column, f"'{value}' is not allowed. Use one of: {', '.join(allowed)}.")
        return value

    def known(self, column: str, ids: Container[str], table: str) -> str:
        """Return a cell that must be an id of another table."""
        value = self.text(column)
        if value not in ids:
            raise self.error(column, f"'{value}' is not in {table}. Correct the id, or add it to {table}.")
        return value

    def truth(self, column: str) -> bool:
        """Return a yes/no cell."""
        return self.one_of(column, ("yes", "no")) == "yes"

    def whole(self, column: str) -> int:
        """Return a whole number."""
        value = self.text(column)
        if not value.isdecimal():
            raise self.error(column, f"'{value}' is not a whole number. Write digits only.")
        return int(value)


def read_table(file: str, data: bytes, columns: Sequence[str]) -> list[Row]:
    """Return the rows of a table whose header must be exactly `columns`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogError(f"{file}: not UTF-8 at byte {error.start}. Save the file as UTF-8.") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    places = {column: place for place, column in enumerate(columns)}
    rows: list[Row] = []
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if header != list(columns):
            raise CatalogError(
                f"{file}, line 1: the columns are '{','.join(header)}'. Write exactly '{','.join(columns)}'."
            )
        for cells in reader:
            if not any(cells):
                continue
            if len(cells) != len(columns):
                raise CatalogError(
                    f"{file}, line {reader.line_num}: {len(cells)} cells, the header has {len(columns)}. "
                    "Put quotes around a cell that contains a comma."
                )
            rows.append(Row(file, reader.line_num, places, cells))
    except csv.Error as error:
        raise CatalogError(f"{file}, line {reader.line_num}: {error}. Check the quotes.") from error
    return rows


def unique(rows: Sequence[Row], column: str) -> dict[str, Row]:
    """Return the rows by id; a second use of an id is an error."""
    by_id: dict[str, Row] = {}
    for row in rows:
        value = row.text(column)
        if value in by_id:
            raise row.error(
                column, f"'{value}' is already used on line {by_id[value].line}. Rename or delete one."
            )
        by_id[value] = row
    return by_id
