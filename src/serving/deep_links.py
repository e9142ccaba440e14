"""A deep link survives the login: what was asked for is kept in a signed cookie meanwhile."""

from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from src.sharing.cookies import opened, sealed
from src.sharing.mode import Hosting

_COOKIE = "hindsight_back_to"
_MINUTES = 10
_LONGEST = 600
_CALLBACK = "/oauth2callback"
_LOGIN = "_streamlit_user"


class BackToWhereOneWas:
    """Remember which page someone without a login asked for, and go there after the login."""

    def __init__(self, app: ASGIApp, hosting: Hosting, pages: frozenset[str]) -> None:
        self._app = app
        self._hosting = hosting
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Set the cookie with a page's document, use it up with the answer that ends a login."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        request = Request(scope)

        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._answer(request, message)
            await send(message)

        await self._app(scope, receive, send_with)

    def _answer(self, request: Request, message: Message) -> None:
        headers, path = MutableHeaders(scope=message), request.scope["path"]
        if path == _CALLBACK and message["status"] in (302, 303, 307):
            kept = opened(self._hosting, "back to", request.cookies.get(_COOKIE), _MINUTES * 60)
            if kept is not None and self._own(kept):
                headers["location"] = kept
            headers.append("set-cookie", self._cookie("", 0))
        elif path.strip("/") in self._pages and _LOGIN not in request.cookies:
            asked = f"{path}?{request.url.query}" if request.url.query else path
            if asked != "/" and self._own(asked):
                headers.append(
                    "set-cookie", self._cookie(sealed(self._hosting, "back to", asked), _MINUTES * 60)
                )

    def _own(self, address: str) -> bool:
        """Return whether an address is a page of ours: no host, no scheme, no trick with slashes."""
        parts = urlsplit(address)
        return (
            len(address) <= _LONGEST
            and not parts.scheme
            and not parts.netloc
            and address.startswith("/")
            and not address.startswith("//")
            and "\\" not in address
            and parts.path.strip("/") in self._pages
        )

    def _cookie(self, value: str, seconds: int) -> str:
        made: SimpleCookie = SimpleCookie({_COOKIE: value})
        return f"{made[_COOKIE].OutputString()}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax"
