import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.charts import KILOGRAMS, POUNDS, heights, percent, plain
from src.charts.units import KG_PER_LB


@given(st.integers(min_value=1, max_value=2400), st.sampled_from([5, 3, 2]))
def test_a_pound_load_survives_being_kept_in_kilograms(half_pounds, decimals):
    written = half_pounds / 2
    kept = round(written * KG_PER_LB, decimals)
    assert POUNDS.of(kept) == written


@pytest.mark.parametrize(
    ("kg", "said"),
    [(102.058, "225 lb"), (102.05828, "225 lb"), (20.41, "45 lb"), (61.25, "135 lb"), (453.6, "1,000 lb")],
)
def test_pounds_read_as_they_were_lifted(kg, said):
    assert POUNDS.load(kg) == said


@pytest.mark.parametrize(
    ("kg", "said"),
    [(61.25, "61.25 kg"), (100.0, "100 kg"), (102.058, "102.1 kg"), (61.235, "61.2 kg"), (0, "0 kg")],
)
def test_kilograms_keep_their_smallest_plates(kg, said):
    assert KILOGRAMS.load(kg) == said


def test_an_estimate_is_never_known_to_a_decimal():
    assert KILOGRAMS.estimate(182.6) == "183 kg"
    assert KILOGRAMS.estimate(12.34) == "12.3 kg"


def test_a_column_says_what_single_values_say():
    kg = pd.Series([102.058, 61.2, None])
    assert POUNDS.column(kg).tolist()[:2] == [POUNDS.of(102.058), round(POUNDS.of(61.2), 1)]
    kg = pd.Series([61.235, 61.25, 62.505, 33.33])
    assert KILOGRAMS.column(kg).tolist() == [KILOGRAMS.of(one) for one in kg] == [61.2, 61.25, 62.5, 33.33]
    assert POUNDS.column(pd.Series([102.058, 61.2, None])).isna().tolist() == [False, False, True]


def test_a_table_rounds_estimates_and_keeps_what_was_done():
    shown = KILOGRAMS.shown(pd.Series([182.6, 182.5]), pd.Series([False, True]))
    assert shown.tolist() == [183.0, 182.5]


def test_boxes_are_in_inches_for_whoever_lifts_pounds():
    assert heights(POUNDS).load(60.96) == "24 in"
    assert heights(KILOGRAMS).load(60) == "60 cm"


def test_a_minus_is_a_minus_and_zero_has_none():
    assert plain(-3.0, 1) == "\u22123"
    assert plain(-0.01, 1) == "0"


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0%"), (0.001, "<1%"), (0.006, "1%"), (0.994, "99%"), (0.998, ">99%"), (1.0, "100%")],
)
def test_some_is_never_none_and_nearly_all_never_all(share, shown):
    assert percent(share) == shown
