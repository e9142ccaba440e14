"""Every chart can be saved as a picture, every table as a spreadsheet."""

import json

import pytest

from tests.app.visitor import components, go, upload

pytestmark = pytest.mark.usefixtures("all_open")
PAGES = ["overview", "lifts", "balance", "muscles", "plan", "sessions"]


def pictures(app):
    """What each picture button of the page was given."""
    return [json.loads(one.json) for one in components(app, "save_picture")]


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_can_be_saved_as_a_picture_that_says_what_it_is(app, page):
    go(app, page)
    charts = [*app.get("plotly_chart"), *components(app, "picture")]
    made = pictures(app)
    assert len(charts) == len(made) > 0
    assert len({one["file"] for one in made}) == len(made)
    assert all(one["source"] == "Sample log through Sat 31 Oct 2026 · Hindsight" for one in made)
    assert all(one["file"].startswith("hindsight-") and one["file"].endswith("-2026-10-31") for one in made)


@pytest.mark.parametrize("page", [*PAGES, "methods"])
def test_every_table_can_be_saved_for_a_spreadsheet(app, page):
    go(app, page)
    saved = [one for one in app.get("download_button") if (one.key or "").startswith("csv-")]
    short = [one for one in app.get("html") if "<table" in one.proto.body]
    assert len(saved) == len(app.dataframe) + len(short)


def test_the_source_of_a_picture_names_the_apps_of_the_log(app, own_log):
    upload(app, ("strong.csv", own_log))
    go(app, "lifts")
    assert {one["source"] for one in pictures(app)} == {"Strong log through Mon 23 Feb 2026 · Hindsight"}
