"""The one number a lift is shown with, and what kind of number it is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from src.analytics.estimates import WINDOW, box_jumps, lift_sets, main_of
from src.analytics.log import Log
from src.analytics.policies import (
    EFFORT_UNKNOWN,
    ESTIMATED,
    INDEX,
    LOWER_BOUND,
    NO_MODEL,
    OUT_OF_RANGE,
    REP_MAX_MEASURES,
    TESTED,
    policy,
)
from src.analytics.readings import AUTO, NOT_BELIEVED, auto_formula, read_sets
from src.catalog import Lift

NEEDED = [
    "day",
    "lift",
    "exercise",
    "exercise_name",
    "load_kg",
    "load_basis",
    "reps",
    "rir",
    "kind",
    "set_key",
    "suspicious",
    "workout_key",
    "log_end",
]


@dataclass(frozen=True)
class FromSet:
    """The set behind a number."""

    day: date
    load_kg: float | None
    reps: int | None
    rir: float | None  # as logged
    set_key: str | None  # null for a day's highest box
    n: float | None = None  # reps to failure the number was read from
    reserve: float | None = None  # as believed; None: unknown, so n is the reps alone
    reserve_from: str | None = None  # why: one of readings.RESERVE_FROM


@dataclass(frozen=True)
class Headline:
    """A lift's number: the best of the log's last 90 days, for the variant trained most."""

    lift: str
    exercise: str | None  # None: never trained
    exercise_name: str | None
    measure: str  # the policy's: one_rep_max, rep_max, best_made, standard_set, box_height
    label: str  # what the number is: 'Estimated 1RM', 'Highest box'
    value: float | None
    unit: Literal["kg", "cm"]
    low: float | None
    high: float | None  # None with a value: the effort was not logged, so the number has no upper end
    status: str | None  # one of policies.STATUSES
    from_set: FromSet | None
    sets_90d: int  # working sets of this variant in those 90 days
    last_day: date | None  # the variant's last day in the log
    sentence: str  # where the number comes from, without units
    target_reps: int | None = None  # of the rep max shown; None for a box
    formula: str | None = None  # the number was read with; None: the set itself is the number


def headline(
    log: Log, lift: str, formula: str = "epley", reps: int | None = None, exercise: str | None = None
) -> Headline:
    """Return the lift's headline; `formula`, `reps` and `exercise` as in `set_estimates`.

    The window ends on the log's last day, whatever the date is today. A variant without a qualifying set in
    it is shown with the best of the 90 days before its own last qualifying day, and the sentence says when
    that was.
    """
    policy(log, lift)
    found = _headlines(log, lift, formula, reps, exercise)
    return found[lift]


def headlines(log: Log, formula: str = "epley") -> dict[str, Headline]:
    """Return the headline of each of the eight lifts, in the catalogue's order, in two or three queries."""
    return _headlines(log, None, formula, None, None)


def _headlines(
    log: Log, lift: str | None, formula: str, reps: int | None, exercise: str | None
) -> dict[str, Headline]:
    by_lift = dict(iter(lift_sets(log, lift, exercise)[NEEDED].groupby("lift")))
    made = {}
    for name in log.catalog.lifts if lift is None else [lift]:
        rule = policy(log, name)
        own = by_lift.get(name)
        if own is None:
            made[name] = _never(rule, reps)
            continue
        variant = _Variant.main_of(own)
        if rule.measure == "box_height":
            jumps = box_jumps(log)
            made[name] = _box(rule, variant, jumps[jumps["exercise"] == variant.exercise])
        else:
            made[name] = _loaded(rule, variant, own[own["exercise"] == variant.exercise], formula, reps)
    return made


@dataclass(frozen=True)
class _Variant:
    """The variant a headline speaks of."""

    exercise: str
    name: str
    sets_90d: int
    last_day: date
    log_end: pd.Timestamp

    @classmethod
    def main_of(cls, sets: pd.DataFrame) -> "_Variant":
        """Return the main variant of a lift's sets."""
        own = sets[sets["exercise"] == main_of(sets)]
        first, log_end = own.iloc[0], own["log_end"].iloc[0]
        recent = own["day"] > log_end - WINDOW
        return cls(
            str(first["exercise"]),
            str(first["exercise_name"]),
            int(recent.sum()),
            own["day"].max().date(),
            log_end,
        )


def _loaded(rule: Lift, variant: _Variant, sets: pd.DataFrame, formula: str, reps: int | None) -> Headline:
    read = read_sets(sets, rule, formula, reps)
    best = _best(read, variant.log_end)
    if best is None:
        return _empty(rule, variant, reps, *_why_none(rule, read))
    source = FromSet(
        best["day"].date(),
        _number(best["load_kg"]),
        _whole(best["reps"]),
        _number(best["rir"]),
        best["set_key"],
        _number(best["n"]),
        _number(best["reserve"]),
        str(best["reserve_from"]),
    )
    status = str(best["status"])
    return Headline(
        lift=rule.id,
        exercise=variant.exercise,
        exercise_name=variant.name,
        measure=rule.measure,
        label=_label(rule, reps, status),
        value=_number(best["estimate_kg"]),
        unit="kg",
        low=_number(best["low_kg"]),
        high=_number(best["high_kg"]),
        status=status,
        from_set=source,
        sets_90d=variant.sets_90d,
        last_day=variant.last_day,
        sentence=_sentence(source, status, rule),
        target_reps=reps or rule.target_reps,
        formula=_formula_used(formula, status, source),
    )


