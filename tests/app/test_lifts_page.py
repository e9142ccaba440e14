"""Lifts: which number it opens with, what else is one choice away, and what a chosen point leads to."""

from datetime import date, datetime

import pytest

from src.sharing.notes import Note
from src.ui import data, notes_page
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
    assert "80%\u00a0range:" in said
    assert {"80% range", "50% range", "every set"} <= set(names(app)[0])
    assert "Rep maxes" in said


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


@pytest.mark.parametrize("asked", ["deadlift", "DEADLIFT"])
def test_a_link_names_a_lift_in_any_case_or_by_its_id(app, asked):
    app.query_params["lift"] = asked
    go(app, "lifts")
    assert not app.exception
    assert app.selectbox(key="lift").value == "Deadlift"
    assert "as this link asks" not in words(app)


def test_a_lift_there_is_not_is_named(app):
    app.query_params["lift"] = "Curl"
    go(app, "lifts")
    assert not app.exception
    assert "There is no lift=Curl, as this link asks." in words(app)


def test_without_a_lift_in_the_address_the_one_trained_most_lately_opens(app):
    rows = [
        f'{day} 18:00:00,"Back",1h,"{name}",{n},{load},8,0,0,,,'
        for name, load, days in (
            ("Deadlift (Barbell)", 140, ["2025-01-06", "2025-01-08", "2025-01-10"]),  # more, long before
            ("Good Morning (Barbell)", 50, ["2026-03-02"]),
            ("Bent Over Row (Barbell)", 60, ["2026-03-02", "2026-03-09"]),
        )
        for day in days
        for n in (1, 2, 3)
    ]
    upload(app, ("mine.csv", HEADER + b"\n" + "\n".join(rows).encode()))
    go(app, "lifts")
    assert app.title[0].value.startswith("Barbell row")
    assert "not in your log" not in words(app)


def test_the_lift_of_the_sample_gives_way_to_one_of_the_own_log(app, own_log):
    go(app, "lifts")
    assert app.title[0].value.startswith("Romanian deadlift")
    upload(app, ("mine.csv", own_log))
    go(app, "lifts")
    assert "not in" not in app.title[0].value


def test_the_variant_named_like_its_lift_does_not_repeat_the_name(app):
    rows = [
        f'2026-03-{day:02d} 18:00:00,"Back",1h,"{name}",1,60,8,0,0,,,'
        for name, days in (("Bent Over Row (Barbell)", range(1, 12)), ("Pendlay Row (Barbell)", (12, 13)))
        for day in days
    ]
    upload(app, ("mine.csv", HEADER + b"\n" + "\n".join(rows).encode()))
    app.query_params["lift"] = "Barbell row"
    go(app, "lifts")
    assert by_key(app, "selectbox", "variant").options == ["Standard form", "Pendlay row"]


@pytest.mark.parametrize("name", ["Kettlebell swing", "Box jump", "Power clean"])
def test_a_formula_is_offered_only_where_one_holds(app, name):
    app.query_params["lift"] = name
    go(app, "lifts")
    assert not [one for one in app.selectbox if one.key == "formula"]


def test_a_chosen_point_names_its_session(app):
    app.query_params["lift"] = "Deadlift"
    go(app, "lifts")
    assert "Choose a point" in words(app)
    points = next(trace for trace in specs(app)[0]["data"] if trace.get("name") == "every set")
    app.query_params["session"] = points["customdata"][-1][1]
    go(app, "lifts")
    assert not app.exception
    assert "Choose a point" not in words(app)
    assert "**Mon 26 Oct 2026**: " in words(app)
    assert "chosen" in names(app)[0]


def test_the_line_of_the_verdict_is_drawn_through_the_sets_it_was_read_from(app):
    app.query_params["lift"] = "Deadlift"
    go(app, "lifts")
    lines = {trace.get("name"): trace for trace in specs(app)[0]["data"]}
    assert len(lines["verdict"]["x"]) == 2
    assert "trend: ↗ progressing +2%" in words(app)
    by_key(app, "selectbox", "formula").set_value("Berger").run()
    assert "verdict" not in names(app)[0]  # other numbers than the verdict's


