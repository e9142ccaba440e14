"""The app's one store, and analytics calls cached by small values that name the athlete."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import streamlit as st

from src import analytics
from src.analytics import (
    LOCAL_ATHLETE,
    BalanceSettings,
    BalanceSummary,
    ChainCoverage,
    Changes,
    Headline,
    Log,
    LogSummary,
    Splits,
)
from src.catalog import Catalog, Corrections, corrected, load_catalog, problems
from src.ingest import READERS, import_export
from src.store import EmbeddedStore, default_path, open_store

LOAD_WORDS: dict[str, str] = {
    "total": "the whole load",
    "per_hand": "the load in one hand",
    "bodyweight": "added to bodyweight",
    "assisted": "taken off bodyweight",
    "none": "no load",
}
SAMPLE = "sample"
ME = LOCAL_ATHLETE
SAMPLE_FILE = Path(__file__).parents[2] / "data" / "demo" / "sample_log.csv"


class Source(NamedTuple):
    """One state of one log: what a cached result belongs to."""

    path: str  # of the database
    athlete: str
    version: int


@st.cache_resource(show_spinner=False)
def the_catalog() -> Catalog:
    """Return the catalogue, read once a process."""
    return load_catalog()


@st.cache_resource(show_spinner="Opening your log …", on_release=lambda store: store.close())
def _store_at(path: str) -> EmbeddedStore:
    store = open_store(path)
    _bring_sample(store)
    return store


def the_store() -> EmbeddedStore:
    """Return the process's store, opened once, with the sample log in it."""
    return _store_at(str(default_path()))


def source_of(athlete: str) -> Source:
    """Return the present state of an athlete's log."""
    return Source(str(default_path()), athlete, the_store().data_version(athlete))


def _bring_sample(store: EmbeddedStore) -> None:
    """Import the sample log when it is not there, or the shipped file changed."""
    data = SAMPLE_FILE.read_bytes()
    there = store.imports(SAMPLE)
    if there.empty or store.raw_import(SAMPLE, int(there["import_id"].iloc[0]))[1] != data:
        import_export(store, SAMPLE, SAMPLE_FILE.name, data, catalog=the_catalog(), unit="kg")


def _log(source: Source) -> Log:
    return analytics.open_log(_store_at(source.path), source.athlete, catalog=the_catalog())


_cached = st.cache_data(max_entries=200, show_spinner=False)


@_cached
def summary(source: Source) -> LogSummary:
    """Return the extent of the log."""
    return analytics.log_summary(_log(source))


@_cached
def headlines(source: Source) -> dict[str, Headline]:
    """Return the headline of each lift."""
    return analytics.headlines(_log(source))


@_cached
def headline(source: Source, lift: str, exercise: str | None) -> Headline:
    """Return the headline of one variant."""
    return analytics.headline(_log(source), lift, exercise=exercise)


@_cached
def variants(source: Source, lift: str) -> pd.DataFrame:
    """Return the exercises a lift was trained with."""
    return analytics.variants(_log(source), lift)


@_cached
def day_values(source: Source, lift: str, exercise: str | None) -> pd.DataFrame:
    """Return the day's best of one variant.

    Columns: day, value, low, high, status, load_kg, reps, rir; the value in kilograms. For box jumps
    in centimetres, with a null load and no reps.
    """
    log = _log(source)
    if log.catalog.lifts[lift].measure == "box_height":
        jumps = analytics.box_jumps(log)
        own = jumps[jumps["exercise"] == exercise].rename(columns={"height_cm": "value"})
        return own.assign(low=own["value"], high=own["value"], status="tested", load_kg=float("nan"))
    return _values(analytics.estimates(log, lift, exercise=exercise))


@_cached
def set_values(source: Source, lift: str, exercise: str | None) -> pd.DataFrame:
    """Return what every set of one variant says: `set_estimates`, its numbers named value, low, high.

    Not for box jumps, which are logged by the day.
    """
    return _values(analytics.set_estimates(_log(source), lift, exercise=exercise))


@_cached
def records(source: Source, lift: str) -> pd.DataFrame:
    """Return the lift's records."""
    return analytics.records(_log(source), lift)


@_cached
def lift_weeks(source: Source) -> pd.DataFrame:
    """Return the weekly volume of each lift."""
    return analytics.weekly_lift_volume(_log(source))


@_cached
def muscle_weeks(source: Source, settings: BalanceSettings = BalanceSettings()) -> pd.DataFrame:  # noqa: B008 - frozen
    """Return the weekly sets of each muscle, by its name."""
    frame = analytics.weekly_muscle_sets(
        _log(source), stabilisers=settings.stabilisers, exposure_set=settings.ballistic_set
    )
    names = {muscle.id: muscle.name for muscle in the_catalog().muscles.values()}
    return frame.assign(muscle=frame["muscle"].map(names))


