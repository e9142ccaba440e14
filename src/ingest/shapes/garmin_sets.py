"""Garmin's exercise sets of an activity, as its web service gives them: grams, and rests between the sets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from src.ingest.readers.unpacked import GARMIN, Unpacked
from src.ingest.shapes.shape import written
from src.ingest.text import TextTable

_REMARKS = (
    "Times are UTC, as Garmin gives them: a session late in the evening can stand on a neighbouring day.",
    "Lines count the entries of the file, from 1.",
)
_GRAMS = 1000

Json = Mapping[str, Any]


def garmin(documents: Sequence[Any]) -> TextTable | None:
    """Return the sets of all activities, or None if the documents are not Garmin's."""
    activities = [activity for document in documents for activity in _activities(document)]
    if not activities:
        return None
    entries = (entry for activity in activities for entry in _sets(activity))
    rows = (entry._replace(line=line) for line, entry in enumerate(entries, 1))
    return GARMIN.table(rows, encoding="UTF-8 (JSON)", remarks=_REMARKS)


def readable(code: str) -> str:
    """Return the name a code stands for: 'Barbell Deadlift' for BARBELL_DEADLIFT."""
    return code.replace("_", " ").strip().title()


def _activities(document: object) -> Iterator[Json]:
    if isinstance(document, list):
        for item in document:
            yield from _activities(item)
    elif isinstance(document, dict) and isinstance(document.get("exerciseSets"), list):
        yield document


def _sets(activity: Json) -> Iterator[Unpacked]:
    sets = [item for item in activity["exerciseSets"] if isinstance(item, dict)]
    starts = sorted(written(item.get("startTime")) for item in sets if item.get("startTime"))
    for line, item in enumerate(sets, 1):
        active = written(item.get("setType")).upper() == "ACTIVE"
        yield Unpacked(
            line,
            date=starts[0] if starts else "",
            workout=written(activity.get("activityName")),
            exercise=_exercise(item.get("exercises")) if active else "",
            weight=_kilograms(item.get("weight")),
            unit="kg",
            reps=written(item.get("repetitionCount")),
            seconds=written(item.get("duration")),
            not_set="" if active else "rest timer",
        )


def _exercise(guesses: object) -> str:
    """Return the likeliest exercise: its name, or its category where the watch knows no more."""
    named = [guess for guess in guesses if isinstance(guess, dict)] if isinstance(guesses, list) else []
    likeliest = max(named, key=lambda guess: _number(guess.get("probability")), default={})
    return readable(written(likeliest.get("name") or likeliest.get("category")))


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _kilograms(grams: object) -> str:
    """Return a weight in kilograms; nothing where none was set."""
    return f"{_number(grams) / _GRAMS:.10g}" if _number(grams) > 0 else ""
