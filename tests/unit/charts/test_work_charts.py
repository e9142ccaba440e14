import pandas as pd
import plotly.graph_objects as go
import pytest

from src.charts import coverage_bars, group_bars, muscle_bars, ratio_chart, rep_strip, zone_bars

POSTERIOR = ("hinge", "pull")


@pytest.fixture
def ranges():
    return pd.DataFrame(
        {
            "lift": ["deadlift"] * 2,
            "range": [2, 3],
            "label": ["4-5", "6-8"],
            "sets": [3, 1],
            "share": [0.75, 0.25],
        }
    )


@pytest.fixture
def zones():
    return pd.DataFrame(
        {
            "zone": [0, 1],
            "label": ["70-79%", "80-89%"],
            "sets": [1, 3],
            "share": [0.25, 0.75],
            "at_least": [0, 2],
        }
    )


@pytest.fixture
def groups():
    return pd.DataFrame(
        {
            "group": ["hinge", "pull", "push"],
            "name": ["Hinge", "Pull", "Push"],
            "sets": [8.0, 0.0, 8.0],
            "posterior_sets": [7.0, 0.0, 0.0],
            "share": [0.5, 0.0, 0.5],
        }
    )


@pytest.fixture
def months():
    return pd.DataFrame(
        {
            "name": ["Deadlift : squat"] * 3,
            "month": pd.to_datetime(["2026-01-01", "2026-02-01", "2026-08-01"]),
            "ratio": [1.2, 1.25, 1.3],
            "low": [1.1, 1.15, 1.2],
            "high": [1.3, 1.35, 1.4],
            "effort_known": [True, True, False],
        }
    )


@pytest.fixture
def reached():
    return pd.DataFrame(
        {"week": pd.to_datetime(["2026-01-05", "2026-01-12"]), "covered": [9, 5], "groups": [9, 9]}
    )


def test_each_says_its_finding(ranges, zones, groups, months, reached, colours):
    said = [
        rep_strip(ranges, {"deadlift": "Deadlift"}, colours).alt,
        zone_bars(zones, colours).alt,
        group_bars(groups, 4, colours, POSTERIOR).alt,
        ratio_chart(months, colours).alt,
        coverage_bars(reached, colours, 4).alt,
    ]
    assert "Deadlift mostly 4-5 (75%)" in said[0]
    assert "most, 75%, at 80-89%" in said[1]
    assert "most: hinge with 2; fewest: pull with 0" in said[2]
    assert "1.20 in Jan 2026, 1.30 in Aug 2026" in said[3]
    assert "5 of 9 in the week of 12 Jan 2026, all 9 in 1 of 2" in said[4]


def test_plotly_knows_every_word_and_nothing_breaks_when_empty(
    ranges, zones, groups, months, reached, colours
):
    for frame, draw in (
        (ranges, lambda f: rep_strip(f, {"deadlift": "Deadlift"}, colours)),
        (zones, lambda f: zone_bars(f, colours)),
        (groups, lambda f: group_bars(f, 4, colours, POSTERIOR)),
        (months, lambda f: ratio_chart(f, colours)),
        (reached, lambda f: coverage_bars(f, colours, 4)),
    ):
        for shown in (frame, frame.iloc[:0]):
            made = draw(shown)
            go.Figure(made.figure.to_dict())
            assert len(made.alt) > 20


def test_half_a_year_without_both_lifts_breaks_the_line(months, colours):
    line = ratio_chart(months.assign(effort_known=True), colours).figure.data[1]
    assert list(line.y) == [1.2, 1.25, None, 1.3]


def test_a_ratio_whose_efforts_nobody_logged_is_no_trend_and_has_no_range(months, colours):
    band, line, points = ratio_chart(months.assign(effort_known=False), colours).figure.data[:3]
    assert not list(band.x)
    assert set(line.y) == {None}
    assert [one for one in points.y if one is not None] == [1.2, 1.25, 1.3]
    assert points.customdata[0] == ", effort not logged"
    mixed = ratio_chart(months, colours)
    assert "1.30 in Aug 2026, effort not logged" in mixed.alt


def test_a_week_the_log_cuts_short_is_in_outline(reached, colours):
    bars = coverage_bars(reached, colours, 4, pd.Timestamp("2026-01-14").date()).figure.data[0]
    assert list(bars.marker.line.width) == [0, 1.5]


def test_a_bound_of_the_maximum_is_said(zones, colours):
    assert "50% of the sets that max is a lower bound" in zone_bars(zones, colours).key


def test_an_opinion_is_named_and_stays_off_by_default(colours):
    muscles = pd.DataFrame({"muscle": ["Lats"], "chain": ["posterior"], "sets": [9.0], "direct": [9.0]})
    plain = muscle_bars(muscles, colours)
    with_opinion = muscle_bars(muscles, colours, opinion={"Lats": (10.0, 25.0)}, whose="RP Strength")
    assert len(plain.figure.data) == 1
    (bracket,) = [shape for shape in with_opinion.figure.layout.shapes if shape.type == "path"]
    assert {point.split(",")[0] for point in bracket.path.replace("M", "L")[1:].split("L")} == {
        "10.0",
        "25.0",
    }
    assert "RP Strength, an opinion" in with_opinion.key


def test_a_ratio_is_named_where_its_last_point_is(months, colours):
    known = months.assign(effort_known=True)
    (note,) = ratio_chart(known, colours).figure.layout.annotations
    assert (note.text, note.y) == ("<b>1.30</b>", 1.3)
