"""The app's one store, and analytics calls cached by small values that name the athlete."""

from datetime import date
from typing import Any, Literal

import pandas as pd

from src import analytics
from src.analytics import (
    LEARNED,
    Adherence,
    Advice,
    AdviceSettings,
    BalanceSettings,
    BalanceSummary,
    ChainCoverage,
    Changes,
    Equipment,
    Forecast,
    Headline,
    Log,
    LogSummary,
    Openers,
    PlannedLine,
    RangeChange,
    SetCount,
    SetFilter,
    Splits,
    StrengthContext,
    Template,
    Trend,
    Window,
    advice_template,
    events,
    kept_settings,
    latest_template,
)
from src.analytics.advice.week import usable_exercises
from src.analytics.courses import height_values, value_names
from src.analytics.written import reader
from src.catalog import Catalog, Corrections, corrected, problems
from src.charts import Unit
from src.charts.curve import curve_said, sets_said
from src.ingest import READERS
from src.sharing.guard import NotYours
from src.store import Store, home_key
from src.ui.home import SAMPLE, store_of, the_catalog
from src.ui.kept import Source, cached
from src.ui.viewer import SHARED, visitor

__all__ = ["SAMPLE", "Source", "the_catalog"]  # known by these names here, made elsewhere

LOAD_WORDS: dict[str, str] = {
    "total": "the whole load",
    "per_hand": "the load in one hand",
    "bodyweight": "added to bodyweight",
    "assisted": "taken off bodyweight",
    "none": "no load",
    "box_cm": "the height of the box in centimetres",
    "box_inch": "the height of the box in inches",
}

ALIKE = 0.85  # an exercise less like an unknown name is no suggestion


def me() -> str:
    """Return whose log this visitor may read and change."""
    return visitor().athlete


def the_store() -> Store:
    """Return the store as far as this visitor may use it: nobody else's log, and to a guest no change."""
    return visitor().store()


def source_of(athlete: str) -> Source:
    """Return the present state of a log this visitor may see: their own, the sample, or what is shared."""
    who = visitor()
    if who.context is not None and athlete == who.context.athlete:
        return Source(SHARED + who.context.key, athlete, who.context.version, reader())
    return Source(home_key(), athlete, the_store().data_version(athlete), reader())


def _home_of(source: Source) -> Store:
    """Return the store a source belongs to; NotYours when it is not for this visitor to read."""
    who = visitor()
    if who.context is not None:
        if (source.home, source.athlete) != (SHARED + who.context.key, who.context.athlete):
            raise NotYours
        return who.context.store
    if source.athlete not in (who.athlete, SAMPLE) or source.home.startswith(SHARED):
        raise NotYours
    return store_of(source.home)


def _log(source: Source) -> Log:
    return analytics.open_log(_home_of(source), source.athlete, catalog=the_catalog(), version=source.version)


@cached
def summary(source: Source) -> LogSummary:
    """Return the extent of the log."""
    return analytics.log_summary(_log(source))


def week_start(source: Source) -> int:
    """Return the weekday the athlete's weeks begin on, 0 for Monday to 6 for Sunday."""
    return _log(source).week_start


@cached
def _imported(source: Source) -> pd.DataFrame:
    return kept_settings.imported(_home_of(source), source.athlete)


@cached
def log_name(source: Source) -> str:
    """Return 'Strong and Hevy log': which apps wrote the log."""
    apps = list(dict.fromkeys(app_name(one) for one in _imported(source)["source"].iloc[::-1]))
    return f"{' and '.join([', '.join(apps[:-1]), apps[-1]]) if len(apps) > 1 else ''.join(apps)} log".strip()


@cached
def headlines(source: Source) -> dict[str, Headline]:
    """Return the headline of each lift."""
    return analytics.headlines(_log(source))


@cached
def headline(source: Source, lift: str, exercise: str | None, formula: str = LEARNED) -> Headline:
    """Return the headline of one variant."""
    return analytics.headline(_log(source), lift, formula, exercise=exercise)


