"""Everything of one athlete in and out of PostgreSQL, for `copying`."""

from collections.abc import Mapping
from functools import cache

import pyarrow as pa
from psycopg import sql

from src.store.copying import LEFT_OUT, OF_ATHLETES, Dump, check, refuse_unless_empty
from src.store.postgres import lane
from src.store.postgres.raw import RawFiles, keep_raw, read_raw
from src.store.postgres.server import Connection, Server
from src.store.postgres.tables import Table, copy_in, copy_out, embedded_schema


@cache
def tables_of_athletes() -> tuple[Table, ...]:
    """Return every table that has rows of athletes and may be copied."""
    with embedded_schema() as database:
        names = {name for (name,) in database.execute(OF_ATHLETES).fetchall()} - LEFT_OUT
        columns = database.execute(
            """
            select table_name, column_name, data_type from duckdb_columns()
            where not internal order by table_name, column_index
            """
        ).fetchall()
    return tuple(
        Table(name, tuple((column, kind) for table, column, kind in columns if table == name))
        for name in sorted(names)
    )


def dump(server: Server, files: RawFiles, athlete_id: str) -> Dump:
    """Return everything of one athlete, as of one moment."""
    rows = server.read(athlete_id, lambda link: _rows(link, athlete_id), snapshot=True)

    def raw(sha256: str) -> bytes:
        return server.read(athlete_id, lambda link: read_raw(link, files, athlete_id, sha256))

    return Dump(rows, raw)


def load(server: Server, files: RawFiles, athlete_id: str, sent: Dump) -> None:
    """Take everything of one athlete in, in one transaction that holds the athlete's lane."""
    tables = {table.name: table for table in tables_of_athletes() if table.name in sent.rows}
    with server.about(athlete_id) as link:
        lane.take(link, athlete_id)
        refuse_unless_empty(_rows(link, athlete_id, tables), athlete_id)
        link.execute("delete from athletes where athlete_id = %s", [athlete_id])  # the lane's own row
        for sha256 in sent.files():
            keep_raw(link, files, athlete_id, sent.raw(sha256))
        for name, rows in sent.rows.items():
            if len(rows):
                copy_in(link, tables[name], rows)
        check(_rows(link, athlete_id, tables), sent.rows, athlete_id)


def forget(server: Server, files: RawFiles, athlete_id: str) -> dict[str, int]:
    """Delete everything of one athlete, in one transaction that holds the athlete's lane."""
    found: dict[str, int] = {}
    with server.about(athlete_id) as link:
        # Before the lane, as a run of sync does: so that neither waits for the other for ever.
        link.execute("select 1 from jobs where athlete_id = %s for update", [athlete_id])
        there = link.execute("select 1 from athletes where athlete_id = %s", [athlete_id]).fetchone()
        lane.take(link, athlete_id)
        places = link.execute(
            "select place from raw_files where athlete_id = %s and place is not null", [athlete_id]
        ).fetchall()
        for (table,) in link.execute(_OF_ATHLETES).fetchall():
            gone = link.execute(
                sql.SQL("delete from {} where athlete_id = %s").format(sql.Identifier(table)), [athlete_id]
            )
            if gone.rowcount:
                found[table] = gone.rowcount
    if there is None:
        found.pop("athletes", None)  # the lane's own row
    for (
        place,
    ) in places:  # after the commit: a file without a row is no one's, a row without a file an error
        files.drop(place)
    return found


# Found in the database itself: it has tables of its own beside those of the embedded home.
_OF_ATHLETES = """
    select relname from pg_class join pg_attribute on attrelid = pg_class.oid
    where attname = 'athlete_id' and not attisdropped and relkind in ('r', 'p') and not relispartition
        and relnamespace = current_schema()::regnamespace
    order by 1
"""


def _rows(
    link: Connection, athlete_id: str, tables: Mapping[str, Table] | None = None
) -> dict[str, pa.Table]:
    chosen = tables_of_athletes() if tables is None else tables.values()
    return {table.name: copy_out(link, table, athlete_id) for table in chosen}
