from datetime import date

import pytest

from src.ingest import import_export
from src.ui import data
from src.ui.set_list import as_csv
from tests.app.visitor import by_key, go, upload, words

SLIP = b'2026-03-02 18:00:00,"Back",1h,"Deadlift (Barbell)",1,900,5,0,0,"heavy",,8\n'


@pytest.fixture
def mine(app, own_log):
    """The app after a lifter brought eight weeks, with one load typed wrongly at their end."""
    return upload(app, ("mine.csv", own_log + b"\n" + SLIP))


def shown(app):
    return app.dataframe[0].value


def key_of(app, load):
    source = data.source_of(data.me())
    rows = data.every_set(source, data.SetFilter(), 0, None)
    return rows.loc[rows["load_kg"] == load, "set_key"].iloc[0]


def open_set(app, key):
    app.query_params["set"] = key
    return app.run()


def test_every_set_is_listed_newest_first_a_page_at_a_time(mine):
    go(mine, "log")
    assert "105 sets, all as logged" in words(mine)
    assert len(shown(mine)) == 25
    assert shown(mine)["Set"].iloc[0] == "900 kg \u00d7 5"
    by_key(mine, "pagination", "sets_page").set_value(5).run()
    assert len(shown(mine)) == 5


def test_a_link_says_which_sets_are_shown(mine):
    for name, value in {"of_lift": "Deadlift", "from": "2026-02-01", "find": "HEAVY"}.items():
        mine.query_params[name] = value
    go(mine, "log")
    assert "1 of 105 sets" in words(mine)
    assert shown(mine)["Note"].tolist() == ["heavy"]


def test_sets_are_chosen_by_lift_exercise_kind_and_days(mine):
    go(mine, "log")
    mine.selectbox(key="of_lift").set_value("Deadlift").run()
    assert "33 of 105 sets" in words(mine)
    mine.date_input(key="to").set_value(date(2026, 1, 11)).run()
    assert "4 of 105 sets" in words(mine)
    mine.selectbox(key="kind").set_value("warmup").run()
    assert "None of 105 sets: no set fits these choices." in words(mine)


def test_a_set_that_looks_wrong_is_listed_and_excluded_with_a_click(mine):
    go(mine, "log")
    assert [one.label for one in mine.expander][1] == "1 set looks like a typing error"
    key = key_of(mine, 900.0)
    by_key(mine, "button", f"drop-{key}").click().run()
    assert "1 excluded" in words(mine)
    assert shown(mine)["Not counted"].iloc[0] == "excluded"
    assert data.headline(data.source_of(data.me()), "deadlift", None).value < 200
    assert "looks like a typing error" in words(mine)


def test_a_set_that_is_right_is_said_to_be_with_a_click_and_stays_so(mine, own_log):
    go(mine, "log")
    by_key(mine, "button", f"right-{key_of(mine, 900.0)}").click().run()
    assert not any("typing error" in one.label for one in mine.expander)
    assert "the load is right" in words(mine)
    import_export(
        data.the_store(), data.me(), "mine.csv", own_log + b"\n" + SLIP, catalog=data.the_catalog(), unit="kg"
    )
    mine.run()
    assert not any("typing error" in one.label for one in mine.expander)


def test_saying_that_a_load_is_right_keeps_what_else_was_corrected_and_is_kept_by_it(mine):
    go(mine, "log")
    key = key_of(mine, 900.0)
    for reps in (1, 2):
        open_set(mine, key)
        by_key(mine, "number_input", f"reps-{key}").set_value(reps)
        next(one for one in mine.button if one.label == "Save").click().run()
        assert shown(mine)["Set"].iloc[0] == f"900 kg \u00d7 {reps}"
        if reps == 1:
            by_key(mine, "button", f"right-{key}").click().run()
            assert shown(mine)["Set"].iloc[0] == "900 kg \u00d7 1"
        assert not any("typing error" in one.label for one in mine.expander)


