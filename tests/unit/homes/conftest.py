from datetime import date

import pytest

from src.analytics import open_log
from src.catalog import load_catalog
from src.ingest import import_export
from src.store import open_store
from src.store.postgres import open_postgres


@pytest.fixture
def both_homes(tmp_path, database_url):
    """The store in its two homes, the embedded one first."""
    stores = [open_store(tmp_path / "log.duckdb"), open_postgres(database_url)]
    yield stores
    for store in stores:
        store.close()


@pytest.fixture
def logs_of(both_homes):
    """Import a file into both homes; the log in each."""

    def logs(file, unit="kg"):
        for store in both_homes:
            import_export(store, "me", file.name, file.read_bytes(), catalog=load_catalog(), unit=unit)
        return [open_log(store, "me", today=date(2026, 11, 25)) for store in both_homes]

    return logs
