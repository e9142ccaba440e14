"""What the rest of the project may ask of the log's home."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd
import pyarrow as pa

from src.store.plain import without_nul

if TYPE_CHECKING:
    from src.store.copying import Dump
    from src.store.corrections import SetCorrection  # only its type: that module knows this one

Params = Mapping[str, object]


class Query(Protocol):
    """A source of frames: one SQL statement in, one frame out."""

    def frame(self, sql: str, params: Params | None = None) -> pd.DataFrame:
        """Run one statement on a cursor of its own and return its rows.

        Parameters are bound by name (`$lift`); a name the statement does not use is an error. The dtypes
        are normalised, whatever the data: whole numbers Int64, other numbers float64, text `str`, dates and
        timestamps datetime64[us], truth values `boolean`.

        The tables are those of the log: athletes, imports, sets, removed_sets, bodyweights, set_corrections,
        and what was published as `live.<name>`. The parameter `$athlete` says whose log the statement is
        about: a hosted home shows it that log's rows and no other's; without it, none.
        """
        ...


class Transaction(Protocol):
    """Statements that hold together: all of them, or, after an error, none."""

    def rows(self, sql: str, params: Params | None = None) -> list[dict[str, Any]]:
        """Run one statement and return its rows by column name, [] for a change without `returning`.

        The SQL is the part that DuckDB and PostgreSQL share, so that it serves every home of the log:
        parameters by name (`$athlete`), `insert ... on conflict`, `returning`, window functions; no
        `qualify`, `anti join`, `asof`, `from` first, `group by all`, macros or list functions.

        As in `Query.frame`, the parameter `$athlete` says whose rows a statement may see and change; a hosted
        home hides all others from it. Without it, a statement sees only tables that belong to no one athlete.
        """
        ...


@dataclass(frozen=True)
class ImportRecord:
    """What is remembered of one uploaded file or one sync run."""

    source: str  # the app that wrote it: 'strong', 'hevy', ...
    file_name: str  # for display only, never used as a path
    version: str  # the dialect the reader recognised
    unit: str | None  # 'kg', 'lb', 'mixed', or None when nothing was loaded
    unit_from: str  # 'header', 'column', 'asked', 'evidence', ...: where the unit came from
    report: Mapping[str, Any] = field(default_factory=dict)  # the whole import report, kept as JSON
    unread: int = 0  # rows that could not be read: up to as many missing sets are kept, for they may be those
    covers_from: date | None = None  # the first day it speaks for; None: the day of its first set
    continues: int | None = None  # an import of the same account; None: found by the sessions they share

    def __post_init__(self) -> None:
        """Keep of the texts what both homes can: a browser sends whatever a file is called."""
        for name in ("file_name", "version"):
            object.__setattr__(self, name, without_nul(getattr(self, name)))


@dataclass(frozen=True)
class Diff:
    """What an import changed, or would change."""

    import_id: int | None  # None for a preview
    added: int
    removed: int
    unchanged: int
    removed_later: int = 0  # of `removed`: after the file's last day (an older export, or deleted upstream)
    file_ends: datetime | None = None
    kept_earlier: int = 0  # sets of the series before the file's first day: it does not speak for them
    kept_unread: int = 0  # sets the file does not show that rows it could not be read for may hold


@dataclass(frozen=True)
class Undone:
    """What undoing an import changed."""

    import_id: int
    removed: int
    restored: int
    kept: int  # sets of this import that a later import of the same log contains too
    what: str = "sets"  # what is counted: 'body weights' for an import of those


class Store(Query, Protocol):
    """The log's home: sets, imports and settings of every athlete."""

    def data_version(self, athlete_id: str) -> int:
        """Return a number that moves whenever the athlete's sets or settings change (0: nothing yet)."""
        ...

    def apply_import(
        self,
        athlete_id: str,
        record: ImportRecord,
        sets: pa.Table,
        raw: bytes,
        *,
        keep_later: bool = False,
    ) -> Diff:
        """Store one import in one transaction and return what it changed.

        `sets` follows SETS_SCHEMA. An export is the app's log from its first day on, so within its series
        (the earlier imports of the same app account, recognised by the sessions they share) those days become
        what the file says: what is missing from the file is removed, what is new is added. Sets of earlier
        days stay; with `keep_later`, sets of days after the file's last day stay too. A set that two series
        hold is in the log once. A file without sets is a StoreError, unless the record says from which day
        on there are none (`covers_from`).
        """
        ...

    def preview_import(
        self, athlete_id: str, record: ImportRecord, sets: pa.Table, raw: bytes, *, keep_later: bool = False
    ) -> Diff:
        """Return what `apply_import` would change, and change nothing."""
        ...

    def undo_import(self, athlete_id: str, import_id: int) -> Undone:
        """Take one import back: the log becomes what it would be had the import never happened."""
        ...

    def apply_bodyweights(
        self, athlete_id: str, record: ImportRecord, weights: pa.Table, raw: bytes, *, keep: bool = True
    ) -> Diff:
        """Store one file of body weights as an import of its own and return what it changed.

        `weights` follows BODYWEIGHTS_SCHEMA; the record's source ends in '_bodyweight'. Of a source, each day
        belongs to the newest import whose file covers it. `undo_import` takes it back. Without `keep`,
        nothing is changed. A record with `covers_from` speaks for all days from then on. A file without
        weights is a StoreError, unless its record does.
        """
        ...

    def correct_set(self, athlete_id: str, set_key: str, correction: "SetCorrection") -> int:
        """Let a correction hold for one set of the log, in place of an earlier one; return its number.

        It is bound to the set's content key, so it outlives re-imports. A set that is not in the log is a
        StoreError.
        """
        ...

    def undo_correction(self, athlete_id: str, correction_id: int) -> None:
        """Take one correction back: the set is again as it was logged."""
        ...

    def corrections(self, athlete_id: str) -> pd.DataFrame:
        """Return the corrections that stand, newest first.

        Columns: correction_id, set_key, day, exercise_written, was_kg, was_reps (the set as it was logged),
        excluded, reason, load_kg, reps, height_cm, note, exercise (a written name), kind (null: as logged),
        made_at (UTC), orphaned (the log
        does not hold the set now: it was edited or deleted in its app, or its import was undone).
        """
        ...

    def imports(self, athlete_id: str) -> pd.DataFrame:
        """Return one row an import, newest first.

        Columns: import_id, source, file_name, version, unit, unit_from, imported_at (UTC), rows, added,
        removed, unchanged, undone_at (UTC), report (JSON text).
        """
        ...

    def raw_import(self, athlete_id: str, import_id: int) -> tuple[str, bytes]:
        """Return the file name and the bytes that an import was made from."""
        ...

    def settings(self, athlete_id: str) -> dict[str, Any]:
        """Return the athlete's settings, {} when none were saved."""
        ...

    def save_settings(self, athlete_id: str, settings: Mapping[str, Any]) -> None:
        """Replace the athlete's settings."""
        ...

    def update_settings(
        self, athlete_id: str, change: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> dict[str, Any]:
        """Replace the settings by what `change` makes of them, and return that.

        No other writer comes between reading and saving. `change` gets a copy of its own and must not write
        to the store; an error in it leaves everything as it was.
        """
        ...

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Open a transaction for small rows beside the log: who may see it, notes, what was synced when.

        Kept at the end unless something was raised. It does not move anyone's data version. The first
        `$athlete` it names waits for the end of other changes to that athlete's rows.
        """
        ...

    def rows(self, sql: str, params: Params | None = None) -> list[dict[str, Any]]:
        """Read small rows beside the log with one statement, as `Transaction.rows` does; wait for no one."""
        ...

    def alone(self, athlete_id: str, job: str) -> AbstractContextManager[bool]:
        """Hold a piece of work for one run at a time, in whichever process; False: another run has it.

        It is free again when the block ends, and when the process does.
        """
        ...

    def notices(self) -> list[str]:
        """Return what was found damaged and set aside, until `mark_notices_seen`; mostly nothing."""
        ...

    def mark_notices_seen(self) -> None:
        """Let the notices be gone; what was set aside stays."""
        ...

    def dump(self, athlete_id: str) -> "Dump":
        """Return everything of one athlete, as of one moment, without keys of other services."""
        ...

    def forget(self, athlete_id: str) -> dict[str, int]:
        """Delete everything of one athlete for good; return how many rows there were, by table.

        Every table with a column `athlete_id`, whatever it is for; the uploaded files that no other athlete's
        import was made from; older copies of the database on this machine. Keys that lie elsewhere (an
        operating system's keyring) are for the caller to take back first.
        """
        ...

    def publish(self, name: str, frame: pd.DataFrame) -> None:
        """Make a small reference table visible to every query as `live.<name>`; replaces an earlier one."""
        ...

    def publish_for(self, athlete_id: str, name: str, frame: pd.DataFrame) -> None:
        """Replace one athlete's rows of `live.<name>`, which gets a leading column athlete_id."""
        ...

    def derive_for(self, athlete_id: str, name: str, sql: str, params: Params) -> None:
        """Replace one athlete's rows of `live.<name>` by those of a query, without leaving the database.

        The query's first column is athlete_id, and all its rows are this athlete's.
        """
        ...

    def define(self, sql: str) -> None:
        """Run a `create or replace` of a view or macro in the schema `live`."""
        ...

    def close(self) -> None:
        """Close the database."""
        ...
