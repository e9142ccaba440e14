import json

import pytest

from tests.app.visitor import by_key, go, specs, words


def test_a_link_opens_the_lift_it_names(app):
    app.query_params["lift"] = "Romanian deadlift"
    go(app, "lifts")
    assert app.title[0].value.startswith("Romanian deadlift:")
    assert by_key(app, "selectbox", "lift").value == "Romanian deadlift"


@pytest.mark.parametrize("name", ["Box jump", "Kettlebell swing", "Power clean"])
def test_lifts_without_a_rep_max_show_their_own_measure_and_no_zero(app, name):
    app.query_params["lift"] = name
    go(app, "lifts")
    assert not app.error
    assert "1RM" not in words(app)
    assert ": 0 " not in app.title[0].value
    trend = specs(app)[0]
    drawn = [y for trace in trend["data"] for y in trace["y"] if isinstance(y, (int, float))]
    assert drawn
    assert min(drawn) > 0


def test_a_link_that_names_nothing_known_falls_back(app):
    app.query_params["lift"] = "Levitation"
    app.query_params["range"] = "forever"
    go(app, "lifts")
    assert not app.error
    assert by_key(app, "button_group", "range").value == "6 months"
    assert by_key(app, "selectbox", "lift").value == "Romanian deadlift"


ODD = {
    "lift": "nonsense",
    "unit": "stone",
    "range": "-1",
    "quads": "x",
    "lens": "y",
    "log": "z",
    "_": "<script>",
}


@pytest.mark.parametrize("target", ["abc", ["95", "95"], ["200", "-5"]], ids=str)
def test_no_address_breaks_a_page(app, target):
    for name, value in {**ODD, "target": target}.items():
        app.query_params[name] = value
    for page in ("balance", "overview", "lifts", "data"):
        go(app, page)
        assert not app.exception
        assert not app.error
        assert len(app.title) == 1


def test_the_unit_changes_every_number(app):
    go(app, "lifts")
    kilograms = app.title[0].value
    by_key(app, "button_group", "unit").set_value("lb").run()
    assert "\u00a0kg" in kilograms
    assert "\u00a0lb" in app.title[0].value
    assert "kg" not in app.title[0].value
    assert "lb" in specs(app)[0]["layout"]["yaxis"]["ticksuffix"]


def test_the_range_governs_every_chart_of_a_page(app):
    go(app, "overview")
    usual = [len(json.dumps(spec)) for spec in specs(app)[:2]]
    by_key(app, "button_group", "range").set_value("4 weeks").run()
    assert "4 weeks" in words(app)
    assert all(len(json.dumps(spec)) < before for spec, before in zip(specs(app)[:2], usual, strict=True))


def test_an_american_browser_starts_in_pounds(app):
    app.context = {"locale": "en-US"}
    go(app, "lifts")
    assert "\u00a0lb" in app.title[0].value


def test_the_target_of_the_balance_page_holds_on_the_overview(app):
    go(app, "balance")
    app.slider[0].set_value((80, 90)).run()
    assert "80\u201390%" in words(app)
    app.switch_page("pages/overview.py").run()
    assert "80\u201390%" in words(app)


def test_the_target_of_a_link_holds_on_the_overview(app):
    app.query_params["target"] = ["80", "90"]
    go(app, "balance")
    assert "80\u201390%" in words(app)


def test_quads_can_be_left_out_and_only_direct_work_counted(app):
    go(app, "balance")
    before = app.title[0].value
    by_key(app, "button_group", "quads").set_value("neutral").run()
    neutral = app.title[0].value
    by_key(app, "button_group", "lens").set_value("direct").run()
    assert len({before, neutral, app.title[0].value}) == 3
    assert not app.error
