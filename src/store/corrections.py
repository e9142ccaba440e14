"""What an athlete says about single sets: kept beside the log and bound to a set's content key.

No import touches a correction, so it survives every re-import that brings the same set; one that brings it in
another unit takes it along (`following`). When the app's own log changes that set, its key is another: the
correction is then listed as orphaned and changes nothing, and it holds again as soon as the set is back.
"""

from dataclasses import dataclass

import duckdb
import pandas as pd

from src.store.errors import StoreError
from src.store.imports import bump, now
from src.store.plain import without_nul
from src.store.protocol import Query
from src.store.schema import KINDS
from src.store.statements import number, one_row, statement

Cursor = duckdb.DuckDBPyConnection

LEAST_REPS, MOST_REPS = 0, 1000
LONGEST_NAME = 200  # letters
MOST_KG, MOST_CM = 1000.0, 300.0  # MOST_KG is 2,204 lb


@dataclass(frozen=True)
class SetCorrection:
    """What is to hold of one set; a number left None stays as logged."""

    excluded: bool = False  # it counts for nothing
    reason: str | None = None  # why it is excluded
    load_kg: float | None = None
    reps: int | None = None
    height_cm: float | None = None  # of a box
    note: str | None = None  # in place of the set's own
    exercise: str | None = None  # the written name it has instead
    kind: str | None = None  # one of KINDS

    def __post_init__(self) -> None:
        """Refuse what no set can be, and a correction that says nothing."""
        for name in ("reason", "note", "exercise"):
            if (text := getattr(self, name)) is not None:
                object.__setattr__(self, name, without_nul(text))
        given = (self.load_kg, self.reps, self.height_cm, self.note, self.exercise, self.kind)
        if not self.excluded and all(value is None for value in given):
            raise StoreError(
                "Nothing is corrected: give an exercise, a kind, a load, reps, a height or a note, or "
                "exclude the set."
            )
        if self.exercise is not None and not 0 < len(self.exercise.strip()) <= LONGEST_NAME:
            raise StoreError(f"The name of an exercise has 1 to {LONGEST_NAME} letters.")
        if self.kind is not None and self.kind not in KINDS:
            raise StoreError(f"A set is one of {', '.join(KINDS)}, and not {self.kind!r}.")
        if self.load_kg is not None and not 0 <= self.load_kg <= MOST_KG:
            raise StoreError(f"A load is between 0 and {MOST_KG:,g} kg (2,204 lb).")
        if self.reps is not None and not LEAST_REPS <= self.reps <= MOST_REPS:
            raise StoreError(f"A set has {LEAST_REPS} to {MOST_REPS:,} reps.")
        if self.height_cm is not None and not 0 < self.height_cm <= MOST_CM:
            raise StoreError(f"A box is up to {MOST_CM:g} cm high.")


def standing(log: Query, athlete_id: str) -> pd.DataFrame:
    """Return the corrections that stand, newest first; see `Store.corrections`."""
    made = log.frame(statement("list_corrections"), {"athlete": athlete_id})
    if made.empty:  # of most athletes: then no set has to be looked for
        return made.assign(orphaned=pd.array([], "boolean"))
    there = log.frame(statement("sets_there"), {"athlete": athlete_id, "keys": made["set_key"].tolist()})
    return made.assign(orphaned=(~made["set_key"].isin(there["set_key"])).astype("boolean"))


def correct(cursor: Cursor, athlete_id: str, set_key: str, correction: SetCorrection) -> int:
    """Let a correction hold for a set of the log, in place of an earlier one; return its number."""
    key = {"athlete": athlete_id, "set_key": set_key}
    there = "select count(*) from sets where athlete_id = $athlete and set_key = $set_key::uuid"
    if not number(cursor, there, key):
        raise StoreError("This set is not in the log any more: reload the page.")
    cursor.execute(
        """
        update set_corrections set undone_at = $now
        where athlete_id = $athlete and set_key = $set_key::uuid and undone_at is null
        """,
        {**key, "now": now()},
    )
    correction_id = number(
        cursor,
        "select coalesce(max(correction_id), 0) + 1 from set_corrections where athlete_id = $athlete",
        {"athlete": athlete_id},
    )
    cursor.execute(
        statement("insert_correction"),
        {
            **key,
            "correction_id": correction_id,
            "excluded": correction.excluded,
            "reason": correction.reason,
            "load_kg": correction.load_kg,
            "reps": correction.reps,
            "height_cm": correction.height_cm,
            "note": correction.note,
            "exercise": correction.exercise,
            "kind": correction.kind,
            "now": now(),
        },
    )
    bump(cursor, athlete_id)
    return correction_id


def undo(cursor: Cursor, athlete_id: str, correction_id: int) -> None:
    """Take one correction back: the set is again as it was logged."""
    key = {"athlete": athlete_id, "correction_id": correction_id}
    this = "athlete_id = $athlete and correction_id = $correction_id"
    row = one_row(cursor, f"select undone_at from set_corrections where {this}", key)
    if row is None:
        raise StoreError(f"There is no correction {correction_id}.")
    if row[0] is not None:
        raise StoreError(f"Correction {correction_id} was already taken back.")
    cursor.execute(f"update set_corrections set undone_at = $now where {this}", {**key, "now": now()})
    bump(cursor, athlete_id)