@cached
def curve(source: Source, lift: str, exercise: str | None) -> pd.DataFrame:
    """Return the learned maximum of one variant over time."""
    return analytics.curve(_log(source), lift, exercise)


@cached
def rep_maxes(source: Source, lift: str, exercise: str | None) -> pd.DataFrame:
    """Return the learned maximum of one variant for 1 to 10 reps, beside the best done."""
    return analytics.rep_maxes(_log(source), lift, exercise)


@cached
def variants(source: Source, lift: str) -> pd.DataFrame:
    """Return the exercises a lift was trained with."""
    return analytics.variants(_log(source), lift)


@cached
def day_values(source: Source, lift: str, exercise: str | None, formula: str = LEARNED) -> pd.DataFrame:
    """Return what one variant's maximum was on each training day; null while there is not enough data.

    Columns: day, value, low, high, status, load_kg, reps, rir; the value in kilograms. For box jumps
    in centimetres, with a null load and no reps.
    """
    log = _log(source)
    if log.catalog.lifts[lift].measure == "box_height":
        return height_values(analytics.box_jumps(log), exercise)
    return value_names(analytics.estimates(log, lift, formula, exercise=exercise))


@cached
def courses(source: Source) -> dict[str, pd.DataFrame]:
    """Return `day_values` of the main variant of every lift in the log, by lift."""
    return analytics.courses(_log(source))


@cached
def set_values(source: Source, lift: str, exercise: str | None, formula: str = LEARNED) -> pd.DataFrame:
    """Return what every set of one variant says: `set_estimates`, its numbers named value, low, high.

    Not for box jumps, which are logged by the day.
    """
    return value_names(analytics.set_estimates(_log(source), lift, formula, exercise=exercise))


@cached
def said_curve(source: Source, lift: str, exercise: str | None, label: str, unit: Unit) -> pd.DataFrame:
    """Return `curve` with what its chart says of each day."""
    made = curve(source, lift, exercise)
    return made.assign(said=curve_said(made, label, unit))


@cached
def said_sets(source: Source, lift: str, exercise: str | None, unit: Unit) -> pd.DataFrame:
    """Return `set_values` as learned, with what its chart says of each set."""
    made = set_values(source, lift, exercise, LEARNED)
    return made.assign(said=sets_said(made, unit, day_notes(source, lift, exercise)))


@cached
def records(source: Source, lift: str) -> pd.DataFrame:
    """Return the lift's records."""
    return analytics.records(_log(source), lift)


@cached
def lift_weeks(source: Source, lift: str) -> pd.DataFrame:
    """Return the weekly volume of a lift."""
    return analytics.weekly_lift_volume(_log(source), lift)


@cached
def muscle_weeks(source: Source, settings: BalanceSettings = BalanceSettings()) -> pd.DataFrame:  # noqa: B008 - frozen
    """Return the weekly sets of each muscle, by its name."""
    return analytics.muscle_weeks(_log(source), settings)


@cached
def mean_muscles(source: Source, window: Window, settings: BalanceSettings) -> pd.DataFrame:
    """Return what each muscle got in an average week of a range."""
    return analytics.mean_muscles(_log(source), window, settings)


@cached
def coverage(source: Source, settings: BalanceSettings, window: Window | None = None) -> ChainCoverage:
    """Return which posterior groups get enough in a range, by default the last 28 days."""
    return analytics.chain_coverage(_log(source), settings, window=window)


@cached
def missing_kinds(source: Source) -> dict[str, date | None]:
    """Return the essential kinds of posterior work without a set in the last 28 days."""
    return analytics.missing_kinds(_log(source))


@cached
def recent_changes(source: Source, settings: BalanceSettings) -> Changes:
    """Return the log's last 7 days against the four weeks before them."""
    return analytics.changes(_log(source), settings)


