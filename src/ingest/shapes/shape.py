"""What a shape is: a file format that is no table, and how its bytes become tables of text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from src.ingest.reject import LONGEST_QUOTE, Reject
from src.ingest.text import MAX_CELL, MAX_ROWS, Row, Skip, TextTable

HEAD = 65_536  # how much of a file a shape may look at to know it


@dataclass(frozen=True)
class Shape:
    """One file format. `fits` sees the first HEAD bytes; `unpack` gets them all and may raise Reject."""

    name: str
    fits: Callable[[bytes], bool]
    unpack: Callable[[bytes], list[TextTable]]


def text_table(
    header: Sequence[str],
    rows: Sequence[Row],
    lines: Sequence[int],
    *,
    encoding: str,
    skipped: Iterable[Skip] = (),
    remarks: Iterable[str] = (),
    title: str = "",
) -> TextTable:
    """Return unpacked rows as a table under the caps that hold for every table.

    `lines` say where a person finds each row: a line of the file, or the number of the entry.

    Raises:
        Reject: there are too many rows, or a cell is too long.

    """
    if len(rows) > MAX_ROWS:
        raise Reject(f"The file has more than {MAX_ROWS:,} entries; a training log is far shorter.")
    clean = [[_clean(cell) for cell in row] for row in rows]
    for row, line in zip(clean, lines, strict=True):
        if max(map(len, row), default=0) > MAX_CELL:
            raise Reject(
                f"A text in entry {line} has more than {MAX_CELL:,} characters; this is no training log."
            )
    return TextTable(
        header=header,
        rows=clean,
        lines=lines,
        delimiter=",",
        encoding=encoding,
        skipped=tuple(skipped),
        remarks=tuple(remarks),
        title=title,
    )


def written(value: object) -> str:
    """Return a value of a document or a database as a cell's text; nothing for null and for not-a-number."""
    if value is None or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, int, float)):
        return str(value)[:LONGEST_QUOTE]
    return f"{value!r}"[:LONGEST_QUOTE]  # a list where a number belongs: the reader reports it


def _clean(cell: str) -> str:
    """Return the cell without what no text may hold: NUL characters and halves of characters."""
    if cell.isascii() and "\x00" not in cell:
        return cell
    return cell.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
