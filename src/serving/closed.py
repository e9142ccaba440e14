"""Doors of Streamlit's own that nobody outside needs."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")


class Closed:
    """Answer 404 where numbers about the server and its sessions, or a way to drive the app, would be."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on all else."""
        if scope["type"] == "http" and str(scope["path"]).startswith(_CLOSED):
            await PlainTextResponse("Not found", 404)(scope, receive, send)
            return
        await self._app(scope, receive, send)