@cached
def splits(source: Source, since: date, settings: BalanceSettings) -> Splits:
    """Return what the sets from a day on were made of."""
    return analytics.work_splits(_log(source), since, settings)


@cached
def trends(source: Source) -> dict[str, Trend]:
    """Return the verdict on each lift."""
    return analytics.trends(_log(source))


@cached
def trend(source: Source, lift: str, exercise: str | None) -> Trend:
    """Return the verdict on one variant."""
    return analytics.trend(_log(source), lift, exercise)


@cached
def range_changes(source: Source, since: date) -> dict[str, RangeChange]:
    """Return how each lift changed from a day on, as far as there is enough to tell."""
    return analytics.range_changes(_log(source), since)


@cached
def range_change(source: Source, lift: str, exercise: str | None, since: date) -> RangeChange | None:
    """Return how one variant changed from a day on; None where there is too little to tell."""
    return analytics.range_change(_log(source), lift, since, exercise)


@cached
def forecast(source: Source, lift: str, exercise: str | None) -> Forecast:
    """Return what one variant may come to, and how such ranges have held."""
    return analytics.forecast(_log(source), lift, exercise)


@cached
def strength_context(source: Source) -> StrengthContext:
    """Return the deadlift against body weight."""
    return analytics.strength_context(_log(source))


@cached
def recent_records(source: Source, since: date) -> pd.DataFrame:
    """Return the records of all lifts from a day on: the columns of `records`, and exercise_name."""
    return analytics.records_since(_log(source), since)


@cached
def advice(source: Source, settings: AdviceSettings) -> Advice:
    """Return the smallest change to a week that brings share and coverage where they should be."""
    return analytics.advice(_log(source), settings)


@cached
def recent_exercises(source: Source, settings: BalanceSettings) -> dict[str, str]:
    """Return id and name of the exercises a plan may use, the preferred first."""
    return {one.id: one.name for one in usable_exercises(_log(source), settings).exercises}


@cached
def templates(source: Source, said: Advice) -> list[Template]:
    """Return the sessions to choose from: what the advice adds, the last one, own ones, the sample.

    The first is what is shown unless another is chosen. The sample, which few do all of, comes last.
    """
    log = _log(source)
    first = [one for one in (advice_template(log, said), latest_template(log)) if one]
    return [*first, *sorted(analytics.templates(log).values(), key=lambda one: not one.own)]


@cached
def planned(source: Source, template: Template, reserve: int, have: Equipment) -> tuple[PlannedLine, ...]:
    """Return a session with its loads, made of what a lifter owns."""
    return analytics.build_session(_log(source), template, have, reserve)


def equipment(unit: str) -> Equipment:
    """Return what this visitor owns, whichever log is shown."""
    return Equipment.of_settings(settings(), "lb" if unit == "lb" else "kg")


@cached
def adherences(source: Source, template: Template, since: date) -> tuple[Adherence, ...]:
    """Return how closely sessions from a day on followed a template."""
    return analytics.adherences(_log(source), template, since)


def save_template(template: Template) -> Template:
    """Keep a template of the lifter's own."""
    return analytics.save_template(_log(source_of(me())), template)


def drop_template(template_id: str) -> None:
    """Forget one of the lifter's own templates."""
    analytics.drop_template(_log(source_of(me())), template_id)


@cached
def rests(source: Source) -> pd.DataFrame:
    """Return when each kind of work and each lift was trained last, and its longest rest."""
    return analytics.gaps(_log(source))


@cached
def hinge_runs(source: Source, since: date) -> pd.DataFrame:
    """Return the runs of hard hinge days in a row."""
    return analytics.hinge_runs(_log(source), since)


@cached
def rep_ranges(source: Source, since: date) -> pd.DataFrame:
    """Return the working sets of each lift by their reps."""
    return analytics.rep_ranges(_log(source), since)


