"""What every visit of a page comes with."""

from playwright.sync_api import Page

from tools.chromium import settled


def visit(page: Page, url: str) -> None:
    """Open an address and wait until all of the page is there."""
    page.goto(url)
    settled(page)


def is_quiet_and_private(page: Page, url: str) -> None:
    """Hold that the page said no error and asked nobody but the app."""
    assert page.errors == []
    assert page.hosts == {url.removeprefix("http://")}
