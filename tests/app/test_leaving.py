"""Settings: the log is taken along, and everything is deleted once it is confirmed."""

from functools import partial

from src.report import making
from src.ui import data, report_page
from src.ui.leaving import CONFIRM
from tests.app.visitor import by_key, go, upload, words


def test_every_file_is_offered(app, own_log):
    upload(app, ("mine.csv", own_log))
    go(app, "settings")
    offered = {one.proto.label for one in app.get("download_button")}
    assert {"Sets for a spreadsheet", "Sets as Parquet", "Exact sets of Strong", "Everything"} <= offered


def test_everything_goes_once_it_is_confirmed_and_the_pages_know(app, own_log):
    upload(app, ("mine.csv", own_log))
    go(app, "settings")
    button = by_key(app, "button", "delete-everything")
    assert button.disabled
    by_key(app, "text_input", "delete-typed").set_value("delete").run()
    assert by_key(app, "button", "delete-everything").disabled
    by_key(app, "text_input", "delete-typed").set_value(CONFIRM.upper()).run()
    by_key(app, "button", "delete-everything").click().run()
    assert not app.exception
    assert "Deleted for good: 104 sets" in words(app)
    assert data.the_store().imports(data.me()).empty
    go(app, "overview")
    assert "Sample log" in words(app)
    upload(app, ("mine.csv", own_log))
    go(app, "overview")
    assert "sample log" not in words(app)


def test_a_report_that_was_made_goes_with_everything(app, own_log, monkeypatch):
    for name in ("pages_of", "pdf_of"):
        monkeypatch.setattr(making, name, lambda report, paper: b"")
    begin = partial(report_page.making().begin, "mine", lambda: "report", lambda report: b"", "a4")
    work = begin()
    work.live()
    upload(app, ("mine.csv", own_log))
    assert begin() is work
    go(app, "settings")
    by_key(app, "text_input", "delete-typed").set_value(CONFIRM).run()
    by_key(app, "button", "delete-everything").click().run()
    assert "Deleted for good" in words(app)
    assert begin() is not work
