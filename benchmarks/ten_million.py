"""How long a page's queries take for one athlete out of ten million sets: `python -m benchmarks.ten_million`.

Builds a store of made-up logs in a temporary folder, straight into the table (importing them would take
hours): many athletes with five years each, and one who has trained for decades. The sets arrive month by
month for all athletes in turn, as they do from a sync. Prints, for both athletes, how long the first opening
of the log takes, then p50 and p95 of each page's queries, and the same out of a store of 45,000 sets.

A page's queries are all the statements it sends when nothing of it is cached: the page is opened with cold
caches, as after an import or a correction, what it asks the store is written down, and that is asked again
and again, frames made of the answers included. What is made of the sets when a log is opened (`live.log_sets`
and the tables beside it) is in the time of the opening, not in that of the pages. Data version and settings
are remembered by the store until something is written, so that asking for them again costs next to nothing;
they are among the statements all the same.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import duckdb
from streamlit.testing.v1 import AppTest

sys.path.insert(0, str(Path(__file__).parents[1]))

from src.analytics.log import forget_answers, open_log
from src.catalog import load_catalog
from src.store import Store, open_store
from src.store.connection import Connection
from src.store.protocol import Params
from src.ui import data, viewer
from src.ui.kept import forget

ROOT = Path(__file__).parents[1]
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
PAGES = ("overview", "lifts", "balance", "muscles", "plan", "sessions", "log", "data", "settings", "methods")
FILL = """
insert into sets by name
with athletes as (
    select a, if(a = 0, $long, $usual) as sets, if(a = 0, 14610, 1826) as days from range($athletes) t(a)
),
rows as (
    select
        a, sets, n, hash(a * 1000003 + n) as chance,
        date '2026-06-28' - (days - (n // 20 * 20 * days // sets))::integer as day
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


class Statement(NamedTuple):
    """One thing a page asked the store."""

    ask: Callable[[str, Params | None], object]  # `frame` or `row` of its connection
    sql: str
    params: Params | None

    @property
    def name(self) -> str:
        """Its first line."""
        return self.sql.strip().splitlines()[0][:70]


@contextmanager
def written_down() -> Iterator[list[Statement]]:
    """Write down what is asked of the store."""
    asked: list[Statement] = []

    def listening(ask: Callable[..., object]) -> Callable[..., object]:
        def answer(connection: Connection, sql: str, params: Params | None = None) -> object:
            asked.append(Statement(partial(ask, connection), sql, params))
            return ask(connection, sql, params)

        return answer

    with (
        patch.object(Connection, "frame", listening(Connection.frame)),
        patch.object(Connection, "row", listening(Connection.row)),
    ):
        yield asked


def asked_by(page: str, store: Store) -> list[Statement]:
    """Open a page with nothing cached, and return what it asked."""
    forget()
    forget_answers(store)
    app = AppTest.from_file(ROOT / "app.py", default_timeout=120)
    with written_down() as asked:
        app.switch_page(f"pages/{page}.py").run()
    if app.exception or app.error:
        raise SystemExit(f"{page} failed: {[one.value for one in (*app.exception, *app.error)]}")
    return asked


def timed(asked: Sequence[Statement], rounds: int) -> str:
    """Return what these statements take together, by the clock and by the processor, after one warm-up."""
    clock, processor = [], []
    for _ in range(rounds + 1):
        start, busy = time.perf_counter(), time.process_time()
        for statement in asked:
            statement.ask(statement.sql, statement.params)
        processor.append((time.process_time() - busy) * 1000)
        clock.append((time.perf_counter() - start) * 1000)
    said = []
    for what, (_warm_up, *took) in (("clock", clock), ("processor", processor)):
        p95 = statistics.quantiles(took, n=20)[-1]
        least = min(took)  # what other work on the machine disturbed least
        said.append(f"{what} least {least:5.1f} p50 {statistics.median(took):6.1f} p95 {p95:6.1f} ms")
    return "   ".join(said)


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


def measure(path: Path, rounds: int, *, each: bool) -> None:
    """Print what each page's queries take for a usual and for the long log."""
    os.environ["HINDSIGHT_STORE"] = str(path)
    store = data.the_store()
    open_log(store, "nobody", catalog=load_catalog())  # what a process does once
    for athlete, sets in (("athlete 1", USUAL), ("athlete 0", LONG)):
        start = time.perf_counter()
        open_log(store, athlete, catalog=load_catalog())
        print(f"  a log of {sets:,} sets, first opened in {(time.perf_counter() - start) * 1000:.0f} ms")
        for page in PAGES:
            with patch.object(viewer, "LOCAL_ATHLETE", athlete):
                asked = asked_by(page, store)
            print(f"    {page:10} {len(asked):3} statements   {timed(asked, rounds)}")
            for one in asked if each else ():
                print(f"      {timed([one], rounds)}   {one.name}")
    store.close()


def main() -> None:
    """Build both stores and time them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sets", type=int, default=10_000_000, help="of the large store")
    options.add_argument("--rounds", type=int, default=40, help="runs of each page")
    options.add_argument("--keep", type=Path, help="a folder to keep the stores in, and to find them in")
    options.add_argument("--statements", action="store_true", help="each statement by itself too")
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
            measure(path, chosen.rounds, each=chosen.statements)


if __name__ == "__main__":
    main()
