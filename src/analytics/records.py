"""Personal records as they happened."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from src.analytics.estimates import best_of_days, box_jumps, lift_sets
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.policies import ESTIMATED, INDEX, REP_MAX_MEASURES, TESTED, policy
from src.analytics.readings import LEARNED, read_sets
from src.catalog import Lift

BASELINE_DAYS = 2  # a record needs something to beat
BETTER_BY = 1.01  # an estimate has to rise by 1%: less is rounding
MOST_REP_RECORD = 20  # reps; of a longer set, the first 20
SAME_KG = 0.1  # bar loads differ by plates: less is a rounding, not a record
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
        parts += [_of_loads(loaded, sets), *_of_estimates(loaded, sets, formula)]
    found = pd.concat(parts, ignore_index=True)
    if not ties:
        found = found[found["certainty"] != TIE]
    return found.sort_values(["day", "exercise", "kind"]).reset_index(drop=True)


def records_since(log: Log, since: date) -> pd.DataFrame:
    """Return the records of all lifts from a day on: the columns of `records`, and exercise_name."""
    found = log.once("records", lambda: records(log, None))
    recent = found[found["day"] >= pd.Timestamp(since)]
    names = recent["exercise"].map(lambda exercise: log.catalog.exercises[exercise].name)
    return recent.assign(exercise_name=names)


def _of_jumps(log: Log) -> pd.DataFrame:
    """Return the days whose highest box, or whose landings together, beat every earlier day."""
    days = box_jumps(log)
    measured = pd.concat(
        [
            days.assign(kind="height", unit="cm", value=days["height_cm"]),
            days.assign(kind="contacts", unit="landings", value=days["contacts"].astype("float64")),
        ]
    )
    measured = measured[measured["value"] > 0].sort_values("day", kind="stable")
    of_kind = measured.groupby(["exercise", "kind"])
    previous = of_kind["value"].cummax().groupby([measured["exercise"], measured["kind"]]).shift()
    found = measured.assign(previous=previous)[
        (of_kind.cumcount() >= BASELINE_DAYS) & (measured["value"] > previous)
    ]
    reps = pd.array([pd.NA] * len(found), "Int64")
    return found.assign(lift="box_jump", load_kg=np.nan, reps=reps, certainty=FACT)[COLUMNS]


def _of_loads(rules: list[Lift], sets: pd.DataFrame) -> pd.DataFrame:
    """Return the days the most load for so many reps, 1 to MOST_REP_RECORD, beat every earlier day.

    Of several in a day, the one that stands for the highest max. A standard set is one of at least the
    policy's reps, so less counts for nothing there and its load record is a bell.
    """
    standard = {rule.id: rule.target_reps for rule in rules if rule.measure == "standard_set"}
    lifted = sets[
        (sets["load_kg"] > 0)
        & sets["load_basis"].isin(["total", "per_hand"])
        & ~sets["suspicious"]
        & (sets["reps"].fillna(0) > 0)
    ]
    parts = [
        _beaten(own, standard.get(str(lift), 1)).assign(
            lift=str(lift), exercise=str(exercise), load_kind="bell" if lift in standard else "load"
        )
        for (lift, exercise), own in lifted.groupby(["lift", "exercise"])
        if lift in {rule.id for rule in rules}
    ]
    nothing = _beaten(lifted.iloc[:0], 1).assign(lift="", exercise="", load_kind="")
    found = pd.concat(parts or [nothing], ignore_index=True)
    kind = found["kind"].where(found["kind"] != "load", found["load_kind"])
    return found.assign(kind=kind, value=found["load_kg"], unit="kg", certainty=FACT)[COLUMNS]


def _beaten(sets: pd.DataFrame, least: int) -> pd.DataFrame:
    """Return one exercise's records: day, kind ('load': of `least` reps; 'reps'), load_kg, reps, previous."""
    reps = np.minimum(sets["reps"].to_numpy(dtype=np.int64), MOST_REP_RECORD)
    own, reps = sets[reps >= least], reps[reps >= least]
    days, at = np.unique(own["day"].to_numpy(), return_inverse=True)
    best = np.full((len(days), MOST_REP_RECORD), -np.inf)  # the most load on a day for r + 1 reps
    np.maximum.at(best, (at, reps - 1), own["load_kg"].to_numpy(dtype=np.float64))
    best = np.maximum.accumulate(best[:, ::-1], axis=1)[:, ::-1]  # a set of 8 is one of 5 too
    previous = np.full_like(best, -np.inf)
    previous[1:] = np.maximum.accumulate(best, axis=0)[:-1]
    better = np.isfinite(previous) & (best > previous + SAME_KG)
    better[:BASELINE_DAYS] = False
    better[:, : least - 1] = False
    day, place = np.nonzero(better)
    found = pd.DataFrame(
        {
            "day": days[day],
            "kind": pd.array(np.where(place + 1 == least, "load", "reps"), dtype="str"),
            "load_kg": best[day, place],
            # As many as were done with it: the heaviest load is a record for one, lifted for more or not.
            "reps": pd.array((best[day] >= best[day, place][:, None]).sum(axis=1), dtype="Int64"),
            "previous": previous[day, place],
            "max": best[day, place] * (1 + (place + 1) / 30),  # of equal loads the most reps
        }
    )
    strongest = found.sort_values(["max", "reps"], ascending=False).drop_duplicates(["day", "kind"])
    return strongest.drop(columns="max")


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
