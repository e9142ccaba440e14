"""What both homes can keep: texts without the character NUL, numbers that are finite."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from src.store.errors import StoreError

_NUL, _INSTEAD = "\x00", "\ufffd"  # PostgreSQL keeps no NUL in a text


def without_nul(text: str) -> str:
    """Return the text with U+FFFD for NUL."""
    return text.replace(_NUL, _INSTEAD)


def plain_params(params: Mapping[str, object] | None) -> dict[str, Any]:
    """Return the parameters of a statement, their texts without NUL."""
    return {
        name: without_nul(value) if isinstance(value, str) else value
        for name, value in (params or {}).items()
    }


def plain_rows(rows: pa.Table, file_name: str) -> pa.Table:
    """Return a file's rows, their texts without NUL; StoreError where a number is infinite or none."""
    for place, column in enumerate(rows.schema):
        values = rows[column.name]
        if pa.types.is_string(column.type):
            rows = rows.set_column(place, column, pc.replace_substring(values, _NUL, _INSTEAD))
        elif pa.types.is_floating(column.type) and pc.all(pc.is_finite(values)).as_py() is False:
            at = pc.index(pc.is_finite(values), value=False).as_py()
            raise StoreError(
                f"Row {at + 1:,} of what was read from {file_name} has a {column.name} that is not a finite "
                "number, so nothing was imported. Correct it in the app or the file, then add it again."
            )
    return rows