@cached
def zones(source: Source, lift: str, exercise: str | None, since: date) -> pd.DataFrame:
    """Return the working sets of a variant by how heavy they were."""
    return analytics.intensity_zones(_log(source), lift, exercise, since)


@cached
def ratios(source: Source) -> pd.DataFrame:
    """Return the lifts beside each other, month by month."""
    return analytics.lift_ratios(_log(source))


@cached
def muscle_exercises(source: Source, since: date, settings: BalanceSettings) -> pd.DataFrame:
    """Return what each muscle's sets came from, from a day on."""
    return analytics.muscle_exercises(_log(source), since, settings)


def log_of(source: Source) -> Log:
    """Return a log this visitor may see, for what is made after the page has run: a file."""
    return _log(source)


@cached
def balance_weeks(source: Source, settings: BalanceSettings) -> pd.DataFrame:
    """Return the weekly balance."""
    return analytics.weekly_balance(_log(source), settings)


@cached
def balance(source: Source, settings: BalanceSettings) -> BalanceSummary:
    """Return the balance of the last 4 weeks."""
    return analytics.balance_summary(_log(source), settings)


@cached
def sessions(source: Source, settings: BalanceSettings) -> pd.DataFrame:
    """Return every session in one row, with how many records were made in it."""
    log = _log(source)
    listed = analytics.sessions(log, settings)
    made = session_records(source)["workout_key"].value_counts()
    return listed.assign(records=listed["workout_key"].map(made).fillna(0).astype("int64"))


@cached
def session_records(source: Source) -> pd.DataFrame:
    """Return every lift's records with the session each was made in."""
    return analytics.session_records(_log(source))


@cached
def session_sets(source: Source, workout_key: str) -> pd.DataFrame:
    """Return the sets of one session in order."""
    return analytics.session(_log(source), workout_key)


@cached
def last_time(source: Source, workout_key: str) -> pd.DataFrame:
    """Return the best set of each exercise of a session, the time before."""
    return analytics.last_time(_log(source), workout_key)


@cached
def calendar(source: Source, settings: BalanceSettings) -> pd.DataFrame:
    """Return the days of the year up to the log's last, in weeks that begin as the lifter's do."""
    listed = sessions(source, settings)
    return analytics.calendar_days(listed, listed["day"].iloc[-1].date(), week_start=week_start(source))


@cached
def order_checks(source: Source) -> pd.DataFrame:
    """Return each session against the article's order."""
    return analytics.order_checks(_log(source))


@cached
def mix_weeks(source: Source, chain: str | None, since: date) -> pd.DataFrame:
    """Return the sets of each week from a day's on by how they were done."""
    return analytics.weekly_mix(_log(source), chain, since)


@cached
def practice(source: Source) -> pd.DataFrame:
    """Return how often each lift is practised."""
    return analytics.practice(_log(source))


@cached
def other_cleans(source: Source) -> pd.DataFrame:
    """Return the cleans, snatches and pulls that are no power cleans: a row of `practice`, or none."""
    return analytics.other_cleans(_log(source))


@cached
def openers(source: Source, since: date) -> Openers:
    """Return what the sessions from a day on began with."""
    return analytics.openers(_log(source), since)


@cached
def names_used(source: Source) -> pd.DataFrame:
    """Return the names of the log and what they stand for."""
    return analytics.names_used(_log(source))


@cached
def loads_used(source: Source) -> pd.DataFrame:
    """Return the exercises logged with a load, and what their numbers mean."""
    return analytics.loads_used(_log(source))


@cached
def overlaps(source: Source) -> pd.DataFrame:
    """Return which sessions two apps both hold."""
    return analytics.overlaps(_log(source))


@cached
def count_sets(source: Source, of: SetFilter) -> SetCount:
    """Return how many logged sets a filter lets through."""
    return analytics.count_sets(_log(source), of)


@cached
def every_set(source: Source, of: SetFilter, start: int, size: int | None) -> pd.DataFrame:
    """Return logged sets, newest first, whatever they count for."""
    return analytics.every_set(_log(source), of, start=start, size=size)


