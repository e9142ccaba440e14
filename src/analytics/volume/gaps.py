"""Rests: how long each kind of work and each lift was left alone, and hard hinge days in a row."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from src.analytics.estimates import lift_sets
from src.analytics.log import Log
from src.analytics.summary import log_days
from src.analytics.volume.groups import ESSENTIAL, GROUPS, kinds_of
from src.analytics.work import Ints, counted_work, day_numbers, session_work

MISSING_DAYS = 28
HARD_HINGE_SETS = 3  # a day with fewer is no hard hinge day: a convention
_COLUMNS = {
    "kind": "str",
    "id": "str",
    "name": "str",
    "days": "Int64",
    "last_day": "datetime64[us]",
    "days_since": "Int64",
    "longest_gap": "Int64",
    "gap_from": "datetime64[us]",
    "gap_to": "datetime64[us]",
}


def gaps(log: Log) -> pd.DataFrame:
    """Return for each kind of work and each lift of the log when it was trained last and its longest rest.

    Cleans, snatches and swings hinge too (`kinds_of`).

    Columns: kind ('group': of `GROUPS`; 'lift'), id, name, days (trained), last_day, days_since (to the log's
    last day, not to today), longest_gap (days between two trained days; null with one day), gap_from, gap_to
    (the trained days at its ends).
    """
    end = np.datetime64(log_days(log)[1] or date.min, "D").astype(np.int64)
    names = {**GROUPS, **{lift.id: lift.name for lift in log.catalog.lifts.values()}}
    rows = [
        (kind, id_, names[id_], len(days), *_rests(days, int(end)))
        for kind, found in (("group", _group_days(log)), ("lift", _lift_days(log)))
        for id_, days in found
    ]
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    return table.sort_values(["kind", "days_since", "id"], ignore_index=True)


def missing_kinds(log: Log, days: int = MISSING_DAYS) -> dict[str, date | None]:
    """Return the essential kinds of posterior work without a set in the log's last days.

    By id of `GROUPS`, in the order of `ESSENTIAL`: the day each was trained last, None where it never was. A
    share of sets within its target says nothing of them.
    """
    found = gaps(log)
    own = found[found["kind"] == "group"]
    last = {
        str(kind): (day.date(), int(since))
        for kind, day, since in zip(own["id"], own["last_day"], own["days_since"], strict=True)
    }
    rested = [kind for kind in ESSENTIAL if kind not in last or last[kind][1] >= days]
    return {kind: last[kind][0] if kind in last else None for kind in rested}


def _group_days(log: Log) -> Iterator[tuple[str, Ints]]:
    rows = session_work(log)  # a set far from failure is training too
    kinds = {name: kinds_of(log.catalog.exercises[name]) for name in rows["exercise"].unique()}
    for kind in GROUPS:
        own = rows[rows["exercise"].isin([name for name, its in kinds.items() if kind in its])]
        if len(own):
            yield kind, np.unique(day_numbers(own))


def _lift_days(log: Log) -> Iterator[tuple[str, Ints]]:
    for lift, own in lift_sets(log).groupby("lift"):
        yield str(lift), np.unique(day_numbers(own))


def _rests(days: Ints, end: int) -> tuple[object, ...]:
    """Return last_day, days_since, longest_gap, gap_from and gap_to of the days something was trained on."""
    last, between = days[-1], np.diff(days)
    if not len(between):
        return _moment(last), end - int(last), None, None, None
    longest = int(between.argmax())  # of several, the first
    return (
        _moment(last),
        end - int(last),
        int(between[longest]),
        _moment(days[longest]),
        _moment(days[longest + 1]),
    )


def _moment(day: np.int64) -> np.datetime64:
    return np.datetime64(int(day), "D")


def hinge_runs(log: Log, since: date | None = None, least: int = HARD_HINGE_SETS) -> pd.DataFrame:
    """Return the runs of two days or more in a row with at least `least` hard hinge sets each, oldest first.

    A fact of the log, no warning. Columns: first_day, last_day, days, sets.
    """
    rows = counted_work(log)
    hinges = {one.id for one in log.catalog.exercises.values() if one.pattern == "hinge"}
    rows = rows[rows["exercise"].isin(hinges) & (rows["day"] >= pd.Timestamp(since or date(1, 1, 1)))]
    sets = rows.groupby("day")["hard_sets"].sum()
    hard = sets[sets >= least].reset_index()
    number = day_numbers(hard)
    run = (np.diff(number, prepend=number[:1]) != 1).cumsum()
    table = hard.groupby(run).agg(
        first_day=("day", "min"), last_day=("day", "max"), days=("day", "size"), sets=("hard_sets", "sum")
    )
    table = table[table["days"] > 1].reset_index(drop=True)
    return table.astype({"days": "Int64", "sets": "float64"})
