"""What a lifter takes away: pictures and spreadsheets, made without asking another host."""

import struct

import pytest

from tools.chromium import settled

pytestmark = pytest.mark.browser


def test_a_chart_is_saved_as_a_picture_and_stays_as_it_was(empty_app, desktop):
    desktop.goto(f"{empty_app}/lifts?lift=Deadlift")
    settled(desktop)
    chart = desktop.locator(".st-key-trend .js-plotly-plot")
    before = chart.bounding_box()
    with desktop.expect_download() as saved:
        desktop.get_by_role("button", name="Save this chart as a picture").first.click()
    assert saved.value.suggested_filename == "hindsight-deadlift-trend-2026-10-31.png"
    picture = saved.value.path().read_bytes()
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    assert width == 2000
    assert height > 2 * before["height"]  # room for its words
    after = chart.bounding_box()
    assert (after["width"], after["height"]) == (before["width"], before["height"])
    assert chart.locator(".gtitle").count() == 0
    assert desktop.hosts == {empty_app.removeprefix("http://")}
    assert not desktop.errors


def test_a_table_is_saved_for_a_spreadsheet(empty_app, desktop):
    desktop.goto(f"{empty_app}/lifts?lift=Deadlift")
    settled(desktop)
    with desktop.expect_download() as saved:
        desktop.locator(".st-key-csv-deadlift-rep-maxes").get_by_role("button").first.click()
    assert saved.value.suggested_filename == "hindsight-deadlift-rep-maxes-2026-10-31.csv"
    lines = saved.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Reps,")
    assert len(lines) == 11


UNSEEN = """button => {
    const unseen = []
    for (let one = button; one; one = one.parentElement) {
        const { opacity, visibility } = getComputedStyle(one)
        if (opacity !== '1' || visibility !== 'visible') unseen.push(one.outerHTML.slice(0, 80))
    }
    return unseen
}"""


def test_a_planned_session_is_copied_with_a_finger(empty_app, phone):
    phone.goto(f"{empty_app}/plan")
    settled(phone)
    phone.get_by_role("button", name="Copy", exact=True).tap()
    copy = phone.get_by_role("button", name="Copy to clipboard")
    copy.wait_for()
    phone.wait_for_timeout(500)  # it fades in
    assert copy.evaluate(UNSEEN) == []
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy.tap()
    phone.wait_for_function("navigator.clipboard.readText().then(text => text.includes(' \u00d7 '))")
