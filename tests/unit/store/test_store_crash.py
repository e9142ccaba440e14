"""The process is killed while it imports: what was acknowledged is there, nothing is there by half."""

import random
import subprocess
import sys
import time
from pathlib import Path

from src.store import open_store

PROJECT = Path(__file__).parents[3]
KILLS = 30

WRITER = """
import sys
from pathlib import Path
import pyarrow as pa
from src.store import SETS_SCHEMA, ImportRecord, open_store
from datetime import datetime, timedelta

store = open_store(sys.argv[1])
print("open", flush=True)
days = int(sys.argv[2])
record = ImportRecord("strong", "strong.csv", "v", "kg", "asked")
while True:
    days += 1
    started = [datetime(2000, 1, 1) + timedelta(days=day) for day in range(days) for _ in range(20)]
    rows = [
        dict(workout_key=f"{at:%Y-%m-%d}", started_at=at, day=at.date(), exercise_written="Row", set_no=n,
             order_in_workout=n, kind="work", load_kg=50.0, load_basis="total", reps=5)
        for n, at in enumerate(started)
    ]
    store.apply_import("me", record, pa.Table.from_pylist(rows, schema=SETS_SCHEMA), b"%d" % days)
    print(days, flush=True)
    if days % 5 == 0:
        store.undo_import("me", int(store.imports("me")["import_id"].iloc[0]))
        days -= 1
        print(days, flush=True)
"""


def run_until_killed(path, days, seconds):
    """Return the last number of days the writer acknowledged."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(days)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout.readline() == "open\n"
    time.sleep(seconds)
    writer.kill()
    said = writer.stdout.read().split("\n")[:-1]
    writer.stdout.close()
    writer.wait()
    return int(said[-1]) if said else days


def test_kill_at_any_moment_loses_nothing_acknowledged_and_leaves_nothing_half(tmp_path):
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    path, acknowledged = tmp_path / "log.duckdb", 0
    for _ in range(KILLS):
        acknowledged = run_until_killed(path, acknowledged, chance.uniform(0, 0.2))
        store = open_store(path)
        days = store.frame(
            "select day, count(*) as n, count(distinct set_key) as keys from sets group by day"
        )
        newest = store.imports("me")
        store.close()
        # At most the one change that was under way may have happened beyond what was acknowledged.
        assert abs(len(days) - acknowledged) <= 1
        assert set(days["n"]) | set(days["keys"]) <= {20}
        if len(newest):
            standing = newest[newest["undone_at"].isna()]
            assert int(standing["rows"].iloc[0]) == 20 * len(days)
        acknowledged = len(days)
    assert acknowledged > 0
