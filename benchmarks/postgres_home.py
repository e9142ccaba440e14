"""What the hosted home costs beside the embedded one: `python -m benchmarks.postgres_home`.

Starts a PostgreSQL of its own (or uses an empty database given by --url), fills it with athletes of 1,000
sets each, cut from the sample log, and prints:

- the dashboard of one athlete from cold, when this process has never seen the log: opening it and the
  calls Overview and Balance make; and again at once, for changed settings say, when the log is in memory;
- the same for the same log in a DuckDB file;
- a roster of 50: one query for the lines of 50 athletes;
- an import of 40,000 rows, from the bytes of an export to the stored log and its report.

The clock is given with the processor time of this process, which another program beside cannot disturb.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.import_export import strong_export
from src import analytics
from src.analytics.log import forget_answers
from src.catalog import load_catalog
from src.ingest import import_export, read_export
from src.store import EmbeddedStore, open_store
from src.store.postgres import PostgresStore, open_postgres
from tests.postgres import PostgresServer

SAMPLE = Path(__file__).parents[1] / "data" / "demo" / "sample_log.csv"
TEMPLATE = "athlete 1"
SETS = 1_000
ROSTER = 50
BATCH = 500  # athletes a statement
DURABLE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=512MB")

# The rows of one athlete become those of many, each with loads of their own; the server copies them itself.
COPIED = """
insert into sets (athlete_id, series_id, set_key, import_id, last_import_id, source, workout_key,
    workout_name, workout_s, started_at, day, exercise_written, order_in_workout, set_no, kind, load_kg,
    load_basis, reps, rir, distance_m, duration_s, height_cm, side, note)
select 'athlete ' || n, series_id, set_key, import_id, last_import_id, source, workout_key, workout_name,
    workout_s, started_at, day, exercise_written, order_in_workout, set_no, kind,
    load_kg * (0.7 + (n %% 60) / 100.0), load_basis, reps, rir,
    distance_m, duration_s, height_cm, side, note
from sets, generate_series(%(first)s::integer, %(last)s::integer) n
where athlete_id = %(template)s
order by n, started_at, order_in_workout
"""
OTHERS = (
    """
    insert into athletes (athlete_id, data_version, settings, created_at)
    select 'athlete ' || n, data_version, settings, created_at
    from athletes, generate_series(%(first)s::integer, %(last)s::integer) n where athlete_id = %(template)s
    """,
    """
    insert into imports
    select (jsonb_populate_record(imports, jsonb_build_object('athlete_id', 'athlete ' || n))).*
    from imports, generate_series(%(first)s::integer, %(last)s::integer) n where athlete_id = %(template)s
    """,
    """
    insert into summaries
    select 'athlete ' || n, 'everything', 1, repeat('x', 900), localtimestamp
    from generate_series(%(first)s::integer, %(last)s::integer) n
    """,
)


def sample(sets: int) -> bytes:
    """Return the newest sets of the sample log, as an export; some of its lines are no sets."""
    lines = SAMPLE.read_bytes().splitlines(keepends=True)

    def newest(rows: int) -> bytes:
        return b"".join([lines[0], *lines[-rows:]])

    enough = (rows for rows in range(sets, len(lines), 4) if _sets_in(newest(rows)) >= sets)
    return newest(next(enough))


def _sets_in(data: bytes) -> int:
    return int(read_export(SAMPLE.name, data, unit="kg").sets.num_rows)


def fill(url: str, athletes: int) -> None:
    """Give every athlete the rows of the first, as the owner of the database."""
    with psycopg.connect(url) as link:
        for first in range(2, athletes + 1, BATCH):
            scope = {"first": first, "last": min(first + BATCH - 1, athletes), "template": TEMPLATE}
            for statement in (COPIED, *OTHERS):
                link.execute(statement.encode(), scope)
            link.commit()
    with psycopg.connect(url, autocommit=True) as link:
        link.execute("vacuum analyze")


def dashboard(store: EmbeddedStore | PostgresStore, athlete: str) -> None:
    """Ask what the first pages show, nothing of it remembered."""
    log = analytics.open_log(store, athlete, catalog=load_catalog())
    forget_answers(store)
    analytics.log_summary(log)
    analytics.headlines(log)
    analytics.balance_summary(log)
    analytics.weekly_balance(log)
    analytics.weekly_lift_volume(log)
    analytics.weekly_muscle_sets(log)
    analytics.changes(log)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return how long it takes by clock and by processor, in milliseconds."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000


def report(name: str, taken: Sequence[tuple[float, float]]) -> float:
    """Print median and 95th percentile; return the median of the processor's time."""
    said = []
    for what, times in zip(("clock", "processor"), zip(*taken, strict=True), strict=True):
        p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        said.append(f"{what} p50 {statistics.median(times):7.1f}  p95 {p95:7.1f} ms")
    print(f"  {name:44}{'    '.join(said)}", flush=True)
    return statistics.median(busy for _, busy in taken)


