"""What a sync with Hevy imports: documents in the shape of Hevy's API, at the athlete's own clock."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from src.sync.shape import moment


def workouts_document(bodies: Sequence[Mapping[str, Any]], zone: str | None, since: date) -> bytes:
    """Return the workouts of the days from `since` on, oldest first, as a document to import.

    Hevy writes UTC. In a zone, times become the place's clock to the minute, as Hevy's own CSV writes them:
    so both name a session alike. Without one they stay as they are, and so say that they are UTC.
    """
    place = ZoneInfo(zone) if zone else None
    workouts = [_at_home(body, place) for body in bodies]
    kept = [
        one for at, one in sorted(workouts, key=lambda pair: (pair[0], pair[1]["id"])) if at.date() >= since
    ]
    return json.dumps({"workouts": kept}, ensure_ascii=False, separators=(",", ":")).encode()


def weights_document(bodies: Sequence[Mapping[str, Any]]) -> bytes:
    """Return body weights as a document to import."""
    return json.dumps({"body_measurements": list(bodies)}, separators=(",", ":")).encode()


def _at_home(body: Mapping[str, Any], place: ZoneInfo | None) -> tuple[datetime, dict[str, Any]]:
    """Return when a workout started, and the workout with its times at the place."""
    times = {name: at for name in ("start_time", "end_time") if (at := moment(body.get(name)))}
    if place is None:
        return times["start_time"], dict(body)
    local = {name: at.replace(tzinfo=UTC).astimezone(place) for name, at in times.items()}
    told = {name: f"{at:%Y-%m-%d %H:%M}" for name, at in local.items()}
    return local["start_time"].replace(tzinfo=None), {**body, **told}
