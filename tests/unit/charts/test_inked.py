"""A chart over days as SVG says and shows what its figure does."""

from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from src.analytics.written import writing_for
from src.charts import inked, share_chart

TARGET = (0.55, 0.75)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(made, name):
    root = ET.fromstring(made.svg)  # noqa: S314 - we made it
    return list(root.iter(f"{SVG}{name}"))


def texts(made):
    return [one.text for one in drawn(made, "text")]


def path(made, **wanted):
    (found,) = (one for one in drawn(made, "path") if all(one.get(k) == v for k, v in wanted.items()))
    return found.get("d")


def test_words_table_and_key_are_those_of_the_chart(weeks, colours):
    chart = share_chart(weeks, colours, TARGET)
    made = inked(chart)
    assert (made.alt, made.key) == (chart.alt, chart.key)
    assert made.table is chart.table
    root = ET.fromstring(made.svg)  # noqa: S314
    assert (root.get("role"), root.get("aria-label")) == ("img", chart.alt)


def test_axes_say_shares_and_days(weeks, colours):
    assert {"0%", "25%", "50%", "75%", "100%", "2026", "58%"} <= set(
        texts(inked(share_chart(weeks, colours, TARGET)))
    )


def test_a_week_without_training_breaks_the_line(weeks, colours):
    made = inked(share_chart(weeks, colours, TARGET))
    line = path(made, **{"stroke": colours.posterior, "stroke-width": "3"})
    assert line.count("M") == 2
    assert "nan" not in made.svg


def test_a_higher_share_lies_higher_and_a_later_week_further_right(weeks, colours):
    made = inked(share_chart(weeks, colours, TARGET))
    places = [one.split(" ") for one in path(made, **{"stroke-width": "3"}).replace("M", "L").split("L")[1:]]
    xs, ys = ([float(part) for part in one] for one in zip(*places, strict=True))
    assert xs == sorted(xs)
    assert all(0 <= one <= 1000 for one in (*xs, *ys))
    smoothed = weeks["smoothed"].dropna().tolist()
    assert sorted(range(len(ys)), key=lambda i: -ys[i]) == sorted(range(len(ys)), key=lambda i: smoothed[i])


def test_an_open_week_is_a_hollow_dot(weeks, colours):
    hollow = [
        one for one in drawn(inked(share_chart(weeks, colours, TARGET)), "circle") if one.get("r") == "2.5"
    ]
    assert [one.get("fill") for one in hollow] == [colours.page]


def test_every_week_with_a_value_says_it_in_the_readers_words(weeks, colours):
    made = inked(share_chart(weeks, colours, TARGET))
    assert len(made.steps) == weeks[["share", "smoothed"]].notna().any(axis=1).sum()
    assert [step.at for step in made.steps] == sorted(step.at for step in made.steps)
    last = made.steps[-1].text.split("\n")
    assert last[0].endswith("2026")
    assert last[-1] == "over 4 weeks 58% (50% to 66%)"
    with writing_for("de-DE"):
        assert "." in inked(share_chart(weeks, colours, TARGET)).steps[-1].text.split("\n")[0]


def test_an_empty_range_has_its_axis_and_says_so(weeks, colours):
    made = inked(share_chart(weeks.iloc[:0], colours, TARGET))
    assert "no week with sets" in made.alt
    assert made.steps == ()
    assert "50%" in texts(made)


@pytest.mark.parametrize("count", [1, 520])
def test_one_week_and_ten_years_can_be_drawn(weeks, colours, count):
    long = weeks.iloc[[0] * count].assign(week=pd.date_range("2016-01-04", periods=count, freq="7D"))
    made = inked(share_chart(long.reset_index(drop=True), colours, TARGET))
    assert len(made.steps) == count
    assert len(made.svg) < 60_000
