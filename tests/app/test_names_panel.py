"""What a lifter does about a name nobody knows."""

from src.ui import data
from tests.app.visitor import by_key, upload, words

NAME = "Zercher Moon Walk"


def click(app, key):
    by_key(app, "button", key).click().run()
    assert not app.exception
    return app


def settings():
    return data.the_store().settings(data.me())


def first_suggestion(app):
    return next(one for one in app.button if one.key.startswith("is-") and one.key.endswith(NAME))


def test_one_click_on_a_suggestion_settles_the_name_for_all_history(app, own_log):
    upload(app, ("mine.csv", own_log))
    assert "92% recognised" in app.title[0].value
    suggested = first_suggestion(app)
    exercise = suggested.key.removeprefix("is-").removesuffix(f"-{NAME}")
    click(app, suggested.key)
    assert settings()["names"] == {NAME: {"exercise": exercise}}
    assert "100% recognised" in app.title[0].value
    assert "1 name stands for something else now, in 8 sets of all your history" in words(app)
    assert "Names not recognised" not in words(app)


def test_what_was_settled_can_be_taken_back(app, own_log):
    upload(app, ("mine.csv", own_log))
    click(app, first_suggestion(app).key)
    click(app, f"back-{NAME}")
    assert "names" not in settings()
    assert "92% recognised" in app.title[0].value
    assert "Names not recognised" in words(app)


def test_what_was_just_settled_is_taken_back_where_it_was_done(app, own_log):
    upload(app, ("mine.csv", own_log))
    click(app, first_suggestion(app).key)
    click(app, "names-undo")
    assert "names" not in settings()
    assert "Names not recognised" in words(app)
    assert not [one for one in app.button if one.key == "names-undo"]


def test_a_name_like_no_exercise_gets_no_suggestion(app, own_log):
    upload(app, ("mine.csv", own_log.replace(NAME.encode(), b"Prancing")))
    assert "**Prancing**" in words(app)
    assert not [one for one in app.button if one.key.startswith("is-")]


def test_an_ignored_name_stays_in_sight(app, own_log):
    upload(app, ("mine.csv", own_log))
    click(app, f"ignore-{NAME}")
    assert settings()["names"] == {NAME: {"ignore": True}}
    assert "100% recognised, 8 ignored" in app.title[0].value
    assert f"**{NAME}**: ignored" in words(app)


def test_a_known_name_is_corrected_too(app, own_log):
    upload(app, ("mine.csv", own_log))
    by_key(app, "selectbox", "name-chosen").set_value("Deadlift (Barbell)").run()
    by_key(app, "selectbox", "stands-Deadlift (Barbell)").set_value("sumo_deadlift_barbell").run()
    click(app, "names-assign")
    assert settings()["names"] == {"Deadlift (Barbell)": {"exercise": "sumo_deadlift_barbell"}}
    assert "in 32 sets of all your history" in words(app)


def test_an_exercise_of_ones_own_needs_a_muscle_and_then_counts(app, own_log):
    upload(app, ("mine.csv", own_log))
    click(app, f"other-{NAME}")
    submit = next(one for one in app.button if one.label == "Make this exercise")
    submit.click().run()
    assert "no muscle is given" in words(app)
    by_key(app, "multiselect", f"new-direct-{NAME}").set_value(["glutes"])
    next(one for one in app.button if one.label == "Make this exercise").click().run()
    assert not app.exception
    assert settings()["exercises"]["own_zercher_moon_walk"]["direct"] == "glutes"
    assert "100% recognised" in app.title[0].value


def test_a_coachs_table_is_looked_at_before_it_is_taken_over(app, own_log):
    upload(app, ("mine.csv", own_log))
    table = f"name,exercise\n{NAME},ignore\nDeadlift (Barbell),sumo_deadlift_barbell\n"
    by_key(app, "file_uploader", "names-upload").upload("coach.csv", table.encode(), "text/csv")
    app.run()
    assert "names" not in settings()
    preview = next(frame.value for frame in app.dataframe if "With the file" in frame.value)
    assert preview[["As written", "Sets", "Now", "With the file"]].to_numpy().tolist() == [
        ["Deadlift (Barbell)", 32, "deadlift_barbell", "sumo_deadlift_barbell"],
        [NAME, 8, "unknown", "ignored"],
    ]
    click(app, "names-take-over")
    assert set(settings()["names"]) == {NAME, "Deadlift (Barbell)"}


def test_a_mistake_in_a_coachs_table_is_one_sentence(app, own_log):
    upload(app, ("mine.csv", own_log))
    by_key(app, "file_uploader", "names-upload").upload(
        "coach.csv", b"name,exercise\nX,dedlift\n", "text/csv"
    )
    app.run()
    assert "coach.csv, line 2, column exercise: 'dedlift' is not an exercise. Nearest:" in words(app)
    assert not app.exception


def test_the_lifter_says_what_a_load_means(app, own_log):
    upload(app, ("mine.csv", own_log))
    by_key(app, "selectbox", "loads-exercise").set_value("deadlift_barbell").run()
    by_key(app, "selectbox", "load-deadlift_barbell-as_logged").set_value("per_hand").run()
    click(app, "loads-save")
    assert settings()["loads"] == {"deadlift_barbell": "per_hand"}
    by_key(app, "selectbox", "load-deadlift_barbell-per_hand").set_value("as_logged").run()
    click(app, "loads-save")
    assert "loads" not in settings()
