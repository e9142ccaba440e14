"""The report's HTML in a browser without a network."""

from pathlib import Path

import pytest

from src.analytics import open_log
from src.catalog import load_catalog
from src.ingest import import_export
from src.report.content import Choices, report_of
from src.report.html import html_of
from src.store import open_store
from src.ui.home import SAMPLE_FILE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("html")
    store = open_store(folder / "log.duckdb")
    import_export(store, "me", "sample.csv", SAMPLE_FILE.read_bytes(), catalog=load_catalog(), unit="kg")
    log = open_log(store)
    file = folder / "report.html"
    file.write_bytes(html_of(log, report_of(log, Choices(name="<b>Ada</b>"))))
    store.close()
    return file


@pytest.mark.parametrize(
    ("width", "theme", "ink"), [(1200, "light", "11, 95, 165"), (390, "dark", "108, 180, 240")]
)
def test_charts_live_without_a_network_on_any_screen(browser, report_file, width, theme, ink):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme, offline=True)
    page, asked, faults = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(report_file.as_uri())
    page.wait_for_selector("[data-chart=share] .main-svg")
    page.locator("[data-chart=body] [data-name=Glutes] path").first.hover()
    assert "sets a week" in page.locator("[data-chart=body] .hint").inner_text()
    assert page.locator("[data-chart=deadlift] .main-svg").count() == 0
    page.locator("details.lift > summary").first.click()
    page.wait_for_selector("[data-chart=deadlift] .main-svg")
    assert ink in str(page.evaluate("document.querySelector('[data-chart=deadlift]').innerHTML"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_text("<b>Ada</b>").count()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert faults == []
    context.close()


def test_one_click_makes_each_file(app, desktop):
    desktop.goto(f"{app}/report?log=sample&unit=lb")
    for label, begins in (("PDF to print", b"%PDF-"), ("Page with live charts", b"<!doctype html>")):
        with desktop.expect_download() as made:
            desktop.get_by_role("button", name=label).click()
        assert "hindsight-report-" in made.value.suggested_filename
        content = Path(made.value.path()).read_bytes()
        assert content.lstrip().startswith(begins)
        if begins.startswith(b"<"):
            assert b" lb" in content
    assert desktop.errors == []
