"""The sample log in a store, and its report."""

from pathlib import Path

import pytest

from src.analytics import open_log
from src.catalog import load_catalog
from src.ingest import import_export
from src.report.content import Choices, report_of
from src.store import open_store

SAMPLE = Path(__file__).parents[3] / "data" / "demo" / "sample_log.csv"


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory):
    store = open_store(tmp_path_factory.mktemp("report") / "log.duckdb")
    import_export(store, "me", SAMPLE.name, SAMPLE.read_bytes(), catalog=load_catalog(), unit="kg")
    yield store
    store.close()


@pytest.fixture(scope="session")
def sample_log(sample_store):
    return open_log(sample_store)


@pytest.fixture(scope="session")
def sample_report(sample_log):
    return report_of(sample_log, Choices(name="A. Lifter", notes=True, bodyweight=True))
