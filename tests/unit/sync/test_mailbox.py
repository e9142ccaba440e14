"""The command line asks the open app: through files that only their owner may write."""

import json
import stat
import threading
import time

from src.cli import syncing
from src.cli.main import main
from src.store import LogInUse
from src.sync.connections import Connections
from src.sync.credentials import Credentials
from src.sync.mailbox import FOLDER, ask, serve
from src.ui import syncing as app_syncing


class App:
    """An app that looks for requests until it has answered one."""

    def __init__(self, place, answer):
        self.place, self.answer, self.asked = place, answer, []
        self.thread = threading.Thread(target=self.run)

    def run(self):
        ends = time.monotonic() + 120
        while time.monotonic() < ends and not serve(self.place, self.handle):
            time.sleep(0.02)

    def handle(self, request):
        self.asked.append(request)
        return self.answer

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.thread.join()


TOLD = {
    "athlete": "me",
    "label": "Folder Exports",
    "outcome": "changed",
    "sentence": "6 sets added.",
    "imports": [3],
    "notes": [],
}


def test_a_request_is_answered_and_nothing_is_left_lying_about(tmp_path):
    with App(tmp_path, [TOLD]) as app:
        assert ask(tmp_path, {"athlete": "me", "source": None}) == [TOLD]
    assert app.asked == [{"athlete": "me", "source": None}]
    assert list((tmp_path / FOLDER).iterdir()) == []
    assert stat.S_IMODE((tmp_path / FOLDER).stat().st_mode) == 0o700


def test_nobody_there_is_no_answer(tmp_path):
    assert ask(tmp_path, {}, patience_s=0.2) is None
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_what_is_no_request_is_taken_away(tmp_path):
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "x.asked").write_text("{")
    assert serve(tmp_path, lambda _: []) == 0
    assert list((tmp_path / FOLDER).iterdir()) == []


def in_use(*_):
    raise LogInUse("open elsewhere")


def test_sync_while_the_app_is_open_is_done_by_the_app(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(syncing, "the_store", in_use)
    with App(tmp_path, [TOLD]):
        assert main(["sync", "--store", str(tmp_path / "log.duckdb"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [TOLD]


def test_sync_while_some_other_program_is_open_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(syncing, "the_store", in_use)
    monkeypatch.setattr(syncing, "ask", lambda *_: None)
    assert main(["sync", "--store", str(tmp_path / "log.duckdb")]) == 1
    assert "Close that one first" in capsys.readouterr().err


def test_the_open_app_is_not_asked_for_everyone(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(syncing, "the_store", in_use)
    assert main(["sync", "--everyone", "--store", str(tmp_path / "log.duckdb")]) == 1
    assert "use PostgreSQL" in capsys.readouterr().err


def test_the_app_does_not_sync_another_log_than_the_one_that_is_meant(store):
    mine = Connections(store, "me", Credentials(store, hosted=False, environ={}), hosted=False)
    (said,) = app_syncing.answer_request(mine, {"athlete": "you", "source": None})
    assert (said["athlete"], said["outcome"]) == ("you", "failed")
    assert app_syncing.answer_request(mine, {"athlete": "me", "source": None}) == []
