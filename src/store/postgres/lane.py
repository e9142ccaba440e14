"""An athlete's lane: one change to a log at a time, whichever process makes it.

A change runs in DuckDB, on a copy of the athlete's rows, by the very code of the embedded home. PostgreSQL
gets what the copy then holds otherwise, in the transaction that holds the athlete's row locked all along.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from src.store.imports import now
from src.store.postgres.mirror import Cursor, Mirror
from src.store.postgres.server import Connection, Server
from src.store.postgres.tables import KEYS, Table, copy_in, copy_out, delete_keys, log_schema

Answer = TypeVar("Answer")

EVERY_TABLE = frozenset(KEYS)
_NO_ONES = 4_851_200_114  # the number of a lock: any, the same in every version


def take(connection: Connection, athlete_id: str) -> str:
    """Wait for the athlete's lane, hold it until the transaction ends; return the log's revision."""
    connection.execute(
        """
        insert into athletes (athlete_id, data_version, settings, created_at) values (%s, 0, '{}', %s)
        on conflict (athlete_id) do nothing
        """,
        [athlete_id, now()],
    )
    row = connection.execute(
        "select revision from athletes where athlete_id = %s for update", [athlete_id]
    ).fetchone()
    assert row is not None  # noqa: S101 - it was there, or we have made it
    return str(row[0])


def take_for_rows(connection: Connection, athlete_id: str) -> None:
    """Wait for the lane of a transaction beside the log: the athlete's, or the one for what is no one's."""
    if athlete_id:
        take(connection, athlete_id)
    else:
        connection.execute("select pg_advisory_xact_lock(%s)", [_NO_ONES])


def pull(connection: Connection, mirror: Mirror, athlete_id: str) -> str:
    """Bring the athlete's rows into a database of the mirror and return its name."""
    return mirror.add({table.name: copy_out(connection, table, athlete_id) for table in log_schema().tables})


def change(
    server: Server,
    mirror: Mirror,
    athlete_id: str,
    work: Callable[[Cursor], Answer],
    *,
    touches: Iterable[str] = EVERY_TABLE,
    beside: Callable[[Connection], None] | None = None,
) -> Answer:
    """Do `work` on the athlete's log in one transaction and return what it returns.

    `touches`: the tables it may change. `beside`: what else belongs to the transaction.
    """
    left: list[str] = []  # databases of the mirror that are no one's log
    try:
        with server.about(athlete_id) as connection:
            revision = take(connection, athlete_id)
            with mirror.reading(athlete_id, revision) as held:
                before = held or pull(connection, mirror, athlete_id)
                if not held:
                    left.append(before)
                after = mirror.copy(before)
                left.append(after)
                with mirror.changing(after) as cursor:
                    answer = work(cursor)
                if beside is not None:
                    beside(connection)
                moved = _write_back(connection, mirror, athlete_id, (before, after), touches)
        if moved:  # what the next page asks for is here already
            left.remove(after)
            mirror.hold(athlete_id, moved, after)
    finally:
        for name in left:
            mirror.drop(name)
    return answer


def rehearse(server: Server, mirror: Mirror, athlete_id: str, work: Callable[[Cursor], Answer]) -> Answer:
    """Do `work` on a copy of the athlete's log that no one else sees, and return what it returns."""
    before = server.read(athlete_id, lambda connection: pull(connection, mirror, athlete_id), snapshot=True)
    try:
        with mirror.changing(before) as cursor:
            return work(cursor)
    finally:
        mirror.drop(before)


def _write_back(
    connection: Connection, mirror: Mirror, athlete_id: str, copies: tuple[str, str], touches: Iterable[str]
) -> str | None:
    """Bring what differs between the two copies to PostgreSQL; return the new revision, None: nothing did."""
    changed = False
    with mirror.inside(copies[1]) as cursor:
        for table in log_schema().tables:
            if table.name not in touches:
                continue
            there = _differing(cursor, table, copies)
            changed |= there
            if there and KEYS[table.name]:
                _replace(connection, cursor, table, athlete_id, copies)
        if not changed:
            return None
        row = cursor.execute("select data_version, settings from athletes").fetchone()
    version, settings = row or (0, "{}")
    moved = connection.execute(
        """
        update athletes set data_version = %s, settings = %s, revision = gen_random_uuid()
        where athlete_id = %s returning revision
        """,
        [version, settings, athlete_id],
    ).fetchone()
    assert moved is not None  # noqa: S101 - its row is locked
    return str(moved[0])


def _differing(cursor: Cursor, table: Table, copies: tuple[str, str]) -> bool:
    """Find the keys whose rows differ, as the table `differing`; return whether there are any."""
    before, after = (f"(from {copy}.{table.name})" for copy in copies)
    key = ", ".join(KEYS[table.name]) or "athlete_id"
    cursor.execute(
        f"""
        create or replace temp table differing as
        select distinct {key} from ({before} except all {after})
        union
        select distinct {key} from ({after} except all {before})
        """
    )
    row = cursor.execute("select count(*) from differing").fetchone()
    return row is not None and row[0] > 0


def _replace(
    connection: Connection, cursor: Cursor, table: Table, athlete_id: str, copies: tuple[str, str]
) -> None:
    """Let PostgreSQL hold, of the differing keys, the rows that the second copy has."""
    key = ", ".join(KEYS[table.name])
    before, after = copies
    old = cursor.execute(
        f"select distinct {key} from differing semi join {before}.{table.name} using ({key})"
    ).fetchall()
    if old:
        delete_keys(connection, table, athlete_id, old)
    columns = ", ".join(_as_text(name, kind) for name, kind in table.columns)
    new = cursor.sql(
        f"select {columns} from {after}.{table.name} semi join differing using ({key})"
    ).to_arrow_table()
    if len(new):
        copy_in(connection, table, new)


def _as_text(name: str, kind: str) -> str:
    return f"{name}::varchar as {name}" if kind == "UUID" else name
