"""Excel and OpenDocument workbooks: every sheet becomes a table, cells as text the readers know.

Both formats are XML in a zip archive. They are read here as a stream, cell by cell under caps, with the
standard library's parser: calamine lays a sheet out as a rectangle first, and a kilobyte that names two far
corners makes it ask for half a terabyte and take the whole process down.
"""

from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from src.ingest.reject import Reject
from src.ingest.shapes import opendocument, spreadsheetml
from src.ingest.shapes.archive import is_zip, members
from src.ingest.shapes.grid import Grid
from src.ingest.shapes.shape import Shape, text_table
from src.ingest.text import (
    LEAST_COLUMNS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TITLE,
    Skip,
    TextTable,
    below_title,
    without_repeats,
)

MAX_UNPACKED = 40_000_000
MAX_PARTS = 500

Sheets = Callable[[Mapping[str, bytes], int], Iterator[tuple[str, Grid]]]


def _fits(head: bytes) -> bool:
    """Return whether the first file in the archive is one that Office documents begin with."""
    first = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    return is_zip(head) and first.startswith(
        (b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"mimetype")
    )


def tables(data: bytes, rows: int = MAX_ROWS) -> list[TextTable]:
    """Return the sheets that hold a table; of each, its first `rows` only.

    Raises:
        Reject: the workbook is damaged, too large, or holds no table.

    """
    parts = dict(members(data, total=MAX_UNPACKED, most=MAX_PARTS))
    try:
        grids = list(_sheets(parts)(parts, rows))
    except (expat.ExpatError, KeyError, ValueError, OverflowError) as error:
        raise Reject(
            "This is an Excel workbook, or another, that is damaged. Save it again, or save the log as CSV."
        ) from error
    found = [table for name, grid in grids if (table := _table(name, grid))]
    if not found:
        raise Reject("No sheet of the workbook holds a table. Choose the workbook that has the log.")
    return found


def _sheets(parts: Mapping[str, bytes]) -> Sheets:
    if "xl/workbook.xml" in parts:
        return spreadsheetml.sheets
    if "content.xml" in parts and b"spreadsheet" in parts.get("mimetype", b"spreadsheet"):
        return opendocument.sheets
    if "xl/workbook.bin" in parts:
        raise Reject("This is a binary Excel workbook (.xlsb). Save it as .xlsx or as CSV and choose that.")
    raise Reject(
        "This is an Office document, but no workbook. Export the log from your app and choose that file."
    )


def _table(name: str, grid: Grid) -> TextTable | None:
    """Return a sheet as a table under its first row, or None if it has no such thing."""
    filled = sorted(grid)
    if len(filled) < 2:  # noqa: PLR2004 - a header and a row
        return None
    first, *rest = filled[_below_title([len(grid[row]) for row in filled[:MAX_TITLE]]) :]
    width = max(grid[first]) + 1
    if width > MAX_COLUMNS:
        raise Reject(f"The sheet '{name}' has {width:,} columns; at most {MAX_COLUMNS} are read.")
    header = [grid[first].get(column, "").strip() for column in range(width)]
    rows, lines, skipped = [], [], []
    for number in rest:
        if max(grid[number]) >= width:
            skipped.append(
                Skip(
                    number + 1, f"a cell in column {max(grid[number]) + 1}, where the header ends at {width}"
                )
            )
            continue
        rows.append([grid[number].get(column, "") for column in range(width)])
        lines.append(number + 1)
    rows, lines, passed_over = without_repeats(header, rows, lines)
    remarks = [f"Lines are rows of the sheet '{name}'.", *passed_over]
    if first != filled[0]:
        remarks.append(below_title(first + 1))
    return text_table(header, rows, lines, encoding="workbook", skipped=skipped, remarks=remarks, title=name)


def _below_title(filled: list[int]) -> int:
    """Return the place of the header among the first rows, by how many cells each fills."""
    if filled[0] >= LEAST_COLUMNS:
        return 0
    return next((n for n, count in enumerate(filled[:-1]) if min(count, filled[n + 1]) >= LEAST_COLUMNS), 0)


WORKBOOK = Shape("workbook", _fits, tables)
