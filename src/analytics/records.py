"""Personal records as they happened."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from src.analytics.estimates import best_of_days, lift_sets
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.policies import ESTIMATED, INDEX, REP_MAX_MEASURES, TESTED, policy
from src.analytics.readings import LEARNED, read_sets
from src.catalog import Lift

BASELINE_DAYS = 2  # a record needs something to beat
BETTER_BY = 1.01  # an estimate has to rise by 1%: less is rounding
MOST_REPS = 10  # estimates from longer sets are too loose to call a record
KNOWN_EFFORT = (TESTED, ESTIMATED, INDEX)  # a lower bound that rises may only be a set closer to failure
FACT, LIKELY, TIE = "fact", "likely", "tie"
# How far two days' estimates of one lifter lie apart without any change, by the reps left in reserve.
WITHIN_PERSON = ((0.0, 0.02), (2.0, 0.03), (np.inf, 0.04))
COLUMNS = ["day", "lift", "exercise", "kind", "value", "unit", "previous", "load_kg", "reps", "certainty"]


def records(log: Log, lift: str | None, formula: str = LEARNED, *, ties: bool = False) -> pd.DataFrame:
    """Return the records of the lift (None: of all eight) as they fell, each variant by itself, oldest first.

    Columns: day, lift, exercise, kind, value, unit ('kg', 'cm', 'landings'), previous (what it beat),
    load_kg, reps, certainty. Kinds: 'load' (heaviest load), 'bell' (swings: heaviest for a standard set),
    'reps' (most load for at least `reps` reps), 'estimate' (the policy's maximum read from one set with
    `formula`, effort known, up to 10 reps to failure), 'height' (highest box), 'contacts' (most landings in a
    day).

    What was done is a 'fact'. An estimate is 'likely' when it beats the last by more than one lifter's days
    differ anyway: 2% to failure, 3% with up to 2 in reserve, 4% beyond. From 1% on it is a 'tie', listed with
    `ties` only. Each compares a day with all days before it, so a day has one record of a kind at most; the
    first two days are the baseline. Sets that look like typing errors own none. Nothing is stored: undo an
    import or correct a set, and its records are gone.
    """
    rules = [policy(log, name) for name in (log.catalog.lifts if lift is None else [lift])]
    parts = []
    if any(rule.measure == "box_height" for rule in rules):
        parts.append(_of_jumps(log))
    loaded = [rule for rule in rules if rule.measure != "box_height"]
    if loaded:
        sets = lift_sets(log, lift)
        parts += [_of_loads(log, loaded, sets), *_of_estimates(loaded, sets, formula)]
    found = pd.concat(parts, ignore_index=True)
    if not ties:
        found = found[found["certainty"] != TIE]
    return found.sort_values(["day", "exercise", "kind"]).reset_index(drop=True)


def records_since(log: Log, since: date) -> pd.DataFrame:
    """Return the records of all lifts from a day on: the columns of `records`, and exercise_name."""
    found = records(log, None)
    recent = found[found["day"] >= pd.Timestamp(since)]
    names = recent["exercise"].map(lambda exercise: log.catalog.exercises[exercise].name)
    return recent.assign(exercise_name=names)


def _of_jumps(log: Log) -> pd.DataFrame:
    found = log.query("jump_records")
    reps = pd.array([pd.NA] * len(found), "Int64")
    return found.assign(lift="box_jump", load_kg=np.nan, reps=reps, certainty=FACT)[COLUMNS]


def _of_loads(log: Log, rules: list[Lift], sets: pd.DataFrame) -> pd.DataFrame:
    standard = {rule.id: rule.target_reps for rule in rules if rule.measure == "standard_set"}
    found = log.query(
        "rep_records",
        lifts=[rule.id for rule in rules],
        least_reps=[standard.get(rule.id, 1) for rule in rules],
        left_out=sets.loc[sets["suspicious"], "set_key"].tolist(),
    )
    bell = found["lift"].isin(standard) & (found["kind"] == "load")
    kinds = found["kind"].where(~bell, "bell")
    return found.assign(kind=kinds, unit="kg", certainty=FACT)[COLUMNS]


def _of_estimates(rules: list[Lift], sets: pd.DataFrame, formula: str) -> Iterator[pd.DataFrame]:
    for rule in rules:
        if rule.measure in REP_MAX_MEASURES:
            own = read_sets(sets[sets["lift"] == rule.id], rule, formula)
            short = own[(own["n"] <= MOST_REPS) & own["status"].isin(KNOWN_EFFORT)]
            for _, variant in short.groupby("exercise"):
                yield _estimates(best_of_days(variant).assign(lift=rule.id))


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