@_cached
def coverage(source: Source, settings: BalanceSettings) -> ChainCoverage:
    """Return which posterior groups get enough."""
    return analytics.chain_coverage(_log(source), settings)


@_cached
def recent_changes(source: Source, settings: BalanceSettings) -> Changes:
    """Return the log's last 7 days against the four weeks before them."""
    return analytics.changes(_log(source), settings)


@_cached
def splits(source: Source, since: date, settings: BalanceSettings) -> Splits:
    """Return what the sets from a day on were made of."""
    return analytics.work_splits(_log(source), since, settings)


@_cached
def rests(source: Source) -> pd.DataFrame:
    """Return when each kind of work and each lift was trained last, and its longest rest."""
    return analytics.gaps(_log(source))


@_cached
def hinge_runs(source: Source, since: date) -> pd.DataFrame:
    """Return the runs of hard hinge days in a row."""
    return analytics.hinge_runs(_log(source), since)


@_cached
def rep_ranges(source: Source, since: date) -> pd.DataFrame:
    """Return the working sets of each lift by their reps."""
    return analytics.rep_ranges(_log(source), since)


@_cached
def zones(source: Source, lift: str, exercise: str | None, since: date) -> pd.DataFrame:
    """Return the working sets of a variant by how heavy they were."""
    return analytics.intensity_zones(_log(source), lift, exercise, since)


@_cached
def ratios(source: Source) -> pd.DataFrame:
    """Return the lifts beside each other, month by month."""
    return analytics.lift_ratios(_log(source))


@_cached
def muscle_exercises(source: Source, since: date, settings: BalanceSettings) -> pd.DataFrame:
    """Return what each muscle's sets came from, from a day on."""
    return analytics.muscle_exercises(_log(source), since, settings)


@_cached
def balance_weeks(source: Source, settings: BalanceSettings) -> pd.DataFrame:
    """Return the weekly balance."""
    return analytics.weekly_balance(_log(source), settings)


@_cached
def balance(source: Source, settings: BalanceSettings) -> BalanceSummary:
    """Return the balance of the last 4 weeks."""
    return analytics.balance_summary(_log(source), settings)


@_cached
def names_used(source: Source) -> pd.DataFrame:
    """Return the names of the log and what they stand for."""
    return analytics.names_used(_log(source))


@_cached
def loads_used(source: Source) -> pd.DataFrame:
    """Return the exercises logged with a load, and what their numbers mean."""
    return analytics.loads_used(_log(source))


@_cached
def overlaps(source: Source) -> pd.DataFrame:
    """Return which sessions two apps both hold."""
    return analytics.overlaps(_log(source))


def counts_both() -> bool:
    """Return whether the lifter wants sessions that two apps hold to count twice."""
    return the_store().settings(ME).get("overlaps") == "count_both"


@_cached
def suggestions(name: str, count: int) -> list[tuple[str, str]]:
    """Return id and name of the exercises named most like this."""
    return [(exercise.id, exercise.name) for exercise in the_catalog().suggest(name, count)]


def own_catalog() -> Catalog:
    """Return the catalogue with the lifter's corrections."""
    return _log(source_of(ME)).catalog


def own_corrections() -> Corrections:
    """Return the lifter's corrections."""
    return analytics.corrections_of(the_store(), ME)


def name_problems() -> list[str]:
    """Return a sentence for each correction that the catalogue no longer allows."""
    return problems(the_catalog(), own_corrections())


def exercise_names() -> dict[str, str]:
    """Return id and name of every exercise to choose from, the lifter's own too, by name."""
    exercises = own_catalog().exercises.values()
    return {one.id: one.name for one in sorted(exercises, key=lambda one: one.name.casefold())}


def changes(after: Corrections) -> pd.DataFrame:
    """Return the names of the lifter's log that would stand for something else."""
    return analytics.name_changes(_log(source_of(ME)), corrected(the_catalog(), after))


def _values(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns={"estimate_kg": "value", "low_kg": "low", "high_kg": "high"})


def app_name(source: str) -> str:
    """Return the name of the app that a source of imports stands for: 'fitnotes' is FitNotes."""
    return next((reader.label for reader in READERS if reader.source == source), source.capitalize())


def readable_apps() -> str:
    """Return the names of the apps whose exports are read: 'Strong, Hevy and FitNotes'."""
    *most, last = (reader.label for reader in READERS)
    return f"{', '.join(most)} and {last}"
