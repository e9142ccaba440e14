"""Spread the large tables of a hosted home over several PostgreSQL servers, by athlete.

    python -m tools.spread_over_servers COORDINATOR SHARD [SHARD ...]      (addresses: postgresql://...)

The tables of sets and of uploaded files become hash partitions by athlete_id that lie on the shards, reached
by postgres_fdw; everything small stays on the coordinator, whose address is DATABASE_URL as before. An
athlete's rows are all on one shard. Needs a superuser of the coordinator, and nobody connected meanwhile:
copy first (`pg_dump`), spread, then start the app again.

What this gives up against Citus or one server: a commit reaches the shard, then the coordinator. When the
coordinator dies between the two, an import is on the shard and not yet listed: importing the file again
mends it. A migration that changes a spread table has to be applied on the shards by hand.
"""

import sys
from collections.abc import Sequence

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from src.store.postgres import open_postgres
from src.store.postgres.migrate import migrations_for_postgres
from src.store.postgres.policies import secure

SPREAD = ("sets", "removed_sets", "raw_files")
Link = psycopg.Connection[tuple[object, ...]]


def spread(coordinator: str, shards: Sequence[str]) -> None:
    """Move the large tables of the coordinator to the shards, rows included, in one transaction there."""
    open_postgres(coordinator).close()
    for shard in shards:
        _prepare(shard)
    with psycopg.connect(coordinator) as link:
        link.execute("create extension if not exists postgres_fdw")
        for number, shard in enumerate(shards):
            _reach(link, number, shard)
        for table in SPREAD:
            _partition(link, table, len(shards))
        secure(link)


def _prepare(shard: str) -> None:
    """Make the large tables on a shard, with the keys that keep them unique."""
    with psycopg.connect(shard) as link:
        link.execute(migrations_for_postgres()[0].sql.encode())
        for table in ("athletes", "imports"):
            link.execute(sql.SQL("drop table {}").format(sql.Identifier(table)))


def _reach(link: Link, number: int, shard: str) -> None:
    """Tell the coordinator where a shard is."""
    parts = conninfo_to_dict(shard)
    place = {
        name: str(parts[key])
        for name, key in (("host", "host"), ("port", "port"), ("dbname", "dbname"))
        if parts.get(key)
    }
    server = sql.Identifier(f"shard_{number}")
    link.execute(
        sql.SQL("create server {} foreign data wrapper postgres_fdw options ({})").format(
            server, _options({**place, "fetch_size": "10000", "batch_size": "1000"})
        )
    )
    who = {"user": str(parts["user"])}
    who |= {"password": str(parts["password"])} if parts.get("password") else {"password_required": "false"}
    link.execute(
        sql.SQL("create user mapping for public server {} options ({})").format(server, _options(who))
    )


def _partition(link: Link, table: str, shards: int) -> None:
    """Put partitions on the shards in the place of a table, and its rows into them."""
    name, before = sql.Identifier(table), sql.Identifier(f"{table}_before")
    link.execute(sql.SQL("alter table {} rename to {}").format(name, before))
    link.execute(
        sql.SQL("create table {} (like {} including defaults) partition by hash (athlete_id)").format(
            name, before
        )
    )
    for number in range(shards):
        link.execute(
            sql.SQL(
                "create foreign table {} partition of {} for values with (modulus {}, remainder {}) "
                "server {} options (table_name {})"
            ).format(
                sql.Identifier(f"{table}_{number}"),
                name,
                sql.Literal(shards),
                sql.Literal(number),
                sql.Identifier(f"shard_{number}"),
                sql.Literal(table),
            )
        )
    link.execute(sql.SQL("insert into {} select * from {}").format(name, before))
    link.execute(sql.SQL("drop table {}").format(before))


def _options(given: dict[str, str]) -> sql.Composed:
    return sql.SQL(", ").join(
        sql.SQL("{} {}").format(sql.Identifier(name), sql.Literal(value)) for name, value in given.items()
    )


if __name__ == "__main__":
    if len(sys.argv) < 3:  # noqa: PLR2004 - the coordinator and one shard at least
        sys.exit(__doc__)
    spread(sys.argv[1], sys.argv[2:])
    print(f"{', '.join(SPREAD)} are spread over {len(sys.argv) - 2} servers.")
