"""Links and invitations: the secret in the address becomes a cookie, and the address becomes the app's."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from src.serving.rates import Failures, caller
from src.sharing import NoAccess
from src.sharing.access import by_token
from src.sharing.cookies import (
    INVITATION_HOURS,
    LINK_HOURS,
    invitation_cookie,
    link_cookie,
    link_value,
    sealed,
)
from src.sharing.invitations import look_at
from src.sharing.mode import Hosting
from src.store import Store

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hindsight</title><style>body {{ font: 16px/1.5 system-ui, sans-serif; margin: 15vh auto;
max-width: 30rem; padding: 0 1rem; color-scheme: light dark }}</style></head>
<body><h1>{title}</h1><p>{text}</p><p><a href="/">Go to the start page</a></p></body></html>
"""
_ONCE = (
    "An invitation works once: if you accepted it, the lifter is in "
    '<a href="/coach">your list of athletes</a>.'
)
NOTHING = _PAGE.format(title="There is nothing to see here", text=f"{NoAccess()}</p><p>{_ONCE}")
TOO_MANY = _PAGE.format(title="Too many tries", text="Wait a minute, then open the link again.")


def link_routes(hosting: Hosting, store: Callable[[], Store], failures: Failures) -> list[Route]:
    """Return the routes `/s/<secret>` of links and `/i/<secret>` of invitations.

    Opening one writes nothing: a messenger that looks ahead uses nothing up. Whatever is wrong with a secret,
    the answer is the same, byte for byte.
    """

    def link(token: str) -> Response:
        access = by_token(store(), token)
        answer = RedirectResponse("/", 303)
        _carry(answer, hosting, link_cookie(hosting), link_value(hosting, access), LINK_HOURS)
        return answer

    def invitation(token: str) -> Response:
        look_at(store(), token)
        answer = RedirectResponse("/coach", 303)
        value = sealed(hosting, "invitation", token)
        _carry(answer, hosting, invitation_cookie(hosting), value, INVITATION_HOURS)
        answer.delete_cookie(link_cookie(hosting), path="/", secure=hosting.secure, httponly=True)
        return answer

    def route(path: str, open_it: Callable[[str], Response]) -> Route:
        async def endpoint(request: Request) -> Response:
            who = caller(request)
            if failures.too_many(who):
                return HTMLResponse(TOO_MANY, 429, {"Retry-After": "60"})
            try:
                return await run_in_threadpool(open_it, request.path_params["token"])
            except NoAccess:
                failures.count(who)
                return HTMLResponse(NOTHING, 404)

        return Route(path, endpoint, methods=["GET"])

    return [route("/s/{token:path}", link), route("/i/{token:path}", invitation)]


def _carry(answer: Response, hosting: Hosting, name: str, value: str, hours: int) -> None:
    answer.set_cookie(
        name, value, max_age=hours * 3600, path="/", secure=hosting.secure, httponly=True, samesite="lax"
    )
