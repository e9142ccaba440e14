"""What an import does to the log, and what taking it back does.

Each series of imports has a history: for every row, from which import to which import the files held it.
The log is a function of that history (`sql/find_moves.sql`): imports and undos change the history, then
settle the log. So an undo reads no file again, and the order of undoing does not matter.
"""

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import cast

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from src.store.errors import StoreError
from src.store.following import follow
from src.store.plain import plain_rows
from src.store.protocol import Diff, ImportRecord, Query, Undone
from src.store.raw import sha256_of
from src.store.schema import SETS_SCHEMA
from src.store.statements import number, one_row, statement

Cursor = duckdb.DuckDBPyConnection
Scope = Mapping[str, object]

_BATCH = 5_000  # rows: DuckDB spreads the batches of a table over its threads


@dataclass(frozen=True)
class Incoming:
    """One file on its way into an athlete's log."""

    athlete_id: str
    record: ImportRecord
    sets: pa.Table  # of SETS_SCHEMA
    sha256: str
    size: int  # bytes
    keep_later: bool

    def __post_init__(self) -> None:
        if self.sets.num_rows == 0 and self.record.covers_from is None:
            raise StoreError(
                f"No sets were found in {self.record.file_name}, so nothing was imported: an empty file "
                "would remove every set of this log. Export it again, or undo its imports to remove them."
            )


def incoming_of(
    athlete_id: str, record: ImportRecord, sets: pa.Table, raw: bytes, *, keep_later: bool
) -> Incoming:
    """Return the file as it goes into the log; its columns are brought to SETS_SCHEMA."""
    rows = plain_rows(sets.select(SETS_SCHEMA.names).cast(SETS_SCHEMA), record.file_name)
    return Incoming(athlete_id, record, rows, sha256_of(raw), len(raw), keep_later)


def file_of(store: Query, athlete_id: str, import_id: int) -> tuple[str, str]:
    """Return the file name of an import and the SHA-256 of its bytes; StoreError when there is none."""
    rows = store.frame(
        "select file_name, sha256 from imports where athlete_id = $athlete and import_id = $import_id",
        {"athlete": athlete_id, "import_id": import_id},
    )
    if rows.empty:
        raise StoreError(f"There is no import {import_id}.")
    return str(rows["file_name"].iloc[0]), str(rows["sha256"].iloc[0])


@dataclass(frozen=True)
class _Place:
    """Where an import stands: its number, its series, and the import before it in the series."""

    import_id: int
    series_id: int
    newest: int | None
    first: bool = False  # of its source in the athlete's log: there is nothing to compare it with


@dataclass(frozen=True)
class _FileDays:
    """The first and the last day of the incoming file, and when its last session started."""

    first: date
    last: date
    ends: datetime | None  # None: it has none


def apply(cursor: Cursor, incoming: Incoming) -> Diff:
    """Make the athlete's log what the file says, within the file's series, in the caller's transaction."""
    file, content = _file_days(incoming), _content(incoming)
    known = _same_as_newest(cursor, incoming, content)
    if known is None:
        _stage(cursor, incoming)
    place = known or _find_place(cursor, incoming)
    _record(cursor, incoming, place, file, content)
    diff = (
        Diff(place.import_id, 0, 0, incoming.sets.num_rows, file_ends=file.ends)
        if known
        else _change(cursor, incoming, place, file)
    )
    kept_earlier = _earlier(cursor, incoming.athlete_id, place.series_id, file.first)
    diff = replace(diff, kept_earlier=kept_earlier)
    _record_diff(cursor, incoming.athlete_id, diff)
    return diff


def _change(cursor: Cursor, incoming: Incoming, place: _Place, file: _FileDays) -> Diff:
    """Compare the staged file with the log set by set, and make the log follow."""
    scope = {"athlete": incoming.athlete_id, "source": incoming.record.source}
    if place.first:
        return _fill(cursor, incoming, place, file)
    _remember_log(cursor, "before", scope)
    last = date.max if incoming.record.covers_from else file.last  # a row not read may be of any day
    unread = {"first": file.first, "last": last, "unread": incoming.record.unread}
    touched, kept_unread = _update_history(cursor, scope, place, unread)
    touched += _settle(cursor, scope)
    _remember_log(cursor, "logged", scope)
    added, removed, unchanged, removed_later = (
        _measure(cursor, file.last) if touched else (0, 0, incoming.sets.num_rows, 0)
    )
    if touched:
        follow(cursor, incoming.athlete_id)
        bump(cursor, incoming.athlete_id)
    return Diff(
        place.import_id,
        added,
        removed,
        unchanged,
        removed_later,
        file_ends=file.ends,
        kept_unread=kept_unread,
    )


