"""A lifter's first visit: the sample log, an upload in pounds, its numbers, and undoing it.

The expected numbers are worked out by hand from the log in `pound_log.py`:

- Deadlift: 240 lb x 5 with 2 in reserve is 7 reps to failure; Epley: 240 x (1 + 7/30) = 296 lb.
- A deadlift set is worth 4.5/5.5 posterior and 0.5/5.5 mirror sets, a bench press set 1.5/2 mirror sets. A
  week of 5 and 2 is P = 45/11 and M = 5/11 + 3/2. Four such weeks and 6 sets at the middle of the
  target, 65%: (4 P + 3.9) / (4 P + 4 M + 6) = 67.1%.
- Counting only direct muscles: (4 x 5 + 3.9) / (4 x 7 + 6) = 70.3%.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pound_log import REST_TIMERS, ROWS, WARM_UPS, WORK_SETS, pound_log
from tools.chromium import settled

pytestmark = pytest.mark.browser

PAGES = ["", "lifts", "balance", "data"]
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)


def visit(page: Page, url: str) -> None:
    page.goto(url)
    settled(page)


def is_quiet_and_private(page: Page, url: str) -> None:
    assert page.errors == []
    assert page.hosts == {url.removeprefix("http://")}


@pytest.mark.parametrize("path", PAGES)
def test_the_first_visit_shows_a_sample_log_marked_as_one(desktop, empty_app, path):
    visit(desktop, f"{empty_app}/{path}")
    marked = "every page shows a sample log" if path == "data" else "You are looking at a sample log."
    expect(desktop.get_by_text(marked)).to_be_visible()
    charts = desktop.locator(".js-plotly-plot")
    assert charts.count() == {"": 2, "lifts": 4, "balance": 4, "data": 0}[path]
    for chart in charts.all():
        assert chart.locator(".trace").count() > 0, "a chart without marks"
    is_quiet_and_private(desktop, empty_app)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_on_a_phone(phone, empty_app, path):
    visit(phone, f"{empty_app}/{path}")
    too_wide = """() => [document.documentElement, ...document.querySelectorAll('[data-testid="stMain"]')]
        .map(element => element.scrollWidth - element.clientWidth)"""
    assert set(phone.evaluate(too_wide)) == {0}
    assert phone.evaluate("document.documentElement.clientWidth") == 390
    is_quiet_and_private(phone, empty_app)


def test_an_export_in_pounds_becomes_numbers_and_can_be_taken_back(desktop, app):
    page = desktop
    visit(page, f"{app}/data")
    page.locator("input[type=file]").set_input_files(
        {"name": "strong.csv", "mimeType": "text/csv", "buffer": pound_log()}
    )
    kinds = f"{ROWS} rows: {WORK_SETS} work sets, {WARM_UPS} warm-ups; {REST_TIMERS} not sets; none skipped."
    expect(page.get_by_text(kinds)).to_be_visible()
    expect(page.get_by_text("Loads were read as pounds.")).to_be_visible()
    expect(page.get_by_text("Nothing is stored yet.")).to_be_visible()
    page.get_by_role("button", name="Add to my log").click()
    expect(page.get_by_text(f"{WORK_SETS + WARM_UPS} sets added.")).to_be_visible()

    visit(page, app)
    expect(page.get_by_text("You are looking at a sample log.")).to_have_count(0)
    expect(page.get_by_text("Your posterior chain got 67% of your sets, within your")).to_be_visible()
    expect(page.get_by_text("Through Mon 28 Sep 2026")).to_contain_text("charts: the last 6 months")
    deadlift = page.get_by_test_id("stHtml").filter(has_text="1RM by RPE chart")
    expect(deadlift).to_contain_text("296 lb")  # 4 sessions are too few to learn from

    visit(page, f"{app}/lifts?lift=Deadlift")
    expect(page.locator("h1")).to_contain_text("Deadlift: 296 lb; too few recent days to judge")
    visit(page, f"{app}/lifts?lift=Deadlift&formula=Epley")
    expect(page.locator("h1")).to_contain_text("Deadlift: 296 lb")
    expect(page.get_by_text("240 lb × 5").first).to_be_attached()  # noqa: RUF001 - as the page writes it

    visit(page, f"{app}/balance")
    expect(page.locator("h1")).to_contain_text("67% posterior, within your")
    expect(page.get_by_text("Counting only muscles a set trains directly")).to_contain_text("70%")

    visit(page, f"{app}/data")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Yes, take it back").click()
    expect(page.get_by_text(f"{WORK_SETS + WARM_UPS} sets left your log")).to_be_visible()
    visit(page, app)
    expect(page.get_by_text("You are looking at a sample log.")).to_be_visible()
    is_quiet_and_private(page, app)
