"""JSON documents that are no log: what they are, in a sentence that says what to choose in their place."""

from collections.abc import Mapping, Sequence
from typing import Any

_NOT_A_LOG: Mapping[str, str] = {
    "exercise_templates": "Hevy's list of exercises, without any set. Save the answers of /v1/workouts, or "
    "export the log in Hevy (Settings, Export & Import Data).",
    "routines": "a list of Hevy's routines: plans, not sets that were done. Save the answers of "
    "/v1/workouts.",
    "routine_folders": "a list of Hevy's routine folders. Save the answers of /v1/workouts.",
    "exercise_history": "the history of single exercises from Hevy's API, and an import takes a whole log. "
    "Save the answers of /v1/workouts.",
    "workout_count": "Hevy's count of workouts. Save the answers of /v1/workouts.",
    "history": "a backup of Liftosaur, which names its exercises by codes. In Liftosaur, export the history "
    "as CSV and choose that file.",
}
_NO_HISTORY: Sequence[Any] = []
_WGER = (
    "a dump of wger's database, in which exercises are only numbers. Sync with wger, which knows the names, "
    "or export the log from another app as CSV."
)
_UNKNOWN = (
    "a JSON document, but no log that is known here. Logs of Hevy (pages of /v1/workouts), Boostcamp (web "
    "history) and Garmin (exerciseSets) are read as JSON; from other apps, export CSV."
)


def is_unknown(documents: Sequence[Any]) -> bool:
    """Return whether nothing is known of the documents."""
    return what_it_is(documents).endswith(_UNKNOWN)


def what_it_is(documents: Sequence[Any]) -> str:
    """Return why the documents were refused."""
    first = documents[0] if documents else None
    if isinstance(first, list):
        first = next(iter(first), None)
    return f"This is {_named(first)}"


def _named(document: object) -> str:
    if not isinstance(document, dict):
        return _UNKNOWN
    if str(document.get("model", "")).startswith(("manager.", "exercises.", "weight.", "core.")) or (
        {"count", "next", "results"} <= document.keys()
    ):
        return _WGER
    if isinstance(inner := document.get("storage"), dict):
        return _named(inner)
    if _templates(document.get("templates")) or _template(document):
        return _NOT_A_LOG["exercise_templates"]
    if "workouts" in document or not _is_liftosaur(document.get("history", _NO_HISTORY)):
        return _UNKNOWN  # of another app, which has plans or a history too
    return next((what for key, what in _NOT_A_LOG.items() if key in document), _UNKNOWN)


def _is_liftosaur(history: object) -> bool:
    """Return whether a history is Liftosaur's: its entries name exercises by an id."""
    first = next(iter(history), None) if isinstance(history, list) else None
    return first is None or (isinstance(first, dict) and "entries" in first)


def _templates(items: object) -> bool:
    return isinstance(items, list) and _template(next(iter(items), None))


def _template(item: object) -> bool:
    return isinstance(item, dict) and {"title", "primary_muscle_group"} <= item.keys()
