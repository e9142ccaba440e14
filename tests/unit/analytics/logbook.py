"""Logs for tests: a few words a set, stored through the real store."""

import itertools
from datetime import date, datetime, time, timedelta

import pyarrow as pa

from src.analytics import Log, open_log
from src.store import SETS_SCHEMA, ImportRecord, Store

MONDAY = date(2026, 1, 5)
TODAY = date(2026, 12, 31)  # of every log opened here, whatever the clock says
DEADLIFT = "Deadlift (Barbell)"
RDL = "Romanian Deadlift (Barbell)"
BENCH = "Bench Press (Barbell)"
SQUAT = "Squat (Barbell)"
ROW = "Barbell Row"
CLEAN = "Power Clean"
SWING = "Kettlebell Swing (Kettlebell)"
BOX_JUMP = "Box Jump"
PULLDOWN = "Lat Pulldown (Cable)"
CURL = "Bicep Curl (Barbell)"

_athletes = itertools.count(1)


def a_set(name, load=None, reps=None, *, day=0, rir=None, kind="work", basis="total", **more):
    """One row: `day` counts from Monday, 5 January 2026, or is a date."""
    when = MONDAY + timedelta(days=day) if isinstance(day, int) else day
    return {
        "workout_key": f"on {when}",
        "started_at": datetime.combine(when, time(18)),
        "day": when,
        "exercise_written": name,
        "kind": kind,
        "load_kg": None if load is None else float(load),
        "load_basis": basis,
        "reps": reps,
        "rir": None if rir is None else float(rir),
        **more,
    }


def store_log(store: Store, sets, *, as_of=None, **settings) -> Log:
    """Import the sets for an athlete of their own and open the log on the last day of 2026."""
    athlete = f"athlete {next(_athletes)}"
    rows = [{"order_in_workout": n, "set_no": 1, **row} for n, row in enumerate(sets, start=1)]
    if rows:
        record = ImportRecord("test", "log.csv", "1", "kg", "header")
        table = pa.Table.from_pylist(rows, schema=SETS_SCHEMA)
        store.apply_import(athlete, record, table, athlete.encode())
    if settings:
        store.save_settings(athlete, settings)
    return open_log(store, athlete, as_of=as_of, today=TODAY)
