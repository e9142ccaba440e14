"""Files as people choose them: one export, or an archive or workbook of several, each imported by itself."""

import csv
import io
from collections.abc import Iterator
from typing import Literal

from src.ingest.importer import Names, import_export
from src.ingest.mapping import MappedReader
from src.ingest.mapping.own import is_own_log, own_reader
from src.ingest.readers import is_known
from src.ingest.reject import Reject
from src.ingest.report import ImportReport
from src.ingest.shapes.archive import is_zip, members
from src.ingest.shapes.workbook import WORKBOOK, tables
from src.ingest.text import TextTable
from src.store.errors import StoreError
from src.store.protocol import Store

_FIRST_ROWS, _SEVERAL = 200, 2


def expand(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """Return the exports in a chosen file, each with a name to show: mostly the file itself.

    A zip archive gives its files, a workbook in which readers know several sheets gives each as CSV.

    Raises:
        Reject: the archive or the workbook cannot be opened safely.

    """
    if not is_zip(data) or WORKBOOK.fits(data):
        return _sheets(name, data)
    found = members(data)
    if not found:
        raise Reject("The zip archive is empty. Choose the file your app exported.")
    return [part for inner, content in found for part in _inner(f"{name}: {inner}", content)]


def import_file(  # noqa: PLR0913 - the arguments of the use case, most by keyword
    store: Store,
    athlete_id: str,
    name: str,
    data: bytes,
    *,
    catalog: Names,
    unit: Literal["kg", "lb"] | None = None,
    dry_run: bool = False,
    keep_later: bool = False,
) -> Iterator[tuple[str, ImportReport | Reject | StoreError]]:
    """Import every export in a chosen file; yield its name and its report, or why it was refused.

    A refusal of one does not stop the others. Lines and times are each export's own.
    """
    try:
        exports = expand(name, data)
    except Reject as error:
        yield name, error
        return
    for inner, content in exports:
        try:
            report = import_export(
                store,
                athlete_id,
                inner,
                content,
                catalog=catalog,
                unit=unit,
                dry_run=dry_run,
                keep_later=keep_later,
            )
        except (Reject, StoreError) as error:
            yield inner, error
        else:
            yield inner, report


def _inner(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """Return the sheets of a workbook in an archive; a bad one is left for the import to refuse."""
    try:
        return _sheets(name, data)
    except Reject:
        return [(name, data)]


def _sheets(name: str, data: bytes) -> list[tuple[str, bytes]]:
    if not WORKBOOK.fits(data):
        return [(name, data)]
    # The first rows tell whether there are several logs; one sheet is read from the workbook itself.
    first = tables(data, _FIRST_ROWS)
    if len(first) < _SEVERAL or len(_logs(first)) < _SEVERAL:
        return [(name, data)]
    titles = {table.title for table in _logs(first)}
    return [(f"{name}: {table.title}", _as_csv(table)) for table in tables(data) if table.title in titles]


def _logs(sheets: list[TextTable]) -> list[TextTable]:
    """Return the sheets that hold logs of apps or, where none does, those that can be read without asking."""
    known = [table for table in sheets if is_known(table)]
    return known or [table for table in sheets if is_own_log(table, None, {})]


def _as_csv(table: TextTable) -> bytes:
    """Return a sheet as CSV whose lines are the sheet's rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    # A sheet that is named for its one exercise loses its name as CSV: it becomes a column.
    reader = None if is_known(table) else own_reader(table, None, {})
    exercise = reader.mapping.exercise if isinstance(reader, MappedReader) else ""
    writer.writerow([*table.header, *(["Exercise"] if exercise else [])])
    at = 1
    for line, row in zip(table.lines, table.rows, strict=True):
        text.write("\n" * (line - at - 1))
        writer.writerow([*row, *([exercise] if exercise else [])])
        at = line
    return text.getvalue().encode()
