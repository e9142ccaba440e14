import json
import re

import pytest

from tests.app.visitor import by_key, components, go, specs, upload, words

PAGES = ["overview", "lifts", "balance", "muscles", "data"]


def readable(app):
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1
    assert len(app.title[0].value.split()) <= 14


@pytest.mark.parametrize("page", PAGES)
def test_a_new_visitor_sees_the_sample_and_is_told_so(app, page):
    go(app, page)
    readable(app)
    said = "you see a sample log" if page == "data" else "Sample log"
    assert said in words(app)
    assert ("31 Oct 2026" in words(app)) is (page != "data")


@pytest.mark.parametrize("page", PAGES)
def test_once_a_log_is_there_it_is_shown(app, own_log, page):
    upload(app, ("mine.csv", own_log))
    app.switch_page(f"pages/{page}.py").run()
    readable(app)
    assert "sample log" not in words(app)
    assert "Last session Mon 23 Feb 2026" in words(app)


def test_the_sample_can_be_chosen_on_data_and_left_on_every_page(app, own_log):
    upload(app, ("mine.csv", own_log))
    go(app, "overview")
    assert not has_log_choice(app)  # one's own log needs no choosing
    go(app, "data")
    by_key(app, "button_group", "log").set_value("sample").run()
    app.query_params["log"] = "sample"  # a browser keeps it in the address
    go(app, "overview")
    assert "Sample log" in words(app)
    by_key(app, "button_group", "log").set_value("mine").run()
    assert "Sample log" not in words(app)


def has_log_choice(app):
    return any(one.key == "log" for one in app.get("button_group"))


def test_a_page_opened_first_of_all_runs_inside_the_frame(app):
    app.query_params["unit"] = "lb"
    app.switch_page("pages/lifts.py").run()
    readable(app)
    assert by_key(app, "button_group", "unit").value == "lb"


@pytest.mark.parametrize("page", ["overview", "lifts", "balance", "muscles"])
def test_every_chart_has_its_finding_in_words(app, page):
    go(app, page)
    pictures = [json.loads(one.json)["svg"] for one in components(app, "picture")]
    alts = [chart.proto.alt for chart in app.get("plotly_chart")]
    alts += [re.search('role="(?:img|group)" aria-label="([^"]*)"', svg)[1] for svg in pictures]
    assert alts
    assert all(len(alt) > 40 for alt in alts)


def test_dark_pages_get_dark_charts(app):
    app.context = {"theme": "dark"}
    go(app, "balance")
    assert "#6CB4F0" in str(specs(app))
    assert "#0B5FA5" not in str(specs(app))


def test_a_chart_that_is_handed_on_twice_is_drawn_once(app):
    go(app, "lifts")
    for layout in (one["layout"] for one in specs(app)):
        assert layout["datarevision"] == 1
        assert "template" not in layout
        assert layout["dragmode"] in {False, "pan"}


def test_a_fault_of_ours_is_one_sentence_with_a_number_to_report(app, monkeypatch):
    app.run()

    def broken(*_):
        raise RuntimeError("a secret path")

    monkeypatch.setattr("src.ui.data.balance", broken)
    app.run()
    assert not app.exception
    assert len(app.error) == 1
    assert "report error" in app.error[0].value
    assert "secret" not in app.error[0].value


def test_a_lift_that_rested_says_so_instead_of_an_empty_chart(app, own_log):
    later = own_log.rstrip() + b"\n2026-10-05 18:00:00,A,1h,Bench Press (Barbell),1,60,5,0,0,,,\n"
    upload(app, ("mine.csv", later))
    go(app, "lifts")
    assert "No deadlift in this range; the last was on" in words(app)
    assert not specs(app)
    next(one for one in app.button if one.label == "Show the whole log").click().run()
    assert not app.exception
    assert len(specs(app)) >= 2


def test_a_link_that_asks_for_what_there_is_not_is_told_so(app):
    app.query_params["unit"] = "stone"
    go(app, "overview")
    readable(app)
    assert "There is no unit=stone, as this link asks." in words(app)
    app.run()
    assert "as this link asks" not in words(app)