@cached
def set_of(source: Source, key: str) -> pd.Series | None:
    """Return one logged set; None where the log does not hold it."""
    return analytics.set_of(_log(source), key)


@cached
def suspicious_sets(source: Source) -> pd.DataFrame:
    """Return the sets that look like a slip of the finger."""
    return analytics.suspicious_sets(_log(source))


def suspicious_keys(source: Source) -> tuple[str, ...]:
    """Return the keys of the sets that look like a slip of the finger."""
    return tuple(suspicious_sets(source)["set_key"])


@cached
def corrections(source: Source) -> pd.DataFrame:
    """Return what the lifter said about single sets."""
    return _home_of(source).corrections(source.athlete)


@cached
def exercises_used(source: Source, lift: str | None) -> dict[str, str]:
    """Return name and id of the exercises of the log, or of one lift in it, the most used first."""
    log = _log(source)
    used = analytics.names_used(log).dropna(subset=["exercise"])
    exercises = [log.catalog.exercises[one] for one in used["exercise"].drop_duplicates()]
    return {one.name: one.id for one in exercises if lift is None or one.lift == lift}


@cached
def settings_of(source: Source) -> dict[str, Any]:
    """Return what the athlete of a log chose on Settings, and their events."""
    return _home_of(source).settings(source.athlete)


@cached
def day_notes(source: Source, lift: str, exercise: str | None) -> dict[date, str]:
    """Return what the log notes beside the sets of one variant, by day."""
    return events.day_notes(_log(source), lift, exercise)


def settings() -> dict[str, Any]:
    """Return what the lifter chose on Settings."""
    return settings_of(source_of(me()))


@cached
def _weighed(source: Source) -> pd.DataFrame:
    return analytics.bodyweights(_log(source))


def weighed() -> pd.DataFrame:
    """Return the lifter's own body weights by the day."""
    return _weighed(source_of(me()))


@cached
def written_unit(source: Source) -> tuple[Literal["kg", "lb"] | None, bool]:
    """Return the unit a log's loads were written in, and whether both were; see `kept_settings`."""
    return kept_settings.written_unit(_home_of(source), source.athlete, _imported(source))


def counts_both() -> bool:
    """Return whether the lifter wants sessions that two apps hold to count twice."""
    return the_store().settings(me()).get("overlaps") == "count_both"


@cached
def suggestions(name: str, count: int) -> list[tuple[str, str]]:
    """Return id and name of the exercises named most like this."""
    return [(exercise.id, exercise.name) for exercise in the_catalog().suggest(name, count, least=ALIKE)]


def own_catalog() -> Catalog:
    """Return the catalogue with the lifter's corrections."""
    return _log(source_of(me())).catalog


def own_corrections() -> Corrections:
    """Return the lifter's corrections."""
    return analytics.corrections_of(the_store(), me())


def name_problems() -> list[str]:
    """Return a sentence for each correction that the catalogue no longer allows."""
    return problems(the_catalog(), own_corrections())


def exercise_names() -> dict[str, str]:
    """Return id and name of every exercise to choose from, the lifter's own too, by name."""
    exercises = own_catalog().exercises.values()
    return {one.id: one.name for one in sorted(exercises, key=lambda one: one.name.casefold())}


def changes(after: Corrections) -> pd.DataFrame:
    """Return the names of the lifter's log that would stand for something else."""
    return analytics.name_changes(_log(source_of(me())), corrected(the_catalog(), after))


def app_name(source: str) -> str:
    """Return the name of the app that a source of imports stands for: 'fitnotes' is FitNotes."""
    return next((reader.label for reader in READERS if reader.source == source), source.capitalize())


def readable_apps() -> str:
    """Return the names of the apps whose exports are read: 'Strong, Hevy and FitNotes'."""
    *most, last = (reader.label for reader in READERS)
    return f"{', '.join(most)} and {last}"
