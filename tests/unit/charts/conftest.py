from datetime import date

import pandas as pd
import pytest

from src.charts import DARK, KILOGRAMS, LIGHT, Shown

NAN = float("nan")


@pytest.fixture(params=[LIGHT, DARK], ids=lambda palette: palette.name)
def colours(request):
    return request.param


@pytest.fixture
def weeks():
    """Six weeks, the third without training, the last not over."""
    share = [0.5, 0.6, NAN, 0.7, 0.65, 0.6]
    return pd.DataFrame(
        {
            "week": pd.date_range("2026-01-05", periods=6, freq="7D"),
            "posterior": [10.0, 12.0, NAN, 14.0, 13.0, 6.0],
            "mirror": [10.0, 8.0, NAN, 6.0, 7.0, 4.0],
            "share": share,
            "smoothed": [0.52, 0.55, NAN, 0.6, 0.62, 0.58],
            "low": [0.4, 0.45, NAN, 0.5, 0.55, 0.5],
            "high": [0.6, 0.62, NAN, 0.7, 0.7, 0.66],
            "verdict": ["unclear"] * 5 + ["within your target"],
            "partial": pd.array([False] * 5 + [True], dtype="boolean"),
        }
    )


@pytest.fixture
def lift_days():
    """A lifted single, an estimate, then a rest of 59 days, then a lower bound."""
    return pd.DataFrame(
        {
            "day": pd.to_datetime(["2026-01-05", "2026-01-12", "2026-03-12"]),
            "value": [100.0, 110.4, 105.0],
            "low": [100.0, 104.0, 105.0],
            "high": [100.0, 117.0, NAN],
            "status": pd.array(["tested", "estimated", "lower_bound"], dtype="str"),
            "load_kg": [100.0, 95.0, 90.0],
            "reps": pd.array([1, 4, 5], dtype="Int64"),
            "rir": [0.0, 1.0, NAN],
            "workout_key": pd.array(["a", "b", "c"], dtype="str"),
        }
    )


@pytest.fixture
def shown():
    return Shown("Estimated 1RM", KILOGRAMS, date(2026, 1, 1), date(2026, 3, 31))


@pytest.fixture
def muscles():
    """What glutes and pecs got in an average week."""
    return pd.DataFrame(
        {
            "muscle": ["Glutes", "Pecs"],
            "chain": ["posterior", "mirror"],
            "sets": [5.0, 2.0],
            "direct": [3.0, 2.0],
        }
    )
