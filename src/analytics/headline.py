"""The one number a lift is shown with, and what kind of number it is."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from src.analytics import headline_words as words
from src.analytics.estimates import box_jumps, lift_sets, main_of
from src.analytics.learned import Learned, learned_from, reps_asked
from src.analytics.log import Log
from src.analytics.policies import ESTIMATED, INDEX, NO_MODEL, REP_MAX_MEASURES, TESTED, policy
from src.analytics.readings import AUTO, LEARNED, RESERVE_FROM, check_formula, read_sets
from src.analytics.strength import Target
from src.analytics.summary import WINDOW
from src.analytics.written import long_day
from src.catalog import Lift

NEEDED = [
    "day",
    "lift",
    "exercise",
    "exercise_name",
    "one_sided",
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
class Later:
    """Another variant of a lift, trained after the one its headline is of."""

    exercise_name: str
    last_day: date


@dataclass(frozen=True)
class Headline:
    """A lift's number, for the variant trained most: learned from its history, or the last 90 days' best."""

    lift: str
    exercise: str | None  # None: never trained
    exercise_name: str | None
    measure: str  # the policy's: one_rep_max, rep_max, best_made, standard_set, box_height
    label: str  # what the number is: 'Estimated 1RM', 'Highest box'
    value: float | None
    unit: Literal["kg", "cm"]
    low: float | None  # of the learned maximum: its 80% interval
    high: float | None  # None with a value: the effort was not logged, so the number has no upper end
    status: str | None  # one of policies.STATUSES
    from_set: FromSet | None
    sets_90d: int  # working sets of this variant in those 90 days
    last_day: date | None  # the variant's last day in the log
    sentence: str  # where the number comes from, without units
    target_reps: int | None = None  # of the rep max shown; None for a box
    formula: str | None = None  # the number was read with, or 'learned'; None: the set itself is the number
    target: Target | None = None  # of a learned number: 'now', or 'next' for the four weeks after `as_of`
    as_of: date | None = None  # the day a learned number is of
    interval_50: tuple[float, float] | None = None
    interval_95: tuple[float, float] | None = None
    sessions: int | None = None  # that a learned number rests on
    carried_by: tuple[FromSet, ...] = ()  # the sets a learned number rests on most, the latest first
    later: "Later | None" = None  # another variant of the lift that was trained after this one was last

    @property
    def interval_80(self) -> tuple[float, float] | None:
        """The interval shown with a learned number."""
        return None if self.target is None or self.low is None or self.high is None else (self.low, self.high)


def headline(
    log: Log, lift: str, formula: str = LEARNED, reps: int | None = None, exercise: str | None = None
) -> Headline:
    """Return the lift's headline; `formula`, `reps` and `exercise` as in `estimates`.

    A learned maximum is that of the log's last day, whatever the date is today; of the variant's last
    session when that was over 180 days before. Without enough data for it, the number is the best set's by
    itself ('auto'), and the sentence says what is missing; without such a set the value is None.

    With a formula, the best of the 90 days up to the log's last. A variant without a qualifying set in
    it is shown with the best of the 90 days before its own last qualifying day, and the sentence says when
    that was.
    """
    policy(log, lift)
    found = _headlines(log, lift, formula, reps, exercise)
    return found[lift]


def reading_of(log: Log, lift: str, exercise: str) -> str:
    """Return what a variant's single sets are read with: 'learned' where its headline is, else 'auto'."""
    return LEARNED if headline(log, lift, exercise=exercise).formula == LEARNED else AUTO


def headlines(log: Log, formula: str = LEARNED) -> dict[str, Headline]:
    """Return the headline of each of the eight lifts, in the catalogue's order, in two or three queries."""
    return _headlines(log, None, formula, None, None)


def _headlines(
    log: Log, lift: str | None, formula: str, reps: int | None, exercise: str | None
) -> dict[str, Headline]:
    check_formula(formula)
    by_lift = dict(iter(lift_sets(log, lift, exercise)[NEEDED].groupby("lift")))
    made = {}
    for name in log.catalog.lifts if lift is None else [lift]:
        rule = policy(log, name)
        own = by_lift.get(name)
        learns = formula == LEARNED and rule.measure in REP_MAX_MEASURES and rule.model is not None
        asked = reps_asked(rule, reps) if learns else reps or rule.target_reps
        if own is None:
            used = words.formula_used(formula, None, known=False)
            made[name] = _none_of(rule, None, asked, used, None, f"{rule.name} is not in this log yet.")
            continue
        variant, later = _Variant.main_of(own), _later(own)
        if rule.measure == "box_height":
            jumps = box_jumps(log)
            found = _box(rule, variant, jumps[jumps["exercise"] == variant.exercise])
            made[name] = replace(found, later=later)
            continue
        own = own[own["exercise"] == variant.exercise]
        if learns and rule.model is not None:
            found = _learned(rule, variant, own, rule.model, asked)
        else:
            found = _loaded(rule, variant, own, formula, asked)
        made[name] = replace(found, later=later)
    return made


