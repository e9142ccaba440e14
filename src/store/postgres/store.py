"""The hosted home: PostgreSQL for the truth, DuckDB in memory for the analytics."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from typing import Any

import pandas as pd
import psycopg
import pyarrow as pa

from src.store import bodyweights, corrections, imports, live, settings
from src.store.copying import Dump
from src.store.corrections import SetCorrection
from src.store.imports import incoming_of
from src.store.plain import plain_params, plain_rows
from src.store.postgres import jobs, lane, whole
from src.store.postgres.migrate import migrate
from src.store.postgres.mirror import NOBODY, Cursor, Mirror
from src.store.postgres.parameters import for_psycopg
from src.store.postgres.raw import keep_raw, raw_files, read_raw
from src.store.postgres.server import Connection, GaveWay, Server
from src.store.protocol import Diff, ImportRecord, Params, Undone
from src.store.raw import sha256_of
from src.store.schema import BODYWEIGHTS_SCHEMA
from src.store.statements import statement

TRIES = 3  # of a change that the server undid because of another one
KNOWN_ATHLETES = 4096  # of whom the newest state is remembered
FRESH_S = 0.2  # how long a log is taken to be as it was last seen, where no one asks for its data version

_STATE = "select data_version, revision from athletes where athlete_id = %s"


def open_postgres(url: str) -> "PostgresStore":
    """Open the home at an address, its schema brought up to date; StoreError says why it cannot be."""
    server = Server(url)
    try:
        migrate(server)
        return PostgresStore(server)
    except BaseException:
        server.close()
        raise


class PostgresTransaction:
    """The `Transaction` of one connection: its first athlete's lane is held, no other's."""

    def __init__(self, server: Server, connection: Connection) -> None:
        self._server = server
        self._cursor = psycopg.ClientCursor(connection)
        self._connection = connection
        self._about, self._lane = "", False  # whose rows it sees, whether it holds a lane

    def rows(self, sql: str, params: Params | None = None) -> list[dict[str, Any]]:
        """Run one statement and return its rows by column name; see `Transaction.rows`."""
        given = plain_params(params)
        self._turn_to(str(given.get("athlete") or ""))
        return _rows(self._cursor, sql, given)

    def _turn_to(self, athlete_id: str) -> None:
        if athlete_id != self._about:
            self._server.set_context(self._connection, athlete_id)
            self._about = athlete_id
        if not self._lane:
            lane.take_for_rows(self._connection, athlete_id)
            self._lane = True


class PostgresStore:
    """The `Store` of one process of many."""

    def __init__(self, server: Server, mirror: Mirror | None = None) -> None:
        self._server = server
        self._raw_files = raw_files()
        self._mirror = mirror or Mirror()
        self._seen: dict[str, tuple[float, str | None]] = {}  # athlete -> when, revision
        self._remembering = threading.Lock()
        self._pulling = [threading.Lock() for _ in range(32)]  # an athlete's log is pulled once at a time

    @property
    def name(self) -> str:
        """Host and database, without user or password."""
        return self._server.name

    def notices(self) -> list[str]:
        """Return nothing: a damaged server is its operator's to hear of."""
        return []

    def mark_notices_seen(self) -> None:
        """There are none."""

    def frame(self, sql: str, params: Params | None = None) -> pd.DataFrame:
        """Run one statement on the log of `$athlete`; without it, on none."""
        with self._log(params) as log:
            return self._mirror.frame(log, sql, params)

    def rows(self, sql: str, params: Params | None = None) -> list[dict[str, Any]]:
        """Run one reading statement beside the log; see `Store.rows`."""
        given = plain_params(params)
        return self._server.read(
            str(given.get("athlete") or ""), lambda link: _rows(psycopg.ClientCursor(link), sql, given)
        )

    def athletes(self) -> list[str]:
        """Return everyone who has rows here, in order; see `copying.Home`."""
        return self._server.athletes()

    def dump(self, athlete_id: str) -> Dump:
        """Return everything of one athlete; see `copying`."""
        return whole.dump(self._server, self._raw_files, athlete_id)

    def load(self, athlete_id: str, dump: Dump) -> None:
        """Take everything of one athlete in; see `copying`."""
        whole.load(self._server, self._raw_files, athlete_id, dump)
        self._doubt(athlete_id)

    def forget(self, athlete_id: str) -> dict[str, int]:
        """Delete everything of one athlete for good; see `Store.forget`.

        The server overwrites deleted rows in its own time (VACUUM); backups keep them until they expire.
        """
        try:
            return whole.forget(self._server, self._raw_files, athlete_id)
        finally:
            self._doubt(athlete_id)
            self._mirror.let_go(athlete_id)

    def data_version(self, athlete_id: str) -> int:
        """Return a number that moves whenever the athlete's sets or settings change (0: nothing yet)."""
        return self._look(athlete_id)[0]

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
        return self._change(athlete_id, lambda cursor: imports.apply(cursor, incoming), raw=raw)

    def preview_import(
        self, athlete_id: str, record: ImportRecord, sets: pa.Table, raw: bytes, *, keep_later: bool = False
    ) -> Diff:
        """Do the import on a copy of the log: what it would change, exactly."""
        incoming = incoming_of(athlete_id, record, sets, raw, keep_later=keep_later)
        diff = lane.rehearse(
            self._server, self._mirror, athlete_id, lambda cursor: imports.apply(cursor, incoming)
        )
        return replace(diff, import_id=None)

    def undo_import(self, athlete_id: str, import_id: int) -> Undone:
        """Take one import back; see `Store.undo_import`. The uploaded file is kept."""

        def work(cursor: Cursor) -> Undone:
            of_weights = bodyweights.undo(cursor, athlete_id, import_id)
            return of_weights or imports.undo(cursor, athlete_id, import_id)

        return self._change(athlete_id, work)

    def apply_bodyweights(
        self, athlete_id: str, record: ImportRecord, weights: pa.Table, raw: bytes, *, keep: bool = True
    ) -> Diff:
        """Store one file of body weights in one transaction; see `Store.apply_bodyweights`."""
        rows = plain_rows(weights.select(BODYWEIGHTS_SCHEMA.names).cast(BODYWEIGHTS_SCHEMA), record.file_name)

        def work(cursor: Cursor) -> Diff:
            return bodyweights.apply(cursor, athlete_id, record, rows, sha256_of(raw), len(raw))

        if keep:
            return self._change(athlete_id, work, touches={"athletes", "imports", "bodyweights"}, raw=raw)
        return replace(lane.rehearse(self._server, self._mirror, athlete_id, work), import_id=None)

    def correct_set(self, athlete_id: str, set_key: str, correction: SetCorrection) -> int:
        """Let a correction hold for one set; see `Store.correct_set`."""
        return self._change(
            athlete_id,
            lambda cursor: corrections.correct(cursor, athlete_id, set_key, correction),
            touches={"athletes", "set_corrections"},
        )

    def undo_correction(self, athlete_id: str, correction_id: int) -> None:
        """Take one correction back; see `Store.undo_correction`."""
        self._change(
            athlete_id,
            lambda cursor: corrections.undo(cursor, athlete_id, correction_id),
            touches={"athletes", "set_corrections"},
        )

    def corrections(self, athlete_id: str) -> pd.DataFrame:
        """Return the corrections that stand, newest first; see `Store.corrections`."""
        return corrections.standing(self, athlete_id)

    def imports(self, athlete_id: str) -> pd.DataFrame:
        """Return one row an import, newest first; see `Store.imports`. Moments are UTC."""
        return self.frame(statement("list_imports"), {"athlete": athlete_id})

    def raw_import(self, athlete_id: str, import_id: int) -> tuple[str, bytes]:
        """Return the file name and the bytes of an import; StoreError when they are gone or damaged."""
        file_name, sha256 = imports.file_of(self, athlete_id, import_id)
        raw = self._server.read(athlete_id, lambda link: read_raw(link, self._raw_files, athlete_id, sha256))
        return file_name, raw

    def settings(self, athlete_id: str) -> dict[str, Any]:
        """Return the athlete's settings, {} when none were saved."""
        rows = self.rows(settings.SETTINGS, {"athlete": athlete_id})
        return settings.parsed(rows[0]["settings"] if rows else None)

    def save_settings(self, athlete_id: str, chosen: Mapping[str, Any]) -> None:
        """Replace the athlete's settings (anything JSON can hold)."""
        self.update_settings(athlete_id, lambda _: dict(chosen))

    def update_settings(
        self, athlete_id: str, change: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> dict[str, Any]:
        """Replace the settings by what `change` makes of them; see `Store.update_settings`."""
        return self._change(
            athlete_id,
            lambda cursor: settings.update(cursor, athlete_id, change),
            touches={"athletes"},
        )

    @contextmanager
    def transaction(self) -> Iterator[PostgresTransaction]:
        """Open a transaction for small rows beside the log; see `Store.transaction`."""
        with self._server.about() as connection:
            yield PostgresTransaction(self._server, connection)

    def alone(self, athlete_id: str, job: str) -> AbstractContextManager[bool]:
        """Hold a piece of work for one run at a time, in whichever process; see `Store.alone`."""
        return jobs.alone(self._server, athlete_id, job)

    def publish(self, name: str, frame: pd.DataFrame) -> None:
        """Make a table visible to every query as `live.<name>`; see `Store.publish`."""
        with self._mirror.publishing() as cursor:
            live.publish(cursor, name, frame)

    def publish_for(self, athlete_id: str, name: str, frame: pd.DataFrame) -> None:
        """Replace one athlete's rows of `live.<name>`; see `Store.publish_for`."""
        with self._mirror.publishing() as cursor:
            live.publish_for(cursor, athlete_id, name, frame)

    def derive_for(self, athlete_id: str, name: str, sql: str, params: Params) -> None:
        """Replace one athlete's rows of `live.<name>` by what a query gives; see `Store.derive_for`."""
        with self._log(params) as log, self._mirror.publishing(log) as cursor:
            live.derive_for(cursor, athlete_id, name, sql, dict(params))

    def define(self, sql: str) -> None:
        """Run a `create or replace` of a view or macro in the schema `live`."""
        with self._mirror.publishing() as cursor:
            cursor.execute(sql)

    def close(self) -> None:
        """Close the connections and give the memory back."""
        self._server.close()
        self._mirror.close()

    @contextmanager
    def _log(self, params: Params | None) -> Iterator[str]:
        """Hold the log that a statement is about, pulled when it is not here as it is now."""
        athlete_id = str((params or {}).get("athlete") or "")
        if not athlete_id:
            yield NOBODY
            return
        at, revision = self._seen.get(athlete_id, (0.0, None))
        if time.monotonic() - at > FRESH_S:
            revision = self._look(athlete_id)[1]
        while True:
            with self._mirror.reading(athlete_id, revision) as log:
                if log is not None:
                    yield log
                    return
            revision = self._pull(athlete_id)

    def _look(self, athlete_id: str) -> tuple[int, str | None]:
        """Ask for the data version and the revision, and remember when."""
        at = time.monotonic()
        row = self._server.read(
            athlete_id, lambda connection: connection.execute(_STATE, [athlete_id]).fetchone()
        )
        version, revision = (int(row[0]), str(row[1])) if row else (0, None)
        self._remember(athlete_id, at, revision)
        return version, revision

    def _remember(self, athlete_id: str, at: float, revision: str | None) -> None:
        with self._remembering:
            self._seen[athlete_id] = at, revision
            while len(self._seen) > KNOWN_ATHLETES:
                del self._seen[next(iter(self._seen))]

    def _doubt(self, athlete_id: str) -> None:
        """Look again before the next query: the log may have changed."""
        with self._remembering:
            self._seen.pop(athlete_id, None)

    def _pull(self, athlete_id: str) -> str | None:
        """Bring the log into memory as it is at this moment; return its revision."""

        def ask(connection: Connection) -> tuple[str | None, str]:
            row = connection.execute(_STATE, [athlete_id]).fetchone()
            return (str(row[1]) if row else None), lane.pull(connection, self._mirror, athlete_id)

        asked = time.monotonic()
        with self._pulling[hash(athlete_id) % len(self._pulling)]:
            at, revision = self._seen.get(athlete_id, (0.0, None))
            if at > asked:  # another thread has just done it
                return revision
            at = time.monotonic()
            revision, name = self._server.read(athlete_id, ask, snapshot=True)
            self._mirror.hold(athlete_id, revision, name)
            self._remember(athlete_id, at, revision)
        return revision

    def _change(
        self,
        athlete_id: str,
        work: Callable[[Cursor], lane.Answer],
        *,
        touches: set[str] | frozenset[str] = lane.EVERY_TABLE,
        raw: bytes | None = None,
    ) -> lane.Answer:
        def keep(connection: Connection) -> None:
            if raw is not None:
                keep_raw(connection, self._raw_files, athlete_id, raw)

        def once() -> lane.Answer:
            return lane.change(self._server, self._mirror, athlete_id, work, touches=touches, beside=keep)

        try:
            for _ in range(TRIES - 1):
                with suppress(GaveWay):
                    return once()
            return once()
        finally:
            self._doubt(athlete_id)


def _rows(cursor: psycopg.ClientCursor[Any], sql: str, params: dict[str, Any]) -> list[dict[str, Any]]:
    cursor.execute(for_psycopg(sql).encode(), params)
    if cursor.description is None:
        return []
    names = [column.name for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