def measure(hosted: PostgresStore, folder: Path, athletes: int, rounds: int) -> None:
    """Print everything."""
    chance = random.Random(1)  # noqa: S311 - which athletes are asked for
    asked = [f"athlete {number}" for number in chance.sample(range(2, athletes + 1), rounds + 1)]
    dashboard(hosted, asked.pop())  # what a process does once
    report("dashboard, cold", [timed(partial(dashboard, hosted, one)) for one in asked])
    warm = report("dashboard, warm", [timed(lambda: dashboard(hosted, asked[-1])) for _ in range(rounds)])
    embedded = open_store(folder / "log.duckdb")
    take(embedded, TEMPLATE, sample(SETS))
    dashboard(embedded, TEMPLATE)
    beside = report(
        "dashboard, warm, embedded", [timed(lambda: dashboard(embedded, TEMPLATE)) for _ in range(rounds)]
    )
    print(f"  warm: {warm / beside:.2f} times the embedded home, by processor")
    names = {f"a{number}": name for number, name in enumerate(chance.sample(asked * ROSTER, ROSTER))}
    listed = ", ".join(f"${name}" for name in names)
    roster = f"select athlete_id, scope_key, summary from summaries where athlete_id in ({listed})"
    report(f"roster of {ROSTER}", [timed(lambda: hosted.rows(roster, names)) for _ in range(rounds)])
    data = strong_export(40_000)
    for name, store in (("hosted", hosted), ("embedded", embedded)):
        report(
            f"import of 40,000 rows, {name}",
            [timed(partial(take, store, f"new {number}", data)) for number in range(5)],
        )
        report(
            f"the same file again, {name}",
            [timed(partial(take, store, f"new {number}", data)) for number in range(5)],
        )
    embedded.close()


def take(store: EmbeddedStore | PostgresStore, athlete: str, data: bytes) -> None:
    """Import an export."""
    import_export(store, athlete, "strong.csv", data, catalog=load_catalog(), unit="kg")


@contextmanager
def database(url: str | None) -> Iterator[str]:
    """Give the address of an empty database; without one, start a server and stop it in the end."""
    if url:
        yield url
        return
    server = PostgresServer(*DURABLE)
    try:
        yield server.url(server.create("benchmark"))
    finally:
        server.stop()


def main() -> None:
    """Fill a database and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--athletes", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--url", help="a database to fill, or one that this benchmark filled")
    chosen = parser.parse_args()
    with database(chosen.url) as url, tempfile.TemporaryDirectory() as folder:
        hosted = open_postgres(url)
        start = time.perf_counter()
        if not hosted.athletes():
            take(hosted, TEMPLATE, sample(SETS))
            fill(url, chosen.athletes)
        with psycopg.connect(url) as link:
            row = link.execute("select pg_database_size(current_database())").fetchone()
        size = row[0] / 1e9 if row else 0.0
        took = time.perf_counter() - start
        print(f"{chosen.athletes:,} athletes x {SETS:,} sets, {size:.1f} GB, filled in {took:.0f} s")
        measure(hosted, Path(folder), chosen.athletes, chosen.rounds)
        hosted.close()


if __name__ == "__main__":
    main()
