"""What machines ask: can this replica work, and what was counted? Before all else, whatever the host's name.

A proxy or an orchestrator asks by an address of its own, which is no name that visitors use.
"""

import hmac
from collections.abc import Callable
from typing import Final

from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from src.serving.metrics import Metrics
from src.store import StoreError

METRICS_TOKEN: Final = "HINDSIGHT_METRICS_TOKEN"  # noqa: S105 - the name of a variable
LEAST_TOKEN: Final = 16  # characters
READY, METRICS = "/readyz", "/metrics"


class Probes:
    """Answer /readyz and, to who knows the token, /metrics."""

    def __init__(self, app: ASGIApp, ask_store: Callable[[], object], metrics: Metrics, token: str) -> None:
        """`ask_store` raises when the log's home does not answer. Without a token, there are no metrics."""
        self._app = app
        self._ask_store = ask_store
        self._metrics = metrics
        self._token = token if len(token) >= LEAST_TOKEN else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is asked here, pass on all else."""
        path = scope.get("path")
        if scope["type"] != "http" or path not in (READY, METRICS):
            await self._app(scope, receive, send)
            return
        answer = await self._answer(str(path), Headers(scope=scope))
        answer.headers["Cache-Control"] = "no-store"
        await answer(scope, receive, send)

    async def _answer(self, path: str, headers: Headers) -> Response:
        if path == READY:
            return await run_in_threadpool(self._ready)
        given = headers.get("authorization", "")
        if not self._token or not hmac.compare_digest(given.encode(), f"Bearer {self._token}".encode()):
            return PlainTextResponse("Not found", 404)
        text = await run_in_threadpool(self._metrics.text)
        return Response(text, media_type=CONTENT_TYPE_PLAIN_1_0_0)

    def _ready(self) -> Response:
        try:
            self._ask_store()
        except StoreError:  # what is wrong is in the log of the store, not for who asks
            return JSONResponse({"status": "the log's home does not answer"}, 503)
        return JSONResponse({"status": "ready"})
