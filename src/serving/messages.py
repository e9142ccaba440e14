"""What a browser may say over its websocket: what pages of ours make it say, and nothing else.

Streamlit also hears what its developers' menu says, from anyone: one message empties the caches of all
visitors and closes the store with them, one asks which files lie in the server's checkout.
"""

import logging
from typing import Final

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

_HEARD: Final = {
    "rerun_script",
    "stop_script",
    "file_urls_request",
    "app_heartbeat",
    "backend_operation_request",
}
_OPERATIONS: Final = {"deferred_file", "dataframe_chunk"}
NOT_A_MESSAGE, TOO_BIG = 1002, 1009  # codes of a websocket that is closed
_log = logging.getLogger("hindsight")


class OnlyPagesSpeak:
    """Pass on what pages say, drop the rest; hang up where it is no message at all, or too large a one."""

    def __init__(self, app: ASGIApp, largest: int) -> None:
        """`largest`: bytes of a message."""
        self._app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stand between a websocket and the app."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        dropped = False

        async def heard() -> Message:
            nonlocal dropped
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                data = message.get("bytes")
                if data is not None and len(data) > self._largest:
                    return await _hang_up(send, TOO_BIG)
                if (said := _read(data)) is None:
                    return await _hang_up(send, NOT_A_MESSAGE)
                if _of_a_page(said):
                    return message
                if not dropped:  # once a connection: nobody fills the log
                    dropped = True
                    _log.warning("a message that no page sends was dropped")

        await self._app(scope, heard, send)


async def _hang_up(send: Send, code: int) -> Message:
    """End the connection, and return what the app is told of it."""
    await send({"type": "websocket.close", "code": code})
    return {"type": "websocket.disconnect", "code": code}


def _read(data: bytes | None) -> BackMsg | None:
    """Return the message; None where it is none."""
    if data is None:
        return None
    try:
        said = BackMsg.FromString(data)
    except DecodeError:
        return None
    return said if said.WhichOneof("type") else None


def _of_a_page(said: BackMsg) -> bool:
    kind = said.WhichOneof("type")
    if kind == "backend_operation_request":
        asked = {field.name for field, _ in said.backend_operation_request.ListFields()}
        return bool(asked & _OPERATIONS) and not asked - _OPERATIONS - {"request_id", "session_id"}
    return kind in _HEARD
