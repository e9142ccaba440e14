"""The tables of the log as both databases hold them, and their rows on the way between the two."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import duckdb
import pyarrow as pa
from pyarrow import csv

from src.store.migrate import known_migrations
from src.store.postgres.server import Connection

Cursor = duckdb.DuckDBPyConnection

# What a change is written back by, after athlete_id: all rows of a key are replaced together.
KEYS: dict[str, tuple[str, ...]] = {
    "athletes": (),
    "imports": ("import_id",),
    "sets": ("series_id", "set_key", "import_id"),
    "removed_sets": ("series_id", "set_key", "import_id"),
    "bodyweights": ("import_id",),
    "set_corrections": ("correction_id",),
}
# Rows of a file lie together and in their order, as in the embedded home.
_ORDERS = {"sets": "import_id, started_at, workout_key, order_in_workout, set_no, set_key"}

_ARROW = {
    "VARCHAR": pa.string(),
    "UUID": pa.string(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
}
_AS_CSV = csv.WriteOptions(include_header=False, quoting_style="needed")


@dataclass(frozen=True)
class Table:
    """A table of the log: its name and, column by column, DuckDB's name of the type."""

    name: str
    columns: tuple[tuple[str, str], ...]

    @property
    def names(self) -> str:
        """The columns, for a statement."""
        return ", ".join(name for name, _ in self.columns)

    def type_of(self, column: str) -> str:
        """Return the type of a column, which both databases know by this name."""
        return next(kind for name, kind in self.columns if name == column)


@dataclass(frozen=True)
class LogSchema:
    """What one athlete's log is made of, as DuckDB makes it."""

    tables: tuple[Table, ...]
    ddl: str  # the tables and the views over them


@contextmanager
def embedded_schema() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a DuckDB with the tables of the embedded home and no rows."""
    with duckdb.connect(":memory:") as database:
        for step in known_migrations():
            database.execute(step.sql)
        yield database


@cache
def log_schema() -> LogSchema:
    """Return the shape of the log after all migrations of the embedded home."""
    with embedded_schema() as database:
        made = dict(
            database.execute("select table_name, sql from duckdb_tables() where not internal").fetchall()
        )
        views = database.execute(
            "select sql from duckdb_views() where not internal order by view_oid"
        ).fetchall()
        columns = database.execute(
            """
            select table_name, column_name, data_type from duckdb_columns()
            where not internal order by column_index
            """
        ).fetchall()
    tables = tuple(
        Table(name, tuple((column, kind) for table, column, kind in columns if table == name))
        for name in KEYS
    )
    return LogSchema(tables, "\n".join([*(made[name] for name in KEYS), *(view for (view,) in views)]))


def copy_out(connection: Connection, table: Table, athlete_id: str) -> pa.Table:
    """Return an athlete's rows of a table; row-level security lets no others through."""
    query = f"select {table.names} from {table.name} where athlete_id = %s"
    if table.name in _ORDERS:
        query += f" order by {_ORDERS[table.name]}"
    with connection.cursor().copy(f"copy ({query}) to stdout (format csv)".encode(), [athlete_id]) as copy:
        text = b"".join(copy)
    return _parsed(text, table)


def copy_in(connection: Connection, table: Table, rows: pa.Table) -> None:
    """Add rows to a table. COPY cannot write under row-level security: they pass by another table."""
    passing = f"incoming_{table.name}"
    shape = f"select {table.names} from {table.name} with no data"
    connection.execute(f"create temp table {passing} on commit drop as {shape}".encode())
    text = io.BytesIO()
    csv.write_csv(rows, text, write_options=_AS_CSV)
    with connection.cursor().copy(f"copy {passing} ({table.names}) from stdin (format csv)".encode()) as copy:
        copy.write(text.getbuffer())
    connection.execute(
        f"insert into {table.name} ({table.names}) select {table.names} from {passing}".encode()
    )
    connection.execute(f"drop table {passing}".encode())


def delete_keys(
    connection: Connection, table: Table, athlete_id: str, keys: list[tuple[object, ...]]
) -> None:
    """Remove an athlete's rows of these keys."""
    key = KEYS[table.name]
    values = [[one[place] for one in keys] for place in range(len(key))]
    arrays = ", ".join(f"%s::{table.type_of(column)}[]" for column in key)
    connection.execute(
        f"delete from {table.name} where athlete_id = %s "
        f"and ({', '.join(key)}) in (select * from unnest({arrays}))".encode(),
        [athlete_id, *values],
    )


def _parsed(text: bytes, table: Table) -> pa.Table:
    types = {name: _ARROW[kind] for name, kind in table.columns}
    if not text:
        return pa.schema(list(types.items())).empty_table()
    return csv.read_csv(
        io.BytesIO(text),
        read_options=csv.ReadOptions(column_names=list(types), use_threads=False),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=types,
            null_values=[""],
            true_values=["t"],
            false_values=["f"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
