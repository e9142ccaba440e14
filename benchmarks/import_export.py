"""How long an import takes from the bytes of an export to the stored log and its report.

    python benchmarks/import_export.py [--rows 40000] [--rounds 9]

Prints median and spread of a first import, of the same file again, of a file grown by one session, and of
reading alone. The rows are synthetic, in the form Strong writes them; every round has a new store.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.store_import import report, timed
from src.catalog import load_catalog
from src.ingest import import_export, read_export
from src.store import open_store

HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)
EXERCISES = (
    "Deadlift (Barbell)", "Romanian Deadlift (Barbell)", "Good Morning (Barbell)", "Bent Over Row (Barbell)",
    "Bent Over One Arm Row (Dumbbell)", "Power Clean", "Kettlebell Swing", "Squat (Barbell)",
    "Bench Press (Barbell)", "Overhead Press (Barbell)", "Leg Press", "Lat Pulldown (Cable)",
    "Hip Thrust (Barbell)", "Lying Leg Curl (Machine)", "Bicep Curl (Dumbbell)",
    "Triceps Pushdown (Cable - Straight Bar)", "Plank", "Seated Calf Raise (Machine)", "Face Pull (Cable)",
    "Back Extension",
)  # fmt: skip
SETS_A_SESSION = 24
SETS_AN_EXERCISE = 4


def strong_export(rows: int, seed: int = 0) -> bytes:
    """Return an export of so many sets: 24 a session, a session every other day, kilograms."""
    rng = np.random.default_rng(seed)
    first = datetime(2010, 1, 4, 17, 30)  # noqa: DTZ001 - a log's times are local and naive
    picked = rng.integers(0, len(EXERCISES), rows // SETS_AN_EXERCISE + 1)
    loads, reps = rng.integers(8, 80, rows) * 2.5, rng.integers(1, 15, rows)
    minutes, efforts = rng.integers(0, 120, rows // SETS_A_SESSION + 1), rng.integers(12, 20, rows) / 2
    lines = [HEADER]
    for row in range(rows):
        session = row // SETS_A_SESSION
        at = first + timedelta(days=2 * session, minutes=int(minutes[session]))
        name = EXERCISES[picked[row // SETS_AN_EXERCISE]]
        effort = f"{efforts[row]:g}" if row % 3 else ""
        number = row % SETS_AN_EXERCISE + 1
        done = f"{number},{loads[row]:g},{reps[row]}"
        lines.append(f'{at},"Session {session % 4}",1h 5m,"{name}",{done},0,0,"","",{effort}')
    return "\n".join([*lines, ""]).encode()


def measure(folder: Path, rows: int, rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds of every round, by what was done."""
    grown = strong_export(rows + SETS_A_SESSION)
    data = b"".join(grown.splitlines(keepends=True)[: rows + 1])
    catalog = load_catalog()
    times: dict[str, list[float]] = defaultdict(list)
    for round_ in range(rounds):
        store = open_store(folder / str(round_) / "hindsight.duckdb")
        take = partial(import_export, store, "me", "strong.csv", catalog=catalog, unit="kg")
        times["read only"].append(timed(partial(read_export, "strong.csv", data, unit="kg")))
        times["import"].append(timed(partial(take, data)))
        times["the same file again"].append(timed(partial(take, data)))
        times["preview of the file grown by a session"].append(timed(partial(take, grown, dry_run=True)))
        times["the file grown by a session"].append(timed(partial(take, grown)))
        store.close()
    return times


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    print(f"{asked.rows:,} rows, {len(strong_export(asked.rows)) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        for name, taken in measure(Path(folder), asked.rows, asked.rounds).items():
            report(name, taken)


if __name__ == "__main__":
    main()
