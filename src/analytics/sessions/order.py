"""The order of a session against the article's: jumps, Olympic lifts, heavy hinges, high-rep swings."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from src.analytics.log import Log
from src.analytics.work import Ints

ORDER: Final = {1: "jumps", 2: "Olympic lifts", 3: "heavy hinges", 4: "high-rep swings"}
MOST_TECHNICAL_REPS: Final = 5  # convention: the article names no number

Verdict = Literal["pass", "fail", "not applicable"]
IN_ORDER: Final = "pass"
OUT_OF_ORDER: Final = "fail"
NOT_APPLICABLE: Final = "not applicable"

_LATER: Final = {  # column -> what came after what
    "jumps_after_olympic": (1, 2),
    "jumps_after_hinges": (1, 3),
    "jumps_after_swings": (1, 4),
    "olympic_after_hinges": (2, 3),
    "olympic_after_swings": (2, 4),
    "hinges_after_swings": (3, 4),
}
COLUMNS: Final = [
    "workout_key",
    "day",
    "started_at",
    "sets",
    "classes",
    "pairs",
    "inverted",
    "score",
    "verdict",
    "jumps_first",
    "most_jump_reps",
    "most_olympic_reps",
    *_LATER,
]


@dataclass(frozen=True)
class OrderCheck:
    """One session against the article's order."""

    verdict: Verdict
    score: float | None  # share of pairs of sets in order; None: not applicable
    pairs: int  # of two sets of different classes
    inverted: int  # of those, the other way round
    late: str | None  # the class most often too late, and what it came after; None: nothing
    after: str | None
    jumps_first: bool | None  # the first jump before the first Olympic lift; None: not both are there
    most_jump_reps: int | None  # of a set; above 5 the article calls it conditioning
    most_olympic_reps: int | None


@dataclass(frozen=True)
class OrderSummary:
    """The order of several sessions."""

    sessions: int  # that the check applies to
    passed: int
    jumps_sessions: int  # with jumps and Olympic lifts
    jumps_first: int
    first_day: date | None  # of those the check applies to
    last_day: date | None


NO_CHECK: Final = OrderCheck(NOT_APPLICABLE, None, 0, 0, None, None, None, None, None)


