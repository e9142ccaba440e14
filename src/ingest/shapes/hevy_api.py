"""Hevy's API, saved: pages of /v1/workouts, a list of workouts, or the same from the web app's own feed.

It becomes the columns of Hevy's CSV. Times are UTC and stay so; loads are kilograms always.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from src.ingest.shapes.shape import capped, text_table, written
from src.ingest.text import Row, TextTable

_HEADER = (
    "title", "start_time", "end_time", "exercise_title", "superset_id", "exercise_notes", "set_index",
    "set_type", "weight_kg", "reps", "distance_meters", "duration_seconds", "rpe",
)  # fmt: skip
_IN_UTC = (
    "Times are UTC, as Hevy's API gives them: a session late in the evening can stand on a neighbouring day."
)
_LINES = "Lines count the sets of the file, from 1."
_WEIGHTS = ("date", "weight_kg", "fat_percent")  # the columns of Hevy's own list of body measurements
_LOCAL = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?")
_LATEST = 4_000_000_000  # seconds since 1970

Json = Mapping[str, Any]


def hevy(documents: Sequence[Any]) -> TextTable | None:
    """Return the sets of all workouts, or None if the documents are not from Hevy's API.

    Times without a zone are the lifter's own: a sync has moved them.
    """
    workouts: dict[str, Json] = {}
    for workout in _workouts(documents):
        # Pages shift while they are fetched: the same workout can be on two of them.
        workouts.setdefault(str(workout.get("id", len(workouts))), workout)
    if not workouts and not any(_lists(document, "workouts") == [] for document in documents):
        return None
    rows = list(capped(row for workout in workouts.values() for row in _sets(workout)))
    lines = range(1, len(rows) + 1)
    in_utc = any(_LOCAL.fullmatch(row[1]) is None for row in rows)
    remarks = [_IN_UTC, _LINES] if in_utc else [_LINES]
    return text_table(_HEADER, rows, lines, encoding="UTF-8 (JSON)", remarks=remarks)


def hevy_weights(documents: Sequence[Any]) -> TextTable | None:
    """Return the body weights of pages of /v1/body_measurements, or None if the documents are none."""
    lists = [_lists(document, "body_measurements") for document in documents]
    if not lists or None in lists:
        return None
    found = [item for items in lists for item in _objects(items)]
    rows = list(capped([written(item.get(name)) for name in _WEIGHTS] for item in found))
    return text_table(_WEIGHTS, rows, range(1, len(rows) + 1), encoding="UTF-8 (JSON)")


def _lists(document: object, name: str) -> list[Any] | None:
    """Return the document's list of this name, None when it has none."""
    items = document.get(name) if isinstance(document, dict) else None
    return items if isinstance(items, list) else None


def _workouts(documents: Sequence[Any]) -> Iterator[Json]:
    """Yield the workouts of pages, lists of pages, lists of workouts and lists of changes."""
    for document in documents:
        if isinstance(document, list):
            yield from _workouts(document)
        elif isinstance(document, dict):
            inner = next((document[key] for key in ("workouts", "events", "data") if key in document), None)
            if isinstance(inner, list):
                yield from _workouts(inner)
            elif isinstance(document.get("workout"), dict):
                yield from _workouts([document["workout"]])
            elif isinstance(document.get("exercises"), list) and "start_time" in document:
                yield document


def _sets(workout: Json) -> Iterator[Row]:
    head = [
        written(workout.get("title") or workout.get("name")),
        _time(workout.get("start_time")),
        _time(workout.get("end_time")),
    ]
    for exercise in _objects(workout.get("exercises")):
        superset = exercise.get("superset_id", exercise.get("supersets_id"))
        block = [written(exercise.get("title")), written(superset), written(exercise.get("notes"))]
        for place, done in enumerate(_objects(exercise.get("sets"))):
            kind = done.get("type") or done.get("set_type") or done.get("indicator")
            numbers = ("weight_kg", "reps", "distance_meters", "duration_seconds", "rpe")
            yield [
                *head,
                *block,
                written(done.get("index", place)),
                written(kind),
                *(written(done.get(name)) for name in numbers),
            ]


def _objects(items: object) -> list[Json]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _time(value: object) -> str:
    """Return a time as text; the web app's feed counts seconds since 1970."""
    if isinstance(value, int | float) and 0 < value < _LATEST:
        return datetime.fromtimestamp(value, UTC).isoformat(sep=" ", timespec="seconds")
    return written(value)
