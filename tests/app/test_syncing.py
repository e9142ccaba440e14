"""Sync on the Data page: connect, watch, sync, see it among the imports, take it back, disconnect."""

import os
from pathlib import Path

import httpx
import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from src.sync import hevy, places
from src.ui import syncing
from src.ui.sync_words import LINES, TITLES
from tests.app.visitor import by_key, go, words
from tests.unit.sync import fake_hevy, fake_wger
from tests.unit.sync.fake_hevy import FakeHevy
from tests.unit.sync.fake_wger import FIRST, FakeWger
from tests.unit.sync.test_credentials import FakeKeyring

LONG_AGO = 1_700_000_000
ADDRESS = "https://files.example/log.csv?token=canary-9d2e7f"


@pytest.fixture
def passwords(monkeypatch):
    """A computer whose store of passwords works."""
    backend = FakeKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    syncing._keyring.clear()
    yield backend
    syncing._keyring.clear()


@pytest.fixture
def no_passwords(monkeypatch):
    monkeypatch.setattr(keyring, "get_keyring", NoKeyring)
    monkeypatch.setattr(places, "_memory", {})
    syncing._keyring.clear()
    yield
    syncing._keyring.clear()


@pytest.fixture
def drop(tmp_path, own_log):
    """A folder with one export in it."""
    folder = tmp_path / "Exports"
    folder.mkdir()
    put(folder, "strong.csv", own_log)
    return folder


def put(folder, name, data):
    (folder / name).write_bytes(data)
    os.utime(folder / name, (LONG_AGO, LONG_AGO))


def choose(app, kind):
    go(app, "data")
    return by_key(app, "button_group", "sync_source").set_value(kind).run()


def press(app, label):
    return next(one for one in app.button if one.label == label).click().run()


def field(app, label):
    return next(one for one in app.text_input if one.label == label)


def synced(app):
    """Wait for the run beside the page, and open the page anew."""
    syncing.worker().wait("me")
    return go(app, "data")


def connect_folder(app, folder):
    choose(app, "folder")
    field(app, "Folder").set_value(str(folder))
    press(app, "Connect")
    return synced(app)


@pytest.mark.parametrize("kind", ["folder", "link", "hevy", "wger"])
def test_each_source_is_explained_in_a_line_where_it_is_chosen(app, kind):
    go(app, "data")
    assert LINES[kind] not in words(app)
    by_key(app, "button_group", "sync_source").set_value(kind).run()
    assert f"{TITLES[kind]}: {LINES[kind]}" in words(app).replace("*", "")


def test_a_folder_is_connected_synced_and_shown_among_the_imports(app, drop):
    connect_folder(app, drop)
    assert not app.exception
    said = words(app)
    assert "Folder Exports" in said
    assert "104 sets added" in said
    assert "strong.csv** from Folder Exports" in said
    assert "104 sets in 8 sessions" in app.title[0].value


def test_what_was_synced_can_be_taken_back_and_stays_so(app, drop):
    connect_folder(app, drop)
    by_key(app, "button", "sync-undo-now-1").click().run()
    assert "Import 1 was taken back" in words(app)
    press(app, "Sync now")
    synced(app)
    assert "Nothing new." in words(app)
    assert "no log yet" in app.title[0].value or "sample" in words(app)


def test_a_new_file_comes_in_when_the_app_is_opened_again(app, drop, own_log):
    connect_folder(app, drop)
    put(drop, "more.csv", own_log + b'\n2026-03-02 18:00:00,"Back",1h,"Deadlift (Barbell)",1,120,5,0,0,,,8\n')
    by_key(app, "selectbox", "sync_hours_choice").set_value(0).run()
    app.session_state["sync_opened"] = False
    go(app, "overview")
    synced(app)
    assert "105 sets in 9 sessions" in app.title[0].value


def test_opening_the_app_syncs_only_what_is_old_enough(app, drop):
    connect_folder(app, drop)
    assert syncing.worker().doing("me") is None
    put(drop, "bad.csv", b"colour,size\nred,3\n")
    app.session_state["sync_opened"] = False
    go(app, "overview")
    synced(app)
    assert "More says why" not in words(app)


def test_a_file_that_cannot_be_read_is_shown_with_its_reason(app, drop):
    put(drop, "bad.csv", b"colour,size\nred,3\n")
    connect_folder(app, drop)
    said = words(app)
    assert "1 file cannot be read. More says why." in said
    assert "bad.csv** was set aside." in said
    by_key(app, "button", "sync-again-0-bad.csv").click().run()
    assert "bad.csv** was set aside." not in words(app)


