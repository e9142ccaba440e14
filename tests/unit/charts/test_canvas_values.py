"""What is missing in a drawing is null, whatever pandas calls it."""

import pandas as pd

from src.charts.canvas import plain


def test_what_is_missing_is_null():
    drawn = {"data": [{"x": [pd.NaT, pd.Timestamp("2026-01-05")], "y": [pd.NA, float("nan")]}], "layout": {}}
    assert plain(drawn)["data"] == [{"x": [None, "2026-01-05T00:00:00"], "y": [None, None]}]
