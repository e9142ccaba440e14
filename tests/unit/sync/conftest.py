import json
from types import SimpleNamespace

import pytest

from src.catalog import load_catalog
from src.ingest import import_export
from src.store import open_store
from src.store.postgres import open_postgres
from src.sync import Export, Secret, sync
from src.sync.hevy import Hevy
from src.sync.source import quiet
from src.sync.web import Patience
from tests.unit.sync.fake_hevy import KEY, FakeHevy

# What sync keeps is asked of both homes. Faults of servers and of keys are the same whichever it is.
IN_BOTH_HOMES = {
    "test_connections",
    "test_folder",
    "test_hevy",
    "test_hevy_csv_twin",
    "test_link",
    "test_runner",
}
ME = {"athlete": "me"}


def pytest_generate_tests(metafunc):
    if "store" in metafunc.fixturenames and metafunc.module.__name__.rpartition(".")[2] in IN_BOTH_HOMES:
        metafunc.parametrize("store", ["embedded", "postgres"], indirect=True)


@pytest.fixture
def store(request, tmp_path):
    if getattr(request, "param", "embedded") == "embedded":
        opened = open_store(tmp_path / "log.duckdb")
    else:
        opened = open_postgres(request.getfixturevalue("database_url"))
    yield opened
    opened.close()


def everything_stored(store):
    """What a store keeps about an athlete and what was synced, as text."""
    tables = ("sync_state", "sync_runs", "sync_items", "sync_files", "imports", "sets", "athletes")
    return "".join(
        str(store.rows(f"select * from {name} where athlete_id = $athlete", ME)) for name in tables
    )


@pytest.fixture(scope="session")
def catalog():
    return load_catalog()


class Told:
    """A source that yields what it is told, and may fail after that."""

    name, account, label = "hevy", "", "Hevy"

    def __init__(self, *steps, fault=None):
        self.steps, self.fault = steps, fault

    def fetch(self, past, progress):
        yield from (step(past) if callable(step) else step for step in self.steps)
        if self.fault:
            raise self.fault


@pytest.fixture
def told():
    return Told


@pytest.fixture
def run(store):
    return lambda source: sync(store, "me", source, catalog=load_catalog())


def workout(number, day, *, load=100, title="Pull", exercise="Deadlift (Barbell)"):
    sets = [
        {"index": n, "type": "normal", "weight_kg": load, "reps": 5, "rpe": None, "duration_seconds": None}
        for n in range(3)
    ]
    return {
        "id": f"w{number}",
        "title": title,
        "start_time": f"{day} 18:00:00",
        "end_time": f"{day} 19:00:00",
        "exercises": [{"index": 0, "title": exercise, "notes": "", "sets": sets}],
    }


def document(*workouts, covers_from):
    data = json.dumps({"workouts": workouts}).encode()
    return Export("Hevy", data, kind="workout", covers_from=covers_from, place={"done": True})


@pytest.fixture
def made():
    return SimpleNamespace(workout=workout, document=document)


@pytest.fixture
def logged(store):
    """The loads of the log by day."""

    def of_day(athlete="me"):
        rows = store.frame(
            "select day::varchar as day, load_kg from sets where athlete_id = $athlete order by all",
            {"athlete": athlete},
        )
        return [(day, load) for day, load in rows.itertuples(index=False)]

    return of_day


@pytest.fixture
def bring(store):
    """Import a file as an upload does."""
    return lambda data: import_export(store, "me", "export.json", data, catalog=load_catalog())


@pytest.fixture
def hevy():
    with FakeHevy() as fake:
        yield fake


# An answer may take as long as in the app, for the machine may be busy; a server that dawdles is left soon.
PATIENCE = Patience(first_wait_s=0.01, longest_wait_s=0.05)
IMPATIENCE = Patience(first_wait_s=0.01, longest_wait_s=0.05, answer_s=0.6, budget_s=2.0)


@pytest.fixture
def sync_hevy(store, hevy):
    """Sync the fake account."""

    def once(key=KEY, patience=PATIENCE, progress=quiet):
        source = Hevy(Secret(key), base=hevy.base, patience=patience)
        return sync(
            store, "me", source, catalog=load_catalog(), **({"progress": progress} if progress else {})
        )

    return once
