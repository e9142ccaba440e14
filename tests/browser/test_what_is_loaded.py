"""What draws Plotly's charts is half of all that is loaded: nobody waits for it where it draws nothing."""

import pytest

from tests.browser.visits import visit

pytestmark = pytest.mark.browser

WHEN = """() => performance.getEntriesByType('resource').filter(one => one.name.includes('PlotlyChart'))
    .map(one => one.startTime)"""


DRAWN = """new MutationObserver((_, watch) => {
    if (!document.querySelector('[data-test-script-state=notRunning] h1')) return
    watch.disconnect()
    performance.mark('drawn')
}).observe(document, {subtree: true, childList: true, attributes: true})"""


def test_the_overview_is_done_before_it_is_asked_for(empty_app, desktop):
    desktop.add_init_script(DRAWN)
    visit(desktop, empty_app)
    assert desktop.locator(".js-plotly-plot").count() == 0
    desktop.wait_for_function(f"({WHEN})().length > 0")
    (drawn,) = desktop.evaluate("performance.getEntriesByName('drawn').map(one => one.startTime)")
    assert min(desktop.evaluate(WHEN)) > drawn
    assert desktop.errors == []


def test_a_page_with_charts_asks_for_it_at_once(empty_app, desktop):
    visit(desktop, f"{empty_app}/balance")
    (asked,) = desktop.evaluate(WHEN)
    wanted = "performance.getEntriesByType('resource').find(one => one.name.includes('/Html.')).startTime"
    assert asked < desktop.evaluate(wanted), "before the server has said what to show"
    assert desktop.errors == []
