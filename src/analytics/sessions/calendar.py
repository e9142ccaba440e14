"""The days of a year, trained or not."""

from datetime import date, timedelta

import pandas as pd

WEEKS = 53
SUMMED = ["sessions", "working_sets", "hard_sets", "posterior", "mirror"]
_WEEK = 7


def calendar_days(
    listed: pd.DataFrame, last: date, *, week_start: int = 0, weeks: int = WEEKS
) -> pd.DataFrame:
    """Return every day of the whole weeks up to that of `last`, also those without training.

    `listed`: rows of `sessions`. `week_start`: the weekday a week begins on, 0 for Monday to 6 for Sunday.
    The days end at `last`, the log's last day.

    Columns: day, week (its first day), row (0 for the week's first day), sessions, working_sets (all but
    warm-ups: swings and jumps too), hard_sets, posterior, mirror (0 on a day off).
    """
    into_week = (last.weekday() - week_start) % _WEEK
    first = last - timedelta(days=into_week + _WEEK * (weeks - 1))
    days = pd.DataFrame({"day": pd.date_range(first, last, unit="us")})
    working = listed["sets"] - listed["warmup_sets"]
    done = listed.assign(sessions=1, working_sets=working).groupby("day", as_index=False)[SUMMED].sum()
    row = (days["day"].dt.day_of_week - week_start) % _WEEK
    days = days.assign(week=days["day"] - pd.to_timedelta(row, unit="D"), row=row.astype("int64"))
    joined = days.merge(done, on="day", how="left")
    return joined.assign(
        **{name: joined[name].fillna(0).astype("float64") for name in SUMMED[1:]},
        sessions=joined["sessions"].fillna(0).astype("int64"),
    )[["day", "week", "row", *SUMMED]]
