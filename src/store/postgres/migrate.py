"""Bring a PostgreSQL database to the shape this version knows, whoever else is starting at the same moment.

A migration is written once for both homes, in `src/store/migrations/`; where the dialects differ,
`migrations/` here holds a twin of the same number and name that is used instead, and what PostgreSQL needs
besides is in a file that ends in `.also.sql`.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from psycopg import sql

from src.store.errors import StoreError
from src.store.migrate import Migration, known_migrations
from src.store.postgres.policies import secure
from src.store.postgres.server import Connection, Server

TWINS_FOLDER = Path(__file__).parent / "migrations"

_ONE_AT_A_TIME = 4_851_200_113  # the number of the lock: any, the same in every version

_LEDGER = """
    create table if not exists migrations (
        number integer primary key,
        name varchar not null,
        applied_at timestamp not null, -- UTC
        applied_by varchar not null
    )
"""


def migrations_for_postgres(twins: Path = TWINS_FOLDER) -> list[Migration]:
    """Return the migrations of both homes, each as PostgreSQL understands it."""
    return [_twin_of(step, twins) for step in known_migrations()]


def migrate(server: Server, steps: list[Migration] | None = None) -> None:
    """Apply what is not applied yet, all of it or nothing; refuse a database of a newer version.

    Processes that start together queue at a lock of the database, and all but the first find nothing to do.
    """
    steps = migrations_for_postgres() if steps is None else steps
    with server.owner() as connection:
        connection.execute("select pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
        applied = _newest(connection)
        if applied > len(steps):
            raise StoreError(
                f"The database {server.name} was written by a newer version of this app (its schema is "
                f"{applied}, this version knows {len(steps)}). Update the app, then start it again."
            )
        for step in steps[applied:]:
            connection.execute(step.sql.encode())
            connection.execute(
                "insert into migrations values (%s, %s, %s, %s)",
                [
                    step.number,
                    step.name,
                    datetime.now(UTC).replace(tzinfo=None),
                    f"postgresql {connection.info.server_version}",
                ],
            )
        held_for_owner = secure(connection)
    if held_for_owner:
        server.without_role()


def _newest(connection: Connection) -> int:
    if connection.execute("select to_regclass('migrations') is null").fetchone() == (True,):
        connection.execute(sql.SQL(_LEDGER))
    row = connection.execute("select coalesce(max(number), 0) from migrations").fetchone()
    return int(row[0]) if row else 0


def _twin_of(step: Migration, folder: Path) -> Migration:
    twin = folder / f"{step.number:04}_{step.name}.sql"
    also = twin.with_suffix(".also.sql")
    written = twin.read_text(encoding="utf-8") if twin.exists() else step.sql
    return replace(step, sql=written + (also.read_text(encoding="utf-8") if also.exists() else ""))
