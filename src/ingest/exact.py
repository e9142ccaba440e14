"""Our own exact format: every set of one app as it is in the log, so that reading it back gives the same log.

A table as CSV. Texts are JSON strings, so that a missing text and an empty one differ and no character is
lost; numbers are written with all their digits; a cell without anything is null. It is for this program. What
a spreadsheet should open is written by `src.report`.
"""

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final

import pyarrow as pa

from src.ingest.reject import Reject, quoted
from src.ingest.text import TextTable
from src.store.schema import KINDS, LOAD_BASES, SETS_SCHEMA

MARK: Final = "hindsight_exact_1"  # the first column: what this is, and in which version
HEADER: Final = (MARK, "source", "unit", *SETS_SCHEMA.names)
_ALLOWED: Final = {"kind": KINDS, "load_basis": LOAD_BASES}


def is_exact(header: Sequence[str]) -> bool:
    """Return whether a table is in this format."""
    return tuple(header) == HEADER


def write_exact(source: str, unit: str | None, sets: pa.Table) -> bytes:
    """Return the sets of one source as a CSV; `sets` has the columns of SETS_SCHEMA."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    columns = [sets[name].cast(SETS_SCHEMA.field(name).type).to_pylist() for name in SETS_SCHEMA.names]
    said = [_cell(source), _cell(unit)]
    writer.writerows([1, *said, *map(_cell, row)] for row in zip(*columns, strict=True))
    return text.getvalue().encode()


def read_exact(table: TextTable) -> tuple[str, str | None, pa.Table]:
    """Return source, unit and sets of a table in this format.

    Raises:
        Reject: a row is not as this program writes it, or the file holds the sets of several apps.

    """
    if table.skipped:
        raise Reject(f"Line {table.skipped[0].line}: {table.skipped[0].reason}. {_ANEW}")
    rows = [_row(cells, line) for cells, line in zip(table.rows, table.lines, strict=True)]
    if not rows:
        raise Reject("This file has a header and no set. Nothing was imported.")
    sources = {(row["source"], row["unit"]) for row in rows}
    if len(sources) > 1:
        raise Reject("The file holds the sets of several apps. Import one file for each of them.")
    ((source, unit),) = sources
    return source, unit, pa.Table.from_pylist(rows, schema=SETS_SCHEMA)


_ANEW: Final = "The file was changed after it was written: export it again."


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    return json.dumps(value) if isinstance(value, str) else repr(value)


def _row(cells: Sequence[str], line: int) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, cell in zip(HEADER[1:], cells[1:], strict=True):
        try:
            row[name] = _value(name, cell)
        except (ValueError, OverflowError):
            raise Reject(f"Line {line}: {name} {quoted(cell)} cannot be read. {_ANEW}") from None
    return row


def _value(name: str, cell: str) -> Any:  # noqa: ANN401 - a value of the column
    field = SETS_SCHEMA.field(name) if name in SETS_SCHEMA.names else pa.field(name, pa.string())
    if not cell:
        if not field.nullable or name == "source":
            raise ValueError
        return None
    value = _parser(field.type)(cell)
    if value not in _ALLOWED.get(name, (value,)):
        raise ValueError
    return value


def _parser(kind: pa.DataType) -> Callable[[str], Any]:
    if pa.types.is_timestamp(kind):
        return datetime.fromisoformat
    if pa.types.is_date(kind):
        return date.fromisoformat
    if pa.types.is_floating(kind):
        return _finite
    return int if pa.types.is_integer(kind) else _text


def _finite(cell: str) -> float:
    number = float(cell)
    if number - number != 0:
        raise ValueError
    return number


def _text(cell: str) -> str:
    text = json.loads(cell)
    if not isinstance(text, str):
        raise ValueError  # noqa: TRY004 - any fault of a cell is one
    return text