def test_a_load_is_corrected_survives_the_same_import_and_is_taken_back(mine, own_log):
    go(mine, "log")
    key = key_of(mine, 900.0)
    open_set(mine, key)
    by_key(mine, "number_input", f"load-{key}").set_value(90.0)
    next(one for one in mine.button if one.label == "Save").click().run()
    assert "1 corrected" in words(mine)
    assert shown(mine)["Set"].iloc[0] == "90 kg \u00d7 5"
    import_export(
        data.the_store(), data.me(), "mine.csv", own_log + b"\n" + SLIP, catalog=data.the_catalog(), unit="kg"
    )
    mine.run()
    assert shown(mine)["Set"].iloc[0] == "90 kg \u00d7 5"
    by_key(mine, "button", "set-back").click().run()
    assert "all as logged" in words(mine)
    assert shown(mine)["Set"].iloc[0] == "900 kg \u00d7 5"


def test_an_exercise_and_a_kind_are_corrected_and_named_beside_what_was_logged(mine):
    go(mine, "log")
    key = key_of(mine, 900.0)
    open_set(mine, key)
    by_key(mine, "selectbox", f"exercise-{key}").set_value("Good morning (barbell)")
    by_key(mine, "selectbox", f"kind-{key}").set_value("warmup")
    next(one for one in mine.button if one.label == "Save").click().run()
    said = words(mine)
    assert "Good morning (barbell), 2 Mar 2026" in said
    assert "as logged: Deadlift (Barbell), 900 kg \u00d7 5, working set" in said
    assert "Good morning (barbell), warm-up" in said
    assert data.every_set(data.source_of(data.me()), data.SetFilter(lift="good_morning"), 0, 5).shape[0] == 1


def test_pounds_are_entered_as_pounds_and_what_is_not_changed_is_no_correction(mine):
    go(mine, "log")
    by_key(mine, "button_group", "unit").set_value("lb").run()
    key = key_of(mine, 100.0)
    open_set(mine, key)
    assert by_key(mine, "number_input", f"load-{key}").value == 220.5
    next(one for one in mine.button if one.label == "Save").click().run()
    assert "Nothing was changed" in words(mine)
    by_key(mine, "number_input", f"load-{key}").set_value(225.0)
    next(one for one in mine.button if one.label == "Save").click().run()
    (kept,) = data.corrections(data.source_of(data.me()))["load_kg"]
    assert kept == pytest.approx(102.06, abs=0.01)


def test_a_correction_whose_set_left_the_log_is_said_to_be_lost(mine, own_log):
    go(mine, "log")
    by_key(mine, "button", f"drop-{key_of(mine, 900.0)}").click().run()
    without = own_log + b"\n" + SLIP.replace(b",900,", b",90,")
    import_export(data.the_store(), data.me(), "mine.csv", without, catalog=data.the_catalog(), unit="kg")
    mine.run()
    assert "1 has no set in your log now" in words(mine)
    by_key(mine, "button", "uncorrect-1").click().run()
    assert "no set in your log now" not in words(mine)


@pytest.mark.parametrize("nonsense", ["x", "00000000-0000-0000-0000-000000000000", "' or 1=1"])
def test_a_link_to_no_set_is_said(mine, nonsense):
    go(mine, "log")
    open_set(mine, nonsense)
    assert "This log has no such set any more" in words(mine)


def test_the_sample_log_cannot_be_corrected(app):
    go(app, "log")
    source = data.source_of(data.SAMPLE)
    open_set(app, data.every_set(source, data.SetFilter(), 0, 1)["set_key"].iloc[0])
    assert "The sample log cannot be corrected" in words(app)
    assert not [one for one in app.button if one.label == "Save"]


def test_the_download_has_every_set_of_the_choice_and_no_formula(mine):
    text = as_csv(data.log_of(data.source_of(data.me())), data.SetFilter(text="heavy")).decode().splitlines()
    assert len(text) == 2
    assert "load_kg" in text[0]
