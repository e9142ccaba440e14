"""Everything of one athlete out of a DuckDB file: no row left, and no byte of one.

A deleted row stays in its block of the file until something else is written there. So every table is written
anew without the athlete's rows, and what that leaves free is filled once with noise.
"""

import re
import shutil
import time
from pathlib import Path

import duckdb

from src.store.connection import Connection
from src.store.copying import OF_ATHLETES
from src.store.errors import StoreError

Cursor = duckdb.DuckDBPyConnection

_PATIENCE_S = 10.0  # for readers that hold the file as it was
_BYTES_A_ROW = 16  # of a random UUID, which no compression makes smaller
_COLUMNS_A_SMALL_BLOCK = 20  # measured: 16 columns of text fill one
_MORE = 2  # blocks: to be sure


def tables_of_athletes(cursor: Cursor) -> list[str]:
    """Return every table with a column athlete_id: found in the schema, so that none can be forgotten."""
    return [name for (name,) in cursor.execute(OF_ATHLETES).fetchall()]


def delete_rows(cursor: Cursor, athlete_id: str) -> dict[str, int]:
    """Take the athlete's rows out of every table; return how many there were, by table.

    All tables are written anew, also those without a row of the athlete: small ones share blocks.
    """
    found: dict[str, int] = {}
    own = set(tables_of_athletes(cursor))
    for table, ddl in cursor.execute(_TABLES).fetchall():
        if table in own:
            count = f"select count(*) from {table} where athlete_id = $athlete"
            (rows,) = cursor.execute(count, {"athlete": athlete_id}).fetchone() or (0,)
            found |= {table: int(rows)} if rows else {}
        _write_anew(cursor, table, ddl, athlete_id if table in own else None)
    return found


_TABLES = """
    select table_name, sql from duckdb_tables()
    where database_name = current_database() and not internal order by 1
"""


def files_of_nobody_else(cursor: Cursor, athlete_id: str) -> set[str]:
    """Return the SHA-256 of the uploads that only this athlete's imports were made from."""
    rows = cursor.execute(
        """
        select sha256 from imports where athlete_id = $athlete
        except select sha256 from imports where athlete_id <> $athlete
        """,
        {"athlete": athlete_id},
    ).fetchall()
    return {sha256 for (sha256,) in rows}


def remove_copies(path: Path) -> None:
    """Remove older copies of the database, which hold what is to be forgotten."""
    for folder in ("backups", "quarantine"):
        shutil.rmtree(path.parent / folder, ignore_errors=True)


def scrub(connection: Connection) -> None:
    """Overwrite what the file has freed; StoreError when readers or a full disk do not let it."""
    _checkpoint(connection)
    with connection.reading() as cursor:
        block, free = cursor.execute(_FREE).fetchone() or (0, 0)
        (free_small,) = cursor.execute(_FREE_SMALL).fetchone() or (0,)
    rows = (free + _MORE) * block // _BYTES_A_ROW
    _fill(connection, f"select uuid() as noise from range({rows})")
    columns = (int(free_small or 0) + _MORE) * _COLUMNS_A_SMALL_BLOCK
    _fill(connection, f"select {', '.join(f'uuid()::varchar as c{n}' for n in range(columns))}")


# Blocks hold rows; small blocks what is known of them: the least and the greatest text of a column, cut.
_FREE = """
    select block_size, free_blocks from pragma_database_size() where database_name = current_database()
"""
_FREE_SMALL = "select sum(free_blocks) from pragma_metadata_info()"


def _fill(connection: Connection, noise: str) -> None:
    with connection.writing() as cursor:
        cursor.execute(f"create table noise as {noise}")
    _checkpoint(connection)
    with connection.writing() as cursor:
        cursor.execute("drop table noise")
    _checkpoint(connection)


def _write_anew(cursor: Cursor, table: str, ddl: str, athlete_id: str | None) -> None:
    """Replace a table by its rows, without those of the athlete if one is given, in their order."""
    anew = f"{table}_anew"
    cursor.execute(re.sub(rf'^create table "?{table}"?\(', f"create table {anew}(", ddl, flags=re.IGNORECASE))
    if athlete_id is None:
        cursor.execute(f"insert into {anew} from {table}")
    else:
        others = f"from {table} where athlete_id <> $athlete"
        cursor.execute(f"insert into {anew} {others}", {"athlete": athlete_id})
    cursor.execute(f"drop table {table}")
    cursor.execute(f"alter table {anew} rename to {table}")


def _checkpoint(connection: Connection) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not connection.checkpoint():
        if time.monotonic() > deadline:
            raise StoreError(
                "The log is deleted, but traces of it stay in the file while others read it. Close other "
                "windows of the app and delete once more."
            )
        time.sleep(0.1)
