import math
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from src.charts import POUNDS, trend_chart, volume_chart, volume_word
from src.charts.beside import Beside

RECORD = Beside(records=frozenset({date(2026, 1, 12)}))


@pytest.fixture
def sets(lift_days):
    return lift_days[["day", "value"]]


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def test_the_trend_is_said_in_words(lift_days, sets, shown, colours):
    alt = trend_chart(lift_days, sets, shown, colours, RECORD).alt
    assert "100 kg then, 105 kg latest, best 110 kg on 12 Jan 2026" in alt
    assert "1 record." in alt
    assert "1 rest of more than 28 days" in alt


def test_the_line_breaks_at_a_rest_and_the_rest_is_named(lift_days, sets, shown, colours):
    figure = trend_chart(lift_days, sets, shown, colours, RECORD).figure
    line = trace(figure, "best of each day")
    assert list(line.y) == [100.0, 110.4, None, 105.0]
    assert len(figure.layout.shapes) == 1
    assert "8 weeks<br>without" in [note.text for note in figure.layout.annotations]


def test_twenty_eight_days_are_not_yet_a_rest(lift_days, sets, shown, colours):
    days = lift_days.assign(day=pd.to_datetime(["2026-01-05", "2026-02-02", "2026-03-02"]))
    figure = trend_chart(days, sets, shown, colours).figure
    assert None not in trace(figure, "best of each day").y
    assert not figure.layout.shapes


def test_marks_say_what_kind_of_number_each_is(lift_days, sets, shown, colours):
    made = trend_chart(lift_days, sets, shown, colours, RECORD)
    points = trace(made.figure, "Estimated 1RM")
    assert list(points.marker.symbol) == ["circle", "triangle-up", "circle"]
    assert points.marker.color[2] == colours.page
    assert points.marker.color[0] == colours.posterior
    assert list(trace(made.figure, "tested").y) == [100.0]
    for word in ("this or more", "lifted", "record", "range"):
        assert word in made.key


def test_a_lower_bound_has_no_upper_end(lift_days, sets, shown, colours):
    points = trace(trend_chart(lift_days, sets, shown, colours).figure, "Estimated 1RM")
    assert points.error_y.array[2] == points.error_y.arrayminus[2] == 0
    assert points.error_y.array[1] == pytest.approx(6.6, abs=0.01)
    assert points.error_y.arrayminus[1] == pytest.approx(6.4, abs=0.01)


def test_the_hover_names_the_set_behind_the_number(lift_days, sets, shown, colours):
    points = trace(trend_chart(lift_days, sets, shown, colours).figure, "Estimated 1RM")
    assert points.customdata[1][0] == "95 kg \u00d7 4, 1 in reserve: about 110 kg (104 to 117)"
    assert points.customdata[2][0] == "90 kg \u00d7 5: about 105 kg or more"


def test_pounds_reach_every_number(lift_days, sets, shown, colours):
    made = trend_chart(lift_days, sets, replace(shown, unit=POUNDS), colours)
    assert trace(made.figure, "best of each day").y[0] == pytest.approx(220.5)
    assert "lb" in made.figure.layout.yaxis.ticksuffix
    assert " kg" not in made.alt + " ".join(made.table.columns)


def test_a_lift_without_a_value_says_so_and_draws_no_zero(lift_days, sets, shown, colours):
    nothing = lift_days.assign(value=float("nan"))
    made = trend_chart(nothing, sets, shown, colours)
    assert made.alt == "Estimated 1RM: no day in this range has one."
    assert len(made.figure.data) == 0


def test_no_number_drawn_is_nan(lift_days, shown, colours):
    sets = pd.DataFrame({"day": lift_days["day"], "value": [100.0, float("nan"), 90.0]})
    figure = trend_chart(lift_days, sets, shown, colours, RECORD).figure
    drawn = [value for one in figure.data for value in one.y if isinstance(value, float)]
    assert not any(math.isnan(value) for value in drawn)


def volume(**columns):
    base = {
        "week": pd.to_datetime(["2026-01-05", "2026-01-19"]),
        "sessions": [1, 2],
        "sets": [3, 6],
        "hard_sets": [3, 6],
        "reps": [15, 30],
        "tonnage_kg": [1500.0, 3000.0],
        "contacts": pd.array([pd.NA, pd.NA], dtype="Int64"),
        "swings": pd.array([pd.NA, pd.NA], dtype="Int64"),
    }
    return pd.DataFrame({**base, **columns})


@pytest.mark.parametrize(
    ("columns", "word", "most"),
    [
        ({}, "hard sets", 6),
        ({"contacts": [10, 25], "hard_sets": [0, 0], "tonnage_kg": [float("nan")] * 2}, "landings", 25),
        ({"swings": [45, 100], "hard_sets": [0, 0]}, "swings", 100),
        ({"hard_sets": [0, 0]}, "sets", 6),
    ],
)
def test_each_lift_is_counted_in_its_own_measure(columns, word, most, shown, colours):
    weeks = volume(**columns)
    made = volume_chart(weeks, shown, colours)
    assert volume_word(weeks) == word
    assert f"most {most} in the week of 19 Jan 2026" in made.alt
    assert max(made.figure.data[0].y) == most
    assert word.capitalize() in made.table


def test_weeks_without_the_lift_say_so(shown, colours):
    assert "not trained in this range" in volume_chart(volume().iloc[:0], shown, colours).alt


def test_a_record_outside_the_range_is_not_in_the_key(lift_days, sets, shown, colours):
    assert (
        "record"
        not in trend_chart(lift_days, sets, shown, colours, Beside(records=frozenset({date(2020, 1, 1)}))).key
    )


def test_one_week_is_said_as_one(shown, colours):
    alt = volume_chart(volume().iloc[:1], shown, colours).alt
    assert "in the one week with this lift, that of" in alt
