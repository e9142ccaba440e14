"""Personal records as they happened."""

import numpy as np
import pandas as pd

from src.analytics.estimates import best_of_days, lift_sets
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.policies import ESTIMATED, INDEX, REP_MAX_MEASURES, TESTED, policy
from src.analytics.readings import LEARNED, read_sets

BASELINE_DAYS = 2  # a record needs something to beat
BETTER_BY = 1.01  # an estimate has to rise by 1%: less is rounding
MOST_REPS = 10  # estimates from longer sets are too loose to call a record
KNOWN_EFFORT = (TESTED, ESTIMATED, INDEX)  # a lower bound that rises may only be a set closer to failure
FACT, LIKELY, TIE = "fact", "likely", "tie"
# How far two days' estimates of one lifter lie apart without any change, by the reps left in reserve.
WITHIN_PERSON = ((0.0, 0.02), (2.0, 0.03), (np.inf, 0.04))
COLUMNS = ["day", "exercise", "kind", "value", "unit", "previous", "load_kg", "reps", "certainty"]


def records(log: Log, lift: str, formula: str = LEARNED, *, ties: bool = False) -> pd.DataFrame:
    """Return the records of the lift as they fell, each variant by itself, oldest first.

    Columns: day, exercise, kind, value, unit ('kg', 'cm', 'landings'), previous (what it beat), load_kg,
    reps, certainty. Kinds: 'load' (heaviest load), 'bell' (swings: heaviest for a standard set), 'reps' (most
    load for at least `reps` reps), 'estimate' (the policy's maximum read from one set with `formula`, effort
    known, up to 10 reps to failure), 'height' (highest box), 'contacts' (most landings in a day).

    What was done is a 'fact'. An estimate is 'likely' when it beats the last by more than one lifter's days
    differ anyway: 2% to failure, 3% with up to 2 in reserve, 4% beyond. From 1% on it is a 'tie', listed with
    `ties` only. Each compares a day with all days before it, so a day has one record of a kind at most; the
    first two days are the baseline. Sets that look like typing errors own none. Nothing is stored: undo an
    import or correct a set, and its records are gone.
    """
    rule = policy(log, lift)
    if rule.measure == "box_height":
        found = log.query("jump_records")
        return found.assign(load_kg=np.nan, reps=pd.array([pd.NA] * len(found), "Int64"), certainty=FACT)[
            COLUMNS
        ]
    standard = rule.measure == "standard_set"
    sets = lift_sets(log, lift)
    left_out = sets.loc[sets["suspicious"], "set_key"].tolist()
    least = rule.target_reps if standard else 1
    by_load = log.query("rep_records", lift=lift, least_reps=least, left_out=left_out)
    if standard:
        by_load = by_load.assign(kind=by_load["kind"].where(by_load["kind"] != "load", "bell"))
    parts = [by_load.assign(unit="kg", certainty=FACT)[COLUMNS]]
    if rule.measure in REP_MAX_MEASURES:
        sets = read_sets(sets, rule, formula)
        short = sets[(sets["n"] <= MOST_REPS) & sets["status"].isin(KNOWN_EFFORT)]
        parts += [_estimates(best_of_days(own)) for _, own in short.groupby("exercise")]
    found = pd.concat(parts, ignore_index=True)
    if not ties:
        found = found[found["certainty"] != TIE]
    return found.sort_values(["day", "exercise", "kind"]).reset_index(drop=True)


def _estimates(days: pd.DataFrame) -> pd.DataFrame:
    """Return the days whose estimate beats the last record, or ties with it.

    Against the last record, not the last day: a slow climb in small steps is one too.
    """
    values = days["estimate_kg"].tolist()
    noise = _within_person(days["reserve"].to_numpy(dtype=np.float64, na_value=0.0)).tolist()
    standing = shown = max(values[:BASELINE_DAYS], default=0.0)
    at: list[int] = []
    beaten: list[float] = []
    certainty: list[str] = []
    for place, value in enumerate(values[BASELINE_DAYS:], start=BASELINE_DAYS):
        if value <= shown * BETTER_BY:
            continue
        likely = value > standing * (1 + noise[place])
        at.append(place)
        beaten.append(standing)
        certainty.append(LIKELY if likely else TIE)
        shown = value
        standing = value if likely else standing
    better = days.iloc[at]
    return better.assign(
        kind="estimate", value=better["estimate_kg"], unit="kg", previous=beaten, certainty=certainty
    ).astype({"previous": "float64", "certainty": "str"})[COLUMNS]


def _within_person(reserve: Floats) -> Floats:
    """Return by how much (1 SD, relative) the estimates of days of equal strength differ."""
    tops, sigmas = zip(*WITHIN_PERSON, strict=True)
    return np.asarray(sigmas)[np.searchsorted(np.asarray(tops), reserve)]
