"""The handle every analytics function takes: one athlete's log, as of one day."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from threading import Lock, RLock
from weakref import WeakKeyDictionary

import pandas as pd

from src.analytics.kept_settings import kept_week_start
from src.analytics.session_matching import match_sessions
from src.catalog import LOAD_MEANS, Catalog, Corrections, corrected, load_catalog
from src.store import Store

SQL_FOLDER = Path(__file__).parent / "sql"
END_OF_TIME = date(9999, 12, 31)
LOCAL_ATHLETE = "me"
READING = (
    "week_of",
    "side_of_name",
    "side_of_note",
    "load_basis",
    "as_written",
    "box_cm",
    "sessions/order_rank",
    "sessions/set_quality",
    "read_log",
)  # how a log is read, once per version of its data
MADE_OF_SETS = ("session_exercises", "sets_of_lifts")  # of `log_sets`: what most questions begin with
OF_A_LOG = ("names", "duplicates", "log_sets", *MADE_OF_SETS)  # tables of `live` with rows of each open log
KEPT_LOGS = 64  # each about 0.1 kB a set, and up to 16 MB of the newest, not compressed yet
KEPT_ANSWERS = 8  # logs, the last opened, whose frames of `Log.once` are kept

COUNT_BOTH = "count_both"  # the setting `overlaps`; else count_once


@dataclass
class Answers:
    """The frames of `Log.once` in one state of a log."""

    frames: dict[Hashable, pd.DataFrame] = field(default_factory=dict)
    making: RLock = field(default_factory=RLock)  # who asks while one is made waits for it


@dataclass(frozen=True)
class Log:
    """All sets of one athlete up to and including the day `as_of`."""

    store: Store
    catalog: Catalog  # with the athlete's corrections
    athlete_id: str = LOCAL_ATHLETE
    as_of: date = END_OF_TIME
    listed_to: date = END_OF_TIME  # what an export lists: sets dated in the future too
    week_start: int = 0  # the weekday the athlete's weeks begin on, 0 for Monday to 6 for Sunday
    answers: Answers = field(default_factory=Answers, repr=False, compare=False)  # of `once`

    def query(self, name: str, **params: object) -> pd.DataFrame:
        """Run the named statement of `sql/`; `$athlete` and `$as_of` are bound for it."""
        scope = {"athlete": self.athlete_id, "as_of": self.as_of}
        frame = self.store.frame(named_sql(name), {**scope, **params})
        published = _published_to(self.store)
        if self.athlete_id in published.logs:
            return frame
        # It had made room for the logs of others.
        version = self.store.data_version(self.athlete_id)
        publish_log(self.store, published.catalog or self.catalog, self.athlete_id, version)
        return self.store.frame(named_sql(name), {**scope, **params})

    def once(self, name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """Return the frame that `make` made the first time this was asked in this state of the log.

        For what several questions of a page begin with. Each caller gets a copy of its own to change.
        """
        key = (name, self.as_of)
        with self.answers.making:
            if key not in self.answers.frames:
                self.answers.frames[key] = make()
            return self.answers.frames[key].copy(deep=False)


@cache
def named_sql(name: str) -> str:
    """Return the text of `sql/<name>.sql`; of `volume/sql/<name>.sql` for 'volume/<name>'."""
    *package, file = name.split("/")
    return SQL_FOLDER.parent.joinpath(*package, "sql", f"{file}.sql").read_text(encoding="utf-8")


def open_log(
    store: Store,
    athlete_id: str = LOCAL_ATHLETE,
    *,
    catalog: Catalog | None = None,
    as_of: date | None = None,
    today: date | None = None,
    version: int | None = None,
) -> Log:
    """Return the athlete's log, with the catalogue and the athlete's names published to the store's queries.

    `catalog` is the shared one; the log's is that with the athlete's corrections. Cheap to call again: names
    are resolved once per version of the athlete's data. Call it anew after an import or a correction.
    `version`: of the data, where the caller has just asked the store for it.

    Without `as_of` the log ends tomorrow (a traveller may be a day ahead of this clock): a set wrongly dated
    in the future must not end every window. `log_summary` counts such sets. `today` is for tests.
    """
    catalog = catalog or load_catalog()
    publish_catalog(store, catalog)
    version = store.data_version(athlete_id) if version is None else version
    opened = publish_log(store, catalog, athlete_id, version)
    own, week_start = opened.catalog, opened.week_start
    answers = _answers(store, athlete_id, version)
    if as_of is not None:
        return Log(store, own, athlete_id, as_of, as_of, week_start, answers)
    today = today or date.today()  # noqa: DTZ011 - days of a log are local
    return Log(store, own, athlete_id, today + timedelta(days=1), week_start=week_start, answers=answers)


def athlete_catalog(store: Store, athlete_id: str, catalog: Catalog | None = None) -> Catalog:
    """Return the catalogue with the athlete's corrections, without opening the log."""
    return corrected(catalog or load_catalog(), Corrections.of_settings(store.settings(athlete_id)))


@dataclass(frozen=True)
class PublishedLog:
    """One athlete's log as the store's queries read it."""

    version: int  # of the data
    catalog: Catalog  # as the athlete corrected it
    week_start: int  # as the athlete chose it
    several: bool  # series of imports: there may be sessions that two apps hold


