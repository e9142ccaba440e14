"""The way to the PostgreSQL server: pooled connections, transactions that know whose rows they are about."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import urlsplit

import psycopg
from psycopg.abc import Buffer
from psycopg.types.numeric import NumericLoader
from psycopg_pool import ConnectionPool, PoolTimeout

from src.store.errors import StoreError

Answer = TypeVar("Answer")
Connection = psycopg.Connection[tuple[Any, ...]]

ROLE = "hindsight_app"  # what every transaction runs as: row-level security holds for it
MOST_CONNECTIONS = 8  # a process: an import holds one, a page none between its queries
PATIENCE_S = 20  # to get a connection, or an athlete's lane
STALLED_S = 60  # a transaction that says nothing for so long is ended by the server

# A server that is gone is noticed within about half a minute.
_ALIVE = {"keepalives": 1, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}

_CONTEXT = """
    select
        set_config('hindsight.athlete', %(athlete)s, true),
        set_config('role', %(role)s, true),
        set_config('lock_timeout', %(lock)s, true),
        set_config('idle_in_transaction_session_timeout', %(stalled)s, true),
        set_config('DateStyle', 'ISO', true), -- what COPY writes; a server may be set otherwise
        set_config('TimeZone', 'UTC', true)
"""
# Long work may say nothing for hours; should its machine be gone, the server is to notice in half a minute.
_LONG_WORK = """
    select
        set_config('idle_in_transaction_session_timeout', '0', true),
        set_config('tcp_keepalives_idle', '10', true),
        set_config('tcp_keepalives_interval', '5', true),
        set_config('tcp_keepalives_count', '3', true)
"""


class _WholeOrReal(NumericLoader):
    """Sums of whole numbers are whole, other numbers real: what DuckDB answers."""

    def load(self, data: Buffer) -> int | float:  # type: ignore[override]
        text = bytes(data).decode()
        return int(text) if text.lstrip("-").isdigit() else float(text)


class Server:
    """A process's pool of connections to one database."""

    def __init__(self, url: str) -> None:
        """Connect; StoreError says why when that cannot be done."""
        self.name = _name_of(url)
        self._role = ROLE
        self._url = url
        # Prepared statements do not survive a pooler that hands connections out by transaction.
        self._arguments: dict[str, Any] = {
            "prepare_threshold": None,
            "application_name": "hindsight",
            "connect_timeout": 10,
            "client_encoding": "UTF8",  # what COPY is given and gives
            **_ALIVE,
        }
        self._pool: ConnectionPool[Connection] = ConnectionPool(
            url,
            min_size=1,
            max_size=MOST_CONNECTIONS,
            timeout=PATIENCE_S,
            max_idle=120,
            open=False,
            name="hindsight",
            configure=_configure,
            kwargs=self._arguments,
        )
        try:
            self._pool.open(wait=True, timeout=PATIENCE_S)
        except (psycopg.Error, PoolTimeout) as error:
            self._pool.close()
            raise StoreError(
                f"The database {self.name} cannot be reached ({_first_line(error)}). Check DATABASE_URL and "
                "that the server is running and lets this machine in."
            ) from error

    @contextmanager
    def owner(self) -> Iterator[Connection]:
        """Give a connection in one transaction as the user of DATABASE_URL: for the schema alone."""
        with self._translated(), self._pool.connection() as connection:
            yield connection

    @contextmanager
    def about(self, athlete_id: str = "", *, snapshot: bool = False) -> Iterator[Connection]:
        """Give a connection in one transaction that sees this athlete's rows and no other's.

        `snapshot`: all its reads see one moment, and it changes nothing.
        """
        with self._translated(), self._pool.connection() as connection:
            if snapshot:
                connection.execute("set transaction isolation level repeatable read, read only")
            set_context(connection, athlete_id, self._role)
            yield connection

    @contextmanager
    def apart(self, athlete_id: str) -> Iterator[Connection]:
        """Give a connection outside of the pool, in one transaction as `about` gives: for long work."""
        with self._translated(), psycopg.connect(self._url, **self._arguments) as connection:
            connection.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
            set_context(connection, athlete_id, self._role)
            connection.execute(_LONG_WORK)
            yield connection

    def set_context(self, connection: Connection, athlete_id: str) -> None:
        """Let the rest of the transaction be about another athlete."""
        set_context(connection, athlete_id, self._role)

    def read(
        self, athlete_id: str, question: Callable[[Connection], Answer], *, snapshot: bool = False
    ) -> Answer:
        """Ask in a transaction of its own; once more when the connection was lost meanwhile."""
        try:
            with self.about(athlete_id, snapshot=snapshot) as connection:
                return question(connection)
        except ConnectionLost:
            time.sleep(0.2)
            self._pool.check()  # the others of the pool may be lost as well
            with self.about(athlete_id, snapshot=snapshot) as connection:
                return question(connection)

    def athletes(self) -> list[str]:
        """Return every athlete of the database, in order: for its operator."""
        with self.about() as connection:
            connection.execute("select set_config('hindsight.operator', 'on', true)")
            found = connection.execute("select athlete_id from athletes order by athlete_id").fetchall()
        return [athlete_id for (athlete_id,) in found]

    def without_role(self) -> None:
        """Let transactions run as the user of DATABASE_URL, for whom row-level security was forced."""
        self._role = "none"

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (psycopg.Error, PoolTimeout) as error:
            raise _as_store_error(error, self.name) from error


