"""The log set by set, whatever it counts for: what was written, what was corrected, what counts."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal
from uuid import UUID

import pandas as pd

from src.analytics.log import Log, named_sql

Counts = Literal["counted", "warmup", "excluded", "future", "other_app", "unknown"]


@dataclass(frozen=True)
class SetFilter:
    """Which sets are asked for; what is None asks for all."""

    lift: str | None = None
    exercise: str | None = None
    first: date | None = None  # day, inclusive
    last: date | None = None
    kind: str | None = None
    text: str | None = None  # in the exercise's names, the session's name or the note, in any letter case
    corrected: bool | None = None
    excluded: bool | None = None
    keys: Sequence[str] | None = None
    set_key: str | None = None


@dataclass(frozen=True)
class SetCount:
    """How many sets a filter lets through."""

    sets: int
    excluded: int
    corrected: int  # and not excluded


def every_set(log: Log, of: SetFilter, *, start: int = 0, size: int | None = None) -> pd.DataFrame:
    """Return logged sets, the newest session first, from the `start`th on; `size`: at most so many.

    Columns: set_key, day, started_at, workout_key, workout_name, source, exercise_written, exercise,
    exercise_name, lift, mode, order_in_workout, set_no, kind, load_kg, reps, load_basis, rir, distance_m,
    duration_s, height_cm, side, note (as corrected), logged_kg, logged_reps, logged_cm, logged_note,
    logged_exercise, logged_kind (as the app wrote them), correction_id and reason (null: not corrected),
    counts (one of Counts).
    """
    return _ask(log, "every_set_page", of, {"from": start, "size": size})


def count_sets(log: Log, of: SetFilter) -> SetCount:
    """Return how many sets `every_set` has to give."""
    row = _ask(log, "every_set_count", of, {}).iloc[0]
    return SetCount(int(row["sets"]), int(row["excluded"]), int(row["corrected"]))


def set_of(log: Log, set_key: str) -> pd.Series | None:
    """Return one set, by its key; None where the log does not hold it."""
    try:
        found = every_set(log, SetFilter(set_key=str(UUID(set_key))))
    except ValueError:  # an address can hold anything
        return None
    return None if found.empty else found.iloc[0]


def _ask(log: Log, name: str, of: SetFilter, more: dict[str, object]) -> pd.DataFrame:
    sql = named_sql(name).replace("{every_set}", named_sql("every_set"))
    asked = asdict(of) | {"keys": None if of.keys is None else list(of.keys)}
    return log.store.frame(sql, {"athlete": log.athlete_id, "as_of": log.as_of, **asked, **more})
