from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.charts.days import MOST_TICKS, length_of, spoken, ticks

days = st.dates(min_value=date(1995, 1, 1), max_value=date(2060, 1, 1))


@given(days, st.integers(min_value=0, max_value=12_000))
def test_a_time_axis_has_few_marks_all_inside_it_and_says_the_year(first, length):
    last = first + timedelta(days=length)
    marks = ticks(first, last)
    assert 1 <= len(marks.days) <= MOST_TICKS
    assert list(marks.days) == sorted(set(marks.days))
    assert all(first <= day <= last for day in marks.days)
    assert str(marks.days[0].year) in marks.labels[0]


@given(days, st.integers(min_value=0, max_value=12_000))
def test_every_year_that_has_a_mark_is_named_once(first, length):
    marks = ticks(first, first + timedelta(days=length))
    for year in {day.year for day in marks.days}:
        assert sum(str(year) in label for label in marks.labels) == 1


def test_a_day_is_said_with_its_year():
    assert spoken(date(2026, 1, 13)) == "Tue 13 Jan 2026"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (29, "4 weeks"),
        (60, "2 months"),
        (240, "8 months"),
        (730, "2 years"),
    ],
)
def test_a_rest_is_said_in_the_unit_a_lifter_would_use(count, words):
    assert length_of(count) == words
