"""What an athlete connected: when it is due, what stands for what cannot be opened, runs beside pages."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from src.sync import Key, SyncFault, connect, histories, origins, pause, resume
from src.sync.background import Background
from src.sync.connections import NEVER, SYNC_HOURS, Connections, Unready
from src.sync.credentials import Credentials
from src.sync.leaving import forget_everything
from src.sync.pauses import utc_now
from tests.unit.sync.test_link import log_of

HOUR = timedelta(hours=1)


@pytest.fixture
def mine(store, tmp_path):
    return made(store, tmp_path)


def made(store, folder, *, hosted=False):
    credentials = Credentials(store, hosted=hosted, folder=folder, environ={})
    return Connections(store, "me", credentials, hosted=hosted)


@pytest.fixture
def watched(tmp_path, mine, catalog):
    folder = tmp_path / "Exports"
    folder.mkdir()
    return mine.add_folder(str(folder), catalog)


def test_a_source_is_due_when_it_was_never_synced_or_long_ago(mine, watched, catalog, store):
    assert mine.due(utc_now()) == [watched]
    mine.run(watched, catalog)
    assert mine.due(utc_now()) == []
    assert mine.due(utc_now() + 5 * HOUR) == []
    assert mine.due(utc_now() + 7 * HOUR) == [watched]
    store.update_settings("me", lambda kept: {**kept, SYNC_HOURS: 24})
    assert mine.due(utc_now() + 7 * HOUR) == []
    store.update_settings("me", lambda kept: {**kept, SYNC_HOURS: 0})
    assert mine.due(utc_now()) == [watched]
    store.update_settings("me", lambda kept: {**kept, SYNC_HOURS: NEVER})
    assert mine.due(utc_now() + 999 * HOUR) == []


def test_what_is_paused_is_never_due(mine, watched, store):
    pause(store, watched)
    assert mine.due(utc_now() + 99 * HOUR) == []


def test_a_server_watches_no_folder_and_asks_no_private_address(store, catalog, tmp_path):
    hosted = made(store, tmp_path, hosted=True)
    with pytest.raises(SyncFault, match="only by an app on your own computer"):
        hosted.add_folder(str(tmp_path), catalog)
    for address in ("https://127.0.0.1/log.csv", "https://169.254.169.254/latest", "https://[::1]/log.csv"):
        with pytest.raises(SyncFault, match="not on the public internet"):
            hosted.add_link(address, None, catalog)
    with pytest.raises(SyncFault, match="not on the public internet"):
        hosted.add_wger("https://127.0.0.1", "a-token-of-nobody", None, catalog)
    with pytest.raises(SyncFault):
        hosted.add_wger("http://wger.example", "a-token-of-nobody", None, catalog)
    assert hosted.all() == []


def test_what_cannot_be_opened_says_so_in_its_history(mine, store, catalog):
    key = Key("me", "link", "files.example 12ab34cd")
    connect(store, key, "Link to files.example")
    assert isinstance(mine.source(key), Unready)
    assert mine.run(key, catalog).outcome == "refused"
    assert "No key is kept" in histories(store, "me")["sentence"].iloc[0]


def test_runs_go_one_after_the_other_and_a_second_start_does_nothing(mine, watched, catalog, monkeypatch):
    go, begun = threading.Event(), threading.Event()

    def slow(*_):
        begun.set()
        assert go.wait(20)
        return catalog

    background = Background()
    assert background.start(mine, [watched], slow)
    assert begun.wait(20)
    assert background.doing("me") is not None
    assert not background.start(mine, [watched], lambda: catalog)
    go.set()
    background.wait("me")
    assert background.doing("me") is None
    assert len(histories(mine.store, "me")) == 1
    assert background.start(mine, [watched], lambda: catalog)
    background.wait("me")


def test_a_fault_of_ours_in_one_source_does_not_keep_the_others_from_syncing(
    mine, watched, catalog, tmp_path, monkeypatch, caplog
):
    other = tmp_path / "Others"
    other.mkdir()
    (other / "strong.csv").write_bytes(log_of(1))
    second = mine.add_folder(str(other), catalog)
    works = Connections.run

    def run(self, key, *rest):
        if key == watched:
            raise RuntimeError("ours")
        return works(self, key, *rest)

    monkeypatch.setattr(Connections, "run", run)
    background = Background()
    background.start(mine, [watched, second], lambda: catalog)
    background.wait("me")
    assert "sync of folder" in caplog.text
    assert [one.last_outcome for one in mine.all() if one.key == second] == ["changed"]


def test_the_same_folder_connected_twice_is_one(mine, watched, catalog, tmp_path):
    mine.add_folder(f'  "{tmp_path / "Exports"}"  ', catalog)
    assert len(mine.all()) == 1


def test_after_a_disconnect_the_history_still_says_where_imports_came_from(mine, watched, catalog, store):
    (Path(watched.account) / "strong.csv").write_bytes(log_of(1))
    (made_by_it,) = mine.run(watched, catalog).imports
    mine.disconnect(watched)
    assert mine.all() == []
    assert origins(store, "me") == {made_by_it.import_id: "Folder Exports"}
    assert histories(store, "me")["label"].tolist() == ["Folder Exports"]
    forget_everything(mine)
    assert histories(store, "me").empty


def test_a_source_is_not_disconnected_and_nothing_forgotten_while_it_is_synced(mine, watched, store):
    with store.alone("me", watched.job) as alone:
        assert alone
        for leave in (lambda: mine.disconnect(watched), lambda: forget_everything(mine)):
            with pytest.raises(SyncFault, match="being synced at this moment"):
                leave()
        assert [one.key for one in mine.all()] == [watched]
    mine.disconnect(watched)
    assert mine.all() == []


def test_a_source_that_was_disconnected_before_its_turn_is_left_alone(mine, watched, catalog, store):
    (Path(watched.account) / "strong.csv").write_bytes(log_of(1))
    mine.disconnect(watched)
    assert "was disconnected" in mine.run(watched, catalog).sentence
    pause(store, watched)  # as another window would that shows it still
    resume(store, watched)
    assert (mine.all(), len(store.imports("me")), len(histories(store, "me"))) == ([], 0, 0)
