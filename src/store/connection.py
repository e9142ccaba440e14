"""One DuckDB file: opened, locked down, and reached through one seam."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import duckdb
import pandas as pd

from src.store.errors import DamagedLog, LogInUse, StoreError
from src.store.frames import to_frame
from src.store.private import for_the_owner, make_folder
from src.store.protocol import Params

HARDENED: dict[str, str | bool] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,  # a query never reads a Python variable by its name
}

_opening = threading.Lock()


@dataclass
class Lane:
    """What the one writer of a file holds, whichever of the process's connections it came by."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    changes: int = 0  # counted as writing begins and as it ends: odd while something is being written
    _depth: int = 0  # transactions open, one within another

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lane: what was read before, or is read meanwhile, may be old at the end."""
        with self.lock:
            self._depth += 1
            self.changes += self._depth == 1
            try:
                yield
            finally:
                self._depth -= 1
                self.changes += self._depth == 0


_lanes: dict[Path, Lane] = {}

_REMEMBERED = 1_000  # answers of `row`
_Answers = dict[tuple[object, ...], list[tuple[Any, ...]]]  # the rows, one or none, by question


class Connection:
    """A process's hold on one database file: many readers, one writer at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file, made when missing; raise StoreError when that cannot be done."""
        self.path = path.absolute()
        _make_folder(self.path.parent)
        _make_folder(_spill_folder(self.path))  # DuckDB would let everyone look in
        with _opening, for_the_owner():
            self._database = _open(self.path)
            self._set_up(_lanes.setdefault(self.path.resolve(), Lane()))

    def _set_up(self, lane: Lane) -> None:
        self._lane = lane
        self._remembered: tuple[int, _Answers] = (0, {})  # at which count of changes, and what

    def frame(self, sql: str, params: Params | None = None) -> pd.DataFrame:
        """Run one statement on a cursor of its own; see `Query.frame` for the dtypes."""
        with self.reading() as cursor:
            return to_frame(cursor.execute(sql, dict(params or {})))

    def row(self, sql: str, params: Params | None = None) -> tuple[Any, ...] | None:
        """Return the one row of a small question, None without one: a frame would take longer than it.

        A page asks the same ones many times, so an answer is remembered until the next change to the file,
        which no other process can write to. While one is being written, nothing is: of two answers, the later
        must never be the older, and the file shows the change before it is counted.
        """
        now = self._lane.changes
        at, answers = self._remembered
        if at != now:  # nothing of before is kept: it may be of somebody who has left
            answers = {}
            self._remembered = now, answers
        question = (sql, *sorted((params or {}).items()))
        rows = answers.get(question)
        if rows is None:
            with self.reading() as cursor:
                rows = cursor.execute(sql, dict(params or {})).fetchall()
            if now % 2 == 0:
                if len(answers) >= _REMEMBERED:
                    answers.clear()
                answers[question] = rows  # may be newer than `now`: then it is asked once more
        return rows[0] if rows else None

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a cursor of its own to read with; an error that comes of damage becomes a StoreError."""
        # A connection shared by threads hands one thread's rows to another: every query gets its own cursor.
        with self._database.cursor() as cursor:
            try:
                yield cursor
            except duckdb.Error as error:
                if _damaged(error):
                    raise StoreError(_damage_sentence(error, self.path)) from error
                raise

    @contextmanager
    def writing(self, *, keep: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give the writer's cursor in one transaction, committed at the end if `keep` and nothing went wrong.

        An error of the database becomes a StoreError; nothing is changed then.
        """
        with self._lane.writing(), self._database.cursor() as cursor:
            try:
                cursor.begin()
                yield cursor
                if keep:
                    with (
                        for_the_owner()
                    ):  # the write-ahead log is made by the first commit after a checkpoint
                        cursor.commit()
                else:
                    cursor.rollback()
            except BaseException as error:
                _roll_back(cursor)
                if isinstance(error, duckdb.Error):
                    raise StoreError(_write_sentence(error, self.path)) from error
                raise

    def checkpoint(self) -> bool:
        """Move what was committed from the write-ahead log into the file; False when a reader is in the way.

        Committed work is safe either way; this only keeps the next start short.
        """
        with self._lane.lock, self._database.cursor() as cursor:
            try:
                with for_the_owner():
                    cursor.execute("checkpoint")
            except duckdb.TransactionException:
                return False  # a reader is at work: the next checkpoint takes it along
        return True

    def close(self) -> None:
        """Close the database; what was committed stays."""
        with for_the_owner():
            self._database.close()


