"""The log of one lifter in two apps: random workouts, and what a second app makes of them."""

from datetime import date, datetime, time, timedelta
from random import Random

import pandas as pd
import pyarrow as pa

from src.store import SETS_SCHEMA, ImportRecord
from tests.unit.analytics.logbook import BENCH, CURL, DEADLIFT, RDL, ROW, SQUAT

LIFTS = (DEADLIFT, RDL, BENCH, SQUAT, ROW, CURL)
KG_PER_LB = 0.45359237
FIRST = date(2025, 3, 3)


def a_workout(start, sets, name="Workout"):
    """One session: `sets` are (exercise, load in kg, reps)."""
    return [
        {
            "workout_key": f"{start} {name}",
            "workout_name": name,
            "started_at": start,
            "day": start.date(),
            "exercise_written": exercise,
            "order_in_workout": number,
            "set_no": 1,
            "kind": "warmup" if number == 1 else "work",
            "load_kg": load,
            "load_basis": "none" if load is None else "total",
            "reps": reps,
            "duration_s": None,
        }
        for number, (exercise, load, reps) in enumerate(sets, start=1)
    ]


def at(day, hour, minute=0):
    return datetime.combine(FIRST + timedelta(days=day), time(hour, minute))


def random_log(seed, days):
    """One workout on each of the days, at any minute, of 4 to 7 exercises that ramp up and get heavier."""
    random = Random(seed)  # noqa: S311 - to make logs, not secrets
    workouts = []
    for day in days:
        sets = []
        for lift in random.sample(LIFTS, random.randint(4, 6)):
            top, reps = random.randrange(40, 160) + day // 7 * 2.5, random.randint(3, 12)
            sets += [(lift, top - 10, reps + 1), *[(lift, float(top), reps)] * 2, (lift, top - 2.5, reps)]
        workouts.append(a_workout(at(day, random.randint(6, 21), random.randrange(60)), sets))
    return workouts


def another_app(workouts, *, shift=timedelta(0), seed=0, days_only=False, loads=lambda kg: kg):
    """The workouts as another app exports them: moved, renamed, shuffled, without kinds."""
    random = Random(seed)  # noqa: S311 - to make logs, not secrets
    copies = []
    for workout in workouts:
        start = workout[0]["started_at"] + shift
        if days_only:
            start = datetime.combine(start.date(), time())
        sets = [(f"My {row['exercise_written']}", loads(row["load_kg"]), row["reps"]) for row in workout]
        random.shuffle(sets)
        copy = a_workout(start, sets, "" if days_only else "Imported")
        copies.append([{**row, "kind": "work"} for row in copy])
    return copies


def in_pounds(kilograms):
    """A load as an app that keeps whole pounds exports it."""
    return round(kilograms / KG_PER_LB) * KG_PER_LB


def together(*series):
    """What `match_sessions` takes: the series in the order they were imported."""
    frames = [
        pd.DataFrame([row for workout in workouts for row in workout]).assign(series_id=number)
        for number, workouts in enumerate(series, start=1)
    ]
    columns = ["series_id", "workout_key", "started_at", "load_kg", "reps", "duration_s"]
    return pd.concat(frames, ignore_index=True)[columns].astype(
        {"reps": "Int64", "load_kg": "float64", "duration_s": "float64"}
    )


def as_table(workouts):
    return pa.Table.from_pylist([row for workout in workouts for row in workout], schema=SETS_SCHEMA)


def store_series(store, athlete, source, workouts):
    """Import the workouts as an export of the app `source`; return the number of the import."""
    table = as_table(workouts)
    record = ImportRecord(source, f"{source}.csv", "1", "kg", "header")
    diff = store.apply_import(athlete, record, table, f"{athlete} {source} {len(table)}".encode())
    return diff.import_id
