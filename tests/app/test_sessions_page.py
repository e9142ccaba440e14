import pytest

from src.analytics import BalanceSettings
from src.ui import data
from tests.app.visitor import by_key, go, specs, unfold, upload, words


@pytest.mark.usefixtures("all_open")
def test_the_page_opens_with_how_often_was_trained(app, own_log):
    upload(app, ("mine.csv", own_log))
    app.switch_page("pages/sessions.py").run()
    assert not app.exception
    assert app.title[0].value == "8 sessions in 8 weeks: 1 a week, 13 working sets each."
    assert "Of 8 sessions, cardio left out, 8 (100%) began with one of the posterior chain" in words(app)
    assert "the sample order says nothing of them" in words(app)


@pytest.mark.usefixtures("all_open")
def test_every_chart_says_its_finding(app):
    go(app, "sessions")
    assert len(app.get("plotly_chart")) == 3
    for chart in app.get("plotly_chart"):
        assert len(chart.proto.alt) > 40


def test_what_is_folded_away_is_made_once_it_is_opened(app):
    go(app, "sessions")
    assert len(app.get("plotly_chart")) == 1
    assert not app.dataframe
    unfold(app, "mix")
    assert len(app.get("plotly_chart")) == 2
    unfold(app, "table-calendar")
    assert len(app.dataframe) == 1
    by_key(app, "button_group", "range").set_value("All").run()
    assert len(app.dataframe) == 1, "what is open stays open"


def test_a_session_is_an_address(app, own_log):
    upload(app, ("mine.csv", own_log))
    app.query_params["session"] = "2026-01-12"
    app.switch_page("pages/sessions.py").run()
    app.query_params["session"] = "2026-01-12"
    app.run()
    assert not app.exception
    assert app.title[0].value.startswith("Mon 12 Jan 2026: 13 working sets;")
    said = words(app)
    assert "last time, 5 Jan 2026: 100 kg \u00d7 5" in said
    assert "102.5 kg \u00d7 5" in said
    assert "Order: not judged" in said


def test_the_list_opens_a_session_and_the_session_its_neighbours(app, own_log):
    upload(app, ("mine.csv", own_log))
    app.switch_page("pages/sessions.py").run()
    by_key(app, "button", "open-2026-02-23").click().run()
    assert app.title[0].value.startswith("Mon 23 Feb 2026")
    by_key(app, "button", "open-2026-02-16").click().run()
    assert app.title[0].value.startswith("Mon 16 Feb 2026")
    next(one for one in app.button if one.label == "All sessions").click().run()
    assert app.title[0].value.startswith("8 sessions")


def test_a_session_shows_the_records_made_in_it(app, own_log):
    upload(app, ("mine.csv", own_log))
    app.switch_page("pages/sessions.py").run()
    by_key(app, "button", "open-2026-02-23").click().run()
    assert "▲" in words(app)
    assert "heaviest load 117.5 kg, before 115 kg" in words(app)
    assert "record" in app.title[0].value


def test_a_session_without_a_name_says_what_it_was_mainly(app, own_log):
    upload(app, ("mine.csv", own_log.replace(b'"Back"', b'""')))
    go(app, "sessions")
    label = by_key(app, "button", "open-2026-02-23").label
    assert label == "Mon 23 Feb 2026 · Deadlift, Bench press"


def test_a_session_is_chosen_by_its_day(app, own_log):
    upload(app, ("mine.csv", own_log))
    go(app, "sessions")
    app.selectbox(key="session_choice").set_value("2026-01-12").run()
    assert app.query_params["session"] == "2026-01-12"
    assert app.title[0].value.startswith("Mon 12 Jan 2026: ")


def test_the_key_of_a_workout_is_an_address_too(app, own_log):
    upload(app, ("mine.csv", own_log))
    key = data.sessions(data.source_of(data.me()), BalanceSettings())["workout_key"].iloc[1]
    app.query_params["session"] = key
    go(app, "sessions")
    app.query_params["session"] = key
    app.run()
    assert app.title[0].value.startswith("Mon 12 Jan 2026: ")


def test_an_address_of_no_session_is_said_and_the_list_shown(app):
    app.run()
    app.query_params["session"] = "1999-01-01"
    app.switch_page("pages/sessions.py").run()
    app.query_params["session"] = "1999-01-01"
    app.run()
    assert not app.exception
    assert "sessions in" in app.title[0].value


@pytest.mark.parametrize(("first", "label"), [("sunday", "Sun"), ("monday", "Mon")])
def test_the_calendar_begins_weeks_as_the_lifter_chose(app, own_log, first, label):
    upload(app, ("mine.csv", own_log))
    data.the_store().save_settings(data.me(), {"week_start": first})
    app.switch_page("pages/sessions.py").run()
    calendar = specs(app)[0]
    assert calendar["layout"]["yaxis"]["ticktext"][0] == label


def test_the_calendar_counts_posterior_sets_when_asked(app):
    go(app, "sessions")
    by_key(app, "button_group", "cells").set_value("posterior sets").run()
    assert not app.exception
    assert "posterior sets" in str(specs(app)[0]["layout"]["annotations"])


def test_a_name_in_a_log_is_text_and_no_markup(app, own_log):
    upload(app, ("mine.csv", own_log.replace(b'"Back"', b'"**Back** [x](http://y)"')))
    app.switch_page("pages/sessions.py").run()
    by_key(app, "button", "open-2026-02-23").click().run()
    assert not app.exception
    assert "[x](http" not in "".join(str(one.value) for one in app.markdown)
