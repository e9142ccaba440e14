"""How often each lift is practised, and what sessions begin with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from src.analytics.log import Log
from src.analytics.summary import before_now
from src.analytics.volume.groups import is_clean
from src.analytics.work import Ints, session_work
from src.catalog import Exercise

OTHERS, OTHERS_NAME = "other_cleans", "Other cleans, snatches, pulls"
COUNTS = ["sessions", "sets", "reps", "sessions_90d", "sets_90d", "reps_90d"]


@dataclass(frozen=True)
class Openers:
    """What sessions began with."""

    sessions: int  # with a known exercise
    posterior: int  # that began with an exercise of the posterior chain
    mirror: int
    most: str | None  # the exercise most began with
    most_sessions: int
    first_day: date | None
    last_day: date | None


def practice(log: Log) -> pd.DataFrame:
    """Return one row for each of the eight lifts, also at 0, in the catalogue's order.

    Columns: lift, name, first_day, last_day (null: never), sessions, sets (working), reps, ever;
    sessions_90d, sets_90d, reps_90d: in the 90 days up to the log's last day. Reps of box jumps are landings.
    """
    return _practised(log, {lift.id: lift.name for lift in log.catalog.lifts.values()})


def other_cleans(log: Log) -> pd.DataFrame:
    """Return the cleans, snatches and pulls that are no power cleans as one row of `practice`, or none.

    Each of the eight lifts stays strict, so that a maximum is of one movement: such work has no home among
    them, and is done none the less.
    """
    found = _practised(log, {OTHERS: OTHERS_NAME})
    return found[found["sets"] > 0]


def _practised(log: Log, names: Mapping[str, str]) -> pd.DataFrame:
    done = log.once("practice", lambda: _of_lifts(log))
    lifts = pd.DataFrame({"lift": list(names), "name": list(names.values())}, dtype="str")
    table = lifts.merge(done, on="lift", how="left")
    return table.assign(**{name: table[name].fillna(0).astype("int64") for name in COUNTS})[
        ["lift", "name", "first_day", "last_day", *COUNTS]
    ]


def _of_lifts(log: Log) -> pd.DataFrame:
    """Return what was done of each lift that was trained, and of the other cleans together."""
    work = session_work(log)
    place, ids = pd.factorize(work["exercise"])
    counted = [_counted_as(log.catalog.exercises[one]) for one in ids]
    lifts = sorted({one for one in counted if one is not None})
    lift = np.array([-1 if one is None else lifts.index(one) for one in counted], dtype=np.int64)[place]
    work, lift = work[lift >= 0], lift[lift >= 0]
    day = work["day"].to_numpy()
    recent = day > np.datetime64(before_now(log))
    lately = _counts(work[recent], lift[recent], len(lifts))
    return pd.DataFrame(
        {
            "lift": pd.array(lifts, dtype="str"),
            "first_day": day[np.unique(lift, return_index=True)[1]],  # they are in order of time
            "last_day": day[len(day) - 1 - np.unique(lift[::-1], return_index=True)[1]],
            **_counts(work, lift, len(lifts)),
            **{f"{name}_90d": count for name, count in lately.items()},
        }
    )


def _counted_as(exercise: Exercise) -> str | None:
    return exercise.lift or (OTHERS if is_clean(exercise) else None)


def _counts(work: pd.DataFrame, lift: Ints, lifts: int) -> dict[str, Ints]:
    """Return sessions, sets and reps of each lift; `lift`: the place of each row's."""
    session = work["session"].to_numpy(dtype=np.int64)
    of_session = np.unique(session * lifts + lift) % lifts if lifts else lift
    sums = {"sets": work["working_sets"], "reps": work["reps"]}
    return {
        "sessions": np.bincount(of_session, minlength=lifts),
        **{name: np.bincount(lift, of, lifts).astype(np.int64) for name, of in sums.items()},
    }


def openers(log: Log, since: date | None = None) -> Openers:
    """Return what the sessions from a day on began with: the exercise of the first working set known."""
    work = session_work(log)
    cardio = [one.id for one in log.catalog.exercises.values() if one.mode == "cardio"]
    firsts = work[~work["exercise"].isin(cardio)].sort_values("place").drop_duplicates("session")
    if since is not None:
        firsts = firsts[firsts["day"] >= pd.Timestamp(since)]
    exercises = [log.catalog.exercises[exercise] for exercise in firsts["exercise"]]
    names = (
        pd.Series([one.name for one in exercises], dtype="str")
        .value_counts()
        .sort_index()
        .sort_values(ascending=False, kind="stable")
    )
    chains = [log.catalog.chain_of(one) for one in exercises]
    return Openers(
        sessions=len(firsts),
        posterior=chains.count("posterior"),
        mirror=chains.count("mirror"),
        most=str(names.index[0]) if len(names) else None,
        most_sessions=int(names.iloc[0]) if len(names) else 0,
        first_day=None if firsts.empty else firsts["day"].iloc[0].date(),
        last_day=None if firsts.empty else firsts["day"].iloc[-1].date(),
    )
