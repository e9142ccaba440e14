"""A published table: fetched when it changed, and a sentence for whatever else is at the address."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from src.sync import Key, sync
from src.sync.faults import KeyRefused, SyncFault, TryLater
from src.sync.known_files import files_aside, read_again
from src.sync.link import Link
from src.sync.secret import Secret
from tests.unit.sync.conftest import ME

ADDRESS = "https://files.example/shared/canary-7c1e/canary-09.csv?token=canary-4f"
SHEET = "https://docs.google.com/spreadsheets/d/e/2PACX-canary/pub?output=csv"
HEADER = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"


def log_of(weeks):
    rows = [
        f'2026-01-{5 + 7 * week:02d} 18:00:00,"Back","Deadlift (Barbell)",{n},{100 + week},5,0,0,,,8'
        for week in range(weeks)
        for n in (1, 2, 3)
    ]
    return "\n".join([HEADER, *rows]).encode()


class Server:
    """What is at the address; answers given one after the other, the last one for good."""

    def __init__(self, *answers, address=ADDRESS):
        self.answers, self.asked, self.slept = list(answers), [], []
        client = httpx.Client(transport=httpx.MockTransport(self.answer))
        self.link = Link(Secret(address), client, sleep=self.slept.append)

    def answer(self, request):
        self.asked.append(request)
        said = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(said, Exception):
            raise said
        status, body, headers = said
        return httpx.Response(status, stream=httpx.ByteStream(body), headers=headers)


def csv(body, **headers):
    return 200, body, {"content-type": "text/csv", **headers}


def says(status, body=b"", **headers):
    return status, body, {name.replace("_", "-"): value for name, value in headers.items()}


def test_a_table_is_fetched_once_and_again_when_it_grew(store, catalog):
    server = Server(csv(log_of(2)), csv(log_of(2)), csv(log_of(3)))
    outcomes = [sync(store, "me", server.link, catalog=catalog) for _ in range(3)]
    assert [report.outcome for report in outcomes] == ["changed", "unchanged", "changed"]
    assert [report.counts.get("sets added") for report in outcomes] == [6, None, 3]
    assert len(store.frame("from sets where athlete_id = $athlete", ME)) == 9
    assert list(store.imports("me")["file_name"]) == ["Published file.csv"] * 2


def test_a_row_deleted_in_the_table_leaves_the_log(store, catalog):
    server = Server(csv(log_of(3)), csv(log_of(2)))
    for _ in range(2):
        sync(store, "me", server.link, catalog=catalog)
    assert len(store.frame("from sets where athlete_id = $athlete", ME)) == 6


def test_a_server_that_marks_versions_is_asked_only_for_newer_ones(store, catalog):
    server = Server(csv(log_of(1), etag='"v1"'), says(304))
    for _ in range(2):
        sync(store, "me", server.link, catalog=catalog)
    assert server.asked[1].headers["if-none-match"] == '"v1"'
    assert len(store.imports("me")) == 1


def test_a_table_that_cannot_be_read_is_set_aside_until_it_changes(store, catalog):
    server = Server(csv(b"colour,size\nred,3\n"), csv(b"colour,size\nred,3\n"), csv(log_of(1)))
    first, second, third = (sync(store, "me", server.link, catalog=catalog) for _ in range(3))
    assert "1 file cannot be read" in first.sentence
    assert second.outcome == "unchanged"
    assert third.counts["sets added"] == 3


def test_a_table_that_did_not_change_is_read_again_when_its_owner_says_so(store, catalog):
    server = Server(csv(b"colour,size\nred,3\n", etag='"v1"'))
    sync(store, "me", server.link, catalog=catalog)
    key = Key("me", "link", server.link.account)
    (aside,) = files_aside(store, key)
    read_again(store, key, aside["path"])
    assert "cannot be read" in sync(store, "me", server.link, catalog=catalog).sentence
    assert "if-none-match" not in server.asked[1].headers
    sync(store, "me", server.link, catalog=catalog)
    assert server.asked[2].headers["if-none-match"] == '"v1"'


def test_the_address_is_nowhere_in_the_database(store, catalog, tmp_path, caplog):
    caplog.set_level("DEBUG")
    server = Server(csv(log_of(1)), says(500), says(403), csv(b"<html>"))
    for _ in range(4):
        report = sync(store, "me", server.link, catalog=catalog)
        assert "canary" not in f"{report} {server.link!r}"
    store.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"canary" not in kept
    assert "canary" not in caplog.text


@pytest.mark.parametrize(
    ("answer", "fault", "told"),
    [
        (says(401), KeyRefused, "does not show this to everyone"),
        (says(403), KeyRefused, "does not show this to everyone"),
        (says(404), KeyRefused, "Nothing is at this link"),
        (says(410), KeyRefused, "Nothing is at this link"),
        (says(418), SyncFault, "gave no file (answer 418)"),
        (says(204), SyncFault, "gave no file (answer 204)"),
        (says(500), SyncFault, "in trouble (answer 500)"),
        (says(503), SyncFault, "in trouble (answer 503)"),
        (says(200, b"<html>", content_type="text/html; charset=utf-8"), KeyRefused, "a web page"),
        (says(200, b"\n <!DOCTYPE html>", content_type="text/csv"), KeyRefused, "a web page"),
        (says(302, location="http://files.example/"), SyncFault, "must begin with https"),
        (says(200, b"x", content_length="99999999"), SyncFault, "larger than 20 MB"),
        (httpx.ReadTimeout("slow"), SyncFault, "too slow"),
        (httpx.ConnectError("refused"), SyncFault, "no connection"),
        (httpx.RemoteProtocolError("cut"), SyncFault, "broken off"),
    ],
)
def test_whatever_else_is_there_is_a_sentence(answer, fault, told):
    with pytest.raises(fault) as found:
        Server(answer).link.ask()
    assert told in str(found.value)
    assert "canary" not in str(found.value)


def test_a_sheet_that_asks_to_sign_in_says_how_to_publish():
    with pytest.raises(KeyRefused, match="Publish to web"):
        Server(says(200, b"<html>sign in", content_type="text/html"), address=SHEET).link.ask()


def test_passing_trouble_is_waited_for():
    server = Server(says(503), httpx.ReadTimeout("slow"), csv(b"a"))
    assert server.link.ask().body == b"a"
    assert len(server.slept) == 2
    assert all(0 < pause < 4 for pause in server.slept)


def test_tries_end():
    server = Server(says(502))
    with pytest.raises(SyncFault):
        server.link.ask()
    assert len(server.asked) == 3


def test_a_short_pause_that_is_asked_for_is_kept():
    server = Server(says(429, retry_after="7"), csv(b"a"))
    assert server.link.ask().body == b"a"
    assert server.slept == [7]


@pytest.mark.parametrize(
    ("asked", "most"),
    [
        (lambda: "3600", 3600),
        (lambda: "99999999999", 86_400),
        (lambda: format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True), 7200),
    ],
)
def test_a_long_pause_that_is_asked_for_is_left_for_a_later_run(asked, most):
    server = Server(says(429, retry_after=asked()))
    with pytest.raises(TryLater) as found:
        server.link.ask()
    wait = found.value.not_before - datetime.now(UTC).replace(tzinfo=None)
    assert most - 60 < wait.total_seconds() <= most
    assert server.slept == []
