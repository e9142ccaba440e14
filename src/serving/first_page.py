"""The page a browser gets before the app speaks: in our colours, with our style, knowing where the server is.

Streamlit serves one `index.html` for every address. As it comes, the page is white until a script has run and
has Streamlit's own colours until the server has spoken, our rules of style come after what they are about, so
that everything moves, and the browser looks for the server below each page's address first, which leaves two
404s in its console. What draws charts is half of all it loads, and is asked for when the first chart comes:
here it is fetched at once, and read while the server runs the page. The Overview needs none of it: there it
is fetched a second after the page is done, for the pages that follow: reading it takes the browser a second.
"""

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ROOT: Final = Path(__file__).parents[2]
CONFIG: Final = _ROOT / ".streamlit" / "config.toml"  # read as it is: src.charts takes a second to load
STYLE: Final = _ROOT / "src" / "ui" / "style.css"
_PAGES: Final = frozenset(file.stem for file in (_ROOT / "pages").glob("*.py"))
_THEMES: Final = ("light", "dark")
_SCRIPTS: Final = Path(streamlit.__file__).parent / "static" / "static" / "js"
_FONT: Final = re.compile(rb'<link[^>]*as="font"[^>]*>')  # Streamlit's own, which our theme does not use
_AHEAD: Final = """
const read = () => import('%(charts)s')
const when = (selector) => !!document.querySelector(selector)
if (/^\\/(overview)?$/.test(location.pathname)) {
  const wait = setInterval(() => {
    if (!when('[data-test-script-state=notRunning] h1')) return
    clearInterval(wait)
    setTimeout(() => (window.requestIdleCallback ?? setTimeout)(read), 1000)
  }, 1000)
} else {
  const link = {rel: 'modulepreload', crossOrigin: '', fetchPriority: 'low', href: '%(charts)s'}
  document.head.append(Object.assign(document.createElement('link'), link))
  new MutationObserver((_, watch) => {
    if (!when('[data-test-script-state=running]')) return
    watch.disconnect()
    read()
  }).observe(document, {subtree: true, attributeFilter: ['data-test-script-state']})
}
"""
_ROOM_OF_THE_APP: Final = b'id="root"'
_OF_THE_OTHER: Final = ("etag", "last-modified", "content-length")  # page, which this one is not any more


class FirstPage:
    """ASGI middleware that puts our own head into Streamlit's page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; of an HTML answer, collect the body and send it with our head."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self._app(scope, receive, send)
            return
        if (page := _page_above(scope["path"])) is not None:
            await RedirectResponse(page, status_code=303)(scope, receive, send)
            return
        plain = [one for one in scope["headers"] if one[0] not in (b"accept-encoding", b"if-none-match")]
        start: Message | None = None
        parts: list[bytes] = []

        async def collect(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif start is None:
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body", False):
                    await _send_page(send, start, b"".join(parts))

        await self._app({**scope, "headers": plain}, receive, collect)


def _page_above(path: str) -> str | None:
    """Return the page to show for an address below a page's, which Streamlit would leave blank for good."""
    first, *below = path.strip("/").split("/")
    return f"/{first}" if below and first in _PAGES else None


def _is_html(start: Message) -> bool:
    return "text/html" in Headers(raw=start["headers"]).get("content-type", "")


async def _send_page(send: Send, start: Message, page: bytes) -> None:
    """Send Streamlit's page with our head; any other, such as that of a link that opens nothing, as it is."""
    if _ROOM_OF_THE_APP not in page:
        await send(start)
        await send({"type": "http.response.body", "body": page})
        return
    body = _FONT.sub(b"", page).replace(b"</head>", our_head().encode() + b"</head>", 1)
    headers = MutableHeaders(raw=list(start["headers"]))
    for name in _OF_THE_OTHER:
        del headers[name]
    headers["content-length"] = str(len(body))
    headers["cache-control"] = "no-cache"
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})


@cache
def our_head() -> str:
    """Return what goes into the page's head: ground, rules and colours, the server's place, charts."""
    themes = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    light, dark = (themes[name]["backgroundColor"] for name in _THEMES)
    ground = (
        f":root {{background: {light}; color-scheme: light dark}} "
        f"@media (prefers-color-scheme: dark) {{:root {{background: {dark}}}}}"
    )
    ours = ", ".join(f"{name.upper()}_THEME: {json.dumps(themes[name])}" for name in _THEMES)
    told = f"window.__streamlit = {{BACKEND_BASE_URL: location.origin + '/', {ours}}}"
    charts = f"./static/js/{next(_SCRIPTS.glob('PlotlyChart.*.js')).name}"
    return (
        f"<style>{ground}\n{STYLE.read_text(encoding='utf-8')}</style>"
        f"<script>{told}{_AHEAD % {'charts': charts}}</script>"
    )
