"""What an operator relies on: restored backups, upgrades from every earlier schema, the Citus script."""

import subprocess
from pathlib import Path

import psycopg
import pytest

from src.store.copying import checksum
from src.store.postgres import open_postgres
from src.store.postgres.migrate import migrate, migrations_for_postgres
from src.store.postgres.server import Server
from tests.postgres import programs
from tests.unit.homes.test_copying import fill

TOOLS = Path(__file__).parents[4] / "tools"


def run(program, *arguments, **options):
    return subprocess.run(
        [programs() / program, *arguments], check=True, capture_output=True, **options
    ).stdout


def test_a_dump_restored_elsewhere_is_the_same_home(database_url, new_database):
    store = open_postgres(database_url)
    fill(store)
    dump = run("pg_dump", "--format=custom", "--no-owner", database_url)
    elsewhere = new_database()
    run("pg_restore", "--no-owner", "--exit-on-error", "--dbname", elsewhere, input=dump)
    restored = open_postgres(elsewhere)
    assert restored.athletes() == store.athletes() == ["ann", "me"]
    for athlete in store.athletes():
        assert checksum(restored.dump(athlete).rows) == checksum(store.dump(athlete).rows)
        for import_id in (1, 2, 3, 4):
            assert restored.raw_import(athlete, import_id) == store.raw_import(athlete, import_id)
    assert restored.rows("select * from athletes") == []  # the rules came along
    restored.undo_import("me", 2)
    assert restored.data_version("me") > store.data_version("me")
    restored.close()
    store.close()


@pytest.mark.parametrize("schema", range(1, len(migrations_for_postgres())))
def test_a_database_of_an_earlier_schema_is_brought_up_to_date_with_its_rows(new_database, schema):
    url = new_database()
    server = Server(url)
    migrate(server, migrations_for_postgres()[:schema])
    with server.about("me") as link:
        link.execute(
            "insert into athletes (athlete_id, data_version, settings, created_at) "
            "values ('me', 7, '{\"unit\": \"lb\"}', timestamp '2024-01-01')"
        )
        link.execute(
            """
            insert into sets (athlete_id, series_id, set_key, import_id, source, workout_key, started_at, day,
                exercise_written, order_in_workout, set_no, kind, load_basis)
            values ('me', 1, gen_random_uuid(), 1, 'strong', 'w', '2024-01-01', '2024-01-01',
                'Deadlift', 1, 1, 'work', 'total')
            """
        )
    server.close()
    store = open_postgres(url)
    assert (store.data_version("me"), store.settings("me")) == (7, {"unit": "lb"})
    assert len(store.frame("from sets where athlete_id = $athlete", {"athlete": "me"})) == 1
    assert store.rows("select * from athletes") == []
    with psycopg.connect(url) as link:
        assert link.execute("select max(number) from migrations").fetchone() == (
            len(migrations_for_postgres()),
        )
    store.close()


def test_the_script_for_citus_spreads_every_table(postgres, database_url):
    tables = {
        name
        for (name,) in postgres.execute(
            "select tablename from pg_tables where schemaname = 'public'", database_url.rpartition("/")[2]
        )
    }
    script = (TOOLS / "citus.sql").read_text()
    assert {name for name in tables - {"migrations"} if f"_table('{name}'" not in script} == set()
