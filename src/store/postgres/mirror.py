"""A process's DuckDB in memory: the logs it answers questions about, each as of one revision.

Each log is a database of its own, attached under a name never used again, and a query runs inside the one
of its athlete: it cannot meet another athlete's rows, whatever it asks. What the analytics publish lies in
`live`, which all queries share.
"""

import itertools
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import duckdb
import pandas as pd
import pyarrow as pa

from src.store import live
from src.store.connection import HARDENED, lock_down
from src.store.errors import StoreError
from src.store.frames import to_frame
from src.store.postgres.tables import LogSchema, log_schema
from src.store.protocol import Params

Cursor = duckdb.DuckDBPyConnection

KEPT = 64  # logs
NOBODY = "nobody"


@dataclass
class Held:
    """One log in memory."""

    name: str  # of its database
    revision: str | None  # of the log; None: the athlete has none
    readers: int = 0
    gone: bool = False  # detached as soon as no one reads it


@dataclass
class _Logs:
    lock: threading.Lock = field(default_factory=threading.Lock)
    held: OrderedDict[str, Held] = field(default_factory=OrderedDict)  # by athlete, last used last


class Mirror:
    """The logs held in memory, bounded; safe for many threads."""

    def __init__(self, schema: LogSchema | None = None) -> None:
        self._kept = KEPT
        self._schema = schema or log_schema()
        self._database = duckdb.connect(
            ":memory:",
            config={**HARDENED, "memory_limit": "1GB", "threads": 2, "max_temp_directory_size": "0KB"},
        )
        lock_down(self._database)
        self._numbers = itertools.count(1)
        self._logs = _Logs()
        self._writer_lane = threading.RLock()
        self._make(NOBODY)

    def frame(self, log: str, sql: str, params: Params | None = None) -> pd.DataFrame:
        """Run one statement inside a log's database."""
        with self.inside(log) as cursor:
            return to_frame(cursor.execute(sql, dict(params or {})))

    @contextmanager
    def publishing(self, log: str = NOBODY) -> Iterator[Cursor]:
        """Give the one writer of `live`, in one transaction, inside a log's database."""
        with self._writer_lane, self.inside(log) as cursor:
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except BaseException:
                _roll_back(cursor)
                raise

    @contextmanager
    def reading(self, athlete_id: str, revision: str | None) -> Iterator[str | None]:
        """Give the name of the athlete's log at this revision and hold it meanwhile; None: it is not here."""
        with self._logs.lock:
            held = self._logs.held.get(athlete_id)
            if held is None or held.revision != revision:
                held = None
            else:
                held.readers += 1
                self._logs.held.move_to_end(athlete_id)
        try:
            yield held.name if held else None
        finally:
            if held:
                with self._logs.lock:
                    held.readers -= 1
                    self._detach_unread([held])

    def add(self, rows: dict[str, pa.Table]) -> str:
        """Make a database with an athlete's rows and return its name; it is no one's log yet."""
        name = self._make()
        with self.inside(name) as cursor:
            cursor.begin()
            for table in self._schema.tables:
                if len(rows[table.name]):
                    cursor.register("pulled", rows[table.name])
                    cursor.execute(f"insert into {table.name} from pulled")
                    cursor.unregister("pulled")
            cursor.commit()
        return name

    def copy(self, log: str) -> str:
        """Make a database with the rows of another and return its name."""
        name = self._make()
        with self.inside(name) as cursor:
            cursor.begin()
            for table in self._schema.tables:
                cursor.execute(f"insert into {table.name} from {log}.{table.name}")
            cursor.commit()
        return name

    @contextmanager
    def changing(self, log: str) -> Iterator[Cursor]:
        """Give a cursor inside a database that is no one's log yet, in one transaction."""
        with self.inside(log) as cursor:
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except BaseException as error:
                _roll_back(cursor)
                if isinstance(error, duckdb.Error):
                    said = str(error).splitlines()[0]
                    raise StoreError(f"Nothing was changed: the training log refused it ({said}).") from error
                raise

    def hold(self, athlete_id: str, revision: str | None, name: str) -> None:
        """Let a database be the athlete's log; the one before it and those not used for longest make room."""
        self._pack(name)
        with self._logs.lock:
            held = self._logs.held
            leaving = [held.pop(athlete_id)] if athlete_id in held else []
            held[athlete_id] = Held(name, revision)
            while len(held) > self._kept:
                leaving.append(held.popitem(last=False)[1])
            for one in leaving:
                one.gone = True
            self._detach_unread(leaving)

    def let_go(self, athlete_id: str) -> None:
        """Hold an athlete's log no longer, and nothing that was published for it."""
        with self._logs.lock:
            leaving = [self._logs.held.pop(athlete_id)] if athlete_id in self._logs.held else []
            for one in leaving:
                one.gone = True
            self._detach_unread(leaving)
        with self.publishing() as cursor:
            live.clear_for(cursor, athlete_id)

    def drop(self, name: str) -> None:
        """Let go of a database that is no one's log."""
        with self._database.cursor() as cursor:
            cursor.execute(f"detach {name}")

    def close(self) -> None:
        """Give the memory back."""
        self._database.close()

    def _make(self, name: str | None = None) -> str:
        name = name or f"log_{next(self._numbers)}"
        with self._database.cursor() as cursor:
            cursor.execute(f"attach ':memory:' as {name} (compress)")
            cursor.execute(f"use {name}")
            cursor.execute(self._schema.ddl)
        return name

    @contextmanager
    def inside(self, log: str) -> Iterator[Cursor]:
        """Give a cursor that finds a log's tables."""
        # A connection shared by threads hands one thread's rows to another: every query gets its own cursor.
        with self._database.cursor() as cursor:
            cursor.execute(f"use {log}")
            yield cursor

    def _pack(self, name: str) -> None:
        """Compress a log that nobody reads yet: rows just added take seven times the memory."""
        with self._database.cursor() as cursor:
            cursor.execute(f"checkpoint {name}")

    def _detach_unread(self, logs: list[Held]) -> None:
        for one in logs:
            if one.gone and not one.readers:
                self.drop(one.name)


def _roll_back(cursor: Cursor) -> None:
    try:
        cursor.rollback()
    except duckdb.Error:
        return  # the transaction is gone already
