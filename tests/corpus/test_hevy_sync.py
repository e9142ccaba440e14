"""Real bodies of Hevy's API, served by a fake one and synced: the log is what an import of them is."""

import csv
import io
import json
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from src.catalog import load_catalog
from src.ingest import read_export
from src.store import open_store
from src.sync import Secret, sync
from src.sync.hevy import Hevy
from tests.unit.sync.fake_hevy import KEY, FakeHevy, logged

FOLDER = Path(os.environ.get("HINDSIGHT_CORPUS", ""))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("HINDSIGHT_CORPUS" not in os.environ, reason="HINDSIGHT_CORPUS names no folder"),
]
BODIES = ("hevy-api-json_01.json", "hevy-api-v1-json_01.json")


def workouts_of(document):
    return document["workouts"] if isinstance(document, dict) else document


def as_csv(workouts):
    """The same workouts as Hevy's own export writes them, to the minute."""
    text = io.StringIO()
    writer = csv.writer(text)
    names = ("set_index", "set_type", "weight_kg", "reps", "distance_meters", "duration_seconds", "rpe")
    writer.writerow(["title", "start_time", "end_time", "exercise_title", *names])
    for body in workouts:
        times = [
            f"{datetime.fromisoformat(body[n]).astimezone(UTC):%d %b %Y, %H:%M}"
            for n in ("start_time", "end_time")
        ]
        for exercise in body["exercises"]:
            for done in exercise["sets"]:
                cells = [done["index"], done["type"], *(done[name] for name in names[2:])]
                writer.writerow(
                    [body["title"], *times, exercise["title"], *("" if c is None else c for c in cells)]
                )
    return text.getvalue().encode()


@pytest.mark.parametrize("name", BODIES)
def test_real_bodies_sync_and_equal_their_twin_as_csv(tmp_path, name):
    workouts = workouts_of(json.loads((FOLDER / name).read_text(encoding="utf-8")))
    store = open_store(tmp_path / "log.duckdb")
    store.save_settings("me", {"time_zone": "UTC"})
    with FakeHevy() as hevy:
        hevy.workouts = {body["id"]: body for body in workouts}
        hevy.events = [{"type": "updated", "workout": body} for body in workouts]
        source = Hevy(Secret(KEY), base=hevy.base)
        report = sync(store, "me", source, catalog=load_catalog())
        assert report.ok, report.sentence
        assert sync(store, "me", source, catalog=load_catalog()).outcome == "unchanged"
    found = logged(store)
    store.close()
    twin = read_export("twin.csv", as_csv(workouts)).sets.to_pylist()
    assert found == Counter(
        (
            f"{one['started_at']:%Y-%m-%d %H:%M}", one["workout_name"], one["exercise_written"], one["kind"],
            None if one["load_kg"] is None else round(one["load_kg"], 2), one["reps"], one["rir"],
        )
        for one in twin
    )  # fmt: skip
