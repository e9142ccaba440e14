"""Headers of two lines: `Set 1` above `kg` and `reps`."""

from dataclasses import replace

from src.ingest.mapping.words import heading, unit_of
from src.ingest.text import Row, TextTable


def with_one_header(table: TextTable) -> TextTable:
    """Return the table with its second header line joined to the first, where it has one.

    A second header line holds nothing but words for what stands in a column; a cell of the first line goes on
    over the blank ones beside it.
    """
    if not table.rows or not _is_header(table.rows[0]):
        return table
    above, names = "", list[str]()
    for top, sub in zip(table.header, (cell.strip() for cell in table.rows[0]), strict=True):
        above = top or above
        names.append(f"{above} {sub}".strip() if sub else top)
    return replace(
        table,
        header=names,
        rows=table.rows[1:],
        lines=table.lines[1:],
        remarks=(*table.remarks, f"Line {table.lines[0]} was read as a second line of the header."),
    )


def _is_header(cells: Row) -> bool:
    words = [cell.strip() for cell in cells if cell.strip()]
    return bool(words) and all(_names_a_column(word) for word in words)


def _names_a_column(text: str) -> bool:
    head = heading(text)
    return not any(c.isdigit() for c in text) and (
        (head.exact and head.role is not None) or bool(unit_of(text.casefold()))
    )
