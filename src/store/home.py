"""Which home the log has: the PostgreSQL database of DATABASE_URL, else the DuckDB file of this machine."""

import os
from pathlib import Path

from src.store.embedded import EmbeddedStore, default_path, open_store
from src.store.errors import StoreError
from src.store.postgres import PostgresStore, open_postgres

ADDRESS = "DATABASE_URL"


def database_url() -> str | None:
    """Return the address of the PostgreSQL database, None: this machine's file is the home."""
    return os.environ.get(ADDRESS) or None


def open_home(path: Path | str | None = None) -> EmbeddedStore | PostgresStore:
    """Open the log's home: the file given, else the database of DATABASE_URL, else this machine's file."""
    url = database_url()
    return open_store(path) if path is not None or url is None else open_postgres(url)


def open_at(place: str, *, new: bool = True) -> EmbeddedStore | PostgresStore:
    """Open the home at a path or at the address of a PostgreSQL database; a file is made if `new`."""
    if place.startswith(("postgresql://", "postgres://")):
        return open_postgres(place)
    if not new and not Path(place).exists():
        raise StoreError(f"There is no training log at {place}.")
    return open_store(place)


def home_key() -> str:
    """Return what names the home in the keys of caches: no user, no password."""
    return str(default_path()) if database_url() is None else ADDRESS
