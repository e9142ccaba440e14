"""Small tables that live in memory beside the log: the catalogue, an athlete's resolved names."""

import re

import duckdb
import pandas as pd
import pyarrow as pa

Cursor = duckdb.DuckDBPyConnection


def publish(cursor: Cursor, name: str, frame: pd.DataFrame) -> None:
    """Replace `live.<name>`; readers see the old table or the new one."""
    _check(name)
    _register(cursor, _as_table(frame))
    if _columns(cursor, name) == _published(cursor):
        cursor.execute(f"delete from live.{name}")
        cursor.execute(f"insert into live.{name} from published")
    else:
        cursor.execute(f"create or replace table live.{name} as from published")


def publish_for(cursor: Cursor, athlete_id: str, name: str, frame: pd.DataFrame) -> None:
    """Replace one athlete's rows of `live.<name>`; the other athletes' rows stay."""
    _check(name)
    table = _as_table(frame)
    _register(cursor, table.add_column(0, "athlete_id", pa.array([athlete_id] * len(table), pa.string())))
    there = _columns(cursor, name)
    others = f"from live.{name} where athlete_id <> $athlete"
    if there == _published(cursor):
        cursor.execute(f"delete from live.{name} where athlete_id = $athlete", {"athlete": athlete_id})
        cursor.execute(f"insert into live.{name} from published")
    elif there:
        cursor.execute(
            f"create or replace table live.{name} as {others} union all by name from published",
            {"athlete": athlete_id},
        )
    else:
        cursor.execute(f"create table live.{name} as from published")


def derive_for(cursor: Cursor, athlete_id: str, name: str, sql: str, params: dict[str, object]) -> None:
    """Replace one athlete's rows of `live.<name>` by those of a query, whose first column is athlete_id."""
    _check(name)
    query = sql.strip().rstrip(";")
    if _columns(cursor, name):
        cursor.execute(f"delete from live.{name} where athlete_id = $athlete", {"athlete": athlete_id})
        cursor.execute(f"insert into live.{name} {query}", params)
    else:
        cursor.execute(f"create table live.{name} as {query}", params)


def clear_for(cursor: Cursor, athlete_id: str) -> None:
    """Take one athlete's rows out of all tables here."""
    for (table,) in cursor.execute(_OF_ATHLETES).fetchall():
        cursor.execute(f"delete from live.{table} where athlete_id = $athlete", {"athlete": athlete_id})


_OF_ATHLETES = """
    select distinct table_name from duckdb_columns()
    where column_name = 'athlete_id' and database_name = 'live'
        and table_name in (select table_name from duckdb_tables() where database_name = 'live')
"""


def _check(name: str) -> None:
    if re.fullmatch(r"[a-z_][a-z0-9_]*", name) is None:
        raise ValueError(f"{name!r} is not a name for a table: use small letters, digits and _")


def _as_table(frame: pd.DataFrame) -> pa.Table:
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    return table.cast(pa.schema([_plain(column) for column in table.schema]))


def _plain(column: pa.Field) -> pa.Field:
    """Give a column the type it has whatever the rows: categories as their values, no values as text."""
    if pa.types.is_dictionary(column.type):
        return column.with_type(column.type.value_type)
    return column.with_type(pa.string()) if pa.types.is_null(column.type) else column


def _register(cursor: Cursor, table: pa.Table) -> None:
    cursor.register("published", table)


def _columns(cursor: Cursor, name: str) -> list[tuple[str, str]]:
    """Return names and types of `live.<name>`, [] when there is no such table."""
    # Not `duckdb_columns()`: where many logs are attached it lists the columns of all of them first.
    there = "select 1 from duckdb_tables() where database_name = 'live' and table_name = $name"
    if not cursor.execute(there, {"name": name}).fetchall():
        return []
    return [(row[0], row[1]) for row in cursor.execute(f"describe live.{name}").fetchall()]


def _published(cursor: Cursor) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in cursor.execute("describe published").fetchall()]
