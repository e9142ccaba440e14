"""How long the store takes: import, re-import, and one athlete's log out of many.

    python benchmarks/store_import.py [--rounds 7] [--athletes 100]

Prints the median and the spread of each. The sets are synthetic.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1]))

from src.store import SETS_SCHEMA, EmbeddedStore, ImportRecord, open_store

RECORD = ImportRecord("strong", "strong.csv", "strong_6", "kg", "asked")
EXERCISES = [f"Exercise number {number}" for number in range(40)]


def synthetic_sets(rows: int, seed: int = 0) -> pa.Table:
    """Return `rows` sets, 20 a session, a session every other day."""
    rng = np.random.default_rng(seed)
    session = np.arange(rows) // 20
    first = datetime(2005, 1, 1, 18)  # noqa: DTZ001 - a log's times are local and naive
    started = [first + timedelta(days=2 * int(number)) for number in session]
    return pa.table(
        {
            "workout_key": [f"{at:%Y-%m-%d %H:%M} Session {seed}" for at in started],
            "workout_name": ["Session"] * rows,
            "workout_s": np.full(rows, 3600),
            "started_at": started,
            "day": [at.date() for at in started],
            "exercise_written": np.take(EXERCISES, rng.integers(0, 40, rows)),
            "order_in_workout": np.arange(rows) % 20 + 1,
            "set_no": np.arange(rows) % 4 + 1,
            "kind": ["work"] * rows,
            "load_kg": rng.integers(8, 80, rows) * 2.5,
            "load_basis": ["total"] * rows,
            "reps": rng.integers(1, 15, rows),
            "rir": rng.integers(0, 5, rows).astype(float),
            "distance_m": pa.nulls(rows),
            "duration_s": pa.nulls(rows),
            "height_cm": pa.nulls(rows),
            "side": pa.nulls(rows),
            "note": pa.nulls(rows),
        }
    ).cast(SETS_SCHEMA)


def timed(action: Callable[[], object]) -> float:
    """Return how long the action took, in milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def report(name: str, times: list[float]) -> None:
    """Print the median and the spread."""
    middle, low, high = statistics.median(times), min(times), max(times)
    print(f"{name:<58} {middle:8.1f} ms   ({low:.1f} to {high:.1f}, {len(times)} rounds)")


def measure_imports(folder: Path, rounds: int) -> None:
    """Import 40,000 sets, again, with 200 more, preview and undo, each round into a new file."""
    grown = synthetic_sets(40_200)
    sets = grown.slice(0, 40_000)
    raw = "\n".join(map(str, sets.slice(0, 10_000).to_pylist())).encode()
    print(f"uploaded file: {len(raw) / 1e6:.1f} MB")
    names = [
        "40,000 sets, new",
        "40,000 sets, again",
        "40,000 of them again and 200 new, preview",
        "40,000 of them again and 200 new",
        "undo of the last import",
        "undo of the one before",
        "undo of the first",
    ]
    times: dict[str, list[float]] = {name: [] for name in names}
    for round_ in range(rounds):
        store = open_store(folder / f"{round_}" / "hindsight.duckdb")
        steps: list[Callable[[], object]] = [
            partial(store.apply_import, "me", RECORD, sets, raw),
            partial(store.apply_import, "me", RECORD, sets, raw),
            partial(store.preview_import, "me", RECORD, grown, raw + b"x"),
            partial(store.apply_import, "me", RECORD, grown, raw + b"x"),
            partial(store.undo_import, "me", 3),
            partial(store.undo_import, "me", 2),
            partial(store.undo_import, "me", 1),
        ]
        for name, step in zip(names, steps, strict=True):
            times[name].append(timed(step))
        store.close()
    for name, taken in times.items():
        report(name, taken)


def measure_reads(folder: Path, athletes: int, rounds: int) -> None:
    """Read one athlete's 10,000 newest sets from a store that holds 20,000 of each athlete."""
    store = open_store(folder / "many" / "hindsight.duckdb")
    names = [
        f"athlete-{number * 7919 % 1000:03}" for number in range(athletes)
    ]  # not in order of their import
    for number, name in enumerate(names):
        store.apply_import(name, RECORD, synthetic_sets(20_000, number), name.encode())
    report("10,000 sets of one athlete, many athletes", read_times(store, names, rounds))
    report("import of 40,000 sets, many athletes", [many_import(store, number) for number in range(rounds)])
    store.close()


def read_times(store: EmbeddedStore, names: list[str], rounds: int) -> list[float]:
    """Read the newest half of some athletes' logs."""
    query = "from sets where athlete_id = $athlete and day >= $since"
    since = date(2005, 1, 1) + timedelta(days=1000)
    picked = [names[number * len(names) // rounds] for number in range(rounds)]
    return [timed(partial(store.frame, query, {"athlete": name, "since": since})) for name in picked]


def many_import(store: EmbeddedStore, number: int) -> float:
    """Import one more athlete's 40,000 sets."""
    sets = synthetic_sets(40_000, 1000 + number)
    return timed(lambda: store.apply_import(f"new-{number}", RECORD, sets, b"x" * number))


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--athletes", type=int, default=100, help="0 leaves the reading out")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure_imports(Path(folder), asked.rounds)
        if asked.athletes:
            measure_reads(Path(folder), asked.athletes, asked.rounds)


if __name__ == "__main__":
    main()
