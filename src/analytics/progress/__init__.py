"""Where a lift is going: the verdict on its trend, and what comes if the trend goes on."""

from src.analytics.progress.forecasting import Forecast, forecast
from src.analytics.progress.judging import REGAINING, STALLED_WEEKS, Trend, trend, trends
from src.analytics.progress.over_range import RangeChange, range_change, range_changes
from src.analytics.progress.verdict import (
    HOLDING,
    NOT_ENOUGH,
    PROGRESSING,
    REGRESSING,
    UNCLEAR,
    VERDICTS,
)

__all__ = [
    "HOLDING",
    "NOT_ENOUGH",
    "PROGRESSING",
    "REGAINING",
    "REGRESSING",
    "STALLED_WEEKS",
    "UNCLEAR",
    "VERDICTS",
    "Forecast",
    "RangeChange",
    "Trend",
    "forecast",
    "range_change",
    "range_changes",
    "trend",
    "trends",
]
