"""What an access lets through: pages, days, and what is left out unless it was ticked."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

# Pages that show the log of one athlete and nothing to change. Methods explains; it is nobody's data.
SHAREABLE = ("overview", "lifts", "balance", "muscles", "sessions", "log")
_FLAGS = ("bodyweight", "notes", "export", "comment")


@dataclass(frozen=True)
class Scope:
    """What the holder of an access may see; everything else is not there for them."""

    views: tuple[str, ...] = SHAREABLE
    first: date | None = None  # the first and the last day shown; None: no limit
    last: date | None = None
    bodyweight: bool = False
    notes: bool = False  # the athlete's own notes on sets
    export: bool = False
    comment: bool = False  # may leave notes for the athlete

    def __post_init__(self) -> None:
        """Keep the pages in their order; refuse what is none, and days that end before they begin."""
        if unknown := set(self.views) - set(SHAREABLE):
            raise ValueError(f"These pages cannot be shared: {', '.join(sorted(unknown))}.")
        if not self.views:
            raise ValueError("Choose at least one page to share.")
        if self.first and self.last and self.first > self.last:
            raise ValueError("The first day shared is after the last one.")
        object.__setattr__(self, "views", tuple(view for view in SHAREABLE if view in self.views))

    def to_json(self) -> str:
        """Return the scope as it is stored."""
        days = {"from": self.first and self.first.isoformat(), "to": self.last and self.last.isoformat()}
        flags = {name: getattr(self, name) for name in _FLAGS}
        return json.dumps({"views": list(self.views), **days, **flags}, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Scope":
        """Read a stored scope; what it does not say is not shared."""
        said: dict[str, Any] = json.loads(text)
        first, last = said.get("from"), said.get("to")
        return cls(
            views=tuple(said.get("views", ())),
            first=date.fromisoformat(first) if first else None,
            last=date.fromisoformat(last) if last else None,
            bodyweight=said.get("bodyweight") is True,
            notes=said.get("notes") is True,
            export=said.get("export") is True,
            comment=said.get("comment") is True,
        )

    @property
    def data_key(self) -> str:
        """A digest of what decides which data is let through: equal keys, equal copies."""
        parts = [self.first, self.last, self.bodyweight, self.notes]
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    def covers(self, day: date) -> bool:
        """Return whether a day is within the days shared."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)
