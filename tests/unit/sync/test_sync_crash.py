"""The process is killed in the middle of syncs: the next sync finds nothing lost and nothing doubled."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.unit.sync.fake_hevy import KEY, FakeHevy

PROJECT = Path(__file__).parents[3]
KILLS = int(os.environ.get("HINDSIGHT_SYNC_KILLS", "50"))
PAGE_DELAY_S = 0.004

# Everything is imported once; each sync then is a fork of its own.
SYNCER = """
import os, signal, sys
from src.catalog import load_catalog
from src.store import open_store
from src.sync import Secret, sync
from src.sync.hevy import Hevy
from src.sync.safe_http import safe_client
from tests.unit.sync.fake_hevy import logged

catalog = load_catalog()
safe_client(hosted=False).close()  # whom TLS trusts is read once
print("ready", flush=True)
for line in sys.stdin:
    path, base, key, check = line.split()
    child = os.fork()
    if child:
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "ended", flush=True)
        continue
    store = open_store(path)
    report = sync(store, "me", Hevy(Secret(key), base=base), catalog=catalog)
    if check == "check":
        left = store.frame("select count(*) as n, count(distinct set_key) as keys from sets")
        with open(path + ".said", "w") as said:
            said.write(repr((report.outcome, report.sentence, sorted(logged(store).items(), key=str),
                             left.to_numpy().tolist()[0])))
    store.close()
    os._exit(0)
"""


class Syncer:
    """A process that syncs in children of its own."""

    def __init__(self, base):
        self.base = base
        self.process = subprocess.Popen(
            [sys.executable, "-c", SYNCER],
            cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout.readline() == "ready\n"

    def __call__(self, path, *, kill_after=None):
        """Sync once; kill it after some seconds. Return whether it was killed, and what a whole sync said."""
        check = "check" if kill_after is None else "-"
        self.process.stdin.write(f"{path} {self.base} {KEY} {check}\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        if kill_after is not None:
            time.sleep(kill_after)
            with contextlib.suppress(ProcessLookupError):  # it was done before
                os.kill(child, signal.SIGKILL)
        killed = self.process.stdout.readline() == "killed\n"
        return killed, None if kill_after is not None else eval(Path(f"{path}.said").read_text())  # noqa: S307

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@pytest.mark.skipif(os.name == "nt", reason="a fork is not known there")
def test_killed_at_any_moment_the_next_sync_makes_the_log_the_servers(tmp_path):
    chance = random.Random(11)  # noqa: S311 - moments, not secrets
    killed = 0
    with FakeHevy() as hevy:
        hevy.delay_s = PAGE_DELAY_S
        syncer = Syncer(hevy.base)
        try:
            for _ in range(30):
                hevy.add(sets=2)
            path, whole_s = tmp_path / "0.duckdb", 1.0
            for number in range(KILLS):
                if number % 5 == 0:  # a first sync now and then
                    path = tmp_path / f"{number}.duckdb"
                killed += syncer(path, kill_after=chance.uniform(0, whole_s))[0]
                began = time.monotonic()
                _, (outcome, sentence, log, (rows, keys)) = syncer(path)
                whole_s = min(1.2 * (time.monotonic() - began), 2.0)
                assert outcome in {"changed", "unchanged"}, sentence
                assert dict(log) == hevy.expected(), f"after kill {number}"
                assert rows == keys
                for one in chance.sample(sorted(hevy.workouts), 3):
                    chance.choice([hevy.delete, lambda w: hevy.edit(w, reps=chance.randint(1, 20))])(one)
                for _ in range(2):
                    hevy.add(sets=2)
        finally:
            syncer.close()
    assert killed > KILLS / 3
