"""The embedded home: one DuckDB file on this machine."""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from src.store import bodyweights, corrections, forgetting, imports, live, recovery, settings
from src.store.connection import Connection
from src.store.copying import LEFT_OUT, OF_ATHLETES, Dump, check, refuse_unless_empty, rows_of
from src.store.corrections import SetCorrection
from src.store.errors import DamagedLog
from src.store.imports import incoming_of
from src.store.migrate import applied_of, known_migrations, migrate
from src.store.plain import plain_params, plain_rows
from src.store.protocol import Diff, ImportRecord, Params, Undone
from src.store.raw import drop_raw, keep_raw, read_raw, sha256_of
from src.store.schema import BODYWEIGHTS_SCHEMA
from src.store.statements import statement

_VERSION = "select data_version from athletes where athlete_id = $athlete"


def default_path() -> Path:
    """Return the file HINDSIGHT_STORE names, else data/store/hindsight.duckdb of this checkout."""
    named = os.environ.get("HINDSIGHT_STORE")
    return Path(named) if named else Path(__file__).parents[2] / "data" / "store" / "hindsight.duckdb"


def open_store(path: Path | str | None = None) -> "EmbeddedStore":
    """Open the log's home, made when missing; StoreError says why when it cannot be opened."""
    place = (default_path() if path is None else Path(path)).absolute()
    since = recovery.unclosed_since(place)
    connection = _connect(place)
    try:
        applied = applied_of(connection)
        if 0 < applied < len(known_migrations()):
            connection.close()
            recovery.back_up(connection.path, applied)
            connection = Connection(connection.path)
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    store = EmbeddedStore(connection)
    if since is not None and not recovery.notices(place) and store.files_lost(since):
        recovery.note_unread(place)
    return store


def _connect(path: Path) -> Connection:
    """Open the file; damage is set aside first, where the file then opens without it."""
    try:
        return Connection(path)
    except DamagedLog as damage:
        recovery.set_aside(path, damage)
        return Connection(path)