class ConnectionLost(StoreError):  # noqa: N818 - what happened
    """The server went away in the middle."""


class GaveWay(StoreError):  # noqa: N818 - what happened
    """Two changes met and the server undid this one: it can be done again."""


def set_context(connection: Connection, athlete_id: str, role: str) -> None:
    """Say whose rows the transaction is about; row-level security reads it."""
    connection.execute(
        _CONTEXT,
        {"athlete": athlete_id, "role": role, "lock": f"{PATIENCE_S}s", "stalled": f"{STALLED_S}s"},
    )


def _configure(connection: Connection) -> None:
    connection.adapters.register_loader("numeric", _WholeOrReal)
    # Whatever the database is set to: who waited for a lane has to see what was done meanwhile.
    connection.isolation_level = psycopg.IsolationLevel.READ_COMMITTED


def _as_store_error(error: Exception, name: str) -> StoreError:
    said = _first_line(error)
    if isinstance(error, psycopg.errors.LockNotAvailable):
        return StoreError(
            "Another change to this log is still running. Nothing was changed: try again in a minute."
        )
    if isinstance(error, psycopg.errors.SerializationFailure | psycopg.errors.DeadlockDetected):
        return GaveWay("Two changes met and this one gave way. Nothing was changed: try again.")
    if isinstance(error, PoolTimeout):
        return StoreError(
            f"The database {name} is too busy to answer. Nothing was changed: try again in a minute."
        )
    if isinstance(error, psycopg.OperationalError) and _went_away(error):
        return ConnectionLost(
            f"The connection to the database {name} was lost ({said}). What was being stored is "
            "there as a whole or not at all: look at the imports, and add the file again if it is missing."
        )
    return StoreError(f"Nothing was changed: the database {name} refused it ({said}).")


def _went_away(error: psycopg.OperationalError) -> bool:
    """Return whether the server is gone; it may also be out of room or of time, and then it says so."""
    return error.sqlstate is None or error.sqlstate.startswith(("08", "57P"))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _name_of(url: str) -> str:
    """Return what may be shown of an address: host and database, no user, no password."""
    try:
        parts = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.Error:  # which may repeat a piece of the password
        raise _no_address(url) from None
    database, host = (str(parts.get(part) or "") for part in ("dbname", "host"))
    ports = str(parts.get("port") or "").replace(",", "")
    if "@" in database + host or (ports and not ports.isdigit()):  # pieces of a password in the wrong place
        raise _no_address(url)
    return f"{database or parts.get('user') or ''} on {host or 'this machine'}"


def _no_address(url: str) -> StoreError:
    scheme = urlsplit(url).scheme if "://" in url else ""
    return StoreError(
        "DATABASE_URL is not the address of a PostgreSQL database: it looks like "
        f"postgresql://user:password@host:5432/database ({scheme or 'no'} scheme given). Write signs such as "
        "@ / ? % in the password as %40 %2F %3F %25."
    )
