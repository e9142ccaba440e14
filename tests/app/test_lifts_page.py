"""Lifts: which number it opens with, what else is one choice away, and what a chosen point leads to."""

import pytest

from tests.app.visitor import by_key, go, specs, upload, words

HEADER = (
    b"Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)


def names(app):
    return [[trace.get("name") for trace in spec["data"]] for spec in specs(app)]


def test_a_lift_opens_with_what_was_learned_from_its_history(app):
    app.query_params["lift"] = "Deadlift"
    go(app, "lifts")
    assert not app.exception
    said = words(app)
    assert "Estimated 1RM" in said
    assert "The most you could likely lift once on 31 October 2026, learned from" in said
    assert "80% range:" in said
    assert {"80% range", "50% range", "every set"} <= set(names(app)[0])
    assert "Rep maxes, likely and done" in said


def test_no_lift_speaks_of_an_index(app):
    for lift in ("Romanian deadlift", "Good morning", "Barbell row", "Dumbbell row"):
        app.query_params["lift"] = lift
        go(app, "lifts")
        assert "Likely best set of" in words(app)
        assert "index" not in words(app).lower()


def test_a_formula_is_one_choice_away_and_named_as_what_it_is(app):
    app.query_params["lift"] = "Deadlift"
    app.query_params["formula"] = "Berger"
    go(app, "lifts")
    assert not app.exception
    assert by_key(app, "selectbox", "formula").value == "Berger"
    assert "1RM by Berger" in words(app)
    assert "80% range" not in names(app)[0]


def test_a_link_opens_the_variant_it_names(app, own_log):
    rows = [
        f'2026-03-{day:02d} 18:00:00,"Back",1h,"Romanian Deadlift ({kind})",1,{load},8,0,0,,,'
        for kind, load, days in (("Barbell", 90, range(1, 12)), ("Dumbbell", 30, range(12, 16)))
        for day in days
    ]
    upload(app, ("mine.csv", HEADER + b"\n" + "\n".join(rows).encode()))
    app.query_params["lift"] = "Romanian deadlift"
    app.query_params["variant"] = "Romanian deadlift (dumbbell)"
    go(app, "lifts")
    assert not app.exception
    assert by_key(app, "selectbox", "variant").value == "Romanian deadlift (dumbbell)"
    assert "needs 8 sessions with a load and 1 to 12 reps; there are 4" in words(app)


@pytest.mark.parametrize("name", ["Kettlebell swing", "Box jump", "Power clean"])
def test_a_formula_is_offered_only_where_one_holds(app, name):
    app.query_params["lift"] = name
    go(app, "lifts")
    assert not [one for one in app.selectbox if one.key == "formula"]


def test_a_chosen_point_names_its_session(app):
    app.query_params["lift"] = "Deadlift"
    go(app, "lifts")
    assert "Choose a set's point" in words(app)
    points = next(trace for trace in specs(app)[0]["data"] if trace.get("name") == "every set")
    app.session_state["trend_session"] = points["customdata"][-1][1]
    app.run()
    assert not app.exception
    assert "Choose a set's point" not in words(app)
    assert "Mon 26 Oct 2026" in words(app)
