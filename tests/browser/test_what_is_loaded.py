"""What draws Plotly's charts is half of all that is loaded: nobody waits for it where it draws nothing."""

import pytest

from tests.browser.visits import visit

pytestmark = pytest.mark.browser

WHEN = """() => performance.getEntriesByType('resource').filter(one => one.name.includes('PlotlyChart'))
    .map(one => one.startTime)"""


def test_the_overview_is_done_before_it_is_asked_for(empty_app, desktop):
    visit(desktop, empty_app)
    done = desktop.evaluate("performance.now()")
    assert desktop.locator(".js-plotly-plot").count() == 0
    assert [one for one in desktop.evaluate(WHEN) if one < done - 1000] == []
    desktop.wait_for_function(f"({WHEN})().length > 0")
    assert desktop.errors == []


def test_a_page_with_charts_asks_for_it_at_once(empty_app, desktop):
    visit(desktop, f"{empty_app}/balance")
    (asked,) = desktop.evaluate(WHEN)
    wanted = "performance.getEntriesByType('resource').find(one => one.name.includes('/Html.')).startTime"
    assert asked < desktop.evaluate(wanted), "before the server has said what to show"
    assert desktop.errors == []
