"""Settings: the log is taken along, and everything is deleted once it is confirmed."""

from src.ui import data
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