def _make_folder(folder: Path) -> None:
    try:
        make_folder(folder)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} for the training log cannot be made ({error.strerror}). "
            "Set HINDSIGHT_STORE to a file in a folder you may write to."
        ) from error


def _spill_folder(path: Path) -> Path:
    return path.with_name(f"{path.name}.tmp")


def _open(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        database = duckdb.connect(
            path,
            config={
                **HARDENED,
                "memory_limit": "512MB",
                "threads": 2,
                "allocator_background_threads": True,  # gives back what reading a long log took
                "temp_directory": str(_spill_folder(path)),
                "max_temp_directory_size": "1GB",
            },
        )
    except duckdb.Error as error:
        if part := _damaged(error):
            raise DamagedLog(_damage_sentence(error, path), part) from error
        kind = LogInUse if "set lock on file" in str(error) else StoreError
        raise kind(_open_sentence(error, path)) from error
    try:
        lock_down(database)
    except duckdb.Error as error:
        database.close()
        raise StoreError(_open_sentence(error, path)) from error
    return database


def lock_down(database: duckdb.DuckDBPyConnection) -> None:
    """Take files, networks and settings away from every query to come; once a process and file."""
    locked = database.execute("select current_setting('lock_configuration')").fetchone()
    if locked == (True,):
        return
    # What is published is kept compressed: a long log takes 9 MB instead of 32, and answers as fast.
    database.execute("attach ':memory:' as live (compress)")
    database.execute("set TimeZone = 'UTC'")
    database.execute("set enable_external_access = false")
    database.execute("set lock_configuration = true")


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.rollback()
    except duckdb.Error:
        return  # the transaction is gone already: a failed commit or a database that shut itself down


def _damaged(error: duckdb.Error) -> Literal["database", "wal"] | None:
    """Return which file an error says is damaged; None: it is about something else."""
    said = str(error)
    if isinstance(error, duckdb.OutOfMemoryException) or "No space left" in said:
        return None
    if "replaying WAL" in said or "Corrupt WAL" in said:
        return "wal"
    if "Corrupt database file" in said or "Could not read enough bytes" in said:
        return "database"
    return None


def _damage_sentence(error: duckdb.Error, path: Path) -> str:
    return (
        f"The training log {path} is damaged ({str(error).splitlines()[0]}). Your uploaded files are safe in "
        f"{path.parent / 'raw'}, copies made before updates, if any, in {path.parent / 'backups'}. Close the "
        "app, move the damaged file away, put a copy in its place or start anew, and add the files again."
    )


def _open_sentence(error: duckdb.Error, path: Path) -> str:
    said = str(error).splitlines()[0]
    if "set lock on file" in said:
        pid = re.search(r"PID (\d+)", said)
        who = f"process {pid[1]}" if pid else "another process"
        return (
            f"The training log {path} is already open in {who}. Close that one first, "
            "or set HINDSIGHT_STORE to another file."
        )
    if "not a valid DuckDB database" in said:
        return (
            f"{path} is not a training log: it is some other kind of file. "
            "Move it away, or set HINDSIGHT_STORE to another file."
        )
    if "version number" in said:
        return f"The training log {path} comes from a newer DuckDB: update this app, then try again. ({said})"
    return (
        f"The training log {path} cannot be opened ({said}). Check that the folder may be written to, "
        "or set HINDSIGHT_STORE to another file."
    )


def _write_sentence(error: duckdb.Error, path: Path) -> str:
    said = str(error).splitlines()[0]
    if isinstance(error, duckdb.FatalException):
        return (
            f"The training log {path} takes no more changes ({said}). Check the free disk space, start again."
        )
    return f"Nothing was changed: the training log {path} refused it ({said})."
