"""The words are English; order of a day, separators and the first unit are the browser's own."""

import json

import pytest

from tests.app.visitor import go, specs, words


@pytest.mark.parametrize(
    ("locale", "day", "separators", "hover"),
    [
        ("en-US", "Sat Oct 31, 2026", ".,", "%a %b %-d, %Y"),
        ("en-GB", "Sat 31 Oct 2026", ".,", "%a %-d %b %Y"),
        ("de-DE", "Sat 31.10.2026", ",.", "%a %d.%m.%Y"),
    ],
)
def test_a_page_writes_as_the_browser_does(app, locale, day, separators, hover):
    app.context = {"locale": locale}
    go(app, "lifts")
    assert f"Last session {day}" in words(app)
    assert all(spec["layout"]["separators"] == separators for spec in specs(app))
    assert hover in json.dumps(specs(app)[0])


def test_two_readers_of_one_log_do_not_share_sentences(app):
    app.context = {"locale": "en-GB"}
    go(app, "lifts")
    assert "31 October 2026" in words(app)
    app.context = {"locale": "de-DE"}
    go(app, "lifts")
    assert "31.10.2026" in words(app)
    assert "October" not in words(app)


@pytest.mark.usefixtures("all_open")
def test_columns_of_tables_are_written_for_the_reader(app):
    app.context = {"locale": "de-DE"}
    go(app, "lifts")
    configs = [json.loads(frame.proto.columns) for frame in app.dataframe if frame.proto.columns]
    kinds = [
        column["type_config"] for config in configs for column in config.values() if "type_config" in column
    ]
    formats = {kind["type"]: kind["format"] for kind in kinds if "format" in kind}
    assert formats["date"] == "DD.MM.YYYY"
    assert formats["number"] == "localized"


def test_a_session_is_chosen_by_its_day_as_the_reader_writes_it(app):
    app.context = {"locale": "de-DE"}
    go(app, "sessions")
    assert app.selectbox(key="session_choice").options[0] == "Sat 31.10.2026"


def test_a_pound_users_load_stays_the_number_on_the_bar(app):
    app.context = {"locale": "en-US"}
    go(app, "log")
    done = app.dataframe[0].value["Set"]
    assert done.str.contains(" lb").any()
    assert not done.str.contains(" kg").any()
