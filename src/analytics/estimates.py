"""Estimated maxes: what every set says, and the best of each day."""

from functools import partial

import numpy as np
import pandas as pd

from src.analytics.learned import learned_from, reps_asked
from src.analytics.log import Log
from src.analytics.outliers import far_ahead, outlying
from src.analytics.policies import NO_MODEL, REP_MAX_MEASURES, policy
from src.analytics.readings import AUTO, LEARNED, read_sets
from src.analytics.summary import WINDOW, log_days
from src.analytics.work import session_work
from src.catalog import Lift

SET_COLUMNS = [
    "day",
    "exercise",
    "load_kg",
    "reps",
    "rir",
    "n",
    "reserve",
    "reserve_from",
    "estimate_kg",
    "low_kg",
    "high_kg",
    "status",
    "set_key",
    "kind",
    "note",
    "side",
    "suspicious",
    "workout_key",
]
DAY_COLUMNS = [
    "day",
    "estimate_kg",
    "low_kg",
    "high_kg",
    "status",
    "load_kg",
    "reps",
    "rir",
    "n",
    "reserve",
    "reserve_from",
    "exercise",
    "set_key",
]


def variants(log: Log, lift: str) -> pd.DataFrame:
    """Return the exercises the lift was trained with, the main one first.

    Columns: exercise, exercise_name, sets, sessions, sets_90d (working sets in the log's last 90 days),
    first_day, last_day. A maximum belongs to one of these and is never mixed with another's.
    """
    policy(log, lift)
    return variants_of(lift_sets(log, lift))


def variants_of(sets: pd.DataFrame) -> pd.DataFrame:
    """Return the variants in a frame of `lift_sets`; see `variants`."""
    recent = sets["day"] > sets["log_end"] - WINDOW
    lately = recent if recent.any() else sets["day"] > sets["day"].max() - WINDOW
    found = (
        sets.assign(recent=recent, lately=lately)
        .groupby(["exercise", "exercise_name"], as_index=False)
        .agg(
            sets=("day", "size"),
            sessions=("workout_key", "nunique"),
            sets_90d=("recent", "sum"),
            lately=("lately", "sum"),
            one_sided=("one_sided", "first"),
            first_day=("day", "min"),
            last_day=("day", "max"),
        )
    )
    by = ["one_sided", "lately", "sets", "last_day", "exercise"]
    ordered = found.sort_values(by, ascending=[True, False, False, False, True], ignore_index=True)
    return ordered.drop(columns=["lately", "one_sided"])


def lift_sets(log: Log, lift: str | None = None, exercise: str | None = None) -> pd.DataFrame:
    """Return every working set of the lift (None: of all eight), in order of time, for `read_sets`.

    one_sided: the variant stands for the lift only where nothing else does.
    """
    sets = log.once("lift_sets", lambda: checked(log, _of_exercises(log, log.query("lift_sets"))))
    if lift is not None:
        sets = sets[sets["lift"] == lift]
    return sets if exercise is None else sets[sets["exercise"] == exercise]


def _of_exercises(log: Log, sets: pd.DataFrame) -> pd.DataFrame:
    """Return the sets with lift, exercise_name and one_sided: told once an exercise, not set by set."""
    place, ids = pd.factorize(sets["exercise"])
    known = [log.catalog.exercises[one] for one in ids]
    # A dumbbell row is one-sided by itself.
    one_sided = np.array([one.unilateral and one.lift != "dumbbell_row" for one in known], dtype=np.bool_)
    return sets.assign(
        lift=pd.array([one.lift for one in known], dtype="str").take(place),
        exercise_name=pd.array([one.name for one in known], dtype="str").take(place),
        one_sided=pd.array(one_sided, dtype="boolean").take(place),
    )


def checked(log: Log, sets: pd.DataFrame) -> pd.DataFrame:
    """Return all working sets of some exercises with log_end, the log's last day, and suspicious.

    suspicious: it looks like a typing error; see `src.analytics.outliers`.
    """
    return sets.assign(
        log_end=np.datetime64(log_days(log)[1] or "NaT", "us"),
        suspicious=sets.index.isin(outlying(sets[sets["load_kg"] > 0]).index),
    )


def main_variant(log: Log, lift: str) -> str | None:
    """Return the exercise with most working sets in the log's last 90 days; None when there are none at all.

    When the lift rested for those 90 days: in the last 90 days before it did. A one-sided variant, such as
    the single-leg Romanian deadlift, only where there is no other.
    """
    policy(log, lift)
    return main_of(lift_sets(log, lift))


def main_of(sets: pd.DataFrame) -> str | None:
    """Return the main variant in a frame of `lift_sets`."""
    names = sets["exercise"].unique()
    if len(names) > 1:
        return str(variants_of(sets)["exercise"].iloc[0])
    return str(names[0]) if len(names) else None


def set_estimates(
    log: Log, lift: str, formula: str = "epley", reps: int | None = None, exercise: str | None = None
) -> pd.DataFrame:
    """Return what every working set of one variant of the lift says about its maximum.

    `exercise`: the variant, by default the main one. `reps`: the rep max asked for, by default the policy's.
    `formula`: an id of FORMULAS, 'auto' (the RPE chart where effort was logged) or 'learned' (the learned
    maximum's own curve of reps: what this one set stands for, not the estimate of the day).

    Columns: day, exercise, load_kg, reps, rir (as logged), n (reps to failure: reps + reserve), reserve (as
    believed, null where unknown), reserve_from ('logged', 'failure': none was left, 'not_logged',
    'not_believed': over 4 is a guess), estimate_kg with low_kg and high_kg (one standard deviation each way;
    high is null for a lower bound), status (one of policies.STATUSES), set_key, kind, note, side, suspicious
    (looks like a typing error), workout_key (of its session). Loads are as logged: per hand where the log
    says so.
    """
    rule = policy(log, lift)
    sets = lift_sets(log, lift, exercise)
    if exercise is None:
        sets = sets[sets["exercise"] == main_of(sets)]
    return read_sets(sets, rule, formula, reps)[SET_COLUMNS]


