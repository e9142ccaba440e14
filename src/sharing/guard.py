"""The store as one visitor gets it: whatever a page asks, only their own log is read or changed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pandas as pd
import pyarrow as pa

from src.store import (
    Diff,
    Dump,
    ImportRecord,
    SetCorrection,
    Store,
    StoreError,
    Transaction,
    Undone,
)

Params = Mapping[str, object]


class ReadOnly(StoreError):  # noqa: N818 - a fact, not a mistake
    """A guest tried to change something."""

    def __init__(self) -> None:
        super().__init__("You are looking at a log that is shared with you. Only its owner can change it.")


class NotYours(StoreError):  # noqa: N818 - as above
    """A visitor named somebody else's log."""

    def __init__(self) -> None:
        super().__init__("This is not your log.")


class GuardedStore(Store):
    """A store in which some athletes' logs can be read and fewer be changed; any other name is refused.

    It derives from the protocol, so a verb added there is no verb here until someone decides whose it is.
    """

    def __init__(
        self, store: Store, *, reads: frozenset[str], writes: frozenset[str], publishes: bool = False
    ) -> None:
        """Guard a store; `publishes` where it is this visitor's alone: what queries see may be set then."""
        self._store = store
        self._publishes = publishes
        self._reads = reads | writes
        self._writes = writes

    def _may_read(self, athlete_id: object) -> None:
        if athlete_id not in self._reads:
            raise NotYours

    def _may_write(self, athlete_id: object) -> None:
        if athlete_id in self._writes:
            return
        raise ReadOnly if athlete_id in self._reads or not self._writes else NotYours

    def frame(self, sql: str, params: Params | None = None) -> pd.DataFrame:
        """Run one statement about one athlete: it has to bind `$athlete`."""
        if not self._publishes:
            self._may_read((params or {}).get("athlete"))
        return self._store.frame(sql, params)

    def data_version(self, athlete_id: str) -> int:
        """See `Store.data_version`."""
        self._may_read(athlete_id)
        return self._store.data_version(athlete_id)

    def apply_import(
        self,
        athlete_id: str,
        record: ImportRecord,
        sets: pa.Table,
        raw: bytes,
        *,
        keep_later: bool = False,
    ) -> Diff:
        """See `Store.apply_import`."""
        self._may_write(athlete_id)
        return self._store.apply_import(athlete_id, record, sets, raw, keep_later=keep_later)

    def preview_import(
        self, athlete_id: str, record: ImportRecord, sets: pa.Table, raw: bytes, *, keep_later: bool = False
    ) -> Diff:
        """See `Store.preview_import`."""
        self._may_write(athlete_id)
        return self._store.preview_import(athlete_id, record, sets, raw, keep_later=keep_later)

    def undo_import(self, athlete_id: str, import_id: int) -> Undone:
        """See `Store.undo_import`."""
        self._may_write(athlete_id)
        return self._store.undo_import(athlete_id, import_id)

    def apply_bodyweights(
        self, athlete_id: str, record: ImportRecord, weights: pa.Table, raw: bytes, *, keep: bool = True
    ) -> Diff:
        """See `Store.apply_bodyweights`."""
        self._may_write(athlete_id)
        return self._store.apply_bodyweights(athlete_id, record, weights, raw, keep=keep)

    def correct_set(self, athlete_id: str, set_key: str, correction: SetCorrection) -> int:
        """See `Store.correct_set`."""
        self._may_write(athlete_id)
        return self._store.correct_set(athlete_id, set_key, correction)

    def undo_correction(self, athlete_id: str, correction_id: int) -> None:
        """See `Store.undo_correction`."""
        self._may_write(athlete_id)
        self._store.undo_correction(athlete_id, correction_id)

    def corrections(self, athlete_id: str) -> pd.DataFrame:
        """See `Store.corrections`."""
        self._may_read(athlete_id)
        return self._store.corrections(athlete_id)

    def imports(self, athlete_id: str) -> pd.DataFrame:
        """See `Store.imports`."""
        self._may_read(athlete_id)
        return self._store.imports(athlete_id)

    def raw_import(self, athlete_id: str, import_id: int) -> tuple[str, bytes]:
        """See `Store.raw_import`: whole files leave with their owner only."""
        self._may_write(athlete_id)
        return self._store.raw_import(athlete_id, import_id)

    def dump(self, athlete_id: str) -> Dump:
        """See `Store.dump`: a whole log leaves with its owner only."""
        self._may_write(athlete_id)
        return self._store.dump(athlete_id)

    def forget(self, athlete_id: str) -> dict[str, int]:
        """See `Store.forget`."""
        self._may_write(athlete_id)
        return self._store.forget(athlete_id)

    def settings(self, athlete_id: str) -> dict[str, Any]:
        """See `Store.settings`."""
        self._may_read(athlete_id)
        return self._store.settings(athlete_id)

    def save_settings(self, athlete_id: str, settings: Mapping[str, Any]) -> None:
        """See `Store.save_settings`."""
        self._may_write(athlete_id)
        self._store.save_settings(athlete_id, settings)

    def update_settings(
        self, athlete_id: str, change: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> dict[str, Any]:
        """See `Store.update_settings`."""
        self._may_write(athlete_id)
        return self._store.update_settings(athlete_id, change)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """See `Store.transaction`: our own code for rows beside the log; none for a guest."""
        if not self._writes:
            raise ReadOnly
        with self._store.transaction() as tx:
            yield tx

    def alone(self, athlete_id: str, job: str) -> AbstractContextManager[bool]:
        """See `Store.alone`."""
        self._may_write(athlete_id)
        return self._store.alone(athlete_id, job)

    def rows(self, sql: str, params: Params | None = None) -> list[dict[str, Any]]:
        """See `Store.rows`: our own code for rows beside the log; none for a guest."""
        if not self._writes:
            raise ReadOnly
        return self._store.rows(sql, params)

    def notices(self) -> list[str]:
        """Return nothing: what was damaged is its operator's to hear of."""
        return []

    def mark_notices_seen(self) -> None:
        """There are none."""

    def publish(self, name: str, frame: pd.DataFrame) -> None:
        """See `Store.publish`."""
        self._own().publish(name, frame)

    def publish_for(self, athlete_id: str, name: str, frame: pd.DataFrame) -> None:
        """See `Store.publish_for`."""
        self._own().publish_for(athlete_id, name, frame)

    def derive_for(self, athlete_id: str, name: str, sql: str, params: Params) -> None:
        """See `Store.derive_for`."""
        self._own().derive_for(athlete_id, name, sql, params)

    def define(self, sql: str) -> None:
        """See `Store.define`."""
        self._own().define(sql)

    def close(self) -> None:
        """Refused: the store is the process's."""
        raise NotYours

    def _own(self) -> Store:
        """Return the store where it is this visitor's alone: elsewhere the app sets what queries see."""
        if not self._publishes:
            raise NotYours
        return self._store
