"""A lift's days as its trend reads them: the best set of each, as it was lifted."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from src.analytics.estimates import box_jumps, lift_sets, main_of
from src.analytics.log import Log
from src.analytics.policies import LOWER_BOUND, REP_MAX_MEASURES
from src.analytics.progress.slopes import Floats, Ints
from src.analytics.progress.verdict import Days, Mask
from src.analytics.readings import LEARNED, read_sets
from src.catalog import Catalog, Lift

BOX_STEP_CM = 5.0
STEP_KG = 2.5  # the smallest jump of plates on a bar; a convention, as the next two are
STEPS_KG = {"kettlebell": 4.0, "dumbbell": 2.0}
_WHO = ["lift", "exercise", "exercise_name", "one_sided", "day", "workout_key", "log_end"]
_READ = ["day", "load_kg", "load_basis", "reps", "rir", "kind", "suspicious"]
_NO_DAYS = np.empty(0, np.int64)
_NOTHING = np.empty(0)


@dataclass(frozen=True)
class Exposures:
    """One variant's days: the best set of each, at its own word.

    Not the learned maximum: that is a smooth course made of all earlier days, whose neighbours repeat each
    other, so that a line through it would look far surer than the sets are.
    """

    lift: Lift
    exercise: str | None  # None: never trained
    exercise_name: str | None
    unit: Literal["kg", "cm"]
    end: int  # the log's last day, since 1970-01-01
    last: int | None  # the variant's last day with any set
    days: Days
    reps: Floats  # of the day's best set
    failure: Mask  # it was taken to failure
    step: float  # the smallest change there is, in the unit

    def until(self, end: int) -> "Exposures":
        """Return what was known on a day."""
        keep = slice(0, int(np.searchsorted(self.days.day, end, side="right")))
        days = Days(self.days.day[keep], self.days.value[keep], self.days.known[keep])
        return replace(self, end=end, days=days, reps=self.reps[keep], failure=self.failure[keep])


def exposures(
    log: Log, lift: str | None = None, exercise: str | None = None, since: int | None = None
) -> list[Exposures]:
    """Return the days of one variant of a lift (None: of each lift), the main one unless it is named.

    `since`: leave out what is this many days or more before the log's end.
    """
    sets = lift_sets(log, lift, exercise)
    by_lift = dict(iter(sets[_WHO].groupby("lift")))
    end = _number(sets["log_end"].iloc[0]) if len(sets) else 0
    recent = sets if since is None else sets[sets["day"] > _day(end - since)]
    recent = recent[_READ]
    made = []
    for name in log.catalog.lifts if lift is None else [lift]:
        rule = log.catalog.lifts[name]
        own = by_lift.get(name)
        if own is None:
            made.append(_never(rule, end))
            continue
        who = own[own["exercise"] == main_of(own)]
        if rule.measure == "box_height":
            made.append(_boxes(log, rule, who, end))
        else:
            read = recent.loc[recent.index.intersection(who.index)]
            made.append(_loaded(rule, who, read, end, log.catalog))
    return made


def _never(rule: Lift, end: int) -> Exposures:
    days = Days(_NO_DAYS, _NOTHING, _NOTHING.astype(bool))
    unit: Literal["kg", "cm"] = "cm" if rule.measure == "box_height" else "kg"
    return Exposures(rule, None, None, unit, end, None, days, _NOTHING, days.known, 0.0)


def _boxes(log: Log, rule: Lift, sets: pd.DataFrame, end: int) -> Exposures:
    first = sets.iloc[0]
    jumps = box_jumps(log)
    own = jumps[(jumps["exercise"] == first["exercise"]) & jumps["height_cm"].notna()]
    height = own["height_cm"].to_numpy(dtype=np.float64)
    unknown = np.zeros(len(own), bool)  # nobody logs how high they could have jumped
    days = Days(_numbers(own["day"]), height, unknown)
    reps = np.full(len(own), np.nan)
    return Exposures(
        rule,
        first["exercise"],
        first["exercise_name"],
        "cm",
        end,
        _number(sets["day"].iloc[-1]),
        days,
        reps,
        unknown,
        BOX_STEP_CM,
    )


def _loaded(rule: Lift, who: pd.DataFrame, sets: pd.DataFrame, end: int, catalog: Catalog) -> Exposures:
    first = who.iloc[0]
    read = read_sets(sets, rule, LEARNED)
    # In numpy from here: small frames would take longer than the query.
    counts = read["estimate_kg"].notna().to_numpy() & ~read["suspicious"].to_numpy(dtype=np.bool_)
    at = np.flatnonzero(counts)
    reps = read["reps"].to_numpy(dtype=np.float64, na_value=np.nan)[at]
    value, low = (read[name].to_numpy(dtype=np.float64)[at] for name in ("estimate_kg", "low_kg"))
    day = _numbers(read["day"])[at]
    best = np.lexsort((-reps, -value, -low, day))
    best = best[np.unique(day[best], return_index=True)[1]]
    days = Days(day[best], value[best], _known(read, rule)[at[best]])
    failure = read["kind"].isin(["failure", "amrap"]).to_numpy(dtype=np.bool_)[at[best]]
    step = STEPS_KG.get(catalog.exercises[first["exercise"]].implement, STEP_KG)
    return Exposures(
        rule,
        first["exercise"],
        first["exercise_name"],
        "kg",
        end,
        _number(who["day"].iloc[-1]),
        days,
        reps[best],
        failure,
        step,
    )


def _known(read: pd.DataFrame, rule: Lift) -> Mask:
    """Return where the value is no lower bound.

    A clean or swing stands for itself whatever was left, so of those only a believed effort tells how much
    the lifter could have done.
    """
    if rule.measure in REP_MAX_MEASURES:
        return np.asarray(read["status"] != LOWER_BOUND, dtype=np.bool_)
    return read["reserve"].notna().to_numpy(dtype=np.bool_)


def _numbers(days: pd.Series) -> Ints:
    return days.to_numpy().astype("datetime64[D]").astype(np.int64)


def _number(day: pd.Timestamp) -> int:
    return int(day.to_datetime64().astype("datetime64[D]").astype(np.int64))


def _day(number: int) -> pd.Timestamp:
    return pd.Timestamp(day_of(number))


def day_of(number: int) -> date:
    """Return the date of a day since 1970-01-01."""
    found: date = np.datetime64(number, "D").astype(object)
    return found