def estimates(
    log: Log, lift: str, formula: str = LEARNED, reps: int | None = None, exercise: str | None = None
) -> pd.DataFrame:
    """Return the maximum of one variant of the lift on each day it was trained.

    'learned': what all sets up to that evening say, the median and its 80% interval; the set named is the
    day's strongest. Days before there is enough data are read by themselves ('auto'); one that no formula
    reads has a null estimate, and the status says why. A formula: the best qualifying set of the day, which
    is the one with the highest lower bound, not the highest guess. Lifts without a rep max (cleans, swings,
    box jumps) show what was made either way.

    Columns: day, estimate_kg, low_kg, high_kg, status, load_kg, reps, rir, n, reserve, reserve_from,
    exercise, set_key. Days whose sets are all refused have no row, except for lifts without any rep max (box
    jumps), whose days say so with a null estimate.
    """
    rule = policy(log, lift)
    sets = lift_sets(log, lift, exercise)
    if exercise is None:
        sets = sets[sets["exercise"] == main_of(sets)]
    return _days_of(sets, rule, formula, reps)


def all_estimates(log: Log) -> dict[str, pd.DataFrame]:
    """Return `estimates` of the main variant of every lift that is in the log, in one query."""
    found = {}
    for name, sets in lift_sets(log).groupby("lift"):
        lift = str(name)
        own = sets[sets["exercise"] == main_of(sets)]
        rule = policy(log, lift)
        found[lift] = log.once(f"estimates of {lift}", partial(_days_of, own, rule, LEARNED, None))
    return found


def _days_of(sets: pd.DataFrame, rule: Lift, formula: str, reps: int | None) -> pd.DataFrame:
    """Return one variant's rows of `lift_sets` as `estimates`."""
    if formula != LEARNED or rule.measure not in REP_MAX_MEASURES:
        return best_of_days(read_sets(sets, rule, formula, reps)[SET_COLUMNS])
    days = learned_from(sets).days(rule, reps_asked(rule, reps))[DAY_COLUMNS]
    untold = days.loc[days["estimate_kg"].isna(), "day"]
    read = best_of_days(read_sets(sets[sets["day"].isin(untold)], rule, AUTO, reps)[SET_COLUMNS])
    learned = days[~days["day"].isin(read["day"])]
    parts = [part for part in (learned, read) if len(part)] or [days]
    return pd.concat(parts).sort_values("day", ignore_index=True)


def best_of_days(sets: pd.DataFrame) -> pd.DataFrame:
    """Return the best row a day of a frame of set estimates of one exercise, suspicious sets left out."""
    estimate = sets["estimate_kg"].to_numpy()
    keep = (~np.isnan(estimate) | (sets["status"] == NO_MODEL)) & ~sets["suspicious"]
    kept = sets[keep.to_numpy(dtype=bool)]
    reps = kept["reps"].to_numpy(dtype=np.float64, na_value=0.0)
    day = kept["day"].to_numpy()
    order = np.lexsort((-reps, -kept["estimate_kg"].to_numpy(), -kept["low_kg"].to_numpy(), day))
    first = np.unique(day[order], return_index=True)[1]
    best: pd.DataFrame = kept[DAY_COLUMNS].take(order[first])
    return best.reset_index(drop=True)


def suspicious_sets(log: Log, lift: str | None = None) -> pd.DataFrame:
    """Return sets that look like a typing error and so own no headline and no record.

    `lift`: only of this lift; by default of every exercise.

    The rule is that of `src.analytics.outliers`.

    Columns: set_key, day, exercise, exercise_name, lift, exercise_written, load_kg, reps, load_said (never),
    heaviest_else_kg (the heaviest load of any other day).
    """
    found = log.once("suspicious_sets", lambda: _suspicious_sets(log))
    return (found if lift is None else found[found["lift"] == lift]).reset_index(drop=True)


def _suspicious_sets(log: Log) -> pd.DataFrame:
    heaviest = session_work(log).rename(columns={"heaviest_kg": "load_kg"}).dropna(subset="load_kg")
    ahead = sorted(far_ahead(heaviest))  # mostly none: a cheap look before the careful one
    return outlying(log.query("loaded_sets", exercises=ahead))


def box_jumps(log: Log) -> pd.DataFrame:
    """Return one row a day and variant of box jumps.

    Columns: day, exercise, height_cm (highest box landed; from the height column, else read from the note or
    the written name, such as 24" or 60 cm; null when not given), sets, contacts (landings), workout_key (of
    its session).
    """
    return log.once("box_jumps", lambda: _days_of_jumps(lift_sets(log, "box_jump")))


def _days_of_jumps(jumps: pd.DataFrame) -> pd.DataFrame:
    landed = jumps["reps"].fillna(0)
    days = (
        jumps.assign(height_cm=jumps["box_cm"].where(landed > 0), contacts=landed)
        .groupby(["day", "exercise"], as_index=False)
        .agg(
            height_cm=("height_cm", "max"),
            sets=("contacts", "size"),
            contacts=("contacts", "sum"),
            workout_key=("workout_key", "min"),
        )
    )
    return days.astype({"height_cm": "float64", "sets": "Int64", "contacts": "Int64"})
