"""Over a websocket the app hears what its pages say, whatever else is said to it."""

import asyncio

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from src.serving.messages import NOT_A_MESSAGE, TOO_BIG, OnlyPagesSpeak

LARGEST = 10_000
ASKED = {"request_id": "1", "session_id": "s"}


def heard(*said):
    """What reaches the app of these messages, and with which code the connection ends (None: it stays)."""
    reached, sent = [], []
    left = [{"type": "websocket.connect"}, *({"type": "websocket.receive", **one} for one in said)]

    async def receive():
        return left.pop(0) if left else {"type": "websocket.disconnect", "code": 1000}

    async def send(message):
        sent.append(message)

    async def app(scope, receive, send):
        while (message := await receive())["type"] != "websocket.disconnect":
            if message["type"] == "websocket.receive":
                reached.append(message["bytes"])

    asyncio.run(OnlyPagesSpeak(app, LARGEST)({"type": "websocket"}, receive, send))
    return reached, (sent[0]["code"] if sent else None)


def of(**said):
    return BackMsg(**said).SerializeToString()


@pytest.mark.parametrize(
    "message",
    [
        of(rerun_script={"query_string": "range=All"}),
        of(rerun_script={"fragment_id": "f", "is_auto_rerun": True}),
        of(stop_script=True),
        of(app_heartbeat=True),
        of(file_urls_request={**ASKED, "file_names": ["log.csv"]}),
        of(backend_operation_request={**ASKED, "deferred_file": {"file_id": "f"}}),
        of(backend_operation_request={**ASKED, "dataframe_chunk": {}}),
    ],
)
def test_what_pages_say_is_heard(message):
    assert heard({"bytes": message}) == ([message], None)


@pytest.mark.parametrize(
    "message",
    [
        of(clear_cache=True),
        of(load_git_info=True),
        of(set_run_on_save=True),
        of(debug_shutdown_runtime=True),
        of(debug_disconnect_websocket=True),
        of(backend_operation_request={**ASKED, "install_skills": {}}),
        of(backend_operation_request={**ASKED, "dismiss_skills_nudge": {}}),
        of(backend_operation_request=ASKED),
    ],
)
def test_what_no_page_says_is_dropped_and_said_once_in_the_log(message, caplog):
    page = of(rerun_script={})
    assert heard(*[{"bytes": message}] * 5, {"bytes": page}) == ([page], None)
    assert [record.message for record in caplog.records] == ["a message that no page sends was dropped"]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"bytes": b"\xff" * 50}, NOT_A_MESSAGE),
        ({"bytes": b""}, NOT_A_MESSAGE),
        ({"text": "hello"}, NOT_A_MESSAGE),
        ({"bytes": of(rerun_script={"query_string": "x" * LARGEST})}, TOO_BIG),
    ],
)
def test_what_is_no_message_or_too_large_ends_the_connection(message, code):
    assert heard(message, {"bytes": of(rerun_script={})}) == ([], code)