def _box(rule: Lift, variant: _Variant, jumps: pd.DataFrame) -> Headline:
    landed = jumps[jumps["height_cm"].notna()]
    if landed.empty:
        return _empty(
            rule,
            variant,
            None,
            NO_MODEL,
            "No box height in the log: write it in the note, such as 60 cm or 24 in.",
        )
    recent = landed[landed["day"] > _window_start(landed["day"], variant.log_end)]
    best = recent.sort_values(["height_cm", "day"], ascending=[False, False]).iloc[0]
    height = _number(best["height_cm"])
    day = best["day"].date()
    return Headline(
        lift=rule.id,
        exercise=variant.exercise,
        exercise_name=variant.name,
        measure=rule.measure,
        label=_label(rule, None, TESTED),
        value=height,
        unit="cm",
        low=height,
        high=height,
        status=TESTED,
        from_set=FromSet(day, None, None, None, None),
        sets_90d=variant.sets_90d,
        last_day=variant.last_day,
        sentence=f"The highest box of the last 90 days, landed on {_spoken(day)}.",
    )


def _best(read: pd.DataFrame, log_end: pd.Timestamp) -> pd.Series | None:
    """Return the window's set with the highest lower end; of equals the latest, as `estimates` shows it."""
    qualifies = read["estimate_kg"].notna().to_numpy() & ~read["suspicious"].to_numpy(dtype=np.bool_)
    if not qualifies.any():
        return None
    # In numpy: a dozen small frames a lift would take longer than all the queries.
    day = read["day"].to_numpy()
    start = _window_start(read["day"][qualifies], log_end)
    at = np.flatnonzero(qualifies & (day > np.datetime64(start)))
    low, estimate = (read[column].to_numpy()[at] for column in ("low_kg", "estimate_kg"))
    reps = read["reps"].to_numpy(dtype=np.float64, na_value=0.0)[at]
    first = np.lexsort((-reps, -estimate, -day[at].astype(np.int64), -low))[0]
    best: pd.Series = read.iloc[at[first]]
    return best


def _window_start(days: pd.Series, log_end: pd.Timestamp) -> pd.Timestamp:
    """Return the day before the 90 days up to the log's end; up to the last of the days when none is in."""
    start = log_end - WINDOW
    return start if (days > start).any() else days.max() - WINDOW


def _never(rule: Lift, reps: int | None) -> Headline:
    label = _label(rule, reps, None)
    unit: Literal["kg", "cm"] = "cm" if rule.measure == "box_height" else "kg"
    sentence = f"{rule.name} is not in this log yet."
    return Headline(
        rule.id, None, None, rule.measure, label, None, unit, None, None, None, None, 0, None, sentence
    )


def _empty(rule: Lift, variant: _Variant, reps: int | None, status: str | None, sentence: str) -> Headline:
    return Headline(
        lift=rule.id,
        exercise=variant.exercise,
        exercise_name=variant.name,
        measure=rule.measure,
        label=_label(rule, reps, status),
        value=None,
        unit="cm" if rule.measure == "box_height" else "kg",
        low=None,
        high=None,
        status=status,
        from_set=None,
        sets_90d=variant.sets_90d,
        last_day=variant.last_day,
        sentence=sentence,
    )


def _why_none(rule: Lift, sets: pd.DataFrame) -> tuple[str | None, str]:
    """Return the commonest refusal and what to do about it."""
    refused = sets.loc[sets["estimate_kg"].isna(), "status"]
    if refused.empty:
        return None, "The only sets that qualify look like typing errors; correct them in the log."
    status = str(refused.mode().iloc[0])
    if status == OUT_OF_RANGE:
        reps = f"{rule.min_reps} to {rule.max_reps}"
        if rule.measure == "standard_set":
            return status, f"No set of {rule.target_reps} reps or more yet."
        if rule.measure == "best_made":
            return status, f"No set of {reps} reps yet; longer sets say little about this lift's best."
        return status, f"No set of {reps} reps to failure yet, which is what this number can be read from."
    if status == EFFORT_UNKNOWN:
        return status, "The RPE chart needs a set logged with at most 4 reps left; choose another formula."
    return status, "No set has a load that can be read: it is missing, 0, or on top of bodyweight."


def _label(rule: Lift, reps: int | None, status: str | None) -> str:
    if rule.measure == "box_height":
        return "Highest box"
    if rule.measure == "standard_set":
        return f"Heaviest bell for {reps or rule.target_reps} swings"
    if rule.measure == "best_made":
        return f"Best {rule.name.lower()} made"
    target = reps or rule.target_reps
    if rule.index and status != TESTED:
        return f"{target}-rep max (index)"
    return f"{'Tested' if status == TESTED else 'Estimated'} {target}RM"


def _sentence(source: FromSet, status: str, rule: Lift) -> str:
    reps = "a single" if source.reps == 1 else f"a set of {source.reps}"
    when = f"on {_spoken(source.day)}"
    if rule.measure not in REP_MAX_MEASURES:
        return f"Made for {reps} {when}; no formula is used for this lift."
    if status == LOWER_BOUND:
        why = "the effort was not logged"
        if source.reserve_from == NOT_BELIEVED:
            why = "the effort logged is too far from failure to tell"
        return f"At least this much, from {reps} {when}: {why}."
    if status == TESTED:
        return f"Lifted for {reps} {when}."
    reserve = f" with {source.reserve:g} in reserve" if source.reserve else " to failure"
    verb = {ESTIMATED: "Estimated", INDEX: "Read"}[status]
    return f"{verb} from {reps}{reserve} {when}."


def _formula_used(formula: str, status: str, source: FromSet) -> str | None:
    """Return the formula that made the number of a set: none for what was lifted as it stands."""
    if status == TESTED:
        return None
    if formula != AUTO:
        return formula
    return auto_formula(known=source.reserve is not None)


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)
