"""Boostcamp's web history: an object of days, each a list of workouts with their records of sets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from src.ingest.dates import is_date
from src.ingest.readers.unpacked import BOOSTCAMP, Unpacked
from src.ingest.shapes.shape import written
from src.ingest.text import TextTable

_REMARK = "Lines count the sets of the file, from 1."

Json = Mapping[str, Any]


def boostcamp(documents: Sequence[Any]) -> TextTable | None:
    """Return the sets of all days, or None if the documents are not Boostcamp's."""
    days = [day for document in documents for day in _days(document)]
    if not any("records" in workout for _, workout in days):
        return None
    found = (cells for day, workout in days for cells in _sets(day, workout))
    rows = (Unpacked(line, **cells) for line, cells in enumerate(found, 1))
    return BOOSTCAMP.table(rows, encoding="UTF-8 (JSON)", remarks=[_REMARK])


def _days(document: object) -> Iterator[tuple[str, Json]]:
    if not isinstance(document, dict):
        return
    if isinstance(document.get("data"), dict):
        yield from _days(document["data"])
    for day, workouts in document.items():
        if isinstance(workouts, list) and is_date(day):
            yield from ((day, workout) for workout in workouts if isinstance(workout, dict))


def _sets(day: str, workout: Json) -> Iterator[dict[str, str]]:
    names = dict.fromkeys(written(workout.get(key)) for key in ("title", "name") if workout.get(key))
    for record in _objects(workout.get("records")):
        for place, done in enumerate(_objects(record.get("sets")), 1):
            timed = any(word in written(done.get("target_type")) for word in ("time", "duration", "second"))
            amount = "" if done.get("amountEmpty") else written(done.get("amount"))
            yield {
                "date": day,
                "workout": " · ".join(names),
                "exercise": written(record.get("name")),
                "order": str(place),
                "weight": "" if done.get("valueEmpty") else written(done.get("value")),
                "unit": written(done.get("weight_unit")),
                "seconds" if timed else "reps": amount,
                "rpe": written(done.get("archived_rpe")),
                "not_set": "skipped" if done.get("skipped") else "",
            }


def _objects(items: object) -> list[Json]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
