"""The names a log writes, what they stand for, and what corrections would change about that."""

from collections.abc import Callable

import pandas as pd

from src.analytics.log import Log
from src.catalog import Catalog, Corrections
from src.store import Store


def names_used(log: Log) -> pd.DataFrame:
    """Return every written name of the log, the most used first.

    Columns: name, sets, share (of all sets), first_day, last_day, exercise, exercise_name (null when nobody
    knows it or it is ignored), how ('correction', 'ignored', 'unknown', or how the catalogue knows it).
    """
    used = log.query("names_used")
    used.insert(2, "share", (used["sets"] / used["sets"].sum()).astype("float64"))
    return used


def loads_used(log: Log) -> pd.DataFrame:
    """Return every exercise logged with a load, the most used first.

    Columns: exercise, exercise_name, sets, load (its convention), chosen (by the lifter).
    """
    return log.query("loads_used")


def name_changes(log: Log, after: Catalog) -> pd.DataFrame:
    """Return the names of the log that would stand for something else in the catalogue `after`.

    Columns: name, sets, before, after (exercise ids, 'ignored' or 'unknown').
    """
    used = names_used(log)[["name", "sets"]]
    changes = used.assign(
        before=pd.array([_standing(log.catalog, name) for name in used["name"]], dtype="str"),
        after=pd.array([_standing(after, name) for name in used["name"]], dtype="str"),
    )
    changed: pd.DataFrame = changes[changes["before"] != changes["after"]]
    return changed.reset_index(drop=True)


def corrections_of(store: Store, athlete_id: str) -> Corrections:
    """Return the athlete's saved corrections."""
    return Corrections.of_settings(store.settings(athlete_id))


def change_corrections(
    store: Store, athlete_id: str, change: Callable[[Corrections], Corrections]
) -> Corrections:
    """Save what `change` makes of the athlete's corrections, and return it.

    It holds for all history from the next `open_log` on. What another writer saved meanwhile is not lost; an
    error in `change` saves nothing.
    """
    saved = store.update_settings(
        athlete_id, lambda settings: change(Corrections.of_settings(settings)).in_settings(settings)
    )
    return Corrections.of_settings(saved)


def _standing(catalog: Catalog, name: str) -> str:
    found = catalog.resolve(name)
    return found.exercise.id if found.exercise else found.how
