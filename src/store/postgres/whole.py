"""Everything of one athlete in and out of PostgreSQL, for `copying`."""

from collections.abc import Mapping
from functools import cache

import pyarrow as pa

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


def _rows(
    link: Connection, athlete_id: str, tables: Mapping[str, Table] | None = None
) -> dict[str, pa.Table]:
    chosen = tables_of_athletes() if tables is None else tables.values()
    return {table.name: copy_out(link, table, athlete_id) for table in chosen}
