"""The handle every analytics function takes: one athlete's log, as of one day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

import pandas as pd

from src.catalog import Catalog, Resolution, load_catalog
from src.store import Store

SQL_FOLDER = Path(__file__).parent / "sql"
END_OF_TIME = date(9999, 12, 31)
LOCAL_ATHLETE = "me"


@dataclass(frozen=True)
class Log:
    """All sets of one athlete up to and including the day `as_of`."""

    store: Store
    catalog: Catalog
    athlete_id: str = LOCAL_ATHLETE
    as_of: date = END_OF_TIME

    def query(self, name: str, **params: object) -> pd.DataFrame:
        """Run the named statement of `sql/`; `$athlete` and `$as_of` are bound for it."""
        scope = {"athlete": self.athlete_id, "as_of": self.as_of}
        return self.store.frame(named_sql(name), {**scope, **params})


@cache
def named_sql(name: str) -> str:
    """Return the text of `sql/<name>.sql`."""
    return (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def open_log(
    store: Store,
    athlete_id: str = LOCAL_ATHLETE,
    *,
    catalog: Catalog | None = None,
    as_of: date | None = None,
) -> Log:
    """Return the athlete's log, with the catalogue and the athlete's names published to the store's queries.

    Cheap to call again: names are resolved once per version of the athlete's data. Call it anew after an
    import or a correction of a name.
    """
    catalog = catalog or load_catalog()
    publish_catalog(store, catalog)
    publish_names(store, catalog, athlete_id)
    return Log(store, catalog, athlete_id, as_of or END_OF_TIME)


@dataclass
class _Published:
    """What a store has been given already."""

    lock: Lock = field(default_factory=Lock)
    catalog: str | None = None  # its version
    names: dict[str, int] = field(default_factory=dict)  # athlete -> data version


_published: WeakKeyDictionary[Store, _Published] = WeakKeyDictionary()
_published_lock = Lock()


def _published_to(store: Store) -> _Published:
    with _published_lock:
        return _published.setdefault(store, _Published())


def publish_catalog(store: Store, catalog: Catalog) -> None:
    """Make the catalogue and `live.log_of` visible to the store's queries, once per store and catalogue."""
    published = _published_to(store)
    with published.lock:
        if published.catalog == catalog.version:
            return
        for name, frame in catalog.tables().items():
            store.publish(name, frame)
        store.publish_for("", "names", resolved_names([], catalog, {}))  # the macros need the table to exist
        for macro in ("log_of", "suspicious_of"):
            store.define(named_sql(macro))
        published.catalog = catalog.version
        published.names.clear()


def publish_names(store: Store, catalog: Catalog, athlete_id: str) -> None:
    """Resolve the athlete's distinct written names and publish them as `live.names`, once per data version.

    The athlete's own corrections, {written name: exercise id} in the setting `names`, win over the catalogue.
    """
    published = _published_to(store)
    with published.lock:
        version = store.data_version(athlete_id)
        if published.names.get(athlete_id) == version:
            return
        written = store.frame(named_sql("written_names"), {"athlete": athlete_id})["name"]
        corrections = store.settings(athlete_id).get("names", {})
        store.publish_for(athlete_id, "names", resolved_names(written, catalog, corrections))
        published.names[athlete_id] = version


def resolved_names(written: Iterable[str], catalog: Catalog, corrections: Mapping[str, str]) -> pd.DataFrame:
    """Return one row a written name: name, how, and its exercise's columns, null where nobody knows it."""
    found = [_corrected(name, catalog, corrections) or catalog.resolve(name) for name in written]
    names = pd.DataFrame(
        {
            "name": [one.name for one in found],
            "how": [one.how for one in found],
            "exercise": [one.exercise.id if one.exercise else None for one in found],
        },
        dtype="str",
    )
    exercises = catalog.tables()["exercises"].rename(
        columns={"id": "exercise", "name": "exercise_name", "load": "load_convention"}
    )
    joined = names.merge(exercises.drop(columns="basis"), on="exercise", how="left")
    return joined.astype({"unilateral": "boolean"})


def _corrected(name: str, catalog: Catalog, corrections: Mapping[str, str]) -> Resolution | None:
    """Return what the athlete said the name stands for; None when nothing, or an exercise that is gone."""
    exercise = catalog.exercises.get(corrections.get(name, ""))
    return None if exercise is None else Resolution(name, exercise, "correction")
