from datetime import date

import pandas as pd
import plotly.graph_objects as go
import plotly.io
import pytest

from src.analytics import calendar_days
from src.charts import calendar_chart, mix_chart, practice_bars, session_chart

LAST = date(2026, 1, 14)


@pytest.fixture
def days():
    listed = pd.DataFrame(
        {
            "day": pd.to_datetime(["2026-01-05", "2026-01-05", "2026-01-14"]),
            "sets": [6, 10, 22],
            "warmup_sets": [1, 0, 1],
            "hard_sets": [4, 8, 21],
            "posterior": [2.5, 4.0, 0.0],
            "mirror": [1.0, 0.0, 9.0],
        }
    )
    return calendar_days(listed, LAST)


@pytest.fixture
def sets():
    return pd.DataFrame(
        {
            "exercise": ["Box jump", "Romanian deadlift (barbell)", "Romanian deadlift (barbell)"],
            "chain": ["posterior", "posterior", "posterior"],
            "kind": ["work", "warmup", "work"],
            "reps": pd.array([2, 5, None], "Int64"),
            "said": ["60 cm, 2", "60 kg, 5", "40 s"],
            "says": ["", "", "8RM 96 kg"],
            "record": ["", "", ""],
        }
    )


@pytest.fixture
def mix():
    return pd.DataFrame(
        {
            "week": pd.to_datetime(["2026-01-05", "2026-01-12"]),
            "sessions": [2, 1],
            "explosive": [3, 0],
            "strength": [2, 4],
            "middle": [6, 1],
            "endurance": [0, 0],
            "held": [0, 1],
            "explosive_reps": [9, 0],
            "hinge": [True, True],
            "olympic": [True, False],
            "jump": [True, False],
        }
    )


@pytest.fixture
def lifts():
    nothing = {"sessions_90d": 0, "sets_90d": 0, "reps_90d": 0, "first_day": pd.NaT, "last_day": pd.NaT}
    done = {
        "sessions_90d": 4,
        "sets_90d": 12,
        "reps_90d": 60,
        "first_day": pd.Timestamp("2026-01-05"),
        "last_day": pd.Timestamp("2026-02-02"),
    }
    return pd.DataFrame(
        [
            {"lift": "deadlift", "name": "Deadlift", "sessions": 9, "sets": 30, "reps": 150, **done},
            {"lift": "box_jump", "name": "Box jump", "sessions": 0, "sets": 0, "reps": 0, **nothing},
        ]
    )


def test_plotly_knows_every_word_and_what_is_sent_is_small(days, sets, mix, lifts, colours):
    for chart in (
        calendar_chart(days, "hard_sets", colours),
        calendar_chart(days, "working_sets", colours),
        calendar_chart(days, "posterior", colours),
        session_chart(sets, colours),
        mix_chart(mix, colours),
        mix_chart(mix.iloc[:0], colours),
        practice_bars(lifts, colours),
    ):
        go.Figure(chart.figure.to_dict())
        spec = plotly.io.to_json(chart.figure, validate=False)
        assert len(spec) < 40_000
        assert "NaN" not in spec
        assert len(chart.alt) > 40
        assert 90 <= chart.figure.layout.height <= 460


def test_the_calendar_darkens_with_sets_and_leaves_days_to_come_open(days, colours):
    cells = calendar_chart(days, "hard_sets", colours).figure.data[0]
    last_week = [row[-1] for row in cells["z"]]
    assert last_week == [0, 0, 5, None, None, None, None]  # Wednesday: 21 sets; the log ends there
    assert cells["z"][0][-2] == 3  # two sessions of one Monday, 12 sets
    assert "12 hard sets in 2 sessions" in cells["customdata"][0][-2]


def test_a_day_of_swings_alone_is_as_dark_as_its_sets_and_no_rest(days, colours):
    swings = days.assign(hard_sets=0.0)
    cells = calendar_chart(swings, "working_sets", colours).figure.data[0]
    assert [row[-1] for row in cells["z"]][:3] == [0, 0, 5]
    assert "15 working sets in 2 sessions" in cells["customdata"][0][-2]
    light = calendar_chart(swings, "hard_sets", colours).figure.data[0]
    assert [row[-1] for row in light["z"]][:3] == [0, 0, 1]  # trained, however little of it was hard


def test_the_calendar_names_the_longest_rest_and_the_fullest_day(days, colours):
    alt = calendar_chart(days, "hard_sets", colours).alt
    assert "2 days with a session" in alt
    assert "21 on 14 Jan 2026" in alt
    assert "9 days" in alt


def test_a_session_is_drawn_in_its_order_with_warm_ups_hollow(sets, colours):
    marks = session_chart(sets, colours).figure.data[0]
    assert list(marks["x"]) == [1, 2, 3]
    assert list(marks["y"]) == [0, 1, 1]
    assert marks["marker"]["color"][1] == colours.page
    assert list(marks["text"]) == ["2", "", ""]


def test_the_mix_is_said_in_shares(mix, colours):
    assert "explosive 18%" in mix_chart(mix, colours).alt


def test_a_lift_never_trained_has_a_row(lifts, colours):
    chart = practice_bars(lifts, colours)
    assert list(chart.figure.data[0]["y"]) == ["Deadlift", "Box jump"]
    assert "1 of 2 lifts" in chart.alt
    assert len(chart.table) == 2


def test_other_cleans_stand_below_the_lifts_and_are_none_of_them(lifts, colours):
    cleans = lifts.iloc[[0]].assign(lift="other_cleans", name="Other cleans, snatches, pulls", sessions_90d=1)
    chart = practice_bars(pd.concat([lifts, cleans]), colours)
    assert list(chart.figure.data[0]["marker"]["color"])[-1] == colours.neutral
    assert "1 of 2 lifts was trained" in chart.alt
    assert chart.alt.endswith("Other cleans, snatches, pulls: 1 session, 12 sets.")
