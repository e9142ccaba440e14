"""Corrections of sets outlive whatever is imported, edited, deleted and undone around them, in any order."""

import tempfile
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from src.analytics import canonical_sets, open_log
from src.store import SETS_SCHEMA, ImportRecord, SetCorrection, open_store

FIRST = datetime.fromisoformat("2024-01-01T18:00")
RECORD = ImportRecord("strong", "strong.csv", "v", "kg", "asked")

# One set: (day, load, reps). Few values, so that files overlap, sets repeat, and a file edits another's.
a_file = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([60.0, 70.0]), st.integers(1, 2)), min_size=1, max_size=7
)
a_correction = st.one_of(
    st.builds(SetCorrection, excluded=st.sampled_from([True]), reason=st.just("slip")),
    st.builds(SetCorrection, load_kg=st.sampled_from([10.0, 60.0])),
    st.builds(SetCorrection, reps=st.integers(3, 5), note=st.just("seen")),
)
a_step = st.one_of(
    st.tuples(st.just("import"), a_file),
    st.tuples(st.just("undo"), st.integers(0, 20)),
    st.tuples(st.just("correct"), st.integers(0, 20), a_correction),
    st.tuples(st.just("take back"), st.integers(0, 20)),
)


def table_of(sets):
    rows, placed = [], Counter()
    for day, load, reps in sorted(sets):
        placed[day] += 1
        at = FIRST + timedelta(days=day)
        rows.append(
            {
                "workout_key": str(day),
                "started_at": at,
                "day": at.date(),
                "exercise_written": "Deadlift (Barbell)",
                "order_in_workout": placed[day],
                "set_no": placed[day],
                "kind": "work",
                "load_kg": load,
                "load_basis": "total",
                "reps": reps,
            }
        )
    return pa.Table.from_pylist(rows, schema=SETS_SCHEMA)


def as_logged(store):
    """The sets of the store by what they are: (day, load, reps, place among equals) -> key."""
    rows = store.frame("select * from sets order by order_in_workout, set_key")
    counted, found = Counter(), {}
    for row in rows.itertuples():
        content = (row.workout_key, row.load_kg, row.reps)
        counted[content] += 1
        found[(*content, counted[content])] = row.set_key
    return found


def step(store, standing, said, one):
    """Do one step to the store, and to what the model remembers."""
    what, first, *more = one
    if what == "import":
        standing.append(
            store.apply_import("me", RECORD, table_of(first), repr(sorted(first)).encode()).import_id
        )
    elif what == "undo" and standing:
        store.undo_import("me", standing.pop(first % len(standing)))
    elif what == "correct" and (there := as_logged(store)):
        content = sorted(there)[first % len(there)]
        said[content] = (store.correct_set("me", there[content], *more), *more)
    elif what == "take back" and said:
        content = sorted(said)[first % len(said)]
        store.undo_correction("me", said.pop(content)[0])


def expected(there, said):
    """What every analysis is to see: key -> load, reps."""
    seen = {}
    for content, key in there.items():
        one = said[content][1] if content in said else SetCorrection(note="as logged")
        if not one.excluded:
            load = content[1] if one.load_kg is None else one.load_kg
            seen[key] = (load, content[2] if one.reps is None else one.reps)
    return seen


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(a_step, min_size=3, max_size=12))
def test_corrections_survive_imports_and_undos_in_any_order(steps):
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "log.duckdb")
        standing, said = [], {}
        for one in [("import", [(0, 60.0, 1), (0, 60.0, 1), (1, 70.0, 2)]), *steps]:
            step(store, standing, said, one)
            there = as_logged(store)
            rows = canonical_sets(open_log(store))
            seen = {row.set_key: (row.load_kg, row.reps) for row in rows.itertuples()}
            assert seen == expected(there, said)
            listed = store.corrections("me")
            assert dict(zip(listed["correction_id"], listed["orphaned"], strict=True)) == {
                number: content not in there for content, (number, _) in said.items()
            }
        store.close()