def _later(sets: pd.DataFrame) -> Later | None:
    """Return the variant of a lift's sets that was trained last, where it is not the main one."""
    last = sets["day"].to_numpy().argmax()
    days = sets.loc[sets["exercise"] == main_of(sets), "day"]
    newest = sets.iloc[int(last)]
    if newest["day"] <= days.max():
        return None
    return Later(str(newest["exercise_name"]), newest["day"].date())


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


def _loaded(rule: Lift, variant: _Variant, sets: pd.DataFrame, formula: str, reps: int) -> Headline:
    read = read_sets(sets, rule, formula, reps)
    best = _best(read, variant.log_end)
    if best is None:
        used = words.formula_used(formula, None, known=False)
        return _none_of(rule, variant, reps, used, *words.why_none(rule, read))
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
    used = words.formula_used(formula, status, known=source.reserve is not None)
    return replace(
        _none_of(
            rule, variant, reps, used, status, words.sentence(source, status, rule, variant.log_end.date())
        ),
        value=_number(best["estimate_kg"]),
        low=_number(best["low_kg"]),
        high=_number(best["high_kg"]),
        from_set=source,
    )


def _learned(rule: Lift, variant: _Variant, sets: pd.DataFrame, target: Target, reps: int) -> Headline:
    learned = learned_from(sets)
    log_end = variant.log_end.date()
    as_of = learned.as_of(log_end)
    found = learned.at(as_of, reps, target)
    if found.median is None or found.interval_80 is None:
        why = words.why_not_learned(learned)
        read = _loaded(rule, variant, sets, AUTO, reps)
        if read.value is None:
            return _none_of(rule, variant, reps, LEARNED, found.status, why)
        return replace(read, sentence=f"{read.sentence} {why}")
    carriers = tuple(_from_learned(learned, place) for place in found.sets)
    sentence = words.learned_sentence(reps, target, as_of, found.sessions, log_end, variant.last_day)
    sentence += words.lighter_sentence(learned.lighter())
    return replace(
        _none_of(rule, variant, reps, LEARNED, INDEX if rule.index else ESTIMATED, sentence),
        value=found.median,
        low=found.interval_80[0],
        high=found.interval_80[1],
        from_set=carriers[0],
        target=target,
        as_of=as_of,
        interval_50=found.interval_50,
        interval_95=found.interval_95,
        sessions=found.sessions,
        carried_by=carriers,
    )


def _from_learned(learned: Learned, place: int) -> FromSet:
    row, reserve = learned.sets.iloc[place], _number(learned.reserve[place])
    return FromSet(
        row["day"].date(),
        _number(row["load_kg"]),
        _whole(row["reps"]),
        _number(row["rir"]),
        row["set_key"],
        float(row["reps"]) + (reserve or 0.0),
        reserve,
        RESERVE_FROM[learned.reserve_from[place]],
    )


def _box(rule: Lift, variant: _Variant, jumps: pd.DataFrame) -> Headline:
    landed = jumps[jumps["height_cm"].notna()]
    if landed.empty:
        sentence = "No box height in the log: write it in the note, such as 60 cm or 24 in."
        return _none_of(rule, variant, None, None, NO_MODEL, sentence)
    recent = landed[landed["day"] > _window_start(landed["day"], variant.log_end)]
    best = recent.sort_values(["height_cm", "day"], ascending=[False, False]).iloc[0]
    height, day = _number(best["height_cm"]), best["day"].date()
    of = words.best_of(day, variant.log_end.date())
    sentence = f"The highest box {of}, landed on {long_day(day)}."
    return replace(
        _none_of(rule, variant, None, None, TESTED, sentence),
        value=height,
        low=height,
        high=height,
        from_set=FromSet(day, None, None, None, None),
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


def _none_of(
    rule: Lift,
    variant: _Variant | None,
    reps: int | None,
    formula: str | None,
    status: str | None,
    sentence: str,
) -> Headline:
    """Return the headline without a number; `variant` None: never trained."""
    return Headline(
        lift=rule.id,
        exercise=variant.exercise if variant else None,
        exercise_name=variant.name if variant else None,
        measure=rule.measure,
        label=words.label(rule, reps or rule.target_reps, status, formula),
        value=None,
        unit="cm" if rule.measure == "box_height" else "kg",
        low=None,
        high=None,
        status=status,
        from_set=None,
        sets_90d=variant.sets_90d if variant else 0,
        last_day=variant.last_day if variant else None,
        sentence=sentence,
        target_reps=reps,
        formula=formula if rule.measure in REP_MAX_MEASURES else None,
    )


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)
