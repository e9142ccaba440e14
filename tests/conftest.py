import os

import pytest
from hypothesis import HealthCheck, settings

from src.store.postgres import open_postgres
from tests.postgres import DATABASE, PostgresServer, programs

if os.environ.get("CI") != "true":  # there Hypothesis itself is patient, and repeats its examples
    settings.register_profile(
        "patient", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("patient")


def pytest_collection_modifyitems(config, items):
    """Leave out what reads real exports where no folder of them is named: they are not in the project."""
    if "HINDSIGHT_CORPUS" not in os.environ:
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("corpus")])
        items[:] = [item for item in items if not item.get_closest_marker("corpus")]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail a skipped test in CI, whatever its reason: what never runs there tests nothing."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and in CI every test has to run: {call.excinfo.value}"
    return report


@pytest.fixture(scope="session")
def postgres():
    """The PostgreSQL server of this test run, with a database that holds our schema."""
    if programs() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is missing: apt-get install postgresql")
        pytest.skip("needs PostgreSQL: apt-get install postgresql")
    server = PostgresServer()
    try:
        open_postgres(server.url(server.create(DATABASE))).close()
        yield server
    finally:
        server.stop()


@pytest.fixture
def database_url(postgres):
    """The address of a database with our schema and nothing in it."""
    postgres.empty(DATABASE)
    return postgres.url(DATABASE)


@pytest.fixture
def new_database(postgres):
    """Make databases without anything, not even our schema; return their addresses."""
    made = []

    def make():
        made.append(postgres.create(f"test_{len(made)}"))
        return postgres.url(made[-1])

    yield make
    for name in made:
        postgres.drop(name)