def test_a_source_is_tested_paused_resumed_and_disconnected(app, drop):
    connect_folder(app, drop)
    press(app, "Test")
    assert "Folder Exports can be read." in app.success[0].value
    press(app, "Pause")
    assert "Paused." in words(app)
    press(app, "Resume")
    synced(app)
    assert "Paused." not in words(app)
    press(app, "Disconnect")
    assert "Folder Exports is disconnected. What it brought stays in your log." in app.success[0].value
    assert "104 sets in 8 sessions" in app.title[0].value
    assert not [one for one in app.button if one.label == "Sync now"]


@pytest.mark.parametrize("path", ["", "relative/folder", "/no/such/folder", str(Path(__file__))])
def test_what_is_no_folder_is_a_sentence(app, path):
    choose(app, "folder")
    field(app, "Folder").set_value(path)
    press(app, "Connect")
    assert "There is no such folder." in app.error[0].value


def test_a_folder_that_went_needs_the_lifter(app, drop):
    connect_folder(app, drop)
    drop.rename(drop.with_name("Elsewhere"))
    press(app, "Sync now")
    synced(app)
    assert "Needs you" in words(app)
    assert "is not there" in words(app)


@pytest.fixture
def published(monkeypatch, own_log):
    """A server that gives the log at every address; returns what it was asked."""
    asked = []

    def answer(request):
        asked.append(str(request.url))
        return httpx.Response(200, stream=httpx.ByteStream(own_log), headers={"content-type": "text/csv"})

    monkeypatch.setattr(
        "src.sync.connections.safe_client", lambda **_: httpx.Client(transport=httpx.MockTransport(answer))
    )
    return asked


def connect_link(app, address=ADDRESS):
    choose(app, "link")
    field(app, "Address of the sheet or file").set_value(address)
    press(app, "Connect")
    return synced(app)


def test_a_link_is_kept_as_a_key_is(app, passwords, published):
    connect_link(app)
    assert not app.exception
    said = words(app)
    assert "Link to files.example" in said
    assert "104 sets added" in said
    assert "files.example …2e7f, kept in this computer's store of passwords" in said
    assert list(passwords.kept.values()) == [ADDRESS]
    press(app, "Disconnect")
    assert passwords.kept == {}


def test_no_secret_is_left_in_the_page_or_the_session(app, passwords, published, caplog, capfd):
    caplog.set_level("DEBUG")
    connect_link(app)
    press(app, "Test")
    passwords.locked = True
    press(app, "Sync now")
    synced(app)
    assert "Unlock it" in words(app)
    assert "canary" not in str(app)
    assert "canary" not in str(app.session_state)
    said = capfd.readouterr()
    assert "canary" not in caplog.text + said.out + said.err


def test_without_a_store_of_passwords_the_lifter_chooses(app, no_passwords, published, tmp_path):
    choose(app, "link")
    assert "found no store of passwords" in next(one.label for one in app.radio)
    connect_link(app)
    assert "kept until the app is closed" in words(app)
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"canary" not in kept


def test_hevy_is_connected_by_a_key_that_is_tried_first(app, passwords, monkeypatch):
    with FakeHevy() as server:
        server.add()
        monkeypatch.setattr(hevy, "BASE", server.base)
        choose(app, "hevy")
        assert "A Hevy key cannot be limited" in words(app)
        field(app, "API key").set_value("not-the-key-of-anyone")
        press(app, "Connect")
        assert "key" in app.error[0].value
        assert passwords.kept == {}
        field(app, "API key").set_value(fake_hevy.KEY)
        press(app, "Connect")
        synced(app)
    assert not app.exception
    assert "4 sets added." in words(app)
    assert "…hevy, kept in this computer's store of passwords" in words(app)
    assert fake_hevy.KEY not in str(app)


def test_wger_is_connected_by_its_address_and_a_token(app, passwords):
    with FakeWger() as server:
        server.log(server.session(FIRST))
        choose(app, "wger")
        field(app, "Address of the server").set_value(server.base)
        field(app, "API token").set_value(fake_wger.TOKEN)
        press(app, "Connect")
        synced(app)
    assert not app.exception
    assert "1 set added." in words(app)
    assert "wger (127.0.0.1)" in words(app)
    assert fake_wger.TOKEN not in str(app)


@pytest.mark.parametrize("address", ["http://files.example/log.csv", "log.csv", ""])
def test_what_is_no_https_address_is_a_sentence(app, passwords, published, address):
    connect_link(app, address)
    assert published == []
    assert passwords.kept == {}


def test_a_link_that_cannot_be_read_is_not_connected(app, passwords, monkeypatch):
    monkeypatch.setattr(
        "src.sync.connections.safe_client",
        lambda **_: httpx.Client(
            transport=httpx.MockTransport(lambda _: httpx.Response(404, stream=httpx.ByteStream(b"")))
        ),
    )
    choose(app, "link")
    field(app, "Address of the sheet or file").set_value(ADDRESS)
    press(app, "Connect")
    assert "Nothing is at this link" in app.error[0].value
    assert passwords.kept == {}
    assert "canary" not in str(app)