def test_up_to_four_lifts_stand_in_one_chart(app):
    app.query_params["lift"] = "Deadlift"
    app.query_params["with"] = ["Barbell row", "Romanian deadlift"]
    go(app, "lifts")
    drawn = specs(app)[-1]
    lines = [trace for trace in drawn["data"] if trace["mode"] == "lines" and trace.get("hovertemplate")]
    assert [line["name"] for line in lines] == ["Deadlift", "Barbell row", "Romanian deadlift"]
    assert len({line["line"]["dash"] for line in lines}) == 3
    starts = [next(y for y in line["y"] if y is not None) for line in lines]
    assert starts == [100.0, 100.0, 100.0]
    assert "Barbell row: 8 reps" in words(app)
    by_key(app, "button_group", "scale").set_value("load").run()
    assert specs(app)[-1]["layout"]["yaxis"]["ticksuffix"] == " kg"


def test_a_lift_is_not_compared_with_itself(app):
    app.query_params["lift"] = "Deadlift"
    app.query_params["with"] = ["Deadlift", "Barbell row"]
    go(app, "lifts")
    assert not app.exception
    chosen = by_key(app, "multiselect", "with")
    assert "Deadlift" not in chosen.options
    by_key(app, "selectbox", "lift").set_value("Barbell row").run()
    assert not app.exception
    assert "Barbell row" not in by_key(app, "multiselect", "with").options
    assert "Deadlift" in by_key(app, "multiselect", "with").options


def test_swings_are_not_compared_with_what_has_a_likely_maximum(app):
    app.query_params["lift"] = "Kettlebell swing"
    go(app, "lifts")
    assert not [one for one in app.multiselect if one.key == "with"]


def test_an_event_is_added_changed_and_deleted_and_marked_in_every_lift(app, own_log):
    upload(app, ("mine.csv", own_log))
    go(app, "lifts")
    by_key(app, "date_input", "event-day-new").set_value(date(2026, 2, 2))
    by_key(app, "text_input", "event-text-new").set_value("Started a <new> programme")
    save(app)
    assert "**A** · 2 Feb 2026 · Started a <new\\> programme".replace("\\", "") in words(app)
    app.query_params["lift"] = "Barbell row"
    go(app, "lifts")
    letter = specs(app)[0]["layout"]["annotations"][0]
    assert letter["text"] == "<b>A</b>"
    assert letter["hovertext"] == "2 Feb 2026: Started a &lt;new> programme"
    by_key(app, "selectbox", "event").set_value("1").run()
    by_key(app, "text_input", "event-text-1").set_value("Back on plan")
    save(app)
    assert "Back on plan" in words(app)
    by_key(app, "selectbox", "event").set_value("1").run()
    next(one for one in app.button if one.label == "Delete").click().run()
    assert "Back on plan" not in words(app)
    assert data.settings().get("events") is None


def test_a_coachs_note_stands_among_the_events(app, own_log, monkeypatch):
    upload(app, ("mine.csv", own_log))
    said = {"grant_id": "g", "by_athlete": False, "author": "Ida", "about": "lift", "day": date(2026, 2, 9)}
    when = {"created_at": datetime(2026, 2, 10), "reply_to": None}  # noqa: DTZ001 - UTC, as all are kept
    notes = [
        Note(note_id="1", subject="deadlift", text="Brace harder", **said, **when),
        Note(note_id="2", subject="barbell_row", text="Slower", **said, **when),
    ]
    monkeypatch.setattr(notes_page, "notes_for", lambda _: notes)
    go(app, "lifts")
    assert "**A** · 9 Feb 2026 · Ida: Brace harder" in words(app)
    assert "Slower" not in words(app)


def test_an_event_without_words_is_refused_and_the_sample_has_none_to_add(app, own_log):
    go(app, "lifts")
    assert not [one for one in app.text_input if one.key == "event-text-new"]
    upload(app, ("mine.csv", own_log))
    go(app, "lifts")
    save(app)
    assert "Say what happened" in app.error[0].value


def save(app):
    next(one for one in app.button if one.label == "Save").click().run()
    assert not app.exception
