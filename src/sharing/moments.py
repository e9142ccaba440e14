"""Moments as they are stored: UTC, without a zone."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC).replace(tzinfo=None)
