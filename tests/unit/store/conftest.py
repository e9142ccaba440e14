from datetime import datetime, timedelta

import pyarrow as pa
import pytest

from src.store import SETS_SCHEMA, ImportRecord, open_store
from src.store.postgres import open_postgres

RECORD = ImportRecord("strong", "strong.csv", "strong_6", "kg", "header", {"read": 3})


def make_sets(days, *, load=100.0, exercise="Deadlift", note=None, each=3):
    """`each` equal sets on each of the days (numbers from 2024-01-01)."""
    rows = []
    for day in days:
        at = datetime.fromisoformat("2024-01-01T18:00") + timedelta(days=day)
        rows += [
            {
                "workout_key": f"{at:%Y-%m-%d %H:%M}",
                "workout_name": "Pull",
                "started_at": at,
                "day": at.date(),
                "exercise_written": exercise,
                "order_in_workout": number,
                "set_no": number,
                "kind": "work",
                "load_kg": load,
                "load_basis": "total",
                "reps": 5,
                "note": note,
            }
            for number in range(1, each + 1)
        ]
    return pa.Table.from_pylist(rows, schema=SETS_SCHEMA)


@pytest.fixture
def record():
    return RECORD


@pytest.fixture
def sets_of():
    return make_sets


@pytest.fixture(params=["embedded", "postgres"])
def store(request, tmp_path):
    """The store in each of its homes: whatever is promised holds in both."""
    if request.param == "embedded":
        store = open_store(tmp_path / "log.duckdb")
    else:
        store = open_postgres(request.getfixturevalue("database_url"))
    yield store
    store.close()


@pytest.fixture
def embedded(tmp_path):
    """The store as a file."""
    store = open_store(tmp_path / "log.duckdb")
    yield store
    store.close()


@pytest.fixture
def days_of(store):
    """The days (numbers from 2024-01-01) and how many sets each has."""

    def days(athlete="me"):
        rows = store.frame(
            "select day - date '2024-01-01' as day, count(*) as sets from sets "
            "where athlete_id = $athlete group by all",
            {"athlete": athlete},
        )
        return {int(day): int(sets) for day, sets in rows.itertuples(index=False)}

    return days
