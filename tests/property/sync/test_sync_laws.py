"""Whatever happens in the account and on the line: a sync follows the server or leaves the log as it was."""

import gzip
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from src.catalog import load_catalog
from src.store import open_store
from src.sync import Secret, sync
from src.sync.hevy import Hevy
from src.sync.web import Patience
from tests.unit.sync.fake_hevy import KEY, FakeHevy, logged
from tests.unit.sync.fake_server import CutOff, Json, Reply, Reset

PATIENCE = Patience(retries=2, first_wait_s=0.001, longest_wait_s=0.002)
FAULTS = {
    "204": Reply(204),
    "302": Reply(302, Location="https://elsewhere.example/"),
    "400": Json({}, 400),
    "403": Json({}, 403),
    "404": Json({}, 404),
    "429": Json({}, 429, Retry_After="0"),
    "500": Reply(500),
    "cut off": CutOff(b'{"page": 1'),
    "reset": Reset(),
    "truncated": Reply(200, b'{"page": 1, "workouts": [{"id": "x", "ti'),
    "web page": Reply(200, b"<html>Log in</html>"),
    "gzip": Reply(200, gzip.compress(b" " * 1_000_000), Content_Encoding="gzip"),
    "null": Json(None),
    "empty object": Json({}),
    "nothing": Json({"page": 1, "page_count": 0, "workouts": [], "events": [], "workout_count": 0}),
}
changes = st.one_of(
    st.tuples(st.just("add"), st.integers(1, 4)),
    st.tuples(st.just("edit"), st.integers(0, 99)),
    st.tuples(st.just("move"), st.integers(0, 99)),
    st.tuples(st.just("delete"), st.integers(0, 99)),
)
# From which request on a fault strikes, and how often: once or twice it passes, often it does not.
faults = st.tuples(
    st.just("fault"), st.sampled_from(sorted(FAULTS)), st.integers(1, 7), st.sampled_from([1, 2, 50])
)


def change(hevy, step):
    what, which = step
    if what == "add":
        for _ in range(which):
            hevy.add(sets=2)
    elif hevy.workouts:
        one = sorted(hevy.workouts)[which % len(hevy.workouts)]
        {"edit": lambda: hevy.edit(one, reps=1 + which), "delete": lambda: hevy.delete(one)}.get(
            what, lambda: hevy.move(one, which - 50)
        )()


def sync_with(store, hevy, fault):
    began = len(hevy.asked)
    if fault:
        _, name, first, times = fault
        hevy.fault = lambda asked: FAULTS[name] if first <= asked.number - began < first + times else None
    report = sync(store, "me", Hevy(Secret(KEY), base=hevy.base, patience=PATIENCE), catalog=load_catalog())
    hevy.fault = None
    return report


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(start=st.integers(0, 25), steps=st.lists(st.one_of(changes, changes, faults), max_size=10))
def test_a_sync_follows_the_server_or_changes_nothing_and_the_next_one_finishes(start, steps):
    with tempfile.TemporaryDirectory() as folder, FakeHevy() as hevy:
        store = open_store(Path(folder) / "log.duckdb")
        change(hevy, ("add", start))
        for step in steps:
            if step[0] != "fault":
                change(hevy, step)
                continue
            before = logged(store)
            report = sync_with(store, hevy, step)
            # An account that seems empty is believed when it does so in two syncs, or held little anyway.
            empty = [{}] if step[1] == "nothing" else []
            assert logged(store) in (before, hevy.expected(), *empty), report.sentence
            assert KEY not in repr(report)
        report = sync_with(store, hevy, None)
        assert report.ok, report.sentence
        assert logged(store) == hevy.expected()
        assert sync_with(store, hevy, None).outcome == "unchanged"
        store.close()
