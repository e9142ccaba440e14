"""Rows that an app tore at a comma it did not quote: put together the first way that fits all columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from src.analytics.written import counted
from src.ingest.reader import normalised
from src.ingest.text import Row, TextTable, with_taken_back

Tests = Mapping[str, Callable[[str], bool]]


def with_torn_rows_joined(
    table: TextTable, names: Mapping[str, str], torn: Sequence[str], tests: Tests
) -> TextTable:
    """Return the table with the rows back that have too many cells because a text was not quoted.

    `torn` are the canonical columns of free text, the likeliest first; all surplus cells are given to one of
    them. `tests` say what the cells of the other columns look like: a row that fits nowhere stays skipped.
    """
    column = {names[name]: i for i, name in enumerate(map(normalised, table.header)) if name in names}
    places = [column[name] for name in torn if name in column]
    checks = [(column[name], test) for name, test in tests.items() if name in column]
    width = len(table.header)
    back = {
        line: fitting[0]
        for line, cells in table.ragged.items()
        if (fitting := [row for row in _joined(cells, width, places, table.delimiter) if _fits(row, checks)])
    }
    return with_taken_back(
        table, back, f"{counted(len(back), 'row')} had a text that is not quoted; it was put together."
    )


def _joined(cells: Row, width: int, places: Sequence[int], delimiter: str) -> Iterator[Row]:
    surplus = len(cells) - width
    if surplus > 0:
        for at in places:
            end = at + surplus + 1
            yield [*cells[:at], delimiter.join(cells[at:end]), *cells[end:]]


def _fits(row: Row, checks: Sequence[tuple[int, Callable[[str], bool]]]) -> bool:
    return all(test(row[i].strip()) for i, test in checks)
