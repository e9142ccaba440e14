"""A watched folder from the first click to the Overview, and the command line while the app is open."""

import json
import os
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from hindsight import ROOT
from tests.browser.pound_log import WARM_UPS, WORK_SETS, pound_log
from tests.browser.visits import is_quiet_and_private, visit

pytestmark = pytest.mark.browser

LONG_AGO = 1_700_000_000


def put(folder, name, data):
    (folder / name).write_bytes(data)
    os.utime(folder / name, (LONG_AGO, LONG_AGO))


def choose(page: Page, kind: str) -> None:
    page.get_by_role("radio", name=kind, exact=True).click()


def test_a_file_dropped_into_a_watched_folder_reaches_the_overview(desktop, app, tmp_path):
    page, folder = desktop, tmp_path / "Exports"
    folder.mkdir()
    visit(page, f"{app}/data")
    choose(page, "Folder")
    page.get_by_role("textbox", name="Folder").fill(str(folder))
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_text("Nothing new.").first).to_be_visible()

    put(folder, "strong.csv", pound_log())
    page.get_by_role("button", name="Sync now").click()
    expect(page.get_by_text(f"{WORK_SETS + WARM_UPS} sets added.").first).to_be_visible()
    expect(page.get_by_text("strong.csv from Folder Exports")).to_be_visible()
    visit(page, app)
    expect(page.get_by_text("Sample log", exact=True)).to_have_count(0)
    expect(page.get_by_text("67%").first).to_be_visible()

    put(folder, "shirts.csv", b"colour,size\nred,3\n")
    told = subprocess.run(
        [sys.executable, "-m", "src.cli", "sync", "--json"],
        cwd=ROOT,
        env={**os.environ, "HINDSIGHT_STORE": str(tmp_path / "hindsight.duckdb")},
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    assert [one["sentence"] for one in json.loads(told.stdout)] == ["Nothing new. 1 file cannot be read."]
    visit(page, f"{app}/data")
    expect(page.get_by_text("1 file cannot be read. More says why.")).to_be_visible()
    is_quiet_and_private(page, app)


CANARY = "canary-3f8e1d-of-the-browser"


def test_a_link_that_was_typed_in_is_nowhere_afterwards(phone, app, tmp_path):
    page = phone
    visit(page, f"{app}/data")
    choose(page, "Link")
    page.get_by_role("textbox", name="Address of the sheet or file").fill(
        f"https://127.0.0.1:9/{CANARY}/log.csv"
    )
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_text("127.0.0.1 does not answer")).to_be_visible()
    kept = page.evaluate(
        "() => [document.documentElement.outerHTML, ...[localStorage, sessionStorage].map(JSON.stringify)]"
    )
    fields = page.locator("input").evaluate_all("all => all.map(one => one.value)")
    assert CANARY not in f"{kept}{fields}{page.url}"
    on_disk = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert CANARY.encode() not in on_disk  # the app's log among it
    is_quiet_and_private(page, app)
