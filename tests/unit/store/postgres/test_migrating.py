import re
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from src.store import StoreError
from src.store.migrate import Migration, known_migrations
from src.store.postgres import open_postgres
from src.store.postgres.migrate import TWINS_FOLDER, migrate, migrations_for_postgres
from src.store.postgres.server import Server
from src.store.postgres.tables import KEYS, log_schema


def ledger(url):
    with psycopg.connect(url) as link:
        return link.execute("select number, name from migrations order by number").fetchall()


def test_eight_processes_that_start_together_make_one_schema(new_database):
    url = new_database()

    def start(number):
        store = open_postgres(url)
        store.save_settings(f"athlete {number}", {"number": number})
        store.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(start, range(8)))
    assert ledger(url) == [(step.number, step.name) for step in known_migrations()]


def test_a_migration_that_fails_leaves_nothing_of_any(new_database):
    url = new_database()
    server = Server(url)
    steps = [
        *migrations_for_postgres(),
        Migration(99, "broken", "create table half (a integer); select 1 / 0;"),
    ]
    with pytest.raises(StoreError, match="division by zero"):
        migrate(server, steps)
    with psycopg.connect(url) as link:
        assert link.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone() == (0,)
    server.close()
    open_postgres(url).close()


def test_a_database_of_a_newer_version_is_refused(new_database):
    url = new_database()
    open_postgres(url).close()
    with psycopg.connect(url) as link:
        link.execute("insert into migrations values (99, 'later', now(), 'x')")
    with pytest.raises(StoreError, match="newer version"):
        open_postgres(url)


def test_every_twin_stands_for_a_migration_of_the_embedded_home():
    names = {f"{step.number:04}_{step.name}.sql" for step in known_migrations()}
    twins = {path.name for path in TWINS_FOLDER.glob("*.sql")}
    assert twins
    assert {name.replace(".also.sql", ".sql") for name in twins} <= names


def test_both_homes_hold_the_same_columns(database_url):
    with psycopg.connect(database_url) as link:
        rows = link.execute(
            "select table_name, column_name, data_type from information_schema.columns "
            "where table_schema = 'public' order by table_name, ordinal_position"
        ).fetchall()
    kinds = {
        "character varying": "VARCHAR",
        "double precision": "DOUBLE",
        "timestamp without time zone": "TIMESTAMP",
    }
    for table in log_schema().tables:
        there = tuple(
            (name, kinds.get(kind, kind.upper())) for found, name, kind in rows if found == table.name
        )
        assert there[: len(table.columns)] == table.columns
        assert [name for name, _ in there[len(table.columns) :]] == (
            ["revision"] if table.name == "athletes" else []
        )


def test_athlete_id_leads_every_key_and_nothing_counts_for_all_athletes(database_url):
    """So that all of an athlete can lie on one server of many."""
    with psycopg.connect(database_url) as link:
        keys = link.execute(
            """
            select c.relname, a.attname
            from pg_index i join pg_class c on c.oid = i.indrelid
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where c.relnamespace = 'public'::regnamespace and c.relname <> 'migrations' and i.indisprimary
            """
        ).fetchall()
        (sequences,) = link.execute("select count(*) from pg_sequences").fetchone()
        (foreign,) = link.execute("select count(*) from pg_constraint where contype = 'f'").fetchone()
    assert {table for table, _ in keys} > set(KEYS) - {"bodyweights"}
    assert {table for table, column in keys if column != "athlete_id"} == {"accounts"}
    assert (sequences, foreign) == (0, 0)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://nobody:secret@127.0.0.1:1/none", "cannot be reached"),
        ("mysql://user:secret@host/db", "not the address"),
    ],
)
def test_an_address_that_leads_nowhere_is_said_without_its_password(address, said, monkeypatch):
    monkeypatch.setattr("src.store.postgres.server.PATIENCE_S", 1)
    with pytest.raises(StoreError, match=said) as told:
        open_postgres(address)
    assert not re.search("secret|nobody", str(told.value))
