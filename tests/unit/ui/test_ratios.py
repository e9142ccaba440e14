"""What is said of two lifts beside each other."""

import pandas as pd
import pytest

from src.ui.ratios import ratio_sentence


@pytest.mark.parametrize("published", ["", "1.15 in men"])
def test_a_ratio_says_its_interval_and_what_it_may_be_set_beside(published):
    months = pd.DataFrame(
        {
            "name": ["Romanian deadlift : deadlift"],
            "month": pd.to_datetime(["2026-01-01"]),
            "ratio": [0.95],
            "low": [0.85],
            "high": [1.05],
            "effort_known": [True],
            "published": [published],
        }
    )
    said = ratio_sentence(months)
    assert "**0.95** (0.85 to 1.05)" in said
    assert ("1.15 in men. That is no target" if published else "No norm exists") in said
