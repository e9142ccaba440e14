"""Which home the log has: the PostgreSQL database of DATABASE_URL, else the DuckDB file of this machine."""

import os
from pathlib import Path

from src.store.embedded import default_path, open_store
from src.store.postgres import open_postgres
from src.store.protocol import Store

ADDRESS = "DATABASE_URL"


def database_url() -> str | None:
    """Return the address of the PostgreSQL database, None: this machine's file is the home."""
    return os.environ.get(ADDRESS) or None


def open_home(path: Path | str | None = None) -> Store:
    """Open the log's home: the file given, else the database of DATABASE_URL, else this machine's file."""
    url = database_url()
    return open_store(path) if path is not None or url is None else open_postgres(url)


def home_key() -> str:
    """Return what names the home in the keys of caches: no user, no password."""
    return str(default_path()) if database_url() is None else ADDRESS
