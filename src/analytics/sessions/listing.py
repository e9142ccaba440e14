"""Every session of a log in one row, and the records that were made in it."""

from itertools import compress

import numpy as np
import pandas as pd

from src.analytics.estimates import lift_sets
from src.analytics.log import Log
from src.analytics.records import records
from src.analytics.sides import BalanceSettings, split
from src.analytics.work import counted_work, session_work

USUAL = BalanceSettings()
_MAIN = 2  # exercises that a session without a name is known by
RECORD_COLUMNS = [
    "workout_key",
    "day",
    "lift",
    "exercise",
    "kind",
    "value",
    "unit",
    "previous",
    "load_kg",
    "reps",
]


def sessions(log: Log, settings: BalanceSettings = USUAL) -> pd.DataFrame:
    """Return one row a session, oldest first.

    Columns: workout_key, session_id (its day, '2026-01-31', and '2026-01-31-2' for the
    day's second: what an address names it by), day, started_at, name
    and source (of the app), minutes (null where not logged), sets (all), warmup_sets, work_sets, drop_sets,
    failure_sets, amrap_sets (by kind), hard_sets (strength, 1 to 30 reps, at most 4 in reserve or effort not
    logged), reps (of all but warm-ups, as are the next), explosive_reps (jumps, cleans, swings), contacts
    (box-jump landings), tonnage_kg (load x reps, both hands; bodyweight is no load), fewest_reps and
    most_reps of a set, exercises, lifts (with a working set: ids apart by a space, null: none), main (names
    of the two exercises with the most sets, without their implement, in the order they began; null: none
    known), posterior and mirror (sets, split over the muscles as in `weekly_balance`; neutral muscles count
    for neither).
    """
    listed = log.query("sessions/sessions").set_index("session").sort_index()
    sides = _sides(log, settings).reindex(listed.index, fill_value=0.0)
    listed = listed.assign(
        lifts=_lifts(log).reindex(listed.index),
        session_id=_ids(listed["day"]),
        main=_main(log).reindex(listed.index),
        posterior=sides["posterior"],
        mirror=sides["mirror"],
    )
    return listed.reset_index(drop=True)


def _ids(days: pd.Series) -> pd.Series:
    """Return the day of each session, with a number from the day's second on: short enough for an address."""
    nth = days.groupby(days).cumcount() + 1
    ids: pd.Series = days.dt.strftime("%Y-%m-%d") + ("-" + nth.astype("str")).where(nth > 1, "")
    return ids.astype("str")


def _main(log: Log) -> "pd.Series[str]":
    """Return what each session was mainly, by its number: its two exercises with the most sets."""
    names = {one.id: one.name.split(" (")[0] for one in log.catalog.exercises.values()}
    work = counted_work(log)
    # By the short name: barbell and dumbbell bench press are one 'Bench press'.
    named = work.assign(named=work["exercise"].map(names)).groupby(["session", "named"], as_index=False)
    most = named.agg({"sets": "sum", "place": "min"}).sort_values(["sets", "place"], ascending=[False, True])
    most = most.groupby("session").head(_MAIN).sort_values("place")
    return most.groupby("session")["named"].agg(", ".join)


def _sides(log: Log, settings: BalanceSettings) -> pd.DataFrame:
    """Return the posterior and mirror sets of each session, by its number."""
    work = counted_work(log)
    place, names = pd.factorize(work["exercise"])
    exercises = (log.catalog.exercises[name] for name in names)
    given = np.array([split(one, log.catalog, settings, settings.lens) for one in exercises]).reshape(-1, 3)
    sets = work["sets"].to_numpy(dtype=np.float64)[:, None] * given[place, :2]
    return pd.DataFrame(sets, columns=["posterior", "mirror"]).groupby(work["session"]).sum()


def _lifts(log: Log) -> "pd.Series[str]":
    """Return the lifts of each session, by its number: their ids in order, apart by a space; null: none."""
    work = session_work(log)
    place, names = pd.factorize(work["exercise"])
    at, sessions = pd.factorize(work["session"])
    lifts = sorted(log.catalog.lifts)
    of_exercise = [log.catalog.exercises[name].lift for name in names]
    is_lift = np.array([[one == lift for lift in lifts] for one in of_exercise], dtype=np.bool_)
    held = np.zeros((len(sessions), len(lifts)), dtype=np.bool_)
    np.logical_or.at(held, at, is_lift.reshape(-1, len(lifts))[place])
    mixes, of_session = np.unique(held, axis=0, return_inverse=True)
    texts = pd.array([" ".join(compress(lifts, mix)) or None for mix in mixes], dtype="str")
    return pd.Series(texts.take(of_session), index=sessions)


def session_records(log: Log) -> pd.DataFrame:
    """Return the records of `records`, every lift's, each with the session it was made in; oldest first.

    Columns: workout_key, day, lift, exercise, kind, value, unit, previous, load_kg, reps. Where a day had
    several sessions with the exercise, the session is the first that holds the load for the reps.
    """
    made = records(log, None)
    if made.empty:
        return pd.DataFrame(columns=RECORD_COLUMNS)
    made = made.assign(record=range(len(made)))
    sets = lift_sets(log)[["workout_key", "day", "exercise", "load_kg", "reps"]]
    done = sets.assign(place=range(len(sets)))
    pairs = made.merge(done, on=["day", "exercise"], suffixes=("", "_done"))
    same = pairs["load_kg"].isna() | (pairs["load_kg"].sub(pairs["load_kg_done"]).abs() < 0.1)  # noqa: PLR2004 - kg
    enough = pairs["reps"].isna() | (pairs["reps_done"] >= pairs["reps"])
    ranked = pairs.assign(holds=same & enough.fillna(value=False)).sort_values(
        ["record", "holds", "place"], ascending=[True, False, True]
    )
    first = ranked.drop_duplicates("record").sort_values(["place", "record"], ignore_index=True)
    return first[RECORD_COLUMNS]
