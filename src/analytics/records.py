"""Personal records as they happened."""

import numpy as np
import pandas as pd

from src.analytics.estimates import best_of_days, box_jumps, lift_sets
from src.analytics.log import Log
from src.analytics.policies import ESTIMATED, INDEX, REP_MAX_MEASURES, TESTED, policy
from src.analytics.readings import read_sets

BASELINE_DAYS = 2  # a record needs something to beat
BETTER_BY = 1.01  # an estimate has to rise by 1%: less is rounding
MOST_REPS = 10  # estimates from longer sets are too loose to call a record
KNOWN_EFFORT = (TESTED, ESTIMATED, INDEX)  # a lower bound that rises may only be a set closer to failure
COLUMNS = ["day", "exercise", "kind", "value", "unit", "previous", "load_kg", "reps"]


def records(log: Log, lift: str, formula: str = "epley") -> pd.DataFrame:
    """Return the records of the lift as they fell, each variant by itself, oldest first.

    Columns: day, exercise, kind, value, unit, previous (what it beat), load_kg, reps. Kinds: 'load'
    (heaviest load; for swings, heaviest for a standard set), 'reps' (most load for at least `reps` reps),
    'estimate' (the policy's maximum, sets with known effort of up to 10 reps to failure, at least 1%
    better), 'height' (highest box, cm). Each compares a day with all days before it, so a day has one
    record of a kind at most; the first two days are the baseline. Sets that look like typing errors own none.
    """
    rule = policy(log, lift)
    if rule.measure == "box_height":
        return _heights(box_jumps(log))
    least = rule.target_reps if rule.measure == "standard_set" else 1
    sets = lift_sets(log, lift)
    left_out = sets.loc[sets["suspicious"], "set_key"].tolist()
    by_load = log.query("rep_records", lift=lift, least_reps=least, left_out=left_out)
    parts = [by_load.assign(unit="kg")]
    if rule.measure in REP_MAX_MEASURES:
        sets = read_sets(sets, rule, formula)
        short = sets[(sets["n"] <= MOST_REPS) & sets["status"].isin(KNOWN_EFFORT)]
        parts += [_estimates(best_of_days(own)) for _, own in short.groupby("exercise")]
    found = pd.concat(parts, ignore_index=True)
    return found.sort_values(["day", "exercise", "kind"]).reset_index(drop=True)[COLUMNS]


def _estimates(days: pd.DataFrame) -> pd.DataFrame:
    better = _beaten(days, "estimate_kg", BETTER_BY)
    return better.assign(kind="estimate", value=better["estimate_kg"], unit="kg")[COLUMNS]


def _heights(jumps: pd.DataFrame) -> pd.DataFrame:
    parts = [
        _beaten(own, "height_cm", 1.0) for _, own in jumps[jumps["height_cm"].notna()].groupby("exercise")
    ]
    days = pd.concat(parts) if parts else _beaten(jumps, "height_cm", 1.0)
    made = days.assign(
        kind="height", value=days["height_cm"], unit="cm", load_kg=float("nan"), reps=float("nan")
    )
    return made.astype({"reps": "Int64"}).sort_values(["day", "exercise"]).reset_index(drop=True)[COLUMNS]


def _beaten(days: pd.DataFrame, column: str, by: float) -> pd.DataFrame:
    """Return the days whose value beats the last record by the factor; `previous` is that record.

    Against the last record, not the last day: a slow climb in small steps is one too.
    """
    values = days[column].tolist()
    standing = max(values[:BASELINE_DAYS], default=0.0)
    at, beaten = [], []
    for place, value in enumerate(values[BASELINE_DAYS:], start=BASELINE_DAYS):
        if value > standing * by:
            at.append(place)
            beaten.append(standing)
            standing = value
    return days.iloc[at].assign(previous=np.array(beaten, dtype=np.float64))
