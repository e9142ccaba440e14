"""Bars over years stand for months, and leave nothing out."""

import pandas as pd
import pytest

from src.charts.months import bars_of


def weeks(count):
    return pd.DataFrame({"week": pd.date_range("2020-01-06", periods=count, freq="7D"), "sets": 10.0})


def test_up_to_three_years_a_bar_is_a_week():
    made = bars_of(weeks(150), ["sets"])
    assert not made.monthly
    assert not made.key
    assert len(made.frame) == 150


def test_beyond_a_bar_is_the_mean_week_of_its_month_rests_included():
    made = bars_of(weeks(200).drop(index=[4, 5]), ["sets"])
    assert made.key
    assert made.frame["sets"].iloc[0] == 10
    assert made.frame["sets"].iloc[1] == pytest.approx(10 * 2 / 4)  # February 2020 has four Mondays


def test_a_month_without_a_set_stays_empty():
    of = weeks(200)
    made = bars_of(of[of["week"].dt.strftime("%Y-%m") != "2020-05"], ["sets"])
    assert made.frame["sets"].isna().sum() == 1