def order_checks(log: Log) -> pd.DataFrame:
    """Return the order of every session with a set that has a place in the article's order, oldest first.

    The order (S68 to S70 in docs/methods.md): 1 jumps, 2 Olympic lifts, 3 hinges of 1 to 12 reps, 4 ballistic
    hinges of 10 reps or more. Of all pairs of working sets of different classes, the score is the share that
    stands in this order: Kendall's tau, moved to run from 0 to 1, equal classes left out.

    Columns: workout_key, day, started_at, sets (with a place), classes, pairs, inverted, score
    (null: only one class), verdict ('pass': no pair is inverted; 'fail'; 'not applicable': one class),
    jumps_first (the first jump before the first Olympic lift; null without both), most_jump_reps and
    most_olympic_reps of a set, and pairs by what came after what: jumps_after_olympic, jumps_after_hinges,
    jumps_after_swings, olympic_after_hinges, olympic_after_swings, hinges_after_swings.
    """
    sets = log.query("sessions/ranked_sets")
    session, keys = pd.factorize(sets["workout_key"])
    rank = sets["order_rank"].to_numpy(dtype=np.int64) - 1
    is_class = rank[:, None] == np.arange(len(ORDER))
    before = _before(is_class, session)
    # Sets of class b that came before a set of class a: (session, a, b). Two sets of one class are no pair.
    followed = np.zeros((len(keys), len(ORDER), len(ORDER)), dtype=np.int64)
    np.add.at(followed, (session, rank), before)
    late = {name: followed[:, first - 1, second - 1] for name, (first, second) in _LATER.items()}
    inverted = sum(late.values(), start=np.zeros(len(keys), dtype=np.int64))
    pairs = followed.sum(axis=(1, 2)) - np.trace(followed, axis1=1, axis2=2)
    held = np.zeros((len(keys), len(ORDER)), dtype=np.int64)
    np.add.at(held, session, is_class)
    first_olympic = is_class[:, 1] & (before[:, 1] == 0)
    jumped = np.bincount(session[first_olympic], before[first_olympic, 0], len(keys)) > 0
    both = (held[:, 0] > 0) & (held[:, 1] > 0)
    of_session = sets.groupby(session)
    verdict = np.where(pairs == 0, NOT_APPLICABLE, np.where(inverted > 0, OUT_OF_ORDER, IN_ORDER))
    found = pd.DataFrame(
        {
            "workout_key": np.asarray(keys, dtype=object),
            "day": of_session["day"].min(),
            "started_at": of_session["started_at"].min(),
            "sets": held.sum(axis=1),
            "classes": (held > 0).sum(axis=1),
            "pairs": pairs,
            "inverted": inverted,
            "score": np.where(pairs > 0, 1 - inverted / np.maximum(pairs, 1), np.nan),
            "verdict": pd.array(verdict, dtype="str"),
            "jumps_first": pd.arrays.BooleanArray(jumped, ~both),
            "most_jump_reps": sets["reps"].where(is_class[:, 0]).groupby(session).max(),
            "most_olympic_reps": sets["reps"].where(is_class[:, 1]).groupby(session).max(),
            **late,
        },
        columns=COLUMNS,
    )
    whole = [name for name in COLUMNS if pd.api.types.is_integer_dtype(found[name])]
    typed = found.astype({"workout_key": "str", **dict.fromkeys(whole, "Int64")})
    return typed.sort_values(["started_at", "workout_key"], ignore_index=True)


def _before(is_class: NDArray[np.bool_], session: Ints) -> Ints:
    """Return for each set how many of each class its session had before it: (set, class)."""
    order = np.argsort(session, kind="stable")
    counts: Ints = np.cumsum(is_class[order], axis=0, dtype=np.int64) - is_class[order]
    start = np.searchsorted(session[order], session[order])
    before: Ints = np.empty_like(counts)
    before[order] = counts - counts[start]
    return before


def order_check(log: Log, workout_key: str) -> OrderCheck:
    """Return one session's order; 'not applicable' where fewer than two classes have a set."""
    return check_in(order_checks(log), workout_key)


def check_in(checks: pd.DataFrame, workout_key: str) -> OrderCheck:
    """Return one session's order from a frame of `order_checks`."""
    rows = checks[checks["workout_key"] == workout_key]
    if rows.empty:
        return NO_CHECK
    row = rows.iloc[0]
    worst = max(_LATER, key=lambda column: int(row[column]))
    late, after = (ORDER[rank] for rank in _LATER[worst]) if row["inverted"] else (None, None)
    return OrderCheck(
        verdict=row["verdict"],
        score=None if pd.isna(row["score"]) else float(row["score"]),
        pairs=int(row["pairs"]),
        inverted=int(row["inverted"]),
        late=late,
        after=after,
        jumps_first=None if pd.isna(row["jumps_first"]) else bool(row["jumps_first"]),
        most_jump_reps=_count(row["most_jump_reps"]),
        most_olympic_reps=_count(row["most_olympic_reps"]),
    )


def order_of(checks: pd.DataFrame) -> OrderSummary:
    """Return what a frame of `order_checks` says of its sessions together."""
    judged = checks[checks["verdict"] != NOT_APPLICABLE]
    both = checks["jumps_first"].dropna()
    return OrderSummary(
        sessions=len(judged),
        passed=int((judged["verdict"] == IN_ORDER).sum()),
        jumps_sessions=len(both),
        jumps_first=int(both.sum()),
        first_day=None if judged.empty else judged["day"].min().date(),
        last_day=None if judged.empty else judged["day"].max().date(),
    )


def _count(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]
