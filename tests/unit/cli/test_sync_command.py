"""`sync` for cron and timers, and the keys of a server."""

import json
import os

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from src.cli.main import main
from src.store import open_store
from src.sync import Key, connect, histories
from src.sync.connections import Connections
from src.sync.credentials import Credentials
from src.sync.sealing import SECRET_KEYS, new_key
from src.sync.secret import Secret
from tests.unit.sync.test_link import log_of

LONG_AGO = 1_700_000_000


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch):
    monkeypatch.setattr(keyring, "get_keyring", NoKeyring)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store" / "log.duckdb"


@pytest.fixture
def watched(tmp_path, path):
    """A store whose athletes 'me' and 'you' watch a folder with one export."""
    folder = tmp_path / "Exports"
    folder.mkdir()
    (folder / "strong.csv").write_bytes(log_of(2))
    os.utime(folder / "strong.csv", (LONG_AGO, LONG_AGO))
    store = open_store(path)
    for athlete in ("me", "you"):
        connect(store, Key(athlete, "folder", str(folder)), "Folder Exports")
    store.close()
    return folder


def test_nothing_connected_is_said_and_no_failure(path, capsys):
    assert main(["sync", "--store", str(path)]) == 0
    assert "Nothing is connected" in capsys.readouterr().out


def test_a_folder_is_synced_in_one_line(path, watched, capsys):
    assert main(["sync", "--store", str(path)]) == 0
    assert capsys.readouterr().out == "Folder Exports: 6 sets added. (import 1)\n"
    assert main(["sync", "--store", str(path)]) == 0
    assert capsys.readouterr().out == "Folder Exports: Nothing new.\n"


def test_only_the_kind_that_is_asked_for_is_synced(path, watched, capsys):
    assert main(["sync", "--store", str(path), "--source", "link"]) == 0
    assert "Folder" not in capsys.readouterr().out


def test_everyone_of_a_server_is_synced(path, watched, capsys):
    assert main(["sync", "--store", str(path), "--everyone", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["athlete"], one["outcome"], one["imports"]) for one in told] == [
        ("me", "changed", [1]),
        ("you", "changed", [1]),
    ]


def test_a_source_that_cannot_be_read_is_a_failure_with_its_sentence(path, watched, capsys):
    watched.rename(watched.with_name("gone"))
    assert main(["sync", "--store", str(path)]) == 1
    assert "is not there" in capsys.readouterr().err


def test_a_key_that_is_not_there_is_a_failure_that_is_remembered(path, capsys):
    store = open_store(path)
    connect(store, Key("me", "link", "files.example 12ab"), "Link to files.example")
    store.close()
    assert main(["sync", "--store", str(path)]) == 1
    assert "No key is kept" in capsys.readouterr().err
    store = open_store(path)
    assert histories(store, "me")["outcome"].tolist() == ["refused"]
    store.close()


def test_a_server_watches_no_folder(path, watched, capsys, monkeypatch):
    monkeypatch.setenv("HINDSIGHT_MODE", "hosted")
    assert main(["sync", "--store", str(path)]) == 1
    assert "only by an app on your own computer" in capsys.readouterr().err


def test_keys_are_made_and_what_is_stored_is_encrypted_anew(path, capsys, monkeypatch):
    assert main(["sync-keys", "new"]) == 0
    first = capsys.readouterr().out.strip()
    store, key = open_store(path), Key("me", "hevy")
    Credentials(store, hosted=True, environ={SECRET_KEYS: first}).keep(key, Secret("a-key-of-mine"))
    store.close()
    second = new_key()
    monkeypatch.setenv(SECRET_KEYS, f"{second} {first}")
    assert main(["sync-keys", "renew", "--store", str(path)]) == 0
    assert "1 stored key encrypted anew" in capsys.readouterr().out
    store = open_store(path)
    assert Credentials(store, hosted=True, environ={SECRET_KEYS: second}).get(key) == Secret("a-key-of-mine")
    store.close()


def test_renewing_without_keys_is_a_sentence(path, capsys, monkeypatch):
    monkeypatch.delenv(SECRET_KEYS, raising=False)
    assert main(["sync-keys", "renew", "--store", str(path)]) == 1
    assert "is not set" in capsys.readouterr().err


def test_an_error_of_ours_in_one_log_does_not_keep_the_others_from_syncing(
    path, watched, capsys, monkeypatch
):
    works = Connections.run

    def run(self, *rest):
        if self.athlete_id == "me":
            raise RuntimeError("ours")
        return works(self, *rest)

    monkeypatch.setattr(Connections, "run", run)
    assert main(["sync", "--store", str(path), "--everyone", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["athlete"], one["outcome"]) for one in told] == [("me", "failed"), ("you", "changed")]
