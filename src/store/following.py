"""Corrections follow their sets when a log is imported again in another unit."""

from typing import Final

import duckdb

from src.store.statements import statement

KG_PER_LB: Final = 0.45359237  # exactly, by definition
ROUNDING_KG: Final = 0.06  # an app that writes one decimal in another unit is off by up to 0.05


def follow(cursor: duckdb.DuckDBPyConnection, athlete_id: str) -> int:
    """Bind each orphaned correction to the one set it can only be about; return how many were bound.

    A set's key holds its load, so the same log read in another unit has other keys. What could be about
    several sets, or about none, stays orphaned and is listed as such.
    """
    asked = {"athlete": athlete_id, "kg_per_lb": KG_PER_LB, "rounding": ROUNDING_KG}
    found = cursor.execute(statement("follow_corrections"), asked).fetchall()
    for correction_id, set_key, load_kg in found:
        cursor.execute(
            """
            update set_corrections set set_key = $set_key, was_kg = $load_kg
            where athlete_id = $athlete and correction_id = $correction_id
            """,
            {
                "athlete": athlete_id,
                "correction_id": correction_id,
                "set_key": set_key,
                "load_kg": load_kg,
            },
        )
    return len(found)
