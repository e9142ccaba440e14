"""What a sync with wger imports: its own answers in one document, in the order the sets were done."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from src.sync.past import Past
from src.sync.steps import Export, Remember, Step

Json = Mapping[str, Any]


def log_steps(past: Past, place: dict[str, Any]) -> Iterator[Step]:
    """Yield the document of all sets from the first changed day on, if anything changed."""
    changed = [day for kind in ("log", "session") if (day := past.changed_from(kind))]
    yield Remember(dict(place))
    if not changed:
        return
    since = min(changed)
    sessions = {str(one["id"]): one for one in past.bodies("session")}
    logs = [one for one in past.bodies("log") if set_day(one, sessions) >= since.isoformat()]
    used = {str(log.get("session")) for log in logs}
    document = {
        "workoutlog": in_order(logs, sessions),
        "workoutsession": [one for key, one in sessions.items() if key in used],
        "exercises": {str(one["id"]): one["name"] for one in past.bodies("exercise") if one["name"]},
        "repetition_units": place.get("repetition_units", {}),
        "weight_units": place.get("weight_units", {}),
    }
    yield Export("wger sync", _bytes(document), kind="log", covers_from=since, also=("session",))


def weights_document(entries: list[dict[str, Any]], unit: str) -> bytes:
    """Return body weights as a document to import."""
    return _bytes({"weightentry": entries, "weight_unit": unit})


def day_of(entry: Json) -> str:
    """Return the day of an entry as the server writes it, at its own clock; '' for none."""
    value = entry.get("date")
    return value[:10] if isinstance(value, str) else ""


def set_day(log: Json, sessions: Mapping[str, Json]) -> str:
    """Return the day a set counts for: its session's, where it has one."""
    return day_of(sessions.get(str(log.get("session")), {})) or day_of(log)


def in_order(logs: list[dict[str, Any]], sessions: Mapping[str, Json]) -> list[dict[str, Any]]:
    """Return the sets by session, as far as wger tells their order; a drop set follows the set it belongs to.

    Many sets carry the same moment. Whole numbers as ids tell which was first, random ids tell nothing.
    """
    ordered = sorted(logs, key=lambda log: (set_day(log, sessions), str(log.get("session")), *_place(log)))
    by_id = {str(log["id"]): log for log in ordered}
    after = {str(log["next_log"]) for log in ordered if log.get("next_log") is not None}
    done, found = set[str](), []
    heads = [log for log in ordered if str(log["id"]) not in after]
    for head in [*heads, *ordered]:  # the second time for chains that bite their own tail
        log: dict[str, Any] | None = head
        while log is not None and str(log["id"]) not in done:
            done.add(str(log["id"]))
            found.append(log)
            log = by_id.get(str(log.get("next_log")))
    return found


def _place(log: Json) -> tuple[str, int, int, str]:
    entry, log_id = log.get("slot_entry"), log["id"]
    return (
        str(log.get("date") or ""),
        entry if isinstance(entry, int) else 0,
        log_id if isinstance(log_id, int) else 0,
        str(log_id),
    )


def _bytes(document: Json) -> bytes:
    return json.dumps({"wger": document}, ensure_ascii=False, separators=(",", ":")).encode()


def earliest(*days: date | None) -> date | None:
    """Return the first of the days that are known."""
    return min((day for day in days if day), default=None)
