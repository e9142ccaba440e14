"""How long each analytics call takes on ten years of training: `python benchmarks/analytics_pages.py`.

40,000 made-up sets: 4 sessions a week of posterior lifts and the usual mirror work. Prints the median and
the spread of 15 calls, and the processor time of a call, which other work on the machine disturbs less.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1]))

from src.analytics import (
    Log,
    balance_summary,
    canonical_sets,
    forecast,
    headlines,
    log_summary,
    open_log,
    order_checks,
    practice,
    records,
    session,
    sessions,
    set_estimates,
    suspicious_sets,
    trends,
    weekly_balance,
    weekly_lift_volume,
    weekly_mix,
    weekly_muscle_sets,
)
from src.catalog import load_catalog
from src.store import SETS_SCHEMA, ImportRecord, open_store

SETS = 40_000
ROUNDS = 15
NAMES = {
    "Deadlift (Barbell)": 150.0,
    "Romanian Deadlift (Barbell)": 110.0,
    "Bent Over Row (Barbell)": 80.0,
    "Power Clean": 75.0,
    "Kettlebell Swing": 24.0,
    "Squat (Barbell)": 130.0,
    "Bench Press (Barbell)": 95.0,
    "Bicep Curl (Dumbbell)": 14.0,
    "Lat Pulldown (Cable)": 60.0,
    "Good Morning (Barbell)": 60.0,
}


def made_up_sets(rng: np.random.Generator) -> pa.Table:
    """Return SETS sets in sessions of about 20, 4 a week."""
    names, loads = list(NAMES), np.array(list(NAMES.values()))
    session = np.arange(SETS) // 20
    days = [date(2016, 1, 4) + timedelta(days=int(s) * 7 // 4) for s in session]
    exercise = (session * 3 + np.arange(SETS) % 20 // 4) % len(names)
    load = np.round(
        loads[exercise] * (0.7 + 0.3 * session / session.max()) * rng.uniform(0.8, 1.0, SETS) / 2.5
    )
    return pa.table(
        {
            "workout_key": [f"w{s}" for s in session],
            "workout_name": ["Training"] * SETS,
            "workout_s": [4000] * SETS,
            "started_at": [datetime(d.year, d.month, d.day, 18) for d in days],  # noqa: DTZ001 - local, naive
            "day": days,
            "exercise_written": [names[e] for e in exercise],
            "order_in_workout": (np.arange(SETS) % 20 + 1).tolist(),
            "set_no": (np.arange(SETS) % 4 + 1).tolist(),
            "kind": np.where(np.arange(SETS) % 4 == 0, "warmup", "work").tolist(),
            "load_kg": (load * 2.5).tolist(),
            "load_basis": ["total"] * SETS,
            "reps": rng.integers(1, 13, SETS).tolist(),
            "rir": [None if r < 0 else float(r) for r in rng.integers(-2, 4, SETS)],
            **{name: [None] * SETS for name in ("distance_m", "duration_s", "height_cm", "side", "note")},
        },
        schema=SETS_SCHEMA,
    )


def timed(name: str, call: Callable[[], object]) -> None:
    """Print the median, fastest and slowest of ROUNDS calls, ms, after one to warm up."""
    call()
    took, worked = [], []
    for _ in range(ROUNDS):
        start, busy = time.perf_counter(), time.process_time()
        call()
        took.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    spread = f"{min(took):6.1f} to {max(took):6.1f}"
    print(f"{name:24} {statistics.median(took):6.1f} ms   {spread}   cpu {statistics.median(worked):6.1f}")


def measure(log: Log) -> None:
    """Time the calls the pages are made of."""
    timed("weekly_balance", lambda: weekly_balance(log))
    timed("balance_summary", lambda: balance_summary(log))
    timed("set_estimates, deadlift", lambda: set_estimates(log, "deadlift"))
    timed("weekly_lift_volume", lambda: weekly_lift_volume(log))
    timed("weekly_muscle_sets", lambda: weekly_muscle_sets(log))
    timed("headlines, all lifts", lambda: headlines(log))
    timed("records, deadlift", lambda: records(log, "deadlift"))
    timed("trends, all lifts", lambda: trends(log))
    timed("forecast, deadlift", lambda: forecast(log, "deadlift"))
    timed("suspicious_sets", lambda: suspicious_sets(log))
    last = sessions(log)["workout_key"].iloc[-1]
    timed("sessions", lambda: sessions(log))
    timed("session", lambda: session(log, last))
    timed("order_checks", lambda: order_checks(log))
    timed("weekly_mix", lambda: weekly_mix(log))
    timed("practice", lambda: practice(log))
    timed("log_summary", lambda: log_summary(log))
    timed("canonical_sets", lambda: canonical_sets(log))
    timed("open_log, again", lambda: open_log(log.store, log.athlete_id, catalog=log.catalog))


def main() -> None:
    """Fill a store in a temporary folder and time it."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "log.duckdb")
        record = ImportRecord("benchmark", "made_up.csv", "1", "kg", "header")
        store.apply_import("me", record, made_up_sets(np.random.default_rng(1)), b"made up")
        measure(open_log(store, catalog=load_catalog()))
        store.close()


if __name__ == "__main__":
    main()
