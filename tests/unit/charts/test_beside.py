"""Events, records, the verdict's line and the chosen session beside a lift's numbers; lifts compared."""

import math
from datetime import date
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from src.charts import Beside, Course, Mark, VerdictLine, compare_chart, curve_chart, trend_chart
from src.charts.marks import marks_said
from tests.unit.charts.test_curve_chart import curve, sets, trace

__all__ = ["curve", "sets"]  # fixtures

LINE = VerdictLine(date(2026, 1, 5), date(2026, 1, 12), 100.0, 108.0, "trend: progressing +8%")
BESIDE = Beside(
    records=frozenset({date(2026, 1, 12)}),
    marks=[
        Mark("A", date(2026, 2, 1), "event", "Back <injury>"),
        Mark("B", date(2026, 2, 1), "coach", "Rest"),
    ],
    verdict=LINE,
    chosen="b",
    notes={date(2026, 1, 12): "felt <easy>"},
)


@pytest.fixture(params=["learned", "formula"])
def made(request, curve, sets, lift_days, shown, colours):
    if request.param == "learned":
        return curve_chart(curve, sets, shown, colours, BESIDE)
    return trend_chart(lift_days, lift_days[["day", "value"]], shown, colours, BESIDE)


def test_plotly_knows_every_word_of_it(made):
    go.Figure(made.figure.to_dict())


def test_marks_of_one_day_share_a_line_and_their_words_are_no_markup(made):
    letters = [one for one in made.figure.layout.annotations if one.hovertext]
    assert [one.text for one in letters] == ["<b>A, B</b>"]
    assert letters[0].hovertext == "1 Feb 2026: Back &lt;injury><br>1 Feb 2026: Rest"
    assert "A, 1 Feb 2026: Back <injury>; B, 1 Feb 2026: Rest" in made.alt
    assert "events and notes" in made.key


def test_letters_that_would_touch_share_a_label(curve, sets, shown, colours):
    days = (date(2026, 1, 10), date(2026, 1, 12), date(2026, 3, 1))
    marks = [Mark(letter, day, "event", "x") for letter, day in zip("ABC", days, strict=True)]
    figure = curve_chart(curve, sets, shown, colours, Beside(marks=marks)).figure
    assert [one.text for one in figure.layout.annotations if one.hovertext] == ["<b>A, B</b>", "<b>C</b>"]
    assert len([one for one in figure.layout.shapes if one.type == "line"]) == 3


def test_the_verdicts_line_is_the_one_it_was_read_from(made):
    line = trace(made.figure, "verdict")
    assert list(line.y) == [100.0, 108.0]
    assert line.line.dash == "dash"
    assert "trend: progressing +8%" in made.key


def test_the_chosen_session_is_framed_and_records_are_triangles(made):
    assert list(trace(made.figure, "chosen").x) == [pd.Timestamp("2026-01-12")]
    assert "▲ record" in marks_said(made.key)
    symbols = [symbol for one in made.figure.data for symbol in _symbols(one)]
    assert symbols.count("triangle-up") == 1


def test_a_layoff_is_named_in_the_chart(made):
    (name,) = [note for note in made.figure.layout.annotations if "without" in note.text]
    assert name.text == "8 weeks<br>without"
    assert name.bgcolor  # so that no line of the grid crosses it


def test_what_the_log_notes_is_in_the_hover(curve, sets, shown, colours):
    points = trace(curve_chart(curve, sets, shown, colours, BESIDE).figure, "every set")
    assert points.customdata[1][0].endswith("<br>felt &lt;easy>")


def test_a_line_that_begins_before_the_days_shown_is_left_out(curve, sets, shown, colours):
    old = VerdictLine(date(2025, 12, 1), date(2026, 1, 12), 100.0, 108.0, "progressing +8%")
    made = curve_chart(curve, sets, shown, colours, Beside(verdict=old))
    assert "verdict" not in {one.name for one in made.figure.data}
    assert "progressing" not in made.key


def _symbols(one):
    symbol = one.marker.symbol
    return [] if symbol is None else [symbol] if isinstance(symbol, str) else list(symbol)


def courses(curve, count):
    names = [
        ("Deadlift", "1 rep"),
        ("Barbell row", "8 reps"),
        ("Power clean", "1 rep"),
        ("Good morning", "8 reps"),
    ]
    numbers = [name for name in curve if name.startswith(("median", "low", "high"))]
    return [
        Course(name, of, curve.assign(**{column: curve[column] * (n + 1) for column in numbers}))
        for n, (name, of) in enumerate(names[:count])
    ]


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("indexed", [True, False])
def test_lifts_are_told_apart_without_colour_and_say_what_they_are_of(curve, shown, colours, count, indexed):
    made = compare_chart(courses(curve, count), shown, colours, indexed=indexed)
    go.Figure(made.figure.to_dict())
    lines = [one for one in made.figure.data if one.hovertemplate]
    assert len({one.line.dash for one in lines}) == len(lines) == count
    assert "Barbell row: 8 reps" in made.key
    assert "Barbell row, 8 reps" in made.alt
    assert set(made.table["Lift"]) >= {"Deadlift, 1 rep", "Barbell row, 8 reps"}


def test_indexed_lifts_begin_at_100_and_break_over_a_layoff(curve, shown, colours):
    made = compare_chart(courses(curve, 2), shown, colours, indexed=True)
    for line in (one for one in made.figure.data if one.hovertemplate):
        told = [None if y is None or math.isnan(y) else round(y, 1) for y in line.y]
        assert told == [None, 100.0, 110.0, None, 105.0]
    assert made.figure.layout.yaxis.ticksuffix == ""


def test_loads_are_said_in_the_lifters_unit(curve, shown, colours):
    made = compare_chart(courses(curve, 2), shown, colours, indexed=False)
    assert made.figure.layout.yaxis.ticksuffix == " kg"
    assert "Likely max, kg" in made.table


def test_names_at_the_end_of_lines_do_not_touch(curve, shown, colours):
    made = compare_chart(courses(curve, 4), shown, colours, indexed=True)
    low, high = made.figure.layout.yaxis.range
    heights = sorted(one.y for one in made.figure.layout.annotations)
    assert min(b - a for a, b in pairwise(heights)) >= 0.07 * (high - low)


def test_no_number_in_the_range_is_said(curve, shown, colours):
    nothing = [Course("Deadlift", "1 rep", curve.assign(median_kg=float("nan")))] * 2
    made = compare_chart(nothing, shown, colours, indexed=True)
    assert made.alt == "No lift chosen has a likely maximum in this range."
    assert made.table.empty
