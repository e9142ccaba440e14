"""Every view is a link: what was chosen stands in the address, and opens again for whoever has it."""

import re

import pytest
from playwright.sync_api import expect

from tools.chromium import settled

pytestmark = pytest.mark.browser

LIFTS = (
    "/lifts?lift=Romanian+deadlift&variant=Romanian+deadlift+%28dumbbell%29&range=1+year&unit=lb"
    "&formula=Berger&with=Barbell+row&with=Deadlift&scale=load"
)
LOG = "/log?find=row&kind=warm-up&of_lift=Barbell+row&from=2026-03-01&to=2026-09-30&unit=lb&sets_page=2"
BALANCE = (
    "/balance?range=3+months&target=60&target=80&quads=neutral&lens=direct&exposure=1%2F4&stabilisers=false"
)


def read(page):
    """Everything the view says, as a screen reader is told: its charts too."""
    settled(page)
    return page.locator("[data-testid='stMainBlockContainer']").aria_snapshot()


@pytest.mark.parametrize("address", [LIFTS, LOG, BALANCE], ids=["lifts", "log", "balance"])
def test_a_shared_address_opens_the_same_view_and_a_reload_keeps_it(empty_app, browser, desktop, address):
    desktop.goto(empty_app + address)
    first = read(desktop)
    desktop.reload()
    assert read(desktop) == first
    with browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB") as other:
        page = other.new_page()
        page.goto(empty_app + address)
        assert read(page) == first
        page.goto(empty_app + address.partition("?")[0])
        assert read(page) != first  # the address is what made it
    assert not desktop.errors


def test_a_page_that_only_a_served_app_has_says_so_and_leads_back(empty_app, desktop):
    desktop.goto(f"{empty_app}/coach")
    settled(desktop)
    expect(desktop.get_by_role("heading", name="There is no Coach page on this computer.")).to_be_visible()
    expect(desktop.get_by_text("Page not found")).to_have_count(0)
    desktop.get_by_role("link", name="Overview").last.click()
    expect(desktop.get_by_role("heading", level=1)).not_to_contain_text("There is no")


def test_what_is_chosen_goes_into_the_address(empty_app, desktop):
    desktop.goto(f"{empty_app}/lifts?lift=Barbell+row")
    settled(desktop)
    desktop.locator(".st-key-range").get_by_text("1 year").click()
    expect(desktop).to_have_url(re.compile(r"[?&]range=1\+year"))
    settled(desktop)
    assert "lift=Barbell+row" in desktop.url
    points = desktop.locator(".st-key-trend .js-plotly-plot")
    key = points.evaluate(
        """chart => {
          const trace = chart.data.findIndex((one) => one.name === 'every set')
          return [trace, chart.data[trace].customdata.at(-1)[1]]
        }"""
    )
    spot = points.evaluate(
        """(chart, trace) => {
          const { x, y } = chart.data[trace], layout = chart._fullLayout
          const box = chart.getBoundingClientRect(), at = x.length - 1
          return { x: box.x + layout.xaxis._offset + layout.xaxis.d2p(x[at]),
                   y: box.y + layout.yaxis._offset + layout.yaxis.d2p(y[at]) }
        }""",
        key[0],
    )
    desktop.mouse.click(spot["x"], spot["y"])
    expect(desktop.get_by_text("Whole session")).to_be_visible()
    settled(desktop)
    assert "session=" in desktop.url
    said = desktop.locator(".st-key-session-chosen").inner_text()
    desktop.reload()
    settled(desktop)
    assert desktop.locator(".st-key-session-chosen").inner_text() == said
