"""Bring a database file to the shape this version knows: numbered SQL files, each applied once."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from src.store.connection import Connection
from src.store.errors import StoreError

MIGRATIONS_FOLDER = Path(__file__).parent / "migrations"

_LEDGER = """
    create table if not exists migrations (
        number integer not null,
        name varchar not null,
        applied_at timestamp not null, -- UTC
        applied_by varchar not null
    )
"""


@dataclass(frozen=True)
class Migration:
    """One step of the schema: `0001_log.sql` is number 1, name `log`."""

    number: int
    name: str
    sql: str


def known_migrations(folder: Path = MIGRATIONS_FOLDER) -> list[Migration]:
    """Return the migrations of a folder, in order; their numbers are 1, 2, 3 ..."""
    steps: list[Migration] = []
    for path in sorted(folder.glob("*.sql")):
        named = re.fullmatch(r"(\d{4})_(\w+)", path.stem)
        if named is None or int(named[1]) != len(steps) + 1:
            raise ValueError(
                f"{path.name}: migrations are numbered 0001_name.sql, 0002_name.sql ... without a gap"
            )
        steps.append(Migration(int(named[1]), named[2], path.read_text(encoding="utf-8")))
    return steps


def applied_of(connection: Connection) -> int:
    """Return the number of the newest migration the database has seen; 0 for a new one."""
    with connection.writing() as cursor:
        cursor.execute(_LEDGER)
        return _newest(cursor)


def migrate(connection: Connection, steps: list[Migration] | None = None) -> None:
    """Apply what is not applied yet, each step in one transaction; refuse a database of a newer version."""
    steps = known_migrations() if steps is None else steps
    applied = applied_of(connection)
    if applied > len(steps):
        raise StoreError(
            f"The training log {connection.path} was written by a newer version of this app (its schema is "
            f"{applied}, this version knows {len(steps)}). Update the app, then open it again."
        )
    for step in steps[applied:]:
        with connection.writing() as cursor:
            cursor.execute(step.sql)
            cursor.execute(
                "insert into migrations values (?, ?, ?, ?)",
                [
                    step.number,
                    step.name,
                    datetime.now(UTC).replace(tzinfo=None),
                    f"duckdb {duckdb.__version__}",
                ],
            )
        # A crash with a schema change in the write-ahead log is DuckDB's weak spot: leave none there.
        connection.checkpoint()


def _newest(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute("select coalesce(max(number), 0) from migrations").fetchone()
    assert row is not None  # noqa: S101 - an aggregate always has a row
    return int(row[0])