@dataclass
class _Published:
    """What a store has been given already."""

    lock: Lock = field(default_factory=Lock)
    catalog: Catalog | None = None  # the shared one
    logs: dict[str, PublishedLog] = field(default_factory=dict)  # by athlete, the last opened last
    answers: dict[str, tuple[int, Answers]] = field(default_factory=dict)  # athlete -> data version, `once`


_published: WeakKeyDictionary[Store, _Published] = WeakKeyDictionary()
_published_lock = Lock()


def _published_to(store: Store) -> _Published:
    with _published_lock:
        return _published.setdefault(store, _Published())


def publish_catalog(store: Store, catalog: Catalog) -> None:
    """Make the catalogue and `live.log_of` visible to the store's queries, once per store and catalogue."""
    published = _published_to(store)
    with published.lock:
        if published.catalog is not None and published.catalog.version == catalog.version:
            return
        store.publish_for("", "names", resolved_names([], catalog))  # the macros need the table to exist
        nothing = store.frame(named_sql("logged_series"), {"athlete": ""})
        store.publish_for("", "duplicates", _duplicates(store, "", nothing))
        for macro in READING:
            store.define(named_sql(macro))
        _derive(store, "", week_start=0)
        store.define(named_sql("log_of"))
        published.catalog = catalog
        published.logs.clear()
        published.answers.clear()


def publish_log(store: Store, catalog: Catalog, athlete_id: str, version: int) -> PublishedLog:
    """Read the athlete's log once per data version and publish what every query of it reads.

    `live.names`: the distinct written names, resolved; the athlete's own corrections win over the catalogue
    (`src.catalog.corrections`). `live.duplicates`: the sessions that two apps hold, not counted a second time
    unless the setting `overlaps` is `count_both`. `live.log_sets`: the sets as they are read with both, for a
    page asks a dozen times: out of the sets of all athletes, each time would cost more than the question.

    The KEPT_LOGS logs opened last are kept.
    """
    published = _published_to(store)
    with published.lock:
        before = published.logs.pop(athlete_id, None)
        if before is not None and before.version == version:
            published.logs[athlete_id] = before  # the last of the dictionary: the one opened last
            return before
        own = athlete_catalog(store, athlete_id, catalog)
        written = store.frame(named_sql("written_names"), {"athlete": athlete_id})["name"]
        store.publish_for(athlete_id, "names", resolved_names(written, own))
        series = store.frame(named_sql("logged_series"), {"athlete": athlete_id})
        if len(series) > 1 or (before and before.several):  # most use one app: nothing to compare or to clear
            store.publish_for(athlete_id, "duplicates", _duplicates(store, athlete_id, series))
        week_start = kept_week_start(store.settings(athlete_id))
        _derive(store, athlete_id, week_start)
        published.logs[athlete_id] = PublishedLog(version, own, week_start, len(series) > 1)
        for oldest in list(published.logs)[:-KEPT_LOGS]:
            del published.logs[oldest]
            for table in OF_A_LOG:
                store.derive_for(oldest, table, f"select * from live.{table} where false", {})
        return published.logs[athlete_id]


def _derive(store: Store, athlete_id: str, week_start: int) -> None:
    """Read the athlete's sets into `live.log_sets`, and make of them what lies beside it."""
    of_log = {"athlete": athlete_id, "week_start": week_start}
    store.derive_for(athlete_id, "log_sets", named_sql("log_sets"), of_log)
    for table in MADE_OF_SETS:
        store.derive_for(athlete_id, table, named_sql(table), {"athlete": athlete_id})


def _answers(store: Store, athlete_id: str, version: int) -> Answers:
    """Return where `Log.once` keeps the frames of this state of the log."""
    published = _published_to(store)
    with published.lock:
        before, answers = published.answers.pop(athlete_id, (None, Answers()))
        kept = answers if before == version else Answers()
        published.answers[athlete_id] = version, kept  # the last of the dictionary: the one opened last
        for oldest in list(published.answers)[:-KEPT_ANSWERS]:
            del published.answers[oldest]
        return kept


def forget_answers(store: Store) -> None:
    """Let every open log ask anew: for measuring what a page costs."""
    published = _published_to(store)
    with published.lock:
        published.answers.clear()


def _duplicates(store: Store, athlete_id: str, series: pd.DataFrame) -> pd.DataFrame:
    """Return the sessions of `match_sessions` with source, of_source and whether they count all the same."""
    days = {"first": date.min, "last": END_OF_TIME}
    found = match_sessions(store.frame(named_sql("logged_sets"), {"athlete": athlete_id, **days}))
    sources = series.set_index("series_id")["source"]
    return found.assign(
        source=found["series_id"].map(sources).astype("str"),
        of_source=found["of_series_id"].map(sources).astype("str"),
        counted=store.settings(athlete_id).get("overlaps") == COUNT_BOTH,
    ).astype({"counted": "boolean"})


def resolved_names(written: Iterable[str], catalog: Catalog) -> pd.DataFrame:
    """Return one row a written name: name, how, and its exercise's columns, null where it is none.

    load_means: the load basis of a number the log wrote without saying; load_chosen: the athlete set it.
    """
    found = [catalog.resolve(name) for name in written]
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
    exercises = exercises.assign(load_means=exercises["load_convention"].map(LOAD_MEANS))
    joined = names.merge(exercises.drop(columns="basis"), on="exercise", how="left")
    return joined.astype({"unilateral": "boolean", "load_chosen": "boolean"})
