from src.analytics import bodyweights, open_log
from src.store import default_path
from src.ui import data
from tests.app.visitor import by_key, drop, go, upload, words

WEIGHTS = b'"Date";"Weight (kg)"\n"2026-01-05 07:00:00";80.2\n"2026-01-12 07:00:00";79.8\n'


def test_a_file_of_body_weights_is_shown_stored_and_taken_back_as_what_it_is(app, own_log):
    upload(app, ("mine.csv", own_log))
    drop(app, ("weights.csv", WEIGHTS))
    assert "weights.csv: 2 body weights of Strong added" in words(app)
    go(app, "data")
    assert "2 body weights added" in words(app)
    assert len(bodyweights(open_log(data.the_store()))) == 2
    assert "104 sets" in app.title[0].value
    by_key(app, "button", "undo-now-2").click().run()
    assert "2 body weights left your log" in words(app)


def test_settings_say_that_the_weights_of_the_log_come_first(app, own_log):
    upload(app, ("mine.csv", own_log), ("weights.csv", WEIGHTS))
    go(app, "settings")
    assert "2 days, the last 12 Jan 2026 with 79.8 kg" in words(app)


def test_what_was_set_aside_is_said_on_every_page_until_it_was_seen(app):
    folder = default_path().parent / "quarantine" / "20260101T000000"
    folder.mkdir(parents=True)
    (folder / "notice.txt").write_text("The last changes were damaged.", encoding="utf-8")
    for page in ("overview", "data"):
        go(app, page)
        assert "The last changes were damaged." in words(app)
    by_key(app, "button", "notices-seen").click().run()
    assert "The last changes were damaged." not in words(app)
    assert (folder / "seen.txt").exists()
