"""Five people with a question each, on a laptop and on a phone.

The numbers of the second journey are worked out by hand from the log in `pound_log.py`:

- Deadlift: 240 lb x 5 with 2 in reserve is 7 reps to failure; Epley: 240 x (1 + 7/30) = 296 lb.
- A deadlift set is worth 4.5/5.5 posterior and 0.5/5.5 mirror sets, a bench press set 1.5/2 mirror sets. A
  week of 5 and 2 is P = 45/11 and M = 5/11 + 3/2. Four such weeks and 6 sets at the middle of the
  target, 65%: (4 P + 3.9) / (4 P + 4 M + 6) = 67.1%.
- Counting only direct muscles: (4 x 5 + 3.9) / (4 x 7 + 6) = 70.3%.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.logs import log_with_an_unknown_name, stalled_log
from tests.browser.pound_log import REST_TIMERS, ROWS, WARM_UPS, WORK_SETS, pound_log
from tests.browser.visits import visit
from tools.chromium import settled
from tools.running_app import running_app

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def town(tmp_path_factory) -> Iterator[str]:
    """One app for all: whoever adds a log takes it back."""
    folder = tmp_path_factory.mktemp("town")
    with running_app(folder / "hindsight.duckdb", folder / "app.log") as url:
        yield url


@pytest.fixture(params=["desktop", "phone"])
def page(request) -> Iterator[Page]:
    visitor = request.getfixturevalue(request.param)
    visitor.on_phone = request.param == "phone"
    yield visitor
    assert visitor.errors == []
    assert len(visitor.hosts) == 1


def go_to(page: Page, title: str, group: str | None = None) -> None:
    """Choose a page in the navigation, as it is on this screen."""
    if page.on_phone:
        page.get_by_test_id("stExpandSidebarButton").tap()
        page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).tap()
    else:
        bar = page.get_by_test_id("stTopNav")
        if group is not None:
            bar.get_by_text(group, exact=True).click()
        page.get_by_role("link", name=title, exact=True).first.click()
    expect(page).to_have_url(re.compile(f"/{title.lower()}|/$"))
    settled(page)


def drop(page: Page, name: str, data: bytes) -> None:
    page.locator("input[type=file]").first.set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": data}
    )


def take_back(page: Page) -> None:
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Sample log", exact=True)).to_be_visible()
    expect(page.get_by_text("sets left your log")).to_be_visible()


def opening(page: Page) -> "object":
    return expect(page.locator("h1"))


def test_a_first_visit_shows_what_the_app_does_and_one_thing_to_do(page, town):
    visit(page, town)
    opening(page).to_contain_text("posterior share")
    expect(page.get_by_text("Sample log", exact=True)).to_be_visible()
    expect(page.locator("button[kind=primary]")).to_have_count(1)
    tile = page.locator(".tile").first
    expect(tile).to_contain_text("kg")
    if page.on_phone:
        top = tile.bounding_box()
        assert top is not None
        assert top["y"] < 600, "the first tile is not on the first screen"
    page.get_by_role("link", name="Deadlift", exact=True).click()
    opening(page).to_contain_text("Deadlift:")
    settled(page)
    go_to(page, "Balance")
    opening(page).to_contain_text("% posterior")
    page.get_by_role("button", name="Upload your log").click()
    expect(page.locator("input[type=file]")).to_be_attached()


def test_an_upload_leads_to_what_the_log_says(page, town):
    visit(page, f"{town}/data")
    drop(page, "strong.csv", pound_log())
    expect(page.get_by_text(f"strong.csv: {WORK_SETS + WARM_UPS} sets of Strong added")).to_contain_text(
        "pounds"
    )
    opening(page).to_contain_text("67% were posterior")
    expect(page.get_by_text("Last session Mon 28 Sep 2026")).to_be_visible()
    deadlift = page.locator(".tile").filter(has_text="1RM by RPE chart")
    expect(deadlift).to_contain_text("296 lb")  # 4 sessions are too few to learn from
    settled(page)
    page.get_by_role("link", name="What was read").click()
    kinds = f"{ROWS} rows: {WORK_SETS} work sets, {WARM_UPS} warm-ups; {REST_TIMERS} not sets; none skipped."
    expect(page.get_by_text(kinds)).to_be_visible()
    settled(page)
    go_to(page, "Balance")
    expect(page.get_by_text("Direct work alone")).to_contain_text("70%")
    go_to(page, "Overview")
    take_back(page)


def test_a_stalled_lift_is_found_and_what_else_could_have_held_it(page, town):
    visit(page, f"{town}/data")
    drop(page, "stalled.csv", stalled_log())
    tile = page.locator(".tile").filter(has_text="holding steady")
    expect(tile).to_have_count(1)
    settled(page)
    page.get_by_role("link", name="Deadlift", exact=True).click()
    opening(page).to_contain_text(re.compile("Deadlift: .*, holding steady"))
    expect(page.get_by_text("A break of 18 days")).to_be_visible()
    settled(page)
    go_to(page, "Overview")
    take_back(page)


def test_a_name_nobody_knows_is_said_once_and_counts_from_then_on(page, town):
    visit(page, f"{town}/data")
    drop(page, "bow.csv", log_with_an_unknown_name())
    expect(page.get_by_text("1 exercise name is not recognised")).to_be_visible()
    before = page.locator("h1").inner_text()
    page.get_by_role("link", name="What was read").click()
    opening(page).to_contain_text("67% recognised")
    settled(page)
    page.get_by_role("button", name="Choose an exercise").click()
    stands_for = page.get_by_role("combobox", name="Stands for")
    stands_for.wait_for()
    settled(page)
    stands_for.click()
    stands_for.fill("Good morning")
    page.get_by_role("option", name="Good morning", exact=False).first.click()
    page.get_by_role("button", name="Assign").click()
    opening(page).to_contain_text("100% recognised")
    settled(page)
    go_to(page, "Overview")
    opening(page).not_to_have_text(before)
    expect(page.get_by_role("link", name="Good morning", exact=True)).to_be_visible()
    page.get_by_role("link", name="What was read").click()
    page.get_by_text("Your corrections (1)").click()
    page.get_by_role("button", name="Take back").click()
    opening(page).to_contain_text("67% recognised")
    settled(page)
    go_to(page, "Overview")
    take_back(page)


def test_next_week_is_planned_within_ones_limits(page, town):
    visit(page, town)
    page.get_by_role("link", name="Plan", exact=True).last.click()
    opening(page).to_contain_text("Next week, add")
    settled(page)
    page.get_by_text("Your limits").click()
    least = page.get_by_role("spinbutton", name="Least for a posterior group")
    least.fill("6")
    least.press("Enter")
    expect(page.get_by_text("your least: 6")).to_be_visible()
    planned = page.locator("h1").inner_text()
    settled(page)
    visit(page, page.url)  # as a bookmark or a friend would
    opening(page).to_have_text(planned)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").last.click()
    assert b"Exercise" in download.value.path().read_bytes()
