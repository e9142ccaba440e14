"""A provider and a hosted instance, one of each for all tests here, with athletes, a coach and links."""

import json

import pytest

from src.catalog import load_catalog
from src.ingest import import_export
from src.sharing import Scope
from src.sharing.accounts import Identity, sign_in
from src.sharing.grants import create_link
from src.sharing.invitations import invite
from src.store import open_store
from tests.hosting.instance import running_instance
from tests.hosting.provider import PEOPLE, running_provider
from tests.unit.sharing.conftest import a_log, claims


@pytest.fixture(scope="session")
def issuer():
    with running_provider() as address:
        yield address


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="session")
def secrets(issuer, folder):
    """Athletes with a log each, made before the instance starts; the links and invitations they gave."""
    (folder / "store").mkdir()
    store, given = open_store(folder / "store" / "hindsight.duckdb"), {}
    for name in ("anna", "bert", "carl"):
        said = claims(name, f"{name}@example.org", iss=issuer, name=PEOPLE[name]["name"])
        account = sign_in(store, Identity.of_claims(said))
        log = a_log(f"{name}secret")
        import_export(store, account.athlete_id, "log.csv", log, catalog=load_catalog(), unit="kg")
        given[f"{name} link"] = create_link(store, account.athlete_id, "Kim", Scope(notes=True))
        given[f"{name} invitation"] = invite(
            store, account.athlete_id, "coach@example.org", "Coach", Scope(comment=True)
        )
        given[f"{name} athlete"] = account.athlete_id
    store.close()
    (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")
    return given


@pytest.fixture(scope="session")
def url(issuer, folder, secrets):
    with running_instance(folder, issuer) as address:
        yield address
