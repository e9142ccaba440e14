"""A template filled with the lifter's own loads, rounded to what they own."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import pandas as pd

from src.analytics.estimates import box_jumps, checked, lift_sets, main_variant
from src.analytics.learned import learned_from
from src.analytics.log import Log
from src.analytics.policies import ESTIMATED
from src.analytics.strength.series import MAX_REPS
from src.analytics.summary import WINDOW
from src.analytics.templates.equipment import BARS, Equipment
from src.analytics.templates.model import Template, TemplateLine
from src.catalog import Exercise

_BARE = "logged without a load"
_SAME = 1.01  # loads this near are one

Source = Literal["estimate", "last_time", "height", "no_load"]


@dataclass(frozen=True)
class LastTime:
    """The latest set of at least as many reps as planned; of a box jump, the latest box."""

    day: date
    load_kg: float | None
    load_basis: str
    reps: int | None


@dataclass(frozen=True)
class PlannedLine:
    """One line of a session, with the load to put on."""

    exercise: Exercise  # the one planned, or the variant of its lift that the lifter does
    sets: int
    reps: int
    last: LastTime | None
    why: str = ""  # where there is no number: why not
    source: Source = "no_load"
    reserve: int | None = None  # reps left in reserve; None: the set does not end near failure
    load_kg: float | None = (
        None  # loadable with what the lifter owns; as logged: per hand where the log says so
    )
    plates_kg: tuple[float, ...] | None = None  # on each side of the bar; None: no bar
    low_kg: float | None = None  # 80% interval of the load for so many reps with that reserve
    high_kg: float | None = None
    height_cm: float | None = None  # of the box


def build_session(
    log: Log, template: Template, equipment: Equipment, reserve: int = 2
) -> tuple[PlannedLine, ...]:
    """Return the template's lines with loads from the lifter's own log.

    A strength line gets the estimated maximum for its reps and the reserve together, learned from that
    exercise's own sets as of the log's last day (see `rep_maxes`; outside the eight, the best set of the
    next four weeks), rounded down to what is owned. Jumps, cleans and swings end for speed, so they get the
    load (or the box) last used for as many reps; so does whatever takes over 12 reps to failure or has too
    few sessions, which is not estimated. Without data, or after 90 days without the exercise, there is no
    load, and `why` says so.
    """
    exercises = [_variant(log, line.exercise) for line in template.lines]
    others = sorted({one.id for one in exercises if one.lift is None})
    sets = checked(log, log.query("templates/planned_sets", exercises=others))
    return tuple(
        _line(log, exercise, line, _sets_of(log, exercise, sets), equipment, reserve)
        for exercise, line in zip(exercises, template.lines, strict=True)
    )


def _sets_of(log: Log, exercise: Exercise, others: pd.DataFrame) -> pd.DataFrame:
    """Return the working sets of an exercise; `others`: those of what is none of the eight lifts."""
    if exercise.lift is not None:
        return lift_sets(log, exercise.lift, exercise.id)
    return others[others["exercise"] == exercise.id]


def _variant(log: Log, exercise_id: str) -> Exercise:
    """Return the exercise; where it was never done, the variant of its lift that is done most."""
    exercise = log.catalog.exercises[exercise_id]
    if exercise.lift is None or len(lift_sets(log, exercise.lift, exercise_id)):
        return exercise
    main = main_variant(log, exercise.lift)
    return exercise if main is None else log.catalog.exercises[main]


def _line(
    log: Log, exercise: Exercise, line: TemplateLine, sets: pd.DataFrame, equipment: Equipment, reserve: int
) -> PlannedLine:
    made = PlannedLine(exercise, line.sets, line.reps, _last_time(sets, line.reps))
    rest = _long_rest(sets)
    if rest or exercise.pattern == "jump":
        return replace(made, why=f"not done for {rest} days, so start light") if rest else _jump(log, made)
    if exercise.mode != "strength" or line.reps + reserve > MAX_REPS:
        return _again(made, sets, equipment) or replace(made, why=_no_load(sets, line.reps))
    low, median, high, why = _estimate(log, exercise, sets, line.reps + reserve)
    if median is None:
        made = replace(made, why=why)
        return _again(made, sets, equipment) or replace(made, reserve=reserve)
    made = replace(made, low_kg=low, high_kg=high, reserve=reserve)
    load = equipment.loadable(exercise.implement, median, sets["load_kg"].dropna().tolist())
    if load is None:
        return replace(made, why="lighter than the lightest you own")
    return _loaded(replace(made, source="estimate"), load, equipment)


def _again(made: PlannedLine, sets: pd.DataFrame, equipment: Equipment) -> PlannedLine | None:
    """Return the line with the bell or bar of last time; None where there was no load for as many reps.

    In the plates owned now: a kilogram bell has its pound one.
    """
    if made.last is None or not made.last.load_kg:
        return None
    used = sets["load_kg"].dropna().tolist()
    near = equipment.loadable(made.exercise.implement, made.last.load_kg * _SAME, used)
    return _loaded(replace(made, source="last_time"), near or made.last.load_kg, equipment)


def _long_rest(sets: pd.DataFrame) -> int:
    """Return the days since the exercise was done where they are too many to load from; else 0."""
    if sets.empty:
        return 0
    rest = sets["log_end"].iloc[0] - sets["day"].max()
    return int(rest.days) if rest > WINDOW else 0


def _loaded(made: PlannedLine, load_kg: float, equipment: Equipment) -> PlannedLine:
    on_bar = made.exercise.implement in BARS
    return replace(made, load_kg=load_kg, plates_kg=equipment.a_side(load_kg) if on_bar else None)


def _jump(log: Log, made: PlannedLine) -> PlannedLine:
    jumps = box_jumps(log)
    own = jumps[(jumps["exercise"] == made.exercise.id) & jumps["height_cm"].notna()]
    if own.empty:
        return replace(made, why="no box height in the log")
    return replace(made, source="height", height_cm=float(own.sort_values("day")["height_cm"].iloc[-1]))


def _estimate(
    log: Log, exercise: Exercise, sets: pd.DataFrame, n: int
) -> tuple[float | None, float | None, float | None, str]:
    """Return low, median and high of the load for n reps to failure, or why there is none."""
    if sets.empty:
        return None, None, None, "not in the log"
    learned = learned_from(sets)
    lift = log.catalog.lifts.get(exercise.lift or "")
    target = (lift.model if lift else None) or "next"
    found = learned.at(learned.as_of(sets["log_end"].iloc[0].date()), n, target)
    if found.status != ESTIMATED or found.median is None or found.interval_80 is None:
        done = len(learned.strength.series)
        few = f"{done} loaded {'session' if done == 1 else 'sessions'}: too few to estimate"
        return None, None, None, few if done else _BARE
    return found.interval_80[0], found.median, found.interval_80[1], ""


def _last_time(sets: pd.DataFrame, reps: int) -> LastTime | None:
    """Return the heaviest set of the latest day with as many reps."""
    enough = sets[(sets["reps"].fillna(0) >= reps) & ~sets["suspicious"]]
    if enough.empty:
        return None
    day = enough[enough["day"] == enough["day"].max()].sort_values("load_kg", na_position="first")
    row = day.iloc[-1]
    load = None if pd.isna(row["load_kg"]) else float(row["load_kg"])
    return LastTime(row["day"].date(), load, str(row["load_basis"]), int(row["reps"]))


def _no_load(sets: pd.DataFrame, reps: int) -> str:
    if sets.empty:
        return "not in the log"
    return f"no set of {reps} or more with a load" if (sets["load_kg"] > 0).any() else _BARE
