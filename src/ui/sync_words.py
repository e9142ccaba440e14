"""What is said of sync, in plain words."""

from datetime import datetime

from src.analytics.written import written
from src.sync.background import Doing
from src.sync.connections import NEVER, Connection
from src.sync.credentials import Home, Kept

TITLES = {"folder": "Folder", "link": "Link", "hevy": "Hevy", "wger": "wger"}
LINES = {
    "folder": "a folder on this computer where exports land, as from Dropbox, iCloud Drive or Syncthing",
    "link": "a Google Sheet published to the web, or a file at an https address",
    "hevy": "your account, by its key (with Hevy Pro)",
    "wger": "your account on wger.de or a server of your own, by its token",
}
EVERY = {
    0: "every time",
    1: "if the last sync is over an hour old",
    6: "if the last sync is over 6 hours old",
    24: "if the last sync is over a day old",
    NEVER: "never: only when I say so",
}
HOMES: dict[Home, str] = {
    "keyring": "It is kept in this computer's store of passwords.",
    "memory": "until the app is closed; you are asked again then",
    "file": "in a file that only you can read, not encrypted",
    "sealed": "It is kept encrypted; only this server can open it.",
}
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def ago(then: datetime, now: datetime) -> str:
    """Return how long ago a moment was.

    >>> ago(datetime(2026, 5, 1, 12), datetime(2026, 5, 1, 14, 30))
    '2 hours ago'
    """
    seconds = (now - then).total_seconds()
    if seconds < _MINUTE:
        return "just now"
    for size, name in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{written(count)} {name}{'' if count == 1 else 's'} ago"
    return "just now"


def state_words(one: Connection, aside: int, now: datetime) -> str:
    """Return how a source is doing; `aside`: how many of its files cannot be read."""
    if one.paused:
        return f"Paused. {one.last_sentence or ''}".strip()
    if one.last_run is None:
        return "Not synced yet."
    files = " 1 file is set aside:" if aside == 1 else f" {written(aside)} files are set aside:"
    told = "cannot be read" in (one.last_sentence or "")  # the run has just said so
    more = f"{'' if told else files} More says why." if aside else ""
    return f"Synced {ago(one.last_run, now)}: {one.last_sentence}{more}"


def failed(one: Connection) -> bool:
    """Return whether the last run of a source could not read it."""
    return not one.paused and one.last_outcome in {"refused", "failed"}


def kept_words(kept: Kept, day: str) -> str:
    """Return what is shown of a key."""
    places = {
        "keyring": "in this computer's store of passwords",
        "memory": "until the app is closed",
        "file": "in a file that only you can read",
        "sealed": "encrypted",
    }
    return f"{kept.hint}, kept {places[kept.home]} since {day}"


def doing_words(doing: Doing) -> str:
    """Return how far a run has come."""
    name = doing.label or "Your sources"
    if not doing.what:
        return f"{name}: reading …"
    of = f" of {written(doing.of)}" if doing.of else ""
    return f"{name}: {written(doing.done)}{of} {doing.what}"


def share_done(doing: Doing) -> float:
    """Return which share of a run is done, 0 where nobody knows."""
    return min(1.0, doing.done / doing.of) if doing.of else 0.0


def run_words(started: datetime, sentence: str | None, now: datetime) -> str:
    """Return what one run of the history did; without a sentence it goes on still."""
    return f"{ago(started, now)}: {sentence or 'under way'}"
