"""Rests: how long each kind of work and each lift was left alone, and hard hinge days in a row."""

from datetime import date

import pandas as pd

from src.analytics.log import Log
from src.analytics.volume.groups import GROUPS

HARD_HINGE_SETS = 3  # a day with fewer is no hard hinge day: a convention


def gaps(log: Log) -> pd.DataFrame:
    """Return for each kind of work and each lift of the log when it was trained last and its longest rest.

    Columns: kind ('group': of `GROUPS`; 'lift'), id, name, days (trained), last_day, days_since (to the log's
    last day, not to today), longest_gap (days between two trained days; null with one day), gap_from, gap_to
    (the trained days at its ends).
    """
    names = {**GROUPS, **{lift.id: lift.name for lift in log.catalog.lifts.values()}}
    found = log.query("volume/gaps")
    return found.assign(name=found["id"].map(names).astype("str"))


def hinge_runs(log: Log, since: date | None = None, least: int = HARD_HINGE_SETS) -> pd.DataFrame:
    """Return the runs of two days or more in a row with at least `least` hard hinge sets each, oldest first.

    A fact of the log, no warning. Columns: first_day, last_day, days, sets.
    """
    return log.query("volume/hinge_runs", since=since or date.min, least=least)
