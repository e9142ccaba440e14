from src.analytics import FORMULAS, POINTS
from tests.app.visitor import go, upload, words


def test_the_methods_page_shows_every_formula_with_the_lifters_own_set(app, own_log):
    upload(app, ("mine.csv", own_log))
    go(app, "methods")
    assert not app.exception
    assert not app.error
    said = words(app)
    assert "Your deadlift of" in said
    for formula in FORMULAS.values():
        assert f"{formula.name}:" in said.replace("*", "")
        assert formula.source in said
    for points in POINTS.values():
        assert points.source in said
    for lift in ("Deadlift", "Good morning", "Box jump"):
        assert lift in said


def test_the_methods_page_needs_no_log(app):
    go(app, "methods")
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


def test_a_lift_says_where_it_is_going(app, own_log):
    upload(app, ("mine.csv", own_log))
    go(app, "lifts")
    assert not app.exception
    said = words(app)
    assert "Where it is going" in said
    assert "Records" in said
    assert "Enter your body weight" in said
