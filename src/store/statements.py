"""The store's own SQL, by name."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

Params = Mapping[str, object]

_FOLDER = Path(__file__).parent / "sql"


@cache
def statement(name: str) -> str:
    """Return the text of `sql/<name>.sql`."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def one_row(cursor: duckdb.DuckDBPyConnection, sql: str, params: Params) -> tuple[Any, ...] | None:
    """Return the first row of the statement, None when it has none."""
    rows: list[tuple[Any, ...]] = cursor.execute(sql, dict(params)).fetchall()
    return rows[0] if rows else None


def number(cursor: duckdb.DuckDBPyConnection, sql: str, params: Params) -> int:
    """Return the one whole number the statement yields; for a change, how many rows it touched."""
    row = one_row(cursor, sql, params)
    if row is None:
        raise LookupError(f"no row from: {sql}")
    return int(row[0])
