"""Keys are planted, everything is done with them that can go wrong, and then they are looked for."""

import contextlib
import traceback

import httpx
import keyring
import pytest

from src.cli.main import main
from src.store import open_store
from src.sync import hevy, histories, places
from src.sync.background import Background
from src.sync.connections import Connections
from src.sync.credentials import Credentials
from src.sync.faults import SyncFault
from src.sync.sealing import SECRET_KEYS, new_key
from src.sync.secret import Secret
from tests.unit.sync import fake_hevy
from tests.unit.sync.fake_hevy import FakeHevy
from tests.unit.sync.fake_server import Reply
from tests.unit.sync.test_credentials import FakeKeyring
from tests.unit.sync.test_link import log_of

HEVY = fake_hevy.KEY
LINK = "https://files.example/canary-5e0b/canary-e1.csv?token=canary-77"
WRONG = "8d1e-canary-wrong-key"


@pytest.fixture
def server(monkeypatch):
    with FakeHevy() as running:
        for _ in range(3):
            running.add()
        monkeypatch.setattr(hevy, "BASE", running.base)
        monkeypatch.setattr("src.sync.web.Patience.wait", lambda *_: 0.0)
        yield running


@pytest.fixture
def published(monkeypatch):
    """What is at the address of the link: (status, body), to be changed."""
    said = {"status": 200, "body": log_of(2)}

    def answer(_):
        return httpx.Response(said["status"], stream=httpx.ByteStream(said["body"]))

    monkeypatch.setattr(
        "src.sync.connections.safe_client", lambda **_: httpx.Client(transport=httpx.MockTransport(answer))
    )
    return said


@pytest.fixture(params=["laptop", "server"])
def homes(request, monkeypatch, tmp_path):
    """How a laptop and a server keep keys: (connections of a store, what the command line then uses)."""
    monkeypatch.setattr(places, "_memory", {})
    backend = FakeKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    hosted = request.param == "server"
    if hosted:
        monkeypatch.setenv("HINDSIGHT_MODE", "hosted")
        monkeypatch.setenv(SECRET_KEYS, new_key())

    def made(store):
        credentials = Credentials(
            store, hosted=hosted, folder=store.path.parent, backend=None if hosted else backend
        )
        return Connections(store, "me", credentials, hosted=hosted)

    return made


def everything_goes_wrong(mine, server, published, catalog):
    """Connect, sync and fail in every way; return what was said."""
    said = []

    def attempt(do):
        try:
            said.append(repr(do()))
        except (SyncFault, RuntimeError):
            said.append(traceback.format_exc())

    attempt(lambda: mine.add_hevy(WRONG, None, catalog))
    attempt(lambda: mine.add_hevy(f"{WRONG}\nwith a line", None, catalog))
    attempt(lambda: mine.add_link(f"http://files.example/{WRONG}", None, catalog))
    attempt(lambda: mine.add_wger(server.base, WRONG, None, catalog))
    attempt(lambda: mine.add_wger(f"https://me:{WRONG}@wger.example", WRONG, None, catalog))
    keys = [mine.add_hevy(HEVY, None, catalog), mine.add_link(LINK, None, catalog)]
    for key in keys:
        attempt(lambda key=key: mine.run(key, catalog))
        attempt(lambda key=key: mine.try_out(key, catalog))
        attempt(lambda key=key: mine.source(key))
    for reply in (Reply(200, b"<html>"), Reply(401, b"{}"), Reply(302, b""), Reply(200, b'{"page": 1')):
        server.fault = lambda _, reply=reply: reply
        published["status"] = reply.status
        published["body"] = b"<html>" + LINK.encode()
        for key in keys[: 1 if reply.body == b'{"page": 1' else 2]:
            attempt(lambda key=key: mine.run(key, catalog))
    server.fault = None

    def broken(*_, **__):
        raise RuntimeError(f"at {LINK} with {HEVY}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("src.sync.connections.sync", broken)
        background = Background()
        background.start(mine, keys, lambda: catalog)
        background.wait("me")
    said += [repr(mine.all()), histories(mine.store, "me").to_csv()]
    return said


def test_no_key_is_found_anywhere(homes, server, published, catalog, tmp_path, capfd, caplog):
    caplog.set_level("DEBUG")
    path = tmp_path / "store" / "log.duckdb"
    store = open_store(path)
    said = everything_goes_wrong(homes(store), server, published, catalog)
    on_disk = b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())  # the WAL too
    store.close()
    for command in (["sync", "--json"], ["imports", "--json"], ["sets", "--csv"]):
        main([*command, "--store", str(path)])
    with contextlib.suppress(SystemExit):
        main(["copy", "--from", str(path), "--to", str(tmp_path / "copy.duckdb")])
    on_disk += b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    out = capfd.readouterr()
    everywhere = "".join([*said, out.out, out.err, caplog.text, on_disk.decode("latin-1")])
    assert "sets added" in everywhere
    assert "at [hidden] with [hidden]" in caplog.text
    for secret in (HEVY, LINK, WRONG, "canary-5e0b", "canary-e1", "canary-77", "canary-wrong"):
        assert secret not in everywhere


def test_disconnecting_leaves_no_key_behind(homes, server, published, catalog, tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    mine = homes(store)
    for key in (mine.add_hevy(HEVY, None, catalog), mine.add_link(LINK, None, catalog)):
        mine.disconnect(key)
        assert mine.credentials.kept(key) is None
    assert store.rows("select * from sync_secrets") == []
    assert mine.all() == []
    store.close()


def test_a_key_that_hevy_refuses_is_not_kept(homes, server, catalog, tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    with pytest.raises(SyncFault):
        homes(store).add_hevy(WRONG, None, catalog)
    assert store.rows("select * from sync_secrets") == []
    store.close()


def test_a_secret_is_known_by_its_end():
    assert Secret(HEVY).ending == "hevy"
