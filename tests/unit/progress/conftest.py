import pytest

from src.store import open_store
from tests.unit.analytics.logbook import store_log


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    with_log = open_store(tmp_path_factory.mktemp("progress") / "log.duckdb")
    yield with_log
    with_log.close()


@pytest.fixture
def log_of(store):
    """Make a log of the sets given."""
    return lambda *sets, **options: store_log(store, sets, **options)
