"""How long a server asks to be left alone, by its own clock."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_PAUSE = timedelta(days=1)  # whatever a server asks for


def asked_wait_s(headers: Mapping[str, str]) -> float | None:
    """Return how many seconds Retry-After asks to wait, a day at most; None: it does not ask.

    `headers` are those of an answer, by their names in small letters.
    """
    text = headers.get("retry-after", "").strip()
    if text.isdecimal():
        return min(float(text[:12]), LONGEST_PAUSE.total_seconds())
    until = moment_of(text)
    if until is None:
        return None
    now = moment_of(headers.get("date")) or utc_now()
    return min(max((until - now).total_seconds(), 0.0), LONGEST_PAUSE.total_seconds())


def moment_of(text: str | None) -> datetime | None:
    """Return the moment of an HTTP header as UTC, naive; None: it is none."""
    try:
        found = parsedate_to_datetime(text or "")
        return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
    except (ValueError, TypeError, OverflowError):  # none, or not a date: the server's own business
        return None


def utc_now() -> datetime:
    """Return the moment as the tables keep it: UTC, naive, whole seconds."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
