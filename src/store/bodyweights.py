"""What an import of body weights does, and what taking it back does; the log of sets is never touched.

Every import keeps its own rows. Which count is a view (`standing_bodyweights`): of each source, a day
belongs to the newest import whose file covers it. So an older file never removes a later weight, a weight
deleted in the app leaves with the next export, and an undo only marks the import.
"""

import json
from collections.abc import Mapping
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from src.store.errors import StoreError
from src.store.imports import bump, now
from src.store.protocol import Diff, ImportRecord, Undone
from src.store.statements import number, one_row, statement

Cursor = duckdb.DuckDBPyConnection

MARK = "_bodyweight"  # ends the source of such an import: 'strong_bodyweight'


def is_bodyweight(source: str) -> bool:
    """Return whether a source of imports stands for body weights."""
    return source.endswith(MARK)


def apply(
    cursor: Cursor, athlete_id: str, record: ImportRecord, weights: pa.Table, sha256: str, size: int
) -> Diff:
    """Store the rows of one file in the caller's transaction; `weights` follows BODYWEIGHTS_SCHEMA."""
    if not weights.num_rows and record.covers_from is None:
        raise StoreError(f"No body weights were found in {record.file_name}, so nothing was imported.")
    if not is_bodyweight(record.source):
        raise ValueError(f"{record.source!r} is no source of body weights: it has to end in {MARK!r}")
    scope = {"athlete": athlete_id, "source": record.source}
    _remember(cursor, "before", scope)
    import_id = _record(cursor, athlete_id, record, weights, sha256, size)
    cursor.register("incoming", weights)
    cursor.execute(
        """
        insert into bodyweights
        select $athlete, $import_id, $source, measured_at, day, weight_kg from incoming
        """,
        {**scope, "import_id": import_id},
    )
    cursor.unregister("incoming")
    _remember(cursor, "logged", scope)
    added, removed = _gone(cursor, "logged", "before"), _gone(cursor, "before", "logged")
    unchanged = weights.num_rows - added
    cursor.execute(
        """
        update imports set added = $added, removed = $removed, unchanged = $unchanged
        where athlete_id = $athlete and import_id = $import_id
        """,
        {
            "athlete": athlete_id,
            "import_id": import_id,
            "added": added,
            "removed": removed,
            "unchanged": unchanged,
        },
    )
    if added or removed:
        bump(cursor, athlete_id)
    return Diff(import_id, added, removed, unchanged, file_ends=pc.max(weights["measured_at"]).as_py())


def undo(cursor: Cursor, athlete_id: str, import_id: int) -> Undone | None:
    """Take an import of body weights back in the caller's transaction; None: it is one of sets."""
    key = {"athlete": athlete_id, "import_id": import_id}
    this = "athlete_id = $athlete and import_id = $import_id"
    row = one_row(cursor, f"select source, undone_at from imports where {this}", key)
    if row is None or not is_bodyweight(row[0]):
        return None
    source, undone_at = row
    if undone_at is not None:
        raise StoreError(f"Import {import_id} was already undone on {undone_at:%Y-%m-%d at %H:%M} (UTC).")
    scope = {"athlete": athlete_id, "source": source}
    _remember(cursor, "before", scope)
    cursor.execute(f"update imports set undone_at = $now where {this}", {**key, "now": now()})
    _remember(cursor, "logged", scope)
    bump(cursor, athlete_id)
    rows = number(cursor, f"select count(*) from bodyweights where {this}", key)
    removed = _gone(cursor, "before", "logged")
    return Undone(
        import_id,
        removed=removed,
        restored=_gone(cursor, "logged", "before"),
        kept=max(rows - removed, 0),
        what="body weights",
    )


def _record(
    cursor: Cursor, athlete_id: str, record: ImportRecord, weights: pa.Table, sha256: str, size: int
) -> int:
    athlete = {"athlete": athlete_id}
    import_id = number(
        cursor, "select coalesce(max(import_id), 0) + 1 from imports where athlete_id = $athlete", athlete
    )
    days = pc.min_max(weights["day"]).as_py()
    told = record.covers_from
    cursor.execute(
        statement("insert_import"),
        {
            **athlete,
            "import_id": import_id,
            "series": 0,  # no series of sets has this number
            "source": record.source,
            "file_name": record.file_name,
            "version": record.version,
            "unit": record.unit,
            "unit_from": record.unit_from,
            "now": now(),
            "rows": weights.num_rows,
            "covers_from": told or days["min"],
            "covers_to": date.max if told else days["max"],
            "sha256": sha256,
            "bytes": size,
            "content": sha256,
            "report": json.dumps(record.report, default=str, ensure_ascii=False),
        },
    )
    return import_id


def _remember(cursor: Cursor, name: str, scope: Mapping[str, object]) -> None:
    """Keep what counts now: each weight once, to 10 g, and how often."""
    cursor.execute(
        f"""
        create or replace temp table {name} as
        select measured_at, round(weight_kg * 100)::bigint as weight, count(*) as times
        from standing_bodyweights where athlete_id = $athlete and source = $source
        group by all
        """,
        scope,
    )


def _gone(cursor: Cursor, left: str, right: str) -> int:
    """Return how many weights `left` holds that `right` does not."""
    return number(
        cursor,
        f"""
        select coalesce(sum(greatest({left}.times - coalesce({right}.times, 0), 0)), 0)
        from {left} left join {right} using (measured_at, weight)
        """,
        {},
    )
