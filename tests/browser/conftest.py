"""A real Chromium on a real server: one of each a test session, a store of its own for each server."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Response,
    expect,
    sync_playwright,
)

from tools.chromium import launch, listen
from tools.running_app import running_app

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
# Streamlit closes its menu after a choice where the browser says that it is a phone's.
PHONE_AGENT = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
    "Mobile Safari/537.36"
)
PATIENCE_MS = 90_000  # a busy machine draws slowly; only what never comes takes so long
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            chromium = launch(playwright)
        except Error as error:
            reason = f"no Chromium could be started: {error.message.splitlines()[0]}"
            if os.environ.get("CI") == "true":
                pytest.fail(reason)
            pytest.skip(reason)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def empty_app(tmp_path_factory) -> Iterator[str]:
    """An app whose store nobody writes to."""
    folder = tmp_path_factory.mktemp("empty")
    with running_app(folder / "hindsight.duckdb", folder / "app.log") as url:
        yield url


@pytest.fixture
def app(tmp_path) -> Iterator[str]:
    """An app with a store of this test's own."""
    with running_app(tmp_path / "hindsight.duckdb", tmp_path / "app.log") as url:
        yield url


@pytest.fixture
def desktop(browser) -> Iterator[Page]:
    with browser.new_context(viewport=DESKTOP, locale="en-GB") as context:
        yield watched(context)


@pytest.fixture
def phone(browser) -> Iterator[Page]:
    with browser.new_context(
        viewport=PHONE, locale="en-GB", has_touch=True, is_mobile=True, user_agent=PHONE_AGENT
    ) as context:
        yield watched(context)


def watched(context: BrowserContext) -> Page:
    """Return a page that notes what goes wrong in it and the hosts it asks."""
    listen(context)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.errors, page.hosts = [], set()
    page.on("console", lambda message: note_message(page, message))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("request", lambda request: note_host(page, request.url))
    page.on("websocket", lambda socket: note_host(page, socket.url))
    page.on("response", lambda response: note_failure(page, response))
    return page


def note_message(page: Page, message: ConsoleMessage) -> None:
    """Remember an error; a failed request is noted with its address, below."""
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        page.errors.append(message.text)


def note_failure(page: Page, response: Response) -> None:
    if response.status >= 400:
        page.errors.append(f"{response.status} {response.url}")


def note_host(page: Page, url: str) -> None:
    """Remember whom the page asked; data: and blob: ask nobody."""
    if (address := urlsplit(url)).netloc:
        page.hosts.add(address.netloc)
