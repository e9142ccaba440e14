"""Visitors of a hosted instance, each with a session of their own on one store."""

from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from src.sharing.cookies import link_cookie, link_value
from src.ui import invitation, viewer
from tests.app.visitor import words

ROOT = Path(__file__).parents[2]
AUTH = {
    "redirect_uri": "https://app.example/oauth2callback",
    "cookie_secret": "k7Jq2vXw9LmZ4tRb8YcN1pSd6FgH3aEu",
    "client_id": "hindsight",
    "client_secret": "between us",
    "server_metadata_url": "https://id.example/.well-known/openid-configuration",
}


class Visitor:
    """A browser at a hosted instance."""

    def __init__(self, email=None, *, cookies=None, name=None, **query):
        self.app = AppTest.from_file(ROOT / "app.py", default_timeout=180)
        self.cookies = cookies or {}
        self.app.user = {"is_logged_in": False}
        if email is not None:
            self.sign_in(email, name)
        for parameter, value in query.items():
            self.app.query_params[parameter] = value

    def sign_in(self, email, name=None, *, verified=True):
        self.app.user = {
            "is_logged_in": True,
            "iss": "https://id.example",
            "sub": f"sub-{email}",
            "email": email,
            "email_verified": verified,
            "name": name or email.partition("@")[0],
            "iat": int(datetime.now(UTC).timestamp()) + 5,
            "nonce": token_hex(8),  # no two logins are the same
        }
        return self

    def run(self):
        """Run the page; cookies are those of this browser."""
        return self._with_cookies(self.app.run)

    def go(self, page):
        """Ask for a page by its address, whether it is offered or not."""
        self.app._page_hash = calc_hash(page)
        return self.run()

    def click(self, key):
        return self._with_cookies(self._widget("button", key).click().run)

    def write(self, kind, key, value):
        """Fill in a field; the next click sends it along."""
        getattr(self._widget(kind, key), "set_value")(value)  # noqa: B009 - of any kind of field

    def says(self):
        return words(self.app)

    def sent(self):
        """All that went to the browser: every element of the page and the address, in one text."""
        parts = [str(dict(self.app.query_params))]
        todo = [self.app._tree]
        while todo:
            node = todo.pop()
            parts.append(str(getattr(node, "proto", "")))
            todo += getattr(node, "children", {}).values()
        return "\n".join(parts)

    def _widget(self, kind, key):
        return next(one for one in self.app.get(kind) if one.key == key)

    def _with_cookies(self, run):
        with pytest.MonkeyPatch.context() as patch:
            for module in (viewer, invitation):
                patch.setattr(module, "cookie", self.cookies.get)
            return run()


def with_link(access):
    """Return the cookies of a browser that opened a link."""
    ready = viewer.the_hosting()
    return {link_cookie(ready): link_value(ready, access)}
