"""Hevy's API, saved: pages of /v1/workouts, a list of workouts, or the same from the web app's own feed.

It becomes the columns of Hevy's CSV. Times are UTC and stay so; loads are kilograms always.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from src.ingest.shapes.shape import capped, text_table, written
from src.ingest.text import Row, TextTable

_HEADER = (
    "title", "start_time", "end_time", "exercise_title", "superset_id", "exercise_notes", "set_index",
    "set_type", "weight_kg", "reps", "distance_meters", "duration_seconds", "rpe",
)  # fmt: skip
_REMARKS = (
    "Times are UTC, as Hevy's API gives them: a session late in the evening can stand on a neighbouring day.",
    "Lines count the sets of the file, from 1.",
)
_LATEST = 4_000_000_000  # seconds since 1970

Json = Mapping[str, Any]


def hevy(documents: Sequence[Any]) -> TextTable | None:
    """Return the sets of all workouts, or None if the documents are not from Hevy's API."""
    workouts: dict[str, Json] = {}
    for workout in _workouts(documents):
        # Pages shift while they are fetched: the same workout can be on two of them.
        workouts.setdefault(str(workout.get("id", len(workouts))), workout)
    if not workouts:
        return None
    rows = list(capped(row for workout in workouts.values() for row in _sets(workout)))
    lines = range(1, len(rows) + 1)
    return text_table(_HEADER, rows, lines, encoding="UTF-8 (JSON)", remarks=_REMARKS)


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
