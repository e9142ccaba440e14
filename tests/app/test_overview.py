import json

import pytest

from tests.app.visitor import by_key, components, go, upload, words


def tiles(app):
    return [
        one.proto.body
        for one in app.get("html")
        if 'class="tile' in one.proto.body and "<style>" not in one.proto.body
    ]


def body_of(app):
    (body,) = (one for one in components(app, "picture") if "A body from" in one.json)
    return json.loads(body.json)["svg"]


def test_the_overview_answers_its_four_questions(app):
    go(app, "overview")
    said = words(app)
    assert "posterior share" in app.title[0].value
    assert len(tiles(app)) == 8
    assert "share of sets, 4 weeks" in said
    assert "7 days to 31 Oct 2026" in said
    assert "Next week" in said
    assert not app.exception


def test_a_tile_says_the_number_its_range_the_verdict_and_the_rest(app):
    go(app, "overview")
    deadlift = tiles(app)[0]
    for part in (" kg", "Estimated 1RM", "progressing", "rested 5 days", "data:image/svg+xml"):
        assert part in deadlift


def test_a_tile_says_what_the_months_shown_brought_and_a_short_range_leaves_that_to_the_verdict(app):
    go(app, "overview")
    assert "<figcaption>6 months: +" in tiles(app)[0]
    by_key(app, "button_group", "range").set_value("4 weeks").run()
    assert not any("figcaption" in tile for tile in tiles(app))


def test_a_lift_not_in_the_log_takes_no_tile(app, own_log):
    upload(app, ("mine.csv", own_log))
    go(app, "overview")
    assert "Not in this log:" in words(app)
    assert 0 < len(tiles(app)) < 8


@pytest.mark.parametrize("page", ["overview", "muscles"])
def test_a_link_opens_the_muscle_it_names(app, page):
    app.query_params["muscle"] = "Glutes"
    app.switch_page(f"pages/{page}.py").run()
    assert by_key(app, "selectbox", "muscle").value == "Glutes"
    assert "Glutes, posterior:" in words(app).replace("*", "")
    assert 'stroke-width="2.5" role="option" aria-selected="true" aria-label="Glutes' in body_of(app)


def test_the_body_can_be_chosen_from_and_says_its_finding(app):
    go(app, "overview")
    assert 'data-name="Glutes"' in body_of(app)
    assert 'role="group" aria-label="A body from the back and the front' in body_of(app)
    assert "Most of the posterior chain: glutes with" in body_of(app)


def test_a_muscle_nobody_has_falls_back_to_the_whole_body(app):
    app.query_params["muscle"] = "Antennae"
    go(app, "overview")
    assert not app.error
    assert by_key(app, "selectbox", "muscle").value is None


def test_an_empty_log_has_one_obvious_action(app):
    go(app, "overview")
    primary = [one for one in app.button if one.proto.type == "primary"]
    assert [one.label for one in primary] == ["Upload your log"]
    primary[0].click().run()
    assert app.get("file_uploader")
