"""FitNotes' backup: a SQLite database, read from memory, read-only, and as if a stranger had written it.

It becomes FitNotes' own CSV columns, so that a backup and an export of one log are the same sets. The day
alone is taken, as the CSV does, although newer backups know when a session began.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from src.ingest.encoding import MAX_BYTES
from src.ingest.reject import Reject
from src.ingest.shapes.shape import MAX_ENTRIES, Shape, capped, text_table, written
from src.ingest.text import MAX_CELL, TextTable

_MAGIC = b"SQLite format 3\x00"
_HEADER = (
    "Date",
    "Exercise",
    "Category",
    "Weight (kgs)",
    "Reps",
    "Distance",
    "Distance Unit",
    "Time",
    "Comment",
)
_SECONDS = 1.0  # of computing a query may take; a log needs a hundredth
_STEPS = 10_000
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}
_COMMENT_OF_A_SET = 1
_NO_LOG = (
    "This is a SQLite database without a training log that is known here. Of such files, FitNotes' backup is "
    "read."
)


def _unpack(data: bytes) -> list[TextTable]:
    if len(data) > MAX_BYTES:
        raise Reject(f"The database has {len(data) / 1e6:.1f} MB; at most {MAX_BYTES / 1e6:.0f} MB are read.")
    try:
        with _opened(data) as database:
            rows = _rows(database)
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
        raise Reject(
            "This is a SQLite database that cannot be read: it is damaged, or takes far too long. Make the "
            "backup in FitNotes again."
        ) from error
    cells = [[written(value) for value in row[1:]] for row in capped(rows)]
    remark = "Lines count the entries of the backup's training log."
    return [text_table(_HEADER, cells, [row[0] for row in rows], encoding="SQLite", remarks=[remark])]


@contextmanager
def _opened(data: bytes) -> Iterator[sqlite3.Connection]:
    """Open the database in memory; whatever it holds, only reading tables is allowed, and not for long."""
    # A database in write-ahead mode says so in two bytes, and cannot be opened without its second file.
    plain = data[:18] + b"\x01\x01" + data[20:]
    database = sqlite3.connect(":memory:")
    try:
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2 * MAX_BYTES)
        database.deserialize(plain)
        for pragma in (
            "trusted_schema = off",
            "query_only = on",
            "cell_size_check = on",
            "cache_size = -2000",
        ):
            database.execute(f"pragma {pragma}")
        ends = time.thread_time() + _SECONDS  # of computing, however busy the machine is
        database.set_progress_handler(lambda: int(time.thread_time() > ends), _STEPS)
        yield database
    finally:
        database.close()


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of a table; none for a view or a virtual table, which could compute anything."""
    plain = database.execute(
        "select 1 from sqlite_master where name = ? and type = 'table' and rootpage > 0", [table]
    ).fetchone()
    return [row[1] for row in database.execute(f"pragma table_info({table})")] if plain else []


def _rows(database: sqlite3.Connection) -> Sequence[Sequence[Any]]:
    """Return entry number and cells of each set, in the order they were logged."""
    log, exercise = _columns(database, "training_log"), _columns(database, "exercise")
    category, comment = _columns(database, "Category"), _columns(database, "Comment")
    if not {"exercise_id", "date", "metric_weight", "reps"} <= {*log} or not {"_id", "name"} <= {*exercise}:
        raise Reject(_NO_LOG)
    grouped = "category_id" in exercise and {"_id", "name"} <= {*category}
    noted = {"owner_id", "owner_type_id", "comment"} <= {*comment}
    database.set_authorizer(_authorize)
    found = database.execute(f"""
        select log.rowid, log.date, exercise.name, {"category.name" if grouped else "null"},
            log.metric_weight, log.reps, {_or_null(log, "distance")},
            {"case when log.distance > 0 then 'm' end" if "distance" in log else "null"},
            {_or_null(log, "duration_seconds")}, {"note.comment" if noted else "null"}
        from training_log as log
        left join exercise on exercise._id = log.exercise_id
        {"left join Category as category on category._id = exercise.category_id" if grouped else ""}
        {
        f"left join Comment as note on note.owner_id = log.rowid and note.owner_type_id = {_COMMENT_OF_A_SET}"
        if noted
        else ""
    }
        order by log.date, log.rowid
    """)
    rows = found.fetchmany(MAX_ENTRIES + 1)
    if any(isinstance(value, str | bytes) and len(value) > MAX_CELL for row in rows for value in row):
        raise Reject(
            f"A text in the database has more than {MAX_CELL:,} characters; this is no training log."
        )
    return rows


def _or_null(columns: Sequence[str], name: str) -> str:
    return f"log.{name}" if name in columns else "null"


def _authorize(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


SQLITE = Shape("SQLite database", lambda head: head.startswith(_MAGIC), _unpack)
