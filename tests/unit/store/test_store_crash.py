"""The process is killed while it imports: what was acknowledged is there, nothing is there by half."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from src.store import open_store

PROJECT = Path(__file__).parents[3]
KILLS = 30

# Loads what a writer needs once; each writer is a fork of it, so that dying costs little.
WRITERS = """
import os
import sys
from datetime import datetime, timedelta
import pyarrow as pa
from src.store import SETS_SCHEMA, ImportRecord, open_store

def write(path, days):
    store = open_store(path)
    print("open", flush=True)
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

print("ready", flush=True)
for line in sys.stdin:
    path, days = line.split()
    if (writer := os.fork()) == 0:
        print(os.getpid(), flush=True)
        write(path, int(days))
    os.waitpid(writer, 0)
    print("gone", flush=True)
"""


class Writers:
    """Starts one writer after the other, and kills them."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-c", WRITERS],
            cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._said() == "ready"

    def seconds_for_changes(self, path, changes):
        """Return how long a writer needs on this machine, as busy as it is."""
        writer, began = self._start(path, 0), time.monotonic()
        for _ in range(changes):
            assert self._said().isdigit()
        took = time.monotonic() - began
        self._kill(writer)
        return took

    def run_until_killed(self, path, days, seconds):
        """Return the last number of days the writer acknowledged."""
        writer = self._start(path, days)
        time.sleep(seconds)
        said = self._kill(writer)
        return int(said[-1]) if said else days

    def close(self):
        self._process.communicate()

    def _said(self):
        return self._process.stdout.readline().removesuffix("\n")

    def _start(self, path, days):
        self._process.stdin.write(f"{path} {days}\n")
        self._process.stdin.flush()
        writer = int(self._said())
        assert self._said() == "open"
        return writer

    def _kill(self, writer):
        """Kill a writer and return what it had said that was not heard."""
        os.kill(writer, signal.SIGKILL)
        return list(iter(self._said, "gone"))


@pytest.fixture
def writers():
    made = Writers()
    yield made
    made.close()


@pytest.mark.skipif(os.name == "nt", reason="a fork is not known there")
def test_kill_at_any_moment_loses_nothing_acknowledged_and_leaves_nothing_half(writers, tmp_path):
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    path, acknowledged = tmp_path / "log.duckdb", 0
    most_s = max(0.2, writers.seconds_for_changes(tmp_path / "first.duckdb", 4))
    for _ in range(KILLS):
        acknowledged = writers.run_until_killed(path, acknowledged, chance.uniform(0, most_s))
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