class EmbeddedTransaction:
    """The `Transaction` of the one writer."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def rows(self, sql: str, params: Params | None = None) -> list[dict[str, Any]]:
        """Run one statement and return its rows by column name; see `Transaction.rows`."""
        answer = self._cursor.execute(sql, plain_params(params))
        names = [column[0] for column in answer.description or ()]
        if names == ["Count"]:  # how many rows a change touched
            return []
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


class EmbeddedStore:
    """The `Store` of one process: a DuckDB file, and the uploaded files in `raw/` beside it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._raw_folder = connection.path.parent / "raw"
        self._jobs: set[tuple[str, str]] = set()  # under way
        self._jobs_lock = Lock()

    @property
    def path(self) -> Path:
        """The database file."""
        return self._connection.path

    def notices(self) -> list[str]:
        """Return what was found damaged and set aside, until `mark_notices_seen`; mostly nothing."""
        found = recovery.notices(self.path)
        if not found:
            return []
        return [*found[:-1], found[-1] + recovery.lost_words(self.files_lost(), self._raw_folder)]

    def files_lost(self, since: float = 0.0) -> list[str]:
        """Return the uploads kept `since` (seconds of the epoch) that no import of the log is made from."""
        known = {*self.frame("select sha256 from imports")["sha256"]}
        return recovery.files_not_in(self._raw_folder, known, since)

    def mark_notices_seen(self) -> None:
        """Let the notices be gone; what was set aside stays."""
        recovery.mark_seen(self.path)

    def frame(self, sql: str, params: Params | None = None) -> pd.DataFrame:
        """Run one statement; see `Query.frame`."""
        return self._connection.frame(sql, params)

    def rows(self, sql: str, params: Params | None = None) -> list[dict[str, Any]]:
        """Run one reading statement beside the log; see `Store.rows`."""
        with self._connection.reading() as cursor:
            return EmbeddedTransaction(cursor).rows(sql, params)

    def athletes(self) -> list[str]:
        """Return everyone who has rows here, in order; see `copying.Home`."""
        tables = self.frame(OF_ATHLETES)["name"]
        everyone = " union ".join(f"select athlete_id from {table}" for table in tables)
        return sorted(self.frame(everyone)["athlete_id"])

    def dump(self, athlete_id: str) -> Dump:
        """Return everything of one athlete; see `copying`."""
        tables = self.frame(OF_ATHLETES)["name"]
        with self._connection.reading() as cursor:
            cursor.begin()
            rows = {name: rows_of(cursor, name, athlete_id) for name in tables if name not in LEFT_OUT}
        return Dump(rows, lambda sha256: read_raw(self._raw_folder, sha256))

    def load(self, athlete_id: str, dump: Dump) -> None:
        """Take everything of one athlete in; see `copying`."""
        for sha256 in dump.files():
            keep_raw(self._raw_folder, dump.raw(sha256))
        with self._connection.writing() as cursor:
            refuse_unless_empty({name: rows_of(cursor, name, athlete_id) for name in dump.rows}, athlete_id)
            for name, rows in dump.rows.items():
                cursor.execute(f"delete from {name} where athlete_id = $athlete", {"athlete": athlete_id})
                cursor.register("incoming", rows)
                cursor.execute(f"insert into {name} by name from incoming")
                cursor.unregister("incoming")
            check({name: rows_of(cursor, name, athlete_id) for name in dump.rows}, dump.rows, athlete_id)

    def forget(self, athlete_id: str) -> dict[str, int]:
        """Delete everything of one athlete for good; see `Store.forget`."""
        with self._connection.writing() as cursor:
            files = forgetting.files_of_nobody_else(cursor, athlete_id)
            rows = forgetting.delete_rows(cursor, athlete_id)
        with self._connection.writing() as cursor:  # another database: no transaction writes to two
            live.clear_for(cursor, athlete_id)
        for sha256 in files:
            drop_raw(self._raw_folder, sha256)
        forgetting.remove_copies(self.path)
        forgetting.scrub(self._connection)
        return rows

    def data_version(self, athlete_id: str) -> int:
        """Return a number that moves whenever the athlete's sets or settings change (0: nothing yet)."""
        row = self._connection.row(_VERSION, {"athlete": athlete_id})
        return int(row[0]) if row else 0

    def apply_import(
        self,
        athlete_id: str,
        record: ImportRecord,
        sets: pa.Table,
        raw: bytes,
        *,
        keep_later: bool = False,
    ) -> Diff:
        """Store one import in one transaction; see `Store.apply_import`."""
        incoming = incoming_of(athlete_id, record, sets, raw, keep_later=keep_later)
        with ThreadPoolExecutor(1) as beside, self._connection.writing() as cursor:
            kept = beside.submit(keep_raw, self._raw_folder, raw)
            diff = imports.apply(cursor, incoming)
            kept.result()  # before the commit: no import without its file
        return diff

    def preview_import(
        self, athlete_id: str, record: ImportRecord, sets: pa.Table, raw: bytes, *, keep_later: bool = False
    ) -> Diff:
        """Do the import and take it back before anyone can see it: what it would change, exactly."""
        incoming = incoming_of(athlete_id, record, sets, raw, keep_later=keep_later)
        with self._connection.writing(keep=False) as cursor:
            diff = imports.apply(cursor, incoming)
        return replace(diff, import_id=None)

    def undo_import(self, athlete_id: str, import_id: int) -> Undone:
        """Take one import back; see `Store.undo_import`. The uploaded file is kept."""
        with self._connection.writing() as cursor:
            of_weights = bodyweights.undo(cursor, athlete_id, import_id)
            return of_weights or imports.undo(cursor, athlete_id, import_id)

    def apply_bodyweights(
        self, athlete_id: str, record: ImportRecord, weights: pa.Table, raw: bytes, *, keep: bool = True
    ) -> Diff:
        """Store one file of body weights in one transaction; see `Store.apply_bodyweights`."""
        rows = plain_rows(weights.select(BODYWEIGHTS_SCHEMA.names).cast(BODYWEIGHTS_SCHEMA), record.file_name)
        if keep:
            keep_raw(self._raw_folder, raw)
        with self._connection.writing(keep=keep) as cursor:
            diff = bodyweights.apply(cursor, athlete_id, record, rows, sha256_of(raw), len(raw))
        return diff if keep else replace(diff, import_id=None)

    def correct_set(self, athlete_id: str, set_key: str, correction: SetCorrection) -> int:
        """Let a correction hold for one set; see `Store.correct_set`."""
        with self._connection.writing() as cursor:
            return corrections.correct(cursor, athlete_id, set_key, correction)

    def undo_correction(self, athlete_id: str, correction_id: int) -> None:
        """Take one correction back; see `Store.undo_correction`."""
        with self._connection.writing() as cursor:
            corrections.undo(cursor, athlete_id, correction_id)

    def corrections(self, athlete_id: str) -> pd.DataFrame:
        """Return the corrections that stand, newest first; see `Store.corrections`."""
        return corrections.standing(self, athlete_id)

    def imports(self, athlete_id: str) -> pd.DataFrame:
        """Return one row an import, newest first; see `Store.imports`. Moments are UTC."""
        return self.frame(statement("list_imports"), {"athlete": athlete_id})

    def raw_import(self, athlete_id: str, import_id: int) -> tuple[str, bytes]:
        """Return the file name and the bytes of an import; StoreError when they are gone or damaged."""
        file_name, sha256 = imports.file_of(self, athlete_id, import_id)
        return file_name, read_raw(self._raw_folder, sha256)

    def settings(self, athlete_id: str) -> dict[str, Any]:
        """Return the athlete's settings, {} when none were saved."""
        row = self._connection.row(settings.SETTINGS, {"athlete": athlete_id})
        return settings.parsed(row[0] if row else None)

    def save_settings(self, athlete_id: str, chosen: Mapping[str, Any]) -> None:
        """Replace the athlete's settings (anything JSON can hold)."""
        self.update_settings(athlete_id, lambda _: dict(chosen))

    def update_settings(
        self, athlete_id: str, change: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> dict[str, Any]:
        """Replace the settings by what `change` makes of them; see `Store.update_settings`."""
        with self._connection.writing() as cursor:
            return settings.update(cursor, athlete_id, change)

    @contextmanager
    def transaction(self) -> Iterator[EmbeddedTransaction]:
        """Open a transaction for small rows beside the log; see `Store.transaction`."""
        with self._connection.writing() as cursor:
            yield EmbeddedTransaction(cursor)

    @contextmanager
    def alone(self, athlete_id: str, job: str) -> Iterator[bool]:
        """Hold a piece of work for one run at a time; see `Store.alone`. The file has one process."""
        mine = (athlete_id, job)
        with self._jobs_lock:
            free = mine not in self._jobs
            self._jobs.add(mine)
        try:
            yield free
        finally:
            if free:
                with self._jobs_lock:
                    self._jobs.discard(mine)

    def publish(self, name: str, frame: pd.DataFrame) -> None:
        """Make a table visible to every query as `live.<name>`; see `Store.publish`."""
        with self._connection.writing() as cursor:
            live.publish(cursor, name, frame)

    def publish_for(self, athlete_id: str, name: str, frame: pd.DataFrame) -> None:
        """Replace one athlete's rows of `live.<name>`; see `Store.publish_for`."""
        with self._connection.writing() as cursor:
            live.publish_for(cursor, athlete_id, name, frame)

    def derive_for(self, athlete_id: str, name: str, sql: str, params: Params) -> None:
        """Replace one athlete's rows of `live.<name>` by what a query gives; see `Store.derive_for`."""
        with self._connection.writing() as cursor:
            live.derive_for(cursor, athlete_id, name, sql, dict(params))

    def define(self, sql: str) -> None:
        """Run a `create or replace` of a view or macro in the schema `live`."""
        with self._connection.writing() as cursor:
            cursor.execute(sql)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
