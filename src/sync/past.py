"""What a source may know of earlier runs. It reads; only the runner writes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from src.store import Store
from src.sync import known_files, mirror, state
from src.sync.state import Key
from src.sync.steps import KnownFile


@dataclass(frozen=True)
class Past:
    """One athlete's past with one source."""

    store: Store
    key: Key
    place: Mapping[str, Any]  # what the source asked to remember last, {} before the first run
    zone: str | None  # the athlete's time zone: 'Europe/Rome'

    def count(self, kind: str) -> int:
        """Return how many items of a kind the copy holds."""
        return mirror.count(self.store, self.key, kind)

    def seen(self, kind: str, listing: int) -> int:
        """Return how many items of a kind a full listing has shown so far."""
        return mirror.count(self.store, self.key, kind, listing)

    def ids(self, kind: str, listing: int | None = None) -> set[str]:
        """Return the ids of a kind, all or those a listing has shown."""
        return mirror.ids(self.store, self.key, kind, listing)

    def bodies(self, kind: str, since: date | None = None) -> list[dict[str, Any]]:
        """Return the items of a kind, from a day on (as the server writes days), by day and id."""
        return [json.loads(text) for text in mirror.bodies(self.store, self.key, kind, since)]

    def updated(self, kind: str, ids: Sequence[str]) -> dict[str, str]:
        """Return when the items of these ids were changed, of those the copy holds."""
        return {row["item_id"]: row["updated"] for row in mirror.held(self.store, self.key, kind, ids)}

    def changed_from(self, kind: str) -> date | None:
        """Return the first day (as the server writes it) that the log does not follow yet; None: it does."""
        return state.load(self.store, self.key).following(kind).changed_from

    def covered_from(self, kind: str) -> date | None:
        """Return the first day any import of this kind ever spoke for."""
        return state.load(self.store, self.key).following(kind).covered_from

    def import_of(self, sha256: str) -> int | None:
        """Return the newest import that was made of these very bytes, however they came."""
        made = self.store.rows(
            "select max(import_id) as newest from imports where athlete_id = $athlete and sha256 = $sha256",
            {"athlete": self.key.athlete_id, "sha256": sha256},
        )
        newest: int | None = made[0]["newest"]
        return newest

    def files(self) -> dict[str, KnownFile]:
        """Return the files that were looked at before, by path."""
        return known_files.files(self.store, self.key)
