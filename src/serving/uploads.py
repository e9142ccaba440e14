"""Uploads: of signed-in visitors only, of a stated size, within a quota."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from src.serving.rates import MB, Quota, caller

_UPLOADS = "/_stcore/upload_file/"


class UploadQuota:
    """Refuse what nobody signed for and what is too much, before a byte of it is kept."""

    def __init__(
        self, app: ASGIApp, may_upload: Callable[[Request], bool], quota: Quota, largest_mb: int
    ) -> None:
        """`largest_mb`: megabytes of one file; what surrounds it on the way may have one more."""
        self._largest_mb = largest_mb
        self._app = app
        self._may_upload = may_upload
        self._quota = quota

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no upload, and uploads that may be."""
        if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(_UPLOADS):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        size = request.headers.get("content-length", "")
        if not self._may_upload(request):
            refused = PlainTextResponse("Sign in to upload.", 403)
        elif not (size.isascii() and size.isdigit()):
            refused = PlainTextResponse("Say how large the file is.", 411)
        elif int(size) > (self._largest_mb + 1) * MB:
            refused = PlainTextResponse(
                f"A file may have {self._largest_mb} MB. Export fewer months, or pack it.", 413
            )
        elif not self._quota.take(caller(request), int(size)):
            refused = PlainTextResponse(
                "That is a lot of files. Try again in ten minutes.", 429, {"Retry-After": "600"}
            )
        else:
            await self._app(scope, receive, send)
            return
        await refused(scope, receive, send)
