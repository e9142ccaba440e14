from base64 import b64decode
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from src.charts.sparkline import sparkline, sparkline_svg

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)


def drawn(days, values):
    picture = sparkline([FIRST + timedelta(days=day) for day in days], values, FIRST, LAST, "#0B5FA5")
    head, _, body = picture.partition(",")
    assert head == "data:image/svg+xml;base64"
    line, *_, dot = ET.fromstring(b64decode(body))  # noqa: S314 - drawn by us
    return line.attrib["d"], dot.attrib["d"]


def test_a_rest_of_more_than_28_days_breaks_the_line():
    line, _ = drawn([0, 28, 57], [1, 2, 3])
    assert (line.count("M"), line.count("L")) == (2, 1)


def test_the_latest_value_is_the_dot_and_the_best_is_on_top():
    line, dot = drawn([0, 180], [100, 120])
    assert line == "M9.0 31.0M191.0 5.0"
    assert dot.startswith("M191.0 5.0")


def test_days_have_the_same_place_in_every_picture():
    assert drawn([0, 90], [1, 2])[1].startswith("M100.0")
    assert drawn([60, 90], [1, 2])[1].startswith("M100.0")


def test_few_values_are_a_dot_each_and_many_a_line():
    strokes = [
        sparkline_svg([FIRST + timedelta(days=day) for day in range(many)], [1.0] * many, FIRST, LAST, "red")
        for many in (2, 4, 5)
    ]
    assert [picture.count("<path") for picture in strokes] == [3, 3, 2]


def test_a_wobble_of_a_hundredth_is_no_climb_from_edge_to_edge():
    line, _ = drawn([0, 180], [100, 101])
    assert line == "M9.0 21.2M191.0 14.8"


def test_a_course_without_a_change_lies_in_the_middle():
    assert drawn([0, 7], [5, 5])[0] == "M9.0 18.0L16.1 18.0"


@pytest.mark.parametrize("values", [[], [100.0]])
def test_one_value_is_no_course(values):
    assert sparkline([FIRST] * len(values), values, FIRST, LAST, "#000000") == ""
