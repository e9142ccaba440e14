"""Two lifters and a coach on one store, each lifter with a log that names itself."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from src.catalog import load_catalog
from src.ingest import import_export
from src.sharing.accounts import Identity, sign_in
from src.sharing.reading import Copies
from src.store import open_store
from src.store.copying import copy
from src.store.postgres import open_postgres

HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)


def claims(sub, email=None, *, verified=True, name=None, issued=None, iss="https://id.example"):
    """What a provider says of someone who just signed in."""
    issued = issued or datetime.now(UTC)
    return {
        "iss": iss,
        "sub": sub,
        "iat": int(issued.timestamp()) + 5,
        "email": email,
        "email_verified": verified,
        "name": name or sub,
    }


def a_log(secret, first="2026-01-05", weeks=8):
    """A Strong export of deadlifts whose session, exercise and notes hold a word no other log holds."""
    start = datetime.fromisoformat(f"{first} 18:00:00")
    lines = [HEADER]
    for week in range(weeks):
        at = start + timedelta(weeks=week)
        lines += [
            f'{at},"{secret} day",1h,"Deadlift (Barbell)",{number},{100 + week},5,0,0,"note {secret}",,8'
            for number in (1, 2, 3)
        ]
        lines.append(f'{at},"{secret} day",1h,"{secret} move",1,20,5,0,0,,,')
        lines.append(f'{at},"{secret} day",1h,"Box Jump",1,0,5,0,0,"60 cm, {secret}",,')
    return "\n".join(lines).encode()


@pytest.fixture(scope="session")
def catalog():
    return load_catalog()


def account(store, sub, email=None, **more):
    return sign_in(store, Identity.of_claims(claims(sub, email or f"{sub}@example.org", **more)))


@pytest.fixture(scope="session")
def three(tmp_path_factory, catalog):
    """A folder with a store of Anna's log, Bert's log and a coach; and the three accounts."""
    folder = tmp_path_factory.mktemp("three")
    store = open_store(folder / "hindsight.duckdb")
    people = {name: account(store, name) for name in ("anna", "bert", "coach")}
    for name in ("anna", "bert"):
        log = a_log(f"{name}secret")
        import_export(store, people[name].athlete_id, f"{name}.csv", log, catalog=catalog, unit="kg")
    store.close()
    return folder, people


# Copies for a reader and scopes are made of frames, the same from either home.
IN_BOTH_HOMES = {
    "test_accounts",
    "test_grants",
    "test_invitations",
    "test_notes",
    "test_roster",
    "test_sign_up",
}


def pytest_generate_tests(metafunc):
    if "store" in metafunc.fixturenames and metafunc.module.__name__.rpartition(".")[2] in IN_BOTH_HOMES:
        metafunc.parametrize("store", ["embedded", "postgres"], indirect=True)


@pytest.fixture
def embedded(tmp_path, three):
    """The store as a file."""
    shutil.copytree(three[0], tmp_path / "store")
    store = open_store(tmp_path / "store" / "hindsight.duckdb")
    yield store
    store.close()


@pytest.fixture
def store(request):
    if getattr(request, "param", "embedded") == "embedded":
        yield request.getfixturevalue("embedded")
        return
    hosted = open_postgres(request.getfixturevalue("database_url"))
    for _ in copy(request.getfixturevalue("embedded"), hosted):
        pass
    yield hosted
    hosted.close()


@pytest.fixture
def anna(three):
    return three[1]["anna"]


@pytest.fixture
def bert(three):
    return three[1]["bert"]


@pytest.fixture
def coach(three):
    return three[1]["coach"]


@pytest.fixture
def copies(store, catalog):
    return Copies(store, catalog)
