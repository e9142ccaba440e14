"""The Report page: what goes in is chosen, and what comes out says what the other pages say."""

import io
import re
from html import unescape
from threading import Event

import pypdf
import pytest

from src.charts import KILOGRAMS
from src.report.content import Choices, report_of
from src.report.pdf import pdf_of
from src.ui import data, report_page
from tests.app.visitor import by_key, go, upload, words


def printed(choices):
    file = pypdf.PdfReader(io.BytesIO(pdf_of(report_of(data.log_of(data.source_of(data.me())), choices))))
    return plain(" ".join(page.extract_text() for page in file.pages))


def plain(text):
    return " ".join(text.replace("\u2060", "").replace("\u00a0", " ").split())


def test_the_page_offers_both_files_and_shows_the_pages(app):
    go(app, "report")
    assert not app.exception
    assert [one.proto.label for one in app.get("download_button")] == [
        "PDF to print",
        "Page with live charts",
    ]
    assert all(one.proto.deferred_file_id for one in app.get("download_button"))
    pictures = [str(one.proto) for one in app.get("image")]
    assert pictures
    assert all(
        f"Page {i} of {len(pictures)} of the report: " in one for i, one in enumerate(pictures, start=1)
    )


def test_body_weight_and_notes_are_left_out_until_they_are_asked_for(app):
    go(app, "report")
    assert [by_key(app, "toggle", key).value for key in ("report-weight", "report-notes")] == [False, False]


@pytest.mark.parametrize("name", ["*Ada* $x$", "<script>alert(1)</script>"])
def test_any_name_may_stand_on_it(app, name):
    go(app, "report")
    by_key(app, "text_input", "report-name").set_value(name).run()
    assert not app.exception
    assert not app.error


def test_the_printed_numbers_are_those_of_the_overview(app, own_log):
    upload(app, ("mine.csv", own_log))
    app.query_params["unit"] = "kg"
    go(app, "overview")
    said = printed(Choices(unit=KILOGRAMS))
    tiles = [one.proto.body for one in app.get("html") if 'class="tile' in one.proto.body]
    assert len(tiles) == 2
    for tile in tiles:
        lines = [plain(unescape(part)) for part in re.split(r"<[^>]*>", tile)]
        for line in filter(None, (one.strip(" ·") for one in lines)):
            assert line in said, line
    assert plain(app.title[0].value) in said
    advice = next(one.value for one in app.markdown if one.value.startswith("**"))
    assert plain(advice.strip("*").replace("\\", "")).lower() in said.lower() or "Too little" in words(app)


def test_an_empty_range_still_makes_a_file(app, own_log):
    upload(app, ("mine.csv", own_log))
    app.query_params["range"] = "4 weeks"
    go(app, "report")
    assert not app.exception
    assert printed(Choices(weeks=4))


def test_the_report_advises_within_the_limits_of_the_plan(app, monkeypatch):
    app.query_params["least"] = "9"
    app.query_params["total"] = "2"
    go(app, "plan")
    asked = []
    monkeypatch.setattr(
        report_page, "report_of", lambda log, choices: asked.append(choices) or report_of(log, choices)
    )
    go(app, "report")
    limits = asked[-1].limits
    assert (limits.least, limits.most_total) == (9, 2)
    said = data.advice(data.source_of(data.SAMPLE), limits)
    assert report_of(data.log_of(data.source_of(data.SAMPLE)), asked[-1]).advice == said.sentence


def test_a_report_says_how_far_it_is_and_is_there_on_return(app, monkeypatch):
    go_on, written = Event(), []

    def slowly(log, choices):
        written.append(choices)
        assert go_on.wait(30)
        return report_of(log, choices)

    told = []
    monkeypatch.setattr(report_page, "report_of", slowly)
    monkeypatch.setattr(report_page, "step_words", lambda done: told.append(done) or go_on.set() or "")
    app.query_params["range"] = "1 year"
    go(app, "report")
    assert told[0] == 0
    assert not app.exception
    assert app.get("image")
    go(app, "overview")
    go(app, "report")
    assert app.get("image")
    assert len(written) == 1


def test_a_report_that_is_put_off_says_so_and_is_made_when_asked_again(app, monkeypatch):
    began, go_on = Event(), Event()
    busy = report_page.making().begin("somebody's", lambda: began.set() or go_on.wait(30), bytes, "a4")
    assert began.wait(30)
    monkeypatch.setattr(report_page, "step_words", lambda done: report_page.making().clear() or "")
    go(app, "report")
    assert "put off" in words(app)
    assert not app.get("download_button")
    go_on.set()
    with pytest.raises(AttributeError):  # it was no report
        busy.printed()
    by_key(app, "button", "report-again").click().run()
    assert not app.exception
    assert app.get("image")
