"""A copy of one log that holds what an access lets through, and nothing else.

Whatever a page, a query or a cache asks of it, no other athlete, no day outside the scope and no text that
was not ticked is there to be found.
"""

import json
from typing import Any

import pandas as pd

from src.analytics.events import events_of, with_events
from src.analytics.log import END_OF_TIME, open_log
from src.catalog import Catalog
from src.sharing.access import Access
from src.sharing.scope import Scope
from src.store import EmbeddedStore, Store, is_bodyweight, memory_store

ATHLETE = "shared"  # the name of the one athlete in a copy

# What a reader needs to see the numbers as the athlete does. A setting that is not named here stays at home.
_READ_WITH = (
    "unit",
    "week_start",
    "overlaps",
    "names",
    "exercises",
    "loads",
    "target_low",
    "target_high",
    "quads",
    "lens",
    "exposure",
    "stabilisers",
)
_WEIGHT_SETTINGS = ("bodyweight_kg", "sex")

_CORRECTIONS = """
select correction_id, set_key::varchar as set_key, excluded, case when $notes then reason end as reason,
    load_kg, reps, height_cm, case when $notes then note end as note, day, exercise_written, was_kg, was_reps,
    made_at, exercise, kind
from set_corrections
where athlete_id = $athlete and undone_at is null
    and ($first::date is null or day >= $first) and ($last::date is null or day <= $last)
"""
_IMPORTS = """
select import_id, series_id, source, version, unit, unit_from, imported_at, covers_from, covers_to, undone_at
from imports where athlete_id = $athlete
"""
_WEIGHTS = """
select import_id, source, measured_at, day, weight_kg from standing_bodyweights
where athlete_id = $athlete
    and ($first::date is null or day >= $first) and ($last::date is null or day <= $last)
"""


def scoped_copy(store: Store, catalog: Catalog, access: Access, version: int) -> EmbeddedStore:
    """Return a store in memory with what an access lets through of the log of this data version.

    What a note only decides is kept when the notes are not shared: a box's height, a side, a missed clean.
    """
    athlete, scope = access.athlete_id, access.scope
    log = open_log(store, athlete, catalog=catalog, as_of=scope.last or END_OF_TIME)
    days = {"athlete": athlete, "first": scope.first, "last": scope.last}
    texts = {**days, "notes": scope.notes}
    imports = store.frame(_IMPORTS, {"athlete": athlete})
    weighed = imports["source"].map(is_bodyweight).astype(bool)
    tables = {
        "athletes": _athlete(store.settings(athlete), scope, version),
        "imports": _nameless(imports if scope.bodyweight else imports[~weighed]),
        "sets": log.query("shared_sets", first=scope.first, notes=scope.notes),
        "set_corrections": store.frame(_CORRECTIONS, texts),
    }
    if scope.bodyweight:
        tables["bodyweights"] = store.frame(_WEIGHTS, days)
    return memory_store({name: frame.assign(athlete_id=ATHLETE) for name, frame in tables.items()})


def shared_settings(settings: dict[str, Any], scope: Scope) -> dict[str, Any]:
    """Return the settings that travel with a copy."""
    names = (*_READ_WITH, *(_WEIGHT_SETTINGS if scope.bodyweight else ()))
    told = {name: settings[name] for name in names if name in settings}
    return with_events(told, events_of(settings), scope.covers) if scope.notes else told


def _athlete(settings: dict[str, Any], scope: Scope, version: int) -> pd.DataFrame:
    said = json.dumps(shared_settings(settings, scope), ensure_ascii=False)
    return pd.DataFrame(
        {"data_version": [version], "settings": [said], "created_at": [pd.Timestamp("1970-01-01")]}
    )


def _nameless(imports: pd.DataFrame) -> pd.DataFrame:
    """Keep of the imports what tells apps and units apart: no file's name, size, digest or report."""
    counts = dict.fromkeys(("rows", "added", "removed", "removed_later", "unchanged", "bytes"), 0)
    return imports.assign(file_name="", sha256="", content="", report="{}", **counts)
