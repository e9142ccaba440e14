"""What a shape is: a file format that is no table, and how its bytes become tables of text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from src.ingest.reject import LONGEST_QUOTE, Reject
from src.ingest.text import MAX_CELL, MAX_LINES, Row, Skip, TextTable

T = TypeVar("T")

MAX_ENTRIES = 60_000  # sets and rests: thirty a session, three sessions a week, for twelve years
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
        Reject: a cell is too long.

    """
    clean = [_clean(row) for row in rows]
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


def text_lines(text: str) -> list[str]:
    """Return the lines of a text with their ends, when it has no more than a log can have."""
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise Reject(f"The file has more than {MAX_LINES:,} lines; a training log is far shorter.")
    return text.splitlines(keepends=True)


def capped(entries: Iterable[T]) -> Iterator[T]:
    """Yield the entries of a file, and refuse it at the one that is too many: before memory is filled."""
    for number, entry in enumerate(entries):
        if number >= MAX_ENTRIES:
            raise Reject(f"The file has more than {MAX_ENTRIES:,} entries; a training log is far shorter.")
        yield entry


def written(value: object) -> str:
    """Return a value of a document or a database as a cell's text; nothing for null and for not-a-number."""
    if value is None or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, int, float)):
        return str(value)[:LONGEST_QUOTE]
    return f"{value!r}"[:LONGEST_QUOTE]  # a list where a number belongs: the reader reports it


def _clean(row: Row) -> Row:
    """Return the cells without what no text may hold: NUL characters and halves of characters."""
    whole = "".join(row)
    if whole.isascii() and "\x00" not in whole:
        return row
    return [cell.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8") for cell in row]
