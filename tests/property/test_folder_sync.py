"""Files come, grow, are renamed, damaged and deleted in a watched folder; the log always ends up right.

The model knows nothing of files: a log is a mapping from session to load, an export is the sessions up to one
of them. HINDSIGHT_SEQUENCES sets how many random sequences are played.
"""

import itertools
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from src.catalog import load_catalog
from src.store import open_store
from src.sync import sync
from src.sync.folder import Folder

SEQUENCES = int(os.environ.get("HINDSIGHT_SEQUENCES", "200"))
HEADER = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
NAMES = st.sampled_from(["a.csv", "b.csv", "Strong export.csv", "phone/c.csv"])
SESSIONS = 6
_athletes = itertools.count()


def loads(until, version):
    """An export's sessions: those up to one, the first with a load that was corrected some times."""
    return {session: 100 + 10 * session + (version if session == 0 else 0) for session in range(until)}


def text_of(sessions):
    rows = [
        f'2026-{1 + session:02d}-05 18:00:00,"Back","Deadlift (Barbell)",{n},{load},5,0,0,,,8'
        for session, load in sorted(sessions.items())
        for n in (1, 2)
    ]
    return "\n".join([HEADER, *rows]).encode()


class Watched(RuleBasedStateMachine):
    """A folder, the files in it, and what the log should be."""

    store = catalog = None

    def __init__(self):
        super().__init__()
        self.root = Path(mkdtemp(prefix="watched-"))
        self.athlete = f"athlete {next(_athletes)}"
        self.now = 1_700_000_000.0
        self.folder = Folder(self.root, clock=lambda: self.now, sleep=self._sleep)
        self.files = {}  # path: (moment it was changed, sessions or None when damaged, bytes)
        self.log, self.imports = {}, 0  # what the log should be
        self.read = {}  # path: bytes, of the files that were there at the last sync
        self.contents = set()  # all bytes that were ever read

    def teardown(self):
        self.sync()
        again = sync(self.store, self.athlete, self.folder, catalog=self.catalog)
        assert (again.outcome, again.imports) == ("unchanged", ())
        kept = self.store.rows(
            "select count(*) as n from imports where athlete_id = $athlete", {"athlete": self.athlete}
        )
        assert kept == [{"n": self.imports}]
        shutil.rmtree(self.root)

    def _sleep(self, seconds):
        self.now += seconds

    def _write(self, path, sessions, data):
        self.now += 60
        place = self.root / path
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)
        os.utime(place, (self.now, self.now))
        self.files[path] = (self.now, sessions, data)

    @rule(path=NAMES, until=st.integers(1, SESSIONS), version=st.integers(0, 2))
    def drop(self, path, until, version):
        sessions = loads(until, version)
        self._write(path, sessions, text_of(sessions))

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def grow(self, data):
        path = data.draw(st.sampled_from(sorted(self.files)))
        sessions = self.files[path][1]
        if sessions and len(sessions) < SESSIONS:
            grown = {**sessions, len(sessions): 100 + 10 * len(sessions)}
            self._write(path, grown, text_of(grown))

    @precondition(lambda self: self.files)
    @rule(data=st.data(), to=NAMES)
    def rename(self, data, to):
        path = data.draw(st.sampled_from(sorted(self.files)))
        if to not in self.files:
            (self.root / to).parent.mkdir(exist_ok=True)
            (self.root / path).rename(self.root / to)
            self.files[to] = self.files.pop(path)

    @precondition(lambda self: self.files)
    @rule(data=st.data(), damage=st.sampled_from([b"\x89PNG\r\n\x1a\n", b"not,a,log\n1,2,3\n", b'"']))
    def corrupt(self, data, damage):
        path = data.draw(st.sampled_from(sorted(self.files)))
        self._write(path, None, damage)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def touch(self, data):
        path = data.draw(st.sampled_from(sorted(self.files)))
        _, sessions, content = self.files[path]
        self._write(path, sessions, content)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def delete(self, data):
        path = data.draw(st.sampled_from(sorted(self.files)))
        (self.root / path).unlink()
        del self.files[path]

    @rule()
    def sync(self):
        report = sync(self.store, self.athlete, self.folder, catalog=self.catalog)
        assert report.ok, report.sentence
        assert len(report.imports) == self._expect()
        self._is_right()

    def _expect(self):
        """Follow the files as the log should; return how many are to be imported."""
        imported, before = 0, self.read
        self.read = {path: data for path, (_, _, data) in self.files.items()}
        for path, (_, sessions, data) in sorted(self.files.items(), key=lambda item: (item[1][0], item[0])):
            here = before.get(path)
            if data == here or (here is None and data in self.contents):
                continue
            self.contents.add(data)
            if sessions is not None:
                later = (
                    {}
                    if here is not None
                    else {s: load for s, load in self.log.items() if s >= len(sessions)}
                )
                self.log = {**sessions, **later}
                imported += 1
        self.imports += imported
        return imported

    def _is_right(self):
        rows = self.store.rows(
            "select started_at, load_kg from sets where athlete_id = $athlete order by started_at, load_kg",
            {"athlete": self.athlete},
        )
        found = [(row["started_at"].month - 1, row["load_kg"]) for row in rows]
        assert found == [(session, load) for session, load in sorted(self.log.items()) for _ in (1, 2)]


def test_random_sequences_end_in_the_right_log(tmp_path):
    Watched.store, Watched.catalog = open_store(tmp_path / "hindsight.duckdb"), load_catalog()
    try:
        run_state_machine_as_test(
            Watched,
            settings=settings(
                max_examples=SEQUENCES,
                phases=[Phase.generate],  # to make a failing sequence shorter would take many minutes
                stateful_step_count=12,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        Watched.store.close()
