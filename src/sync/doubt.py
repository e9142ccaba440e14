"""A server that suddenly shows next to nothing may have a fault of its own: it is not believed at once."""

from typing import Any

from src.analytics.written import written
from src.sync.faults import SyncFault

FEW = 20  # items that may go at once without a word
MOST_GONE = 0.5  # of what the copy holds


def doubted(place: dict[str, Any], kind: str, held: int, shown: int) -> bool:
    """Return whether a list is not believed yet; the place remembers it, and the same list again is.

    `held` and `shown`: how many items the copy holds and the list shows.
    """
    before, gone = place.pop(f"{kind}_doubted", None), held - shown
    if gone <= max(FEW, MOST_GONE * held) or before == shown:
        return False
    place[f"{kind}_doubted"] = shown
    return True


def doubt(label: str, held: int, shown: int, what: str) -> SyncFault:
    """Return the fault that says so."""
    return SyncFault(
        f"{label} shows {written(shown)} {what} where it had {written(held)}, and tells of no deletion. "
        "Your log is as it was: if the next sync finds the same, it is followed."
    )
