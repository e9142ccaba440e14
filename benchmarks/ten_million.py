"""How long a page's queries take for one athlete out of ten million sets: `python -m benchmarks.ten_million`.

Builds a store of made-up logs in a temporary folder, straight into the table (importing them would take
hours): many athletes with five years each, and one who has trained for decades. The sets arrive month by
month for all athletes in turn, as they do from a sync. Prints, for both athletes, how long the first opening
of the log takes, then p50 and p95 of a page's queries (all of one page added up) and of the whole calls they
are made by; and the same out of a store of 45,000 sets.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import duckdb
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from src import analytics
from src.analytics import Log, open_log
from src.catalog import load_catalog
from src.store import Store, open_store
from src.store.protocol import Params

USUAL = 5_000  # sets of an athlete: about five years of three sessions a week
LONG = 40_000  # of the one who has trained for decades
NAMES = (
    "Deadlift (Barbell)",
    "Romanian Deadlift (Barbell)",
    "Good Morning (Barbell)",
    "Bent Over Row (Barbell)",
    "Dumbbell Row",
    "Power Clean",
    "Box Jump",
    "Kettlebell Swing",
    "Squat (Barbell)",
    "Bench Press (Barbell)",
    "Bicep Curl (Dumbbell)",
    "Lat Pulldown (Cable)",
)
FILL = """
insert into sets by name
with athletes as (
    select a, if(a = 0, $long, $usual) as sets, if(a = 0, 14610, 1826) as days from range($athletes) t(a)
),
rows as (
    select
        a, sets, n, hash(a * 1000003 + n) as chance,
        date '2026-06-28' - (days - (n * days // sets))::integer as day
    from athletes, range($long) r(n)
    where n < sets
)
select
    'athlete ' || a as athlete_id, 1 as series_id, md5(a || ':' || n)::uuid as set_key, 1 as import_id,
    'made up' as source, 'w' || (n // 20) as workout_key, 'Training' as workout_name, 4000 as workout_s,
    day + interval 18 hour as started_at, day,
    ($names::varchar[])[1 + (n // 4 + n // 20) % len($names::varchar[])] as exercise_written,
    n % 20 + 1 as order_in_workout, n % 4 + 1 as set_no,
    if(n % 4 = 0, 'warmup', 'work') as kind,
    round((60 + 40 * n / sets + chance % 40) / 2.5) * 2.5 as load_kg, 'total' as load_basis,
    chance % 12 + 1 as reps,
    if(chance % 5 < 2, null, chance % 4)::double as rir
from rows
order by date_trunc('month', day), a, started_at, n;
"""
RECENT = date(2025, 12, 29)
PAGES: dict[str, tuple[Callable[[Log], object], ...]] = {
    "Overview": (
        analytics.log_summary,
        analytics.headlines,
        analytics.weekly_balance,
        analytics.balance_summary,
        analytics.chain_coverage,
        analytics.changes,
    ),
    "Balance": (
        analytics.log_summary,
        analytics.weekly_balance,
        analytics.balance_summary,
        lambda log: analytics.work_splits(log, RECENT),
        analytics.lift_ratios,
    ),
    "Muscles": (
        analytics.log_summary,
        analytics.chain_coverage,
        analytics.weekly_muscle_sets,
        lambda log: analytics.work_splits(log, RECENT),
        analytics.changes,
        analytics.gaps,
        analytics.hinge_runs,
    ),
    "Lifts": (
        analytics.log_summary,
        lambda log: analytics.variants(log, "deadlift"),
        lambda log: analytics.headline(log, "deadlift"),
        lambda log: analytics.set_estimates(log, "deadlift"),
        lambda log: analytics.records(log, "deadlift"),
        analytics.weekly_lift_volume,
        lambda log: analytics.rep_ranges(log, RECENT),
        lambda log: analytics.intensity_zones(log, "deadlift", since=RECENT),
    ),
}


class Stopwatch:
    """A store that adds up what its queries take."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.spent = 0.0  # ms by the clock
        self.worked = 0.0  # ms of processor time, which other work on the machine disturbs less

    def frame(self, sql: str, params: Params | None = None) -> pd.DataFrame:
        """Run a statement; see `Query.frame`."""
        start, busy = time.perf_counter(), time.process_time()
        rows = self._store.frame(sql, params)
        self.spent += (time.perf_counter() - start) * 1000
        self.worked += (time.process_time() - busy) * 1000
        return rows

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the store has
        return getattr(self._store, name)


def build(folder: Path, athletes: int) -> Path:
    """Fill a store with made-up sets, the long log among them, and return its file."""
    path = folder / f"{athletes}.duckdb"
    open_store(path).close()
    with duckdb.connect(path, config={"memory_limit": "4GB"}) as database:
        size = {"athletes": athletes, "long": LONG, "usual": USUAL, "names": list(NAMES)}
        database.execute(FILL, size)
        database.execute(
            "insert into athletes select distinct athlete_id, 1, '{}', now()::timestamp from sets"
        )
        database.execute("checkpoint")
    return path


def timed(log: Log, parts: Sequence[Callable[[Log], object]], rounds: int) -> str:
    """Return what the queries take (and their processor time) and the whole calls, after one to warm up."""
    watch = Stopwatch(log.store)
    watched = replace(log, store=cast("Store", watch))
    queries, worked, calls = [], [], []
    for _ in range(rounds + 1):
        watch.spent, watch.worked, start = 0.0, 0.0, time.perf_counter()
        for part in parts:
            part(watched)
        calls.append((time.perf_counter() - start) * 1000)
        queries.append(watch.spent)
        worked.append(watch.worked)
    said = []
    for what, (_warm_up, *took) in (("queries", queries), ("processor", worked), ("calls", calls)):
        p95 = statistics.quantiles(took, n=20)[-1]
        said.append(f"{what} p50 {statistics.median(took):6.1f} p95 {p95:6.1f} ms")
    return "   ".join(said)


def measure(path: Path, rounds: int, *, each: bool) -> None:
    """Print what each page's calls take for a usual and for the long log."""
    store = open_store(path)
    open_log(store, "nobody", catalog=load_catalog())  # what a process does once
    for athlete, sets in (("athlete 1", USUAL), ("athlete 0", LONG)):
        start = time.perf_counter()
        log = open_log(store, athlete, catalog=load_catalog())
        print(f"  a log of {sets:,} sets, first opened in {(time.perf_counter() - start) * 1000:.0f} ms")
        for page, parts in PAGES.items():
            print(f"    {page:10} {timed(log, parts, rounds)}")
            for part in parts if each else ():
                print(f"      {part.__name__:20} {timed(log, (part,), rounds)}")
    store.close()


def main() -> None:
    """Build both stores and time them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sets", type=int, default=10_000_000, help="of the large store")
    options.add_argument("--rounds", type=int, default=40, help="runs of each page")
    options.add_argument("--keep", type=Path, help="a folder to keep the stores in, and to find them in")
    options.add_argument("--calls", action="store_true", help="each call by itself too")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        for sets in (LONG + USUAL, chosen.sets):
            athletes = 1 + max((sets - LONG) // USUAL, 1)
            path = folder / f"{athletes}.duckdb"
            if not path.exists():
                build(folder, athletes)
            stored = LONG + (athletes - 1) * USUAL
            print(f"{stored:,} sets of {athletes:,} athletes, {path.stat().st_size / 1e6:,.0f} MB")
            measure(path, chosen.rounds, each=chosen.calls)


if __name__ == "__main__":
    main()
