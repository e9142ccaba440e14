import os

import pytest

from src.store.postgres import open_postgres
from tests.postgres import DATABASE, PostgresServer, programs


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
