"""Anything at all over the websocket: the instance goes on serving, and its log names nobody."""

import contextlib
import time
from random import Random

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.util import calc_hash
from websockets.exceptions import ConnectionClosed

from tests.hosting.asking import client_of, get
from tests.hosting.by_hand import socket
from tests.hosting.instance import sign_in

PATIENCE_S = 60  # for one answer
SEED, BATCH = 20_261, 30
PERSONAL = ("annasecret", "bertsecret", "@example.org", "Anna", "Coach Kim")


@pytest.fixture
def guest(url, secrets):
    """The cookies of a browser that opened Anna's link."""
    with client_of(base_url=url) as client:
        client.get(f"/s/{secrets['anna link']}")
        return dict(client.cookies)


@pytest.fixture
def lifter(url):
    with client_of(base_url=url) as client:
        sign_in(client, "bert")
        return dict(client.cookies)


def rerun(**fields):
    return BackMsg(rerun_script=fields).SerializeToString()


def widgets(*states):
    said = BackMsg()
    for name, kind, value in states:
        state = said.rerun_script.widget_states.widgets.add()
        state.id = name
        setattr(state, kind, value)
    return said.SerializeToString()


def asked_by_a_stranger(**payload):
    """An operation under another session's id."""
    return BackMsg(
        backend_operation_request={"request_id": "1", "session_id": "somebody-else", **payload}
    ).SerializeToString()


CHOSEN = {
    "nothing": b"",
    "no message": b"\xff" * 100,
    "half a message": rerun(query_string="range=All")[:-4],
    "markup": b"<script>alert(1)</script>",
    "too large": widgets(("x", "string_value", "x" * 6_000_000)),
    "empty the caches": BackMsg(clear_cache=True).SerializeToString(),
    "which files lie there": BackMsg(load_git_info=True).SerializeToString(),
    "stop the server": BackMsg(debug_shutdown_runtime=True).SerializeToString(),
    "hang up": BackMsg(debug_disconnect_websocket=True).SerializeToString(),
    "watch files": BackMsg(set_run_on_save=True).SerializeToString(),
    "stop the script": BackMsg(stop_script=True).SerializeToString(),
    "a heartbeat": BackMsg(app_heartbeat=True).SerializeToString(),
    "another's upload": BackMsg(
        file_urls_request={"request_id": "1", "file_names": ["../../x\x00"], "session_id": "somebody-else"}
    ).SerializeToString(),
    "another's file": asked_by_a_stranger(deferred_file={"file_id": "0" * 32}),
    "skills": asked_by_a_stranger(install_skills={}),
    "no such page": rerun(page_script_hash="f" * 32, page_name="../../etc/passwd"),
    "no such fragment": rerun(fragment_id="f" * 32),
    "a long address": rerun(query_string="of=" + "x" * 20_000 + "&range=%00&unit=\u202e"),
    "widgets of no page": widgets(
        ("a", "trigger_value", True), ("b", "int_value", -(2**63)), ("", "bytes_value", b"\0")
    ),
    "a number for a text": widgets(("$$ID-0-range", "double_value", float("nan"))),
}


def mutated(chance):
    """Return a message that was one, with bytes changed, lost, doubled or another's put in."""
    pages = ("log", "sharing", "coach", "notes", "data")
    message = bytearray(
        rerun(page_script_hash=calc_hash(chance.choice(pages)), query_string="of=x&s=y&range=All")
    )
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(message))
        match chance.randrange(4):
            case 0:
                message[at] ^= 1 << chance.randrange(8)
            case 1:
                del message[at : at + chance.randint(1, 20)]
            case 2:
                message[at:at] = message[at : at + 10]
            case _:
                message[at:at] = chance.randbytes(4)
        if not message:
            return b""
    return bytes(message)


def say(url, cookies, messages):
    """Say all of it, over a new connection whenever the instance hangs up; return how often it did."""
    left, closed = list(messages), 0
    while left:
        with contextlib.suppress(ConnectionClosed), socket(url, cookies) as browser:
            while left:
                browser.send(left.pop(0))
            browser.run("methods", patience_s=PATIENCE_S)
            return closed
        closed += 1
    return closed


@pytest.mark.parametrize("who", ["nobody", "a lifter"])
def test_whatever_is_said_the_instance_goes_on_and_the_log_names_nobody(url, folder, guest, lifter, who):
    began, chance = time.monotonic(), Random(f"{SEED} {who}")  # noqa: S311 - the same each time
    before = len((folder / "app.log").read_bytes())
    cookies = {"nobody": {}, "a lifter": lifter}[who]
    with socket(url, guest) as other:
        assert "annasecret" in other.run("log", patience_s=PATIENCE_S)
        for message in CHOSEN.values():
            say(url, cookies, [message])
        say(url, cookies, [mutated(chance) for _ in range(BATCH)])
        assert "annasecret" in other.run("log", patience_s=PATIENCE_S), "the page beside it works as before"
    assert get(f"{url}/healthz").status_code == 200
    said = (folder / "app.log").read_bytes()[before:].decode("utf-8", "replace")
    assert not [word for word in PERSONAL if word in said]
    assert "Traceback" not in said
    assert time.monotonic() - began < 300


@pytest.mark.parametrize(("message", "code"), [("no message", 1002), ("nothing", 1002), ("too large", 1009)])
def test_what_is_no_message_ends_the_connection(url, message, code):
    with socket(url) as browser:
        browser.send(CHOSEN[message])
        with pytest.raises(ConnectionClosed) as closed:
            browser.run("methods", patience_s=PATIENCE_S)
    assert closed.value.rcvd.code == code