def _fill(cursor: Cursor, incoming: Incoming, place: _Place, file: _FileDays) -> Diff:
    """Take the staged file as it is."""
    cursor.execute("create or replace temp table same (set_key uuid)")
    added = _insert_new(cursor, incoming.athlete_id, incoming.record.source, place)
    follow(cursor, incoming.athlete_id)
    bump(cursor, incoming.athlete_id)
    return Diff(place.import_id, added, 0, 0, file_ends=file.ends)


def undo(cursor: Cursor, athlete_id: str, import_id: int) -> Undone:
    """Make the log what it would be without the import. Runs in the caller's transaction."""
    key = {"athlete": athlete_id, "import_id": import_id}
    this = "athlete_id = $athlete and import_id = $import_id"
    row = one_row(cursor, f"select series_id, source, undone_at from imports where {this}", key)
    if row is None:
        raise StoreError(f"There is no import {import_id} to undo.")
    series_id, source, undone_at = row
    if undone_at is not None:
        raise StoreError(f"Import {import_id} was already undone on {undone_at:%Y-%m-%d at %H:%M} (UTC).")
    scope = {"athlete": athlete_id, "source": source}
    _remember_log(cursor, "before", scope)
    cursor.execute(f"update imports set undone_at = $now where {this}", {**key, "now": now()})
    _forget(cursor, athlete_id, series_id, import_id)
    _settle(cursor, scope)
    _remember_log(cursor, "logged", scope)
    follow(cursor, athlete_id)
    bump(cursor, athlete_id)
    kept = """
        select count(*) from before join logged using (set_key)
        where before.import_id = $import_id and logged.import_id > $import_id
    """
    return Undone(
        import_id,
        removed=number(cursor, "select count(*) from before anti join logged using (set_key)", {}),
        restored=number(cursor, "select count(*) from logged anti join before using (set_key)", {}),
        kept=number(cursor, kept, {"import_id": import_id}),
    )


