"""What else happened: an athlete's own events and a log's notes, as marks in time beside a lift's numbers.

A mark is a day, a kind and a text, from wherever it comes: whoever writes notes about an athlete can have
them drawn by adding rows of a kind of their own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from src.analytics.log import Log

EVENT: Final = "event"  # the athlete's own
KEY: Final = "events"  # of the settings
LONGEST: Final = 120  # characters
MOST: Final = 200
FIRST: Final = date(1950, 1, 1)


@dataclass(frozen=True)
class Event:
    """Something the athlete says happened on a day: 'started a new programme'."""

    id: int  # from 1, of this athlete; the same as long as the event is there
    day: date
    text: str


class EventError(ValueError):
    """An event that cannot be kept, and why."""


def events_of(settings: Mapping[str, Any]) -> list[Event]:
    """Return the events kept in an athlete's settings, oldest first; what is not one is left out."""
    kept = settings.get(KEY)
    found = [_event(one) for one in kept] if isinstance(kept, list) else []
    return sorted((one for one in found if one is not None), key=lambda one: (one.day, one.id))


def with_event(
    settings: Mapping[str, Any], day: date, text: str, event_id: int | None = None
) -> dict[str, Any]:
    """Return the settings with an event more, or with this one changed; EventError says what is wrong."""
    said = " ".join(text.split())
    if not said:
        raise EventError("Say what happened, in a few words.")
    if len(said) > LONGEST:
        raise EventError(f"An event has up to {LONGEST} characters; this has {len(said)}.")
    if day < FIRST:
        raise EventError(f"An event is of {FIRST.year} or later.")
    others = events_of(settings)
    if event_id is None:
        if len(others) >= MOST:
            raise EventError(f"There are {MOST} events already: delete one first.")
        event_id = max((one.id for one in others), default=0) + 1
    elif event_id not in {one.id for one in others}:
        raise EventError("This event was deleted meanwhile: add it again.")
    return _keeping(settings, [*(one for one in others if one.id != event_id), Event(event_id, day, said)])


def without_event(settings: Mapping[str, Any], event_id: int) -> dict[str, Any]:
    """Return the settings without this event."""
    return _keeping(settings, [one for one in events_of(settings) if one.id != event_id])


def with_events(
    settings: Mapping[str, Any], events: Iterable[Event], covers: Callable[[date], bool]
) -> dict[str, Any]:
    """Return the settings with these events, as far as their days are covered, and no others."""
    return _keeping(settings, [one for one in events if covers(one.day)])


def event_marks(events: Iterable[Event]) -> pd.DataFrame:
    """Return the events as marks: day, kind, text."""
    return marks((one.day, EVENT, one.text) for one in events)


def marks(rows: Iterable[tuple[date, str, str]]) -> pd.DataFrame:
    """Return marks as a frame: day (datetime64), kind, text."""
    frame = pd.DataFrame(list(rows), columns=["day", "kind", "text"])
    return frame.astype({"day": "datetime64[us]", "kind": "str", "text": "str"})


def day_notes(log: Log, lift: str, exercise: str | None) -> dict[date, str]:
    """Return what the log notes beside the sets of a lift's variant, by day, each remark once."""
    noted = log.query("day_notes", lift=lift, exercise=exercise, as_of=log.listed_to)
    found: dict[date, list[str]] = {}
    for day, note in zip(noted["day"].dt.date, noted["note"].str.split().str.join(" "), strict=True):
        if note and note not in found.setdefault(day, []):
            found[day].append(note)
    return {day: _short("; ".join(notes)) for day, notes in found.items() if notes}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _keeping(settings: Mapping[str, Any], events: Iterable[Event]) -> dict[str, Any]:
    rows = [{"id": one.id, "day": one.day.isoformat(), "text": one.text} for one in events]
    others = {key: value for key, value in settings.items() if key != KEY}
    return {**others, KEY: rows} if rows else others


def _event(kept: object) -> Event | None:
    if not isinstance(kept, dict):
        return None
    number, day, text = kept.get("id"), kept.get("day"), kept.get("text")
    if not isinstance(number, int) or not isinstance(day, str) or not isinstance(text, str) or not text:
        return None
    try:
        return Event(number, date.fromisoformat(day), text)
    except ValueError:
        return None
