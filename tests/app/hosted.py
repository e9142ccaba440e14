"""Visitors of a hosted instance, each with a session of their own on one store."""

from datetime import UTC, datetime
from pathlib import Path

from streamlit.testing.v1 import AppTest

from src.sharing.cookies import link_cookie, link_value
from src.ui import viewer

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
        self.app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
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
        }
        return self

    def run(self):
        """Run the page; cookies are those of this browser."""
        mine, before = self.cookies, viewer.cookie
        viewer.cookie = mine.get
        try:
            return self.app.run()
        finally:
            viewer.cookie = before

    def go(self, page):
        """Ask for a page by its address, as if there were such a one."""
        mine, before = self.cookies, viewer.cookie
        viewer.cookie = mine.get
        try:
            return self.app.switch_page(f"pages/{page}.py").run()
        finally:
            viewer.cookie = before

    def click(self, key):
        mine, before = self.cookies, viewer.cookie
        viewer.cookie = mine.get
        try:
            return next(one for one in self.app.button if one.key == key).click().run()
        finally:
            viewer.cookie = before


def with_link(access):
    """Return the cookies of a browser that opened a link."""
    ready = viewer.the_hosting()
    return {link_cookie(ready): link_value(ready, access)}