def bump(cursor: Cursor, athlete_id: str) -> None:
    """Move the athlete's data version; it begins at a moment, so that none comes again after a deletion."""
    cursor.execute(
        """
        insert into athletes values ($athlete, $first, '{}', $now)
        on conflict (athlete_id) do update
        set data_version = case data_version when 0 then excluded.data_version else data_version + 1 end
        """,
        {"athlete": athlete_id, "first": time.time_ns() // 1_000_000, "now": now()},
    )


def now() -> datetime:
    """Return the moment as the store keeps it: UTC, naive."""
    return datetime.now(UTC).replace(tzinfo=None)


def _stage(cursor: Cursor, incoming: Incoming) -> None:
    sets = incoming.sets
    batches = pa.Table.from_batches(sets.to_batches(max_chunksize=_BATCH), schema=sets.schema)
    cursor.register("incoming", batches)
    cursor.execute(statement("stage_sets"), {"source": incoming.record.source})
    cursor.unregister("incoming")
    if number(cursor, "select count(*) - count(distinct set_key) from staged", {}):
        cursor.execute(statement("number_equal_sets"))


def _remember_log(cursor: Cursor, name: str, scope: Scope) -> None:
    log = "select set_key, import_id, day from sets where athlete_id = $athlete and source = $source"
    cursor.execute(f"create or replace temp table {name} as {log}", scope)


def _same_as_newest(cursor: Cursor, incoming: Incoming, content: str) -> _Place | None:
    """Return the file's place if the newest import of its series read the very same; None: compare the sets.

    The log is then what the file says already. What was kept for rows that could not be read is counted by
    comparing.
    """
    athlete = {"athlete": incoming.athlete_id}
    series = _series_told(cursor, incoming) or _series_of_bytes(cursor, incoming, undone=False)
    if series is None or incoming.record.unread:
        return None
    newest = one_row(cursor, statement("newest_content"), {**athlete, "series": series})
    if newest != (content,):
        return None
    return _place_in(cursor, incoming.athlete_id, series)


def _find_place(cursor: Cursor, incoming: Incoming) -> _Place:
    scope = {"athlete": incoming.athlete_id, "source": incoming.record.source}
    of_source = "select count(*) from imports where athlete_id = $athlete and source = $source"
    first = not number(cursor, of_source, scope)
    series = _series_told(cursor, incoming)
    if series is None and not first:
        series = _series_of_bytes(cursor, incoming, undone=False)
    if series is None and not first:
        row = one_row(cursor, statement("find_series"), scope)
        series = row[0] if row else _series_of_bytes(cursor, incoming, undone=True)
    if series is None:
        new = "select coalesce(max(series_id), 0) + 1 from imports where athlete_id = $athlete"
        series = number(cursor, new, {"athlete": incoming.athlete_id})
    return replace(_place_in(cursor, incoming.athlete_id, series), first=first)


def _series_told(cursor: Cursor, incoming: Incoming) -> int | None:
    """Return the series of the import that this one says it continues."""
    told = incoming.record.continues
    if told is None:
        return None
    this = "athlete_id = $athlete and import_id = $told and source = $source"
    scope = {"athlete": incoming.athlete_id, "told": told, "source": incoming.record.source}
    row = one_row(cursor, f"select series_id from imports where {this}", scope)
    if row is None:
        raise StoreError(f"There is no import {told} of this source to continue.")
    return int(row[0])


def _series_of_bytes(cursor: Cursor, incoming: Incoming, *, undone: bool) -> int | None:
    which = "undone_at is not null" if undone else "undone_at is null"
    row = one_row(
        cursor,
        statement("find_file").replace("{which}", which),
        {"athlete": incoming.athlete_id, "source": incoming.record.source, "sha256": incoming.sha256},
    )
    return row[0] if row else None


def _place_in(cursor: Cursor, athlete_id: str, series_id: int) -> _Place:
    import_id = number(
        cursor,
        "select coalesce(max(import_id), 0) + 1 from imports where athlete_id = $athlete",
        {"athlete": athlete_id},
    )
    newest, _ = _neighbours(cursor, athlete_id, series_id, import_id)
    return _Place(import_id, series_id, newest)


def _neighbours(
    cursor: Cursor, athlete_id: str, series_id: int, import_id: int
) -> tuple[int | None, int | None]:
    """Return the imports of the series just before and just after this one; undone ones do not count."""
    row = one_row(
        cursor,
        """
        select
            max(import_id) filter (import_id < $import_id),
            min(import_id) filter (import_id > $import_id)
        from imports
        where athlete_id = $athlete and series_id = $series and undone_at is null
        """,
        {"athlete": athlete_id, "series": series_id, "import_id": import_id},
    )
    assert row is not None  # noqa: S101 - an aggregate always has a row
    return row[0], row[1]


def _file_days(incoming: Incoming) -> _FileDays:
    told, sets = incoming.record.covers_from, incoming.sets
    days = pc.min_max(sets["day"]).as_py()
    if told is not None and not sets.num_rows:
        return _FileDays(told, told, None)
    if told is not None and days["min"] < told:
        raise ValueError(f"the import speaks for the days from {told} on and holds sets of {days['min']}")
    return _FileDays(told or days["min"], days["max"], pc.max(sets["started_at"]).as_py())


def _content(incoming: Incoming) -> str:
    """Return a digest of what the file means for the log: its sets, and how to take them."""
    record = incoming.record
    about = (record.source, record.unread, incoming.keep_later, incoming.sets.num_rows, record.covers_from)
    digest = hashlib.sha256(repr(about).encode())
    for column in incoming.sets.combine_chunks().columns:
        for chunk in column.chunks:
            digest.update(str(chunk.offset).encode())
            for buffer in chunk.buffers():
                digest.update(b"none" if buffer is None else buffer)
    return digest.hexdigest()


def _record(cursor: Cursor, incoming: Incoming, place: _Place, file: _FileDays, content: str) -> None:
    record = incoming.record
    cursor.execute(
        statement("insert_import"),
        {
            "athlete": incoming.athlete_id,
            "import_id": place.import_id,
            "series": place.series_id,
            "source": record.source,
            "file_name": record.file_name,
            "version": record.version,
            "unit": record.unit,
            "unit_from": record.unit_from,
            "now": now(),
            "rows": incoming.sets.num_rows,
            "covers_from": file.first,
            "covers_to": file.last if incoming.keep_later else None,
            "sha256": incoming.sha256,
            "bytes": incoming.size,
            "content": content,
            "report": json.dumps(record.report, default=str, ensure_ascii=False),
        },
    )


def _update_history(cursor: Cursor, scope: Scope, place: _Place, unread: Scope) -> tuple[int, int]:
    """Close what the file no longer holds, add what is new.

    Returns how many rows that touched, and how many sets were kept for the rows that could not be read.
    """
    series = {"athlete": scope["athlete"], "series": place.series_id}
    same = number(cursor, statement("match_newest"), series)
    kept = _keep_lost(cursor, series, unread) if unread["unread"] else 0
    touched = 0
    for table in ("sets", "removed_sets"):
        open_rows = f"{table} where athlete_id = $athlete and series_id = $series and last_import_id is null"
        missing = number(cursor, f"select count(*) from {open_rows} and set_key not in (from same)", series)
        if missing:
            close = f"update {open_rows.replace('where', 'set last_import_id = $newest where', 1)}"
            cursor.execute(f"{close} and set_key not in (from same)", {**series, "newest": place.newest})
        touched += missing
    if same < number(cursor, "select count(*) from staged", {}):
        touched += _insert_new(cursor, scope["athlete"], scope["source"], place)
    return touched, kept


def _keep_lost(cursor: Cursor, series: Scope, unread: Scope) -> int:
    """Keep the sets the file does not show, if its unread rows can account for them all; return how many."""
    days = {"first": unread["first"], "last": unread["last"]}
    lost = number(cursor, statement("find_lost"), {**series, **days})
    if not lost or lost > cast("int", unread["unread"]):
        return 0
    cursor.execute("insert into same select set_key from lost where last_import_id is null")
    cursor.execute(statement("keep_lost"))
    return lost


def _insert_new(cursor: Cursor, athlete_id: object, source: object, place: _Place) -> int:
    new = {
        "athlete": athlete_id,
        "source": source,
        "series": place.series_id,
        "import_id": place.import_id,
    }
    return number(cursor, statement("insert_new"), new)


def _forget(cursor: Cursor, athlete_id: str, series_id: int, import_id: int) -> None:
    """Take an import out of the history: no row begins or ends at it, and rows only it held are gone."""
    previous, following = _neighbours(cursor, athlete_id, series_id, import_id)
    series = {"athlete": athlete_id, "series": series_id}
    here = "athlete_id = $athlete and series_id = $series"
    for table in ("sets", "removed_sets"):
        only_here = "import_id = $undone and ($following is null or last_import_id = $undone)"
        cursor.execute(
            f"delete from {table} where {here} and {only_here}",
            {**series, "undone": import_id, "following": following},
        )
        cursor.execute(
            f"update {table} set import_id = $following where {here} and import_id = $undone",
            {**series, "undone": import_id, "following": following},
        )
        cursor.execute(
            f"update {table} set last_import_id = $previous where {here} and last_import_id = $undone",
            {**series, "undone": import_id, "previous": previous},
        )
        if following is None:  # the import before is the newest again
            cursor.execute(
                f"update {table} set last_import_id = null where {here} and last_import_id = $previous",
                {**series, "previous": previous},
            )


def _settle(cursor: Cursor, scope: Scope) -> int:
    """Move rows between the log and the removed sets until the log is what its history says.

    Returns how many rows moved.
    """
    moved = number(cursor, statement("find_moves"), scope)
    if moved:
        cursor.execute("create or replace temp table hidden as select row_id from moves where in_log")
        cursor.execute("create or replace temp table shown as select row_id from moves where not in_log")
        cursor.execute("create or replace temp table coming as from removed_sets where rowid in (from shown)")
        cursor.execute("delete from removed_sets where rowid in (from shown)")
        cursor.execute("insert into removed_sets from sets where rowid in (from hidden)")
        cursor.execute("delete from sets where rowid in (from hidden)")
        cursor.execute("insert into sets from coming")
    return moved


def _measure(cursor: Cursor, last_day: date) -> tuple[int, int, int, int]:
    """Return the sets added, removed, unchanged, and of the removed those after the file's last day."""
    row = one_row(
        cursor,
        """
        select count(*), count(*) filter (day > $last_day) from before anti join logged using (set_key)
        """,
        {"last_day": last_day},
    )
    assert row is not None  # noqa: S101 - an aggregate always has a row
    unchanged = number(cursor, "select count(*) from staged semi join before using (set_key)", {})
    added = number(cursor, "select count(*) from staged", {}) - unchanged
    return added, row[0], unchanged, row[1]


def _earlier(cursor: Cursor, athlete_id: str, series_id: int, first_day: date) -> int:
    """Return how many sets of the series the log holds from before the file's first day."""
    return number(
        cursor,
        "select count(*) from sets where athlete_id = $athlete and series_id = $series and day < $first_day",
        {"athlete": athlete_id, "series": series_id, "first_day": first_day},
    )


def _record_diff(cursor: Cursor, athlete_id: str, diff: Diff) -> None:
    cursor.execute(
        """
        update imports
        set added = $added, removed = $removed, removed_later = $removed_later, unchanged = $unchanged
        where athlete_id = $athlete and import_id = $import_id
        """,
        {
            "athlete": athlete_id,
            "import_id": diff.import_id,
            "added": diff.added,
            "removed": diff.removed,
            "removed_later": diff.removed_later,
            "unchanged": diff.unchanged,
        },
    )
