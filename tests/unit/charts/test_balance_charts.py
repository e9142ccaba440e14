import math

import pytest

from src.charts import chain_bars, share_chart

TARGET = (0.55, 0.75)


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def numbers(figure):
    for one in figure.data:
        for axis in ("x", "y"):
            yield from (value for value in (getattr(one, axis) or ()) if isinstance(value, float))


def test_the_share_is_said_in_words(weeks, colours):
    alt = share_chart(weeks, colours, TARGET).alt
    assert "now 58% (80% range 50\u201366%); verdict: within your target; your target is 55\u201375%." in alt
    assert "5 Jan 2026" in alt
    assert "Lowest 52%, highest 62%" in alt


@pytest.mark.parametrize("verdict", ["not enough data (11 of 24 sets)", "unclear", "mirror-leaning"])
def test_the_words_are_those_of_the_verdict_wherever_the_line_ends(weeks, colours, verdict):
    alt = share_chart(weeks.assign(verdict=verdict), colours, TARGET).alt
    assert f"verdict: {verdict};" in alt
    assert "inside" not in alt


def test_a_week_without_training_breaks_the_line(weeks, colours):
    figure = share_chart(weeks, colours, TARGET).figure
    line = trace(figure, "Over 4 weeks")
    assert line.y[2] is None
    assert not line.connectgaps
    assert len([x for x in trace(figure, "80% range").x if x is None]) == 1


@pytest.mark.parametrize("draw", [lambda w, c: share_chart(w, c, TARGET), chain_bars])
def test_no_number_drawn_is_nan(weeks, colours, draw):
    figure = draw(weeks, colours).figure
    assert not [value for value in numbers(figure) if math.isnan(value)]


def test_posterior_stands_on_the_zero_line_and_mirror_hangs_from_it(weeks, colours):
    figure = chain_bars(weeks, colours).figure
    assert [y for y in trace(figure, "posterior").y if y is not None and y < 0] == []
    assert [y for y in trace(figure, "mirror").y if y is not None and y > 0] == []
    assert trace(figure, "posterior").y[2] is None


def test_a_week_that_is_not_over_is_drawn_in_outline(weeks, colours):
    bars = trace(chain_bars(weeks, colours).figure, "mirror")
    assert bars.marker.line.width[-1] > 0
    assert bars.marker.color[-1] != bars.marker.color[0] == colours.mirror


def test_the_bars_are_said_in_words(weeks, colours):
    alt = chain_bars(weeks, colours).alt
    assert "11.0 posterior and 7.0 mirror" in alt
    assert "posterior ahead in 4 of 5 trained weeks" in alt


@pytest.mark.parametrize("draw", [lambda w, c: share_chart(w, c, TARGET), chain_bars])
def test_an_empty_range_says_so(weeks, colours, draw):
    made = draw(weeks.iloc[:0], colours)
    assert "no week with sets" in made.alt
    assert made.table.empty


def test_the_table_reads_newest_first(weeks, colours):
    table = share_chart(weeks, colours, TARGET).table
    assert table["Week of"].is_monotonic_decreasing
    assert table["Over 4 weeks, %"].iloc[0] == 58


def test_nothing_covers_a_finger_that_scrolls(weeks, colours):
    layout = chain_bars(weeks, colours).figure.layout
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange
    assert not layout.showlegend


def test_every_mark_of_the_share_chart_is_explained(weeks, colours):
    target = (0.55, 0.75)
    assert "▒ 80% range · ● one week · ○ unfinished" in share_chart(weeks, colours, target).key
    over = weeks.assign(partial=weeks["partial"] & False)
    assert "○" not in share_chart(over, colours, target).key
