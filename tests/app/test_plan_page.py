"""What a lifter plans with: limits in the address, the short list, a session to take along."""

import json
import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from src.ui import data
from tests.app.visitor import by_key, go, specs, upload, words

SAMPLE = "Sample workout: jump, clean, hinge, swing"


def frames(app):
    short = [one.proto.body for one in app.get("html") if '<table class="short">' in one.proto.body]
    return [one.value for one in app.dataframe] + [frame_of(one) for one in short]


def frame_of(html):
    """The frame that a short table shows."""
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", html)]
    plain = [[unescape(cell).replace("\u00a0", " ") for cell in row] for row in rows]
    return pd.DataFrame(plain[1:], columns=plain[0])


def frame_with(app, column):
    return next(one for one in frames(app) if column in one.columns)


def romanian(app):
    """The load of the sample workout's third line."""
    return float(frame_with(app, "Do")["Do"].iloc[2].partition(" with ")[2].split()[0])


def downloads(app):
    return [one.label for one in app.get("download_button")]


def test_the_first_line_says_what_to_do(app):
    go(app, "plan")
    assert not app.exception
    assert not app.error
    assert app.title[0].value.startswith("Next week, add ")
    assert len(app.title[0].value.split()) <= 14
    assert "Posterior share" in words(app)
    assert "\u2192" in words(app)


def test_the_chart_shows_every_group_before_and_after(app):
    go(app, "plan")
    (spec,) = specs(app)
    assert len(spec["data"][-1]["y"]) == 9
    assert "of 9 in your average week" in app.get("plotly_chart")[0].proto.alt


def test_limits_of_a_link_hold(app):
    for name, value in {"least": "10", "each": "2", "total": "3", "change": "swapping sets"}.items():
        app.query_params[name] = value
    go(app, "plan")
    assert by_key(app, "number_input", "least").value == 10
    assert "groups with 10+ sets" in words(app)
    added = frame_with(app, "Sets a week")
    numbers = added["Sets a week"].str.replace("\u2212", "-").astype(int)
    assert 0 < numbers[numbers > 0].sum() <= 3
    assert numbers.sum() == 0  # a swap adds no sets


def test_a_locked_exercise_is_in_the_plan_and_one_left_alone_is_not(app):
    go(app, "plan")
    first = "Dumbbell row, one arm"
    assert first.lower() in app.title[0].value.lower()
    by_key(app, "multiselect", "leave").set_value([first]).run()
    assert first.lower() not in app.title[0].value.lower()
    by_key(app, "multiselect", "lock").set_value([first]).run()  # locked wins
    assert first.lower() in app.title[0].value.lower()
    assert not app.error


def test_what_goes_and_what_comes_is_listed_where_the_title_has_no_room_for_it(app):
    app.query_params["change"] = "swapping sets"
    app.query_params["least"] = "8"
    go(app, "plan")
    assert frame_with(app, "Sets a week")["Sets a week"].str.fullmatch(r"[+\u2212]\d+").all()


@pytest.mark.parametrize("odd", ["-3", "nonsense", "1e9"])
def test_no_address_breaks_the_plan(app, odd):
    for name in ("least", "each", "total", "change", "lock", "leave", "session_plan", "left"):
        app.query_params[name] = odd
    go(app, "plan")
    assert not app.exception
    assert not app.error


def test_the_sample_workout_gets_loads_and_can_be_taken_along(app):
    go(app, "plan")
    by_key(app, "selectbox", "session_plan").set_value(SAMPLE).run()
    assert "14 sets, 88 reps, 64 of them explosive, 10 landings" in words(app)
    made = frame_with(app, "Do")["Do"]
    done = [one.partition(" with ")[0] for one in made]
    assert done == ["5 \u00d7 2", "3 \u00d7 3", "3 \u00d7 8", "3 \u00d7 15"]
    assert made.str.contains(" with .* kg| with .* box").all()
    assert {"Print sheet", "Save as CSV"} <= set(downloads(app))
    assert app.code[0].value.startswith(f"{SAMPLE}\nBox jump (bodyweight): 5 \u00d7 2 with ")


def test_more_in_reserve_is_less_on_the_bar(app):
    go(app, "plan")
    by_key(app, "selectbox", "session_plan").set_value(SAMPLE).run()
    usual = romanian(app)
    by_key(app, "button_group", "left").set_value("4").run()
    easier = romanian(app)
    assert easier < usual


def test_pounds_are_loads_a_pound_gym_has(app):
    app.query_params["unit"] = "lb"
    go(app, "plan")
    by_key(app, "selectbox", "session_plan").set_value(SAMPLE).run()
    assert romanian(app) % 5 == 0
    assert frame_with(app, "Do")["Do"].str.contains(" lb| in box").all()


def test_too_little_training_says_so(app):
    rows = ["Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"]
    rows += ['2026-02-02 18:00:00,"A","Deadlift (Barbell)",1,100,5,0,0,,,']
    upload(app, ("mine.csv", "\n".join(rows).encode()))
    app.switch_page("pages/plan.py").run()
    assert not app.exception
    assert app.title[0].value.startswith("Too little training in 4 weeks to plan from")
    assert "come back with fewer sets and lighter loads" in words(app)  # the log ended long ago, loads or not
    assert not specs(app)
    assert "too few to estimate" in json.dumps([one.to_dict() for one in frames(app)], default=str) or (
        "Not in the log" in str(frame_with(app, "Do"))
    )


def test_a_session_of_ones_own_is_kept_and_forgotten(app, own_log):
    upload(app, ("mine.csv", own_log))
    app.switch_page("pages/plan.py").run()
    by_key(app, "selectbox", "session_plan").set_value(SAMPLE).run()
    by_key(app, "button", "template-keep").click().run()
    assert not app.exception
    kept = data.the_store().settings(data.me())["templates"]
    assert [one["name"] for one in kept.values()] == [f"{SAMPLE}, mine"]
    by_key(app, "selectbox", "session_plan").set_value(f"{SAMPLE}, mine").run()
    by_key(app, "button", "template-drop").click().run()
    assert not app.exception
    assert data.the_store().settings(data.me())["templates"] == {}


def test_the_overview_plans_within_the_limits_of_the_plan(app):
    app.query_params["least"] = "9"
    app.query_params["total"] = "2"
    go(app, "plan")
    planned = words(app)
    app.switch_page("pages/overview.py").run()
    assert app.session_state["total"] == 2
    assert planned.splitlines()[0] in words(app)


def test_a_log_that_ended_long_ago_has_no_next_week(app):
    sample = (Path(data.__file__).parents[2] / "data" / "demo" / "sample_log.csv").read_bytes()
    upload(app, ("old.csv", re.sub(rb"\b20(\d\d)-", lambda year: b"19%s-" % year[1], sample)))
    go(app, "plan")
    assert app.title[0].value.startswith("Add ")
    assert "for\u00a0the\u00a0week\u00a0after" in words(app)
    go(app, "overview")
    assert "The week after" in words(app)
    assert "**Add " in words(app)
    assert "next week" not in words(app).lower()
