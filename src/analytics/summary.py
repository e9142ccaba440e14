"""What is in the log: its extent, the names nobody knows, and every set as it is understood."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from src.analytics.log import Log

WINDOW = timedelta(days=90)  # before the log's last day: what counts as now
COUNTS = (
    "sessions",
    "sets",
    "warmups",
    "known_sets",
    "ignored_sets",
    "effort_logged",
)


@dataclass(frozen=True)
class LogSummary:
    """The extent of a log."""

    first_day: date | None  # None: the log is empty
    last_day: date | None
    sessions: int
    sets: int  # all rows that are sets, warm-ups too
    warmups: int
    known_sets: int  # whose written name resolved to an exercise
    ignored_sets: int  # whose name the lifter chose not to count
    effort_logged: int  # working sets with reps in reserve logged, or taken to failure
    future_sets: int  # dated after the log's `as_of`, so in none of these numbers

    @property
    def known_share(self) -> float | None:
        """Share of sets whose exercise is known, ignored ones left out."""
        judged = self.sets - self.ignored_sets
        return self.known_sets / judged if judged else None

    @property
    def effort_share(self) -> float | None:
        """Share of working sets whose effort is known."""
        working = self.sets - self.warmups
        return self.effort_logged / working if working else None


def log_summary(log: Log) -> LogSummary:
    """Return the extent of the log; counts are 0 and days None when it is empty."""
    told = log.once("log_summary", lambda: log.query("log_summary"))
    future = told["future"].to_numpy(dtype=np.bool_)
    future_sets = int(told.loc[future, "sets"].sum())
    if future.all():
        return LogSummary(None, None, **dict.fromkeys(COUNTS, 0), future_sets=future_sets)
    row = told[~future].iloc[0]
    counts = {name: int(row[name]) for name in COUNTS}
    return LogSummary(row["first_day"].date(), row["last_day"].date(), **counts, future_sets=future_sets)


def log_days(log: Log) -> tuple[date | None, date | None]:
    """Return the first and the last day of the log; None when it is empty."""
    summary = log_summary(log)
    return summary.first_day, summary.last_day


def before_now(log: Log) -> date:
    """Return the last day before the log's last 90 days."""
    return (log_days(log)[1] or date.max) - WINDOW


def unknown_names(log: Log) -> pd.DataFrame:
    """Return the written names that resolve to no exercise, the most used first.

    Columns: name, sets, share (of all sets in the log), first_day, last_day.
    """
    return log.query("unknown_names")


def canonical_sets(log: Log) -> pd.DataFrame:
    """Return every set of the log as it is understood, in order of time: what an export holds.

    Sets dated in the future are listed too, unless the log was asked for as of a day.

    Columns: day, started_at, workout_key, workout_name, workout_s (seconds), source, exercise_written,
    exercise, exercise_name, lift, chain (of the exercise), pattern, mode, how (the name was resolved),
    order_in_workout, set_no, kind, load_kg, load_basis, reps, rir, distance_m, duration_s, height_cm, side,
    note, effort (0, 0.5 or 1), set_key. Exercise columns are null where the name is unknown.
    """
    return log.query("canonical_sets", as_of=log.listed_to)
