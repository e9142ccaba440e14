from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pytest

from src.charts import POUNDS, curve_chart

NAN = float("nan")


@pytest.fixture
def curve():
    """Not enough data, two sessions, a rest of 59 days with a point in it, a session."""
    median = [NAN, 100.0, 110.0, 110.0, 105.0]
    return pd.DataFrame(
        {
            "day": pd.to_datetime(["2026-01-01", "2026-01-05", "2026-01-12", "2026-02-20", "2026-03-12"]),
            "median_kg": median,
            **{f"low_{share}": [one - share / 10 for one in median] for share in (50, 80, 95)},
            **{f"high_{share}": [one + share / 10 for one in median] for share in (50, 80, 95)},
            "rest_days": [0, 0, 0, 39, 0],
            "status": ["refused:too_few_sessions"] + ["estimated"] * 4,
        }
    )


@pytest.fixture
def sets():
    return pd.DataFrame(
        {
            "day": pd.to_datetime(["2026-01-05", "2026-01-12", "2026-01-12", "2026-03-12"]),
            "value": [100.0, 108.0, NAN, 104.0],
            "status": pd.array(["tested", "estimated", "refused:bad_load", "lower_bound"], dtype="str"),
            "load_kg": [100.0, 95.0, 0.0, 90.0],
            "reps": pd.array([1, 4, 5, 5], dtype="Int64"),
            "rir": [0.0, 1.0, NAN, NAN],
            "workout_key": pd.array(["a", "b", "b", "c"], dtype="str"),
        }
    )


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def test_the_finding_is_said_with_its_range(curve, sets, shown, colours):
    alt = curve_chart(curve, sets, shown, colours).alt
    assert "100 kg then, 105 kg latest (80% range 97 to 113), highest 110 kg on 12 Jan 2026" in alt
    assert "The longest rest in it was 6 weeks." in alt


def test_a_rest_that_began_before_the_range_counts_from_its_first_day(curve, sets, shown, colours):
    resting = curve.iloc[1:].assign(rest_days=[170, 0, 39, 0])
    assert "The longest rest in it was 6 weeks." in curve_chart(resting, sets, shown, colours).alt


def test_the_line_is_dotted_through_a_rest_just_as_long_as_the_band_goes_on(curve, sets, shown, colours):
    figure = curve_chart(curve, sets, shown, colours).figure
    assert list(trace(figure, "Estimated 1RM").y) == [None, 100.0, 110.0, None, 105.0]
    resting = trace(figure, "not trained")
    assert list(resting.y) == [None, None, 110.0, 110.0, 105.0]
    assert resting.line.dash == "dot"
    assert "2026-02-20" in list(trace(figure, "80% range").x)
    assert None not in trace(figure, "80% range").y  # one run: it starts where there is enough data


def test_each_set_says_what_it_is_and_names_its_session(curve, sets, shown, colours):
    made = curve_chart(curve, sets, shown, colours)
    points = trace(made.figure, "every set")
    assert [told[1] for told in points.customdata] == ["a", "b", "c"]
    assert points.customdata[1][0] == "95 kg \u00d7 4, 1 in reserve<br>by itself about 108 kg"
    assert points.customdata[2][0] == "90 kg \u00d7 5<br>by itself about 104 kg or more"
    assert points.marker.color[2] == "rgba(0,0,0,0)"
    assert points.marker.color[1] != "rgba(0,0,0,0)"
    assert list(trace(made.figure, "lifted").y) == [100.0]
    for word in ("likely max", "50 and 80% range", "this or more", "lifted"):
        assert word in made.key


def test_pounds_reach_every_number_of_a_curve(curve, sets, shown, colours):
    made = curve_chart(curve, sets, replace(shown, unit=POUNDS), colours)
    assert trace(made.figure, "Estimated 1RM").y[1] == pytest.approx(220.5)
    assert " kg" not in made.alt + " ".join(made.table.columns)


def test_without_enough_data_only_the_sets_are_drawn(curve, sets, shown, colours):
    made = curve_chart(curve.head(1), sets, shown, colours)
    assert made.alt == "Estimated 1RM: not enough data for an estimate; 3 sets drawn."
    assert "likely" not in made.key
    assert made.table.empty


def test_the_table_holds_the_training_days(curve, sets, shown, colours):
    table = curve_chart(curve, sets, shown, colours).table
    assert len(table) == 3
    assert list(table)[1:] == ["Estimated 1RM, kg", "80% from, kg", "80% to, kg"]


def test_plotly_accepts_the_figure(curve, sets, shown, colours):
    figure = curve_chart(curve, sets, shown, colours).figure
    go.Figure(figure.to_dict())  # raises on a word Plotly does not know


def test_after_too_long_a_rest_the_last_number_is_that_of_the_last_session(curve, sets, shown, colours):
    over = curve.assign(median_kg=[NAN, 100.0, 110.0, 109.0, NAN])
    made = curve_chart(over, sets, shown, colours)
    assert "110 kg latest" in made.alt
    assert [note.text for note in made.figure.layout.annotations][-1] == "<b>110</b>"


def test_a_label_stands_at_the_line_and_not_at_the_end_of_its_band(curve, sets, shown, colours):
    notes = curve_chart(curve, sets, shown, colours).figure.layout.annotations
    assert [note.y for note in notes if note.text == "<b>105</b>"] == [105.0]


def test_the_highest_number_is_named_where_no_other_number_stands_by_it(curve, sets, shown, colours):
    def named(best):
        told = pd.concat([curve.iloc[[1]]] * 5, ignore_index=True)
        told["day"] = pd.date_range("2026-01-05", "2026-03-12", periods=5)
        told.loc[best, "median_kg"] = 120.0
        notes = curve_chart(told, sets, shown, colours).figure.layout.annotations
        return [note.text for note in notes]

    assert named(2) == ["<b>100</b>", "<b>100</b>", "highest <b>120</b>"]
    assert named(1) == named(3) == ["<b>100</b>", "<b>100</b>"]  # the words are a fifth of a phone's width
