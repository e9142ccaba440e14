"""Which home the log has: the PostgreSQL database of DATABASE_URL, else the DuckDB file of this machine."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from src.store.embedded import EmbeddedStore, default_path, open_store
from src.store.errors import StoreError

if TYPE_CHECKING:
    from src.store.postgres import PostgresStore

ADDRESS = "DATABASE_URL"


def database_url() -> str | None:
    """Return the address of the PostgreSQL database, None: this machine's file is the home."""
    return os.environ.get(ADDRESS) or None


def open_home(path: Path | str | None = None) -> "EmbeddedStore | PostgresStore":
    """Open the log's home: the file given, else the database of DATABASE_URL, else this machine's file."""
    url = database_url()
    return open_store(path) if path is not None or url is None else _open_postgres(url)


def open_at(place: str, *, new: bool = True) -> "EmbeddedStore | PostgresStore":
    """Open the home at a path or at the address of a PostgreSQL database; a file is made if `new`."""
    if place.startswith(("postgresql://", "postgres://")):
        return _open_postgres(place)
    if not new and not Path(place).exists():
        raise StoreError(f"There is no training log at {place}.")
    return open_store(place)


def _open_postgres(url: str) -> "PostgresStore":
    # Here, because a laptop, which has no server, would wait a fifth of a second for it at every start.
    from src.store.postgres import open_postgres  # noqa: PLC0415

    return open_postgres(url)


def home_key() -> str:
    """Return what names the home in the keys of caches: no user, no password."""
    return str(default_path()) if database_url() is None else ADDRESS
