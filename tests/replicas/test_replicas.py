"""Two app processes on one database, one of them killed every few seconds: nothing lost, doubled or stuck."""

import contextlib
import multiprocessing
import queue
import threading
import time

import psycopg

from src.sharing.grants import grants_of
from src.store import open_store
from src.store.postgres import open_postgres
from tests.replicas.operations import ATHLETES, Told, log_in, operation_of, serial_result
from tests.replicas.worker import work

OPERATIONS, IN_FLIGHT = 200, 6
LEAST_DONE = 10  # by a process before it is killed: it takes a while to start
KILL_EVERY_S = 4


# Processes are forked from one that has loaded what they need, so that dying costs little.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.replicas.worker"])


class Process:
    """An app process; what it says arrives in a queue."""

    def __init__(self, url, said):
        self._link, its = PROCESSES.Pipe()
        self.program = PROCESSES.Process(target=work, args=(url, its), daemon=True)
        self.program.start()
        its.close()
        self.answered = 0
        self.waiting = set()  # the numbers of what it was told and has not answered
        self._listener = threading.Thread(target=self._listen, args=[said], daemon=True)
        self._listener.start()

    def tell(self, one):
        with contextlib.suppress(BrokenPipeError):
            self._link.send(one)
            self.waiting.add(one["number"])

    def kill(self):
        self.program.kill()
        self._gone()

    def end(self):
        self._link.send(None)
        assert self._gone() == 0

    def _gone(self):
        self.program.join(60)
        self._listener.join(60)
        self._link.close()
        return self.program.exitcode

    def _listen(self, said):
        with contextlib.suppress(
            EOFError, ConnectionResetError
        ):  # it is gone, perhaps in the middle of a word
            while True:
                said.put((self, self._link.recv()))


def run(url, told):
    """Let two processes do operations until enough are done; kill them in turn.

    Return how often, and what went wrong.
    """
    said, errors, kills = queue.Queue(), {}, 0
    processes = [Process(url, said), Process(url, said)]
    last_kill = time.monotonic()
    while len(told.done) < OPERATIONS:
        for process in processes:
            while len(process.waiting) < IN_FLIGHT:
                process.tell(told.next())
        with contextlib.suppress(queue.Empty):
            note(said.get(timeout=0.2), told, errors)
        victim = processes[kills % 2]
        if time.monotonic() - last_kill > KILL_EVERY_S and victim.answered >= LEAST_DONE:
            victim.kill()
            processes[kills % 2] = Process(url, said)
            kills, last_kill = kills + 1, time.monotonic()
    for process in processes:
        process.end()
    while not said.empty():
        note(said.get(), told, errors)
    return kills, errors


def note(heard, told, errors):
    process, answer = heard
    process.waiting.discard(answer["number"])
    process.answered += 1
    if "error" in answer:
        errors[answer["number"]] = answer["error"]
    else:
        told.done[answer["number"]] = answer["result"]


def test_200_operations_from_two_processes_one_of_them_killed_again_and_again(database_url, tmp_path):
    told = Told(seed=9)
    kills, errors = run(database_url, told)
    assert kills >= 3
    assert errors == {}
    store, replay = open_postgres(database_url), open_store(tmp_path / "replay" / "log.duckdb")
    for athlete in dict.fromkeys(ATHLETES):
        imports = store.imports(athlete)
        made = [
            operation_of(store.raw_import(athlete, number)[1], told.operations)["number"]
            for number in imports["import_id"].tolist()
        ]
        # Nothing acknowledged is lost, nothing is there twice.
        acknowledged = {
            one["number"] for one in told.of("import", "sync", athlete=athlete)
        } & told.done.keys()
        assert acknowledged <= set(made)
        assert len(made) == len(set(made))
        assert sorted(imports["import_id"].tolist()) == list(range(1, len(imports) + 1))
        undone = {one["import_id"] for one in told.of("undo", athlete=athlete) if one["number"] in told.done}
        assert undone <= set(imports.loc[imports["undone_at"].notna(), "import_id"].tolist())
        # The log is what the imports give one after the other.
        serial_result(replay, store, athlete, told, tmp_path / athlete)
        assert log_in(store, athlete).equals(log_in(replay, athlete))
        # What else was acknowledged is there, once.
        saved = {
            str(one["number"]) for one in told.of("settings", athlete=athlete) if one["number"] in told.done
        }
        assert saved <= store.settings(athlete).keys()
        links = [grant.label for grant in grants_of(store, athlete)]
        shared = {
            f"op {one['number']}" for one in told.of("share", athlete=athlete) if one["number"] in told.done
        }
        assert shared <= set(links)
        assert len(links) == len(set(links))
        revoked = {
            f"op {one['share']}" for one in told.of("revoke", athlete=athlete) if one["number"] in told.done
        }
        assert revoked <= {grant.label for grant in grants_of(store, athlete) if grant.revoked_at}
        runs = store.rows("select run_id from sync_runs where athlete_id = $athlete", {"athlete": athlete})
        assert sorted(run["run_id"] for run in runs) == list(range(1, len(runs) + 1))
        # Nobody holds the lane.
        began = time.monotonic()
        store.save_settings(athlete, {})
        assert time.monotonic() - began < 15  # a lane that somebody holds is given up after 20
    store.close()
    replay.close()
    with psycopg.connect(database_url) as link:
        left = (
            "select count(*) from pg_stat_activity where application_name = 'hindsight' and state <> 'idle'"
        )
        assert link.execute(left).fetchone() == (0,)
