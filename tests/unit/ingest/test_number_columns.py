"""A column's numbers are read together: what a comma means is decided by the column, not by the cell."""

import math

import pytest

from src.ingest import read_export
from src.ingest.values import UNREADABLE, number, number_of, unclear


@pytest.mark.parametrize(
    ("column", "read"),
    [
        (["1,050", "990.5"], [1050, 990.5]),
        (["1,050.5", "990"], [1050.5, 990]),
        (["1,234,567", "2,500"], [1234567, 2500]),
        (["1,050", "990", "300", "1,100"], [1050, 990, 300, 1100]),
        (["1,050", "82,5"], [1.05, 82.5]),
        (["0,500", "1,250"], [0.5, 1.25]),
        (["1.050", "82,5"], [1050, 82.5]),
        (["1.050,5", "990"], [1050.5, 990]),
        (["61,235", "80"], [61.235, 80]),
        (["1,050", "82,5", "990.5"], [1.05, 82.5, 990.5]),
        (["61.235", "80.5"], [61.235, 80.5]),
        (["1.050", "3"], [1.05, 3]),
        (["-1,050", "990.5"], [-1050, 990.5]),
        (["12,34,567", "990.5"], [UNREADABLE, 990.5]),
    ],
)
def test_a_column_tells_what_its_marks_mean(column, read):
    parse = number_of(column)
    assert [parse(text) for text in column] == read


def test_a_column_without_commas_is_read_cell_by_cell():
    assert number_of(["1.050", "", "x"]) is number
    assert math.isnan(number_of(["1,050", "990.5", ""])(""))


@pytest.mark.parametrize(
    ("column", "doubtful"),
    [
        (["61,235", "80"], {"61,235"}),
        (["1,050", "5"], {"1,050"}),
        (["1,050", "990.5"], set()),
        (["1,050", "82,5"], set()),
        (["1,050", "990", "300"], set()),
        (["61.235", "80"], set()),
    ],
)
def test_what_nothing_decides_is_known(column, doubtful):
    assert unclear(column) == doubtful


def strong(*weights):
    rows = [
        f'2024-03-22 18:05:00,Pull,1h,Leg Press,{n},"{weight}",5,0,0,,,'
        for n, weight in enumerate(weights, start=1)
    ]
    header = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds"
    return "\n".join([f"{header},Notes,Workout Notes,RPE", *rows, ""]).encode()


def test_a_load_of_a_thousand_pounds_is_no_load_of_one():
    reading = read_export("strong.csv", strong("1,050", "990.5"), unit="lb")
    assert reading.sets["load_kg"].to_pylist() == pytest.approx([476.27, 449.28], abs=0.01)
    assert not [remark for remark in reading.remarks if "comma" in remark]


def test_an_undecided_comma_is_said_with_its_line():
    reading = read_export("strong.csv", strong("80", "61,235"), unit="kg")
    assert reading.sets["load_kg"].to_pylist() == pytest.approx([80, 61.235])
    (remark,) = [remark for remark in reading.remarks if "comma" in remark]
    assert "Weight '61,235' on line 3" in remark
