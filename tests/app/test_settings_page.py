import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from src.analytics import bodyweight_on, open_log
from src.analytics.written import writing_for
from src.ui import data
from src.ui.size_words import sizes_of, sizes_words
from tests.app.visitor import by_key, go, upload, words


@pytest.fixture
def settings(app, own_log):
    return go(upload(app, ("mine.csv", own_log)), "settings")


def kept():
    return data.the_store().settings(data.me())


def choose(app, key, value):
    by_key(app, "button_group", key).set_value(value).run()


def test_pounds_chosen_once_are_what_every_page_shows(settings):
    choose(settings, "set_unit", "lb")
    assert kept()["unit"] == "lb"
    go(settings, "log")
    assert by_key(settings, "button_group", "unit").value == "lb"
    assert "lb" in settings.dataframe[0].value["Set"].iloc[0]


def test_a_link_wins_over_the_unit_kept(app, own_log):
    upload(app, ("mine.csv", own_log))
    data.the_store().update_settings(data.me(), lambda kept: {**kept, "unit": "lb"})
    app.query_params["unit"] = "kg"
    go(app, "log")
    assert "kg" in app.dataframe[0].value["Set"].iloc[0]


def test_the_unit_can_be_left_to_the_log_again(settings):
    choose(settings, "set_unit", "lb")
    choose(settings, "set_unit", "as logged")
    assert "unit" not in kept()


def test_the_target_kept_is_what_balance_judges_by(settings):
    settings.slider(key="set_target").set_value((30, 40)).run()
    assert (kept()["target_low"], kept()["target_high"]) == (0.3, 0.4)
    go(settings, "balance")
    assert settings.slider(key="target").value == (30, 40)
    assert "30\u201340%" in words(settings)


def test_a_link_with_another_target_does_not_change_what_is_kept(settings):
    settings.slider(key="set_target").set_value((30, 40)).run()
    go(settings, "balance")
    settings.slider(key="target").set_value((60, 80)).run()
    assert (kept()["target_low"], kept()["target_high"]) == (0.3, 0.4)
    assert "60\u201380%" in words(settings)


def test_a_bodyweight_in_pounds_is_kept_in_kilograms(settings):
    choose(settings, "set_unit", "lb")
    by_key(settings, "number_input", "set_weight_lb").set_value(180.0).run()
    assert kept()["bodyweight_kg"] == pytest.approx(81.65, abs=0.01)
    log = open_log(data.the_store())
    assert bodyweight_on(log, log.as_of).how == "setting"


def test_sex_can_be_said_and_unsaid(settings):
    choose(settings, "set_sex", "female")
    assert kept()["sex"] == "female"
    choose(settings, "set_sex", "rather not say")
    assert "sex" not in kept()


def test_sizes_are_kept_in_kilograms_and_nonsense_changes_nothing(settings):
    plates = settings.text_input(key="set_plates_kg_kg")
    plates.set_value("20 x2, 10, 2.5").run()
    assert kept()["plates_kg"] == [2.5, 10.0, 20.0, 20.0]
    assert [one.value for one in settings.success] == ["Saved\\: 20 x2, 10, 2.5 kg"]
    settings.text_input(key="set_plates_kg_kg").set_value("many").run()
    assert not [*settings.success, *settings.toast]
    assert kept()["plates_kg"] == [2.5, 10.0, 20.0, 20.0]
    assert "Nothing was changed" in words(settings)
    settings.number_input(key="set_bar_kg").set_value(15.0).run()
    assert kept()["bar_kg"] == 15.0
    next(one for one in settings.button if one.label == "As most gyms have them").click().run()
    assert not kept().keys() & {"plates_kg", "bar_kg"}
    assert not [one for one in settings.button if one.label == "As most gyms have them"]  # they are already


def test_the_week_and_the_time_zone_are_kept(settings):
    choose(settings, "set_week", "Sunday")
    settings.selectbox(key="set_zone").set_value("Europe/Rome").run()
    assert (kept()["week_start"], kept()["time_zone"]) == ("sunday", "Europe/Rome")


def test_settings_a_hand_spoiled_do_not_stop_a_page(settings):
    data.the_store().update_settings(
        data.me(),
        lambda kept: {
            **kept,
            "unit": "stone",
            "target_low": "x",
            "quads": 3,
            "exposure": 9,
            "bodyweight_kg": "no",
        },
    )
    for page in ("settings", "balance", "overview"):
        go(settings, page)
        assert not settings.exception
        assert not settings.error


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("20 x2, 10", [20, 20, 10]),
        ("25x4 2,5 1.25", [25, 25, 25, 25, 2.5, 1.25]),
        ("20 \u00d7 2; 10,", [20, 20, 10]),
        ("10 x2, 5, 2,5", [10, 10, 5, 2.5]),
        ("20,10,5", [20, 10, 5]),
        ("20,10", [20, 10]),
        ("1,25x2", [1.25, 1.25]),
        ("", None),
        ("twenty", None),
        ("20 x", None),
        ("20 -5", None),
    ],
)
@pytest.mark.parametrize("locale", ["en-GB", "de-DE"])
def test_sizes_are_read_as_people_write_them(text, sizes, locale):
    assert sizes_of(text) == sizes
    with writing_for(locale):
        if sizes:
            assert sizes_of(sizes_words(sizes)) == sizes


@pytest.mark.parametrize("locale", ["en-GB", "de-DE"])
@given(st.lists(st.integers(1, 400_000).map(lambda grams: grams / 1000), min_size=1, max_size=6))
@example([22.68, 11.34])
@example([22.68])
@example([0.125])
def test_the_sizes_a_field_shows_are_read_back_the_same(locale, sizes):
    with writing_for(locale):
        assert sorted(sizes_of(sizes_words(sizes))) == sorted(sizes)


@pytest.mark.parametrize("nonsense", ["0.001", "20, 500", "0", "99999"])
def test_a_plate_nobody_makes_is_refused_with_the_range(settings, nonsense):
    settings.text_input(key="set_plates_kg_kg").set_value(nonsense).run()
    assert "they weigh 0.1 to 50 kg" in words(settings)
    assert "plates_kg" not in kept()


def test_the_range_of_a_number_is_said_before_it_is_missed(settings):
    assert by_key(settings, "number_input", "set_bar_kg").label == "Bar, kg (1 to 60)"
    assert by_key(settings, "number_input", "set_weight_kg").label.startswith("Body weight, kg (")
