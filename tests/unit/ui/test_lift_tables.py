"""What stands beside a lift's chart."""

import pandas as pd
import pytest

from src.charts import KILOGRAMS
from src.ui.lift_tables import rep_max_table


@pytest.mark.parametrize("learned", [True, False])
def test_likely_maxima_have_columns_only_where_something_is_learned(learned):
    number = 100.0 if learned else None
    found = pd.DataFrame(
        {
            "reps": [1, 2],
            "median_kg": [number, number],
            "low_80": [number, number],
            "high_80": [number, number],
            "status": ["estimated" if learned else "refused:too_few_sessions"] * 2,
            "best_done_kg": [90.0, 80.0],
            "best_done_day": pd.to_datetime(["2026-01-05", "2026-01-12"]),
        }
    ).astype(dict.fromkeys(["median_kg", "low_80", "high_80"], "float64"))
    made = rep_max_table(found, KILOGRAMS, ahead=False)
    likely = ["Likely max, kg", "80% range, kg"] if learned else []
    assert list(made) == ["Reps", *likely, "Best done, kg", "First done"]
    assert list(made["Best done, kg"]) == [90.0, 80.0]
