"""Uploads: of visitors with an account only, of a stated size, within a quota."""

from collections.abc import AsyncIterator, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from src.serving.rates import MB, Failures, Quota, caller

_UPLOADS = "/_stcore/upload_file/"
_TOO_MUCH = "That is a lot of files. Try again in ten minutes."
_END_OF_HEAD = b"\r\n\r\n"
_LONGEST_HEAD = 16 * 1024  # bytes: names the file, and what kind the browser takes it for
_TOLD_A_MINUTE = 60  # refusals of one address that its page is told of


class UploadQuota:
    """Refuse what nobody signed for and what is too much, before a byte of it is kept.

    Of an answer with an error, the page shows no word of ours. What is refused for being too much together
    is therefore passed on with the reason in place of its content, which the page then says.
    """

    def __init__(
        self,
        app: ASGIApp,
        may_upload: Callable[[Request], bool],
        quota: Quota,
        largest_mb: int,
        as_file: Callable[[str], bytes],
    ) -> None:
        """`largest_mb`: megabytes of one file; what surrounds it on the way may have one more.

        `as_file` makes of a reason what stands in place of the file.
        """
        self._largest_mb = largest_mb
        self._app = app
        self._may_upload = may_upload
        self._quota = quota
        self._as_file = as_file
        self._told = Failures(_TOLD_A_MINUTE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no upload, and uploads that may be."""
        if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(_UPLOADS):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        size = request.headers.get("content-length", "")
        if not await run_in_threadpool(self._may_upload, request):
            refused = PlainTextResponse("Sign in to upload.", 403)
        elif not (size.isascii() and size.isdigit()):
            refused = PlainTextResponse("Say how large the file is.", 411)
        elif int(size) > (self._largest_mb + 1) * MB:
            refused = PlainTextResponse(
                f"A file may have {self._largest_mb} MB. Export fewer months, or pack it.", 413
            )
        elif not self._quota.take(caller(request), int(size)):
            if await self._told_on_the_page(request, send):
                return
            refused = PlainTextResponse(_TOO_MUCH, 429, {"Retry-After": "600"})
        else:
            await self._app(scope, receive, send)
            return
        await refused(scope, receive, send)

    async def _told_on_the_page(self, request: Request, send: Send) -> bool:
        """Pass the reason on in place of the file; return whether that could be done."""
        if self._told.too_many(caller(request)):
            return False
        self._told.count(caller(request))
        try:
            body = await _with_content(request.stream(), self._as_file(_TOO_MUCH))
        except ClientDisconnect:
            return True
        if body is None:
            return False
        length = (b"content-length", str(len(body)).encode())
        headers = [one for one in request.scope["headers"] if one[0] != b"content-length"]
        left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Message:
            return left.pop() if left else {"type": "http.disconnect"}

        await self._app({**request.scope, "headers": [*headers, length]}, receive, send)
        return True


async def _with_content(sent: AsyncIterator[bytes], content: bytes) -> bytes | None:
    """Return a form of one file as it was sent, with other content; None where it is no such form.

    All of it is read, so that the browser has finished when it is answered, and none of the file is kept.
    """
    head = b""
    async for chunk in sent:
        if _END_OF_HEAD not in head and len(head) <= _LONGEST_HEAD:
            head += chunk
    head, end, _ = head.partition(_END_OF_HEAD)
    boundary = head.partition(b"\r\n")[0]
    if not end or len(head) > _LONGEST_HEAD or not boundary.startswith(b"--"):
        return None
    return b"".join((head, end, content, b"\r\n", boundary, b"--\r\n"))
