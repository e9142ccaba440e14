"""An athlete's settings: one JSON text in the athlete's row."""

import json
from collections.abc import Callable
from typing import Any

import duckdb

from src.store.imports import bump
from src.store.statements import one_row

Settings = dict[str, Any]

SETTINGS = "select settings from athletes where athlete_id = $athlete"


def parsed(text: str | None) -> Settings:
    """Return the settings a text says; without one, none were saved."""
    settings: Settings = json.loads(text) if text else {}
    return settings


def update(
    cursor: duckdb.DuckDBPyConnection, athlete_id: str, change: Callable[[Settings], Settings]
) -> Settings:
    """Replace the settings by what `change` makes of them, in the caller's transaction."""
    row = one_row(cursor, SETTINGS, {"athlete": athlete_id})
    settings = change(parsed(row[0] if row else None))
    bump(cursor, athlete_id)
    cursor.execute(
        "update athletes set settings = $settings where athlete_id = $athlete",
        {"athlete": athlete_id, "settings": json.dumps(settings, ensure_ascii=False)},
    )
    return settings
