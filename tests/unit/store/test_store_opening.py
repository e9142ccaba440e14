import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from src.store import StoreError, default_path, open_store
from src.store.connection import Connection
from src.store.migrate import Migration, known_migrations, migrate

PROJECT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/proc/self/environ')",
        "select * from glob('/*')",
        "select * from '/etc/passwd'",
        "copy (select 1) to '{folder}/out.csv'",
        "attach '{folder}/other.duckdb' as other",
        "export database '{folder}/out'",
        "install httpfs",
        "load httpfs",
        "set memory_limit = '8GB'",
        "set enable_external_access = true",
        "set TimeZone = 'Asia/Tokyo'",
        "reset lock_configuration",
    ],
)
def test_no_statement_reaches_files_networks_or_settings(store, tmp_path, statement):
    with pytest.raises(duckdb.Error):
        store.frame(statement.replace("{folder}", str(tmp_path)))
    assert not (tmp_path / "out.csv").exists()


def test_a_python_variable_is_not_a_table(store, sets_of):
    sets = sets_of([0])
    assert sets.num_rows == 3
    with pytest.raises(duckdb.CatalogException):
        store.frame("select count(*) from sets_of_someone union all select count(*) from pytest")


def test_everything_made_is_for_the_owner_alone(tmp_path, record, sets_of):
    home = tmp_path / "there before"
    home.mkdir(mode=0o755)
    mask = os.umask(0o022)
    try:
        store = open_store(home / "deep" / "er" / "log.duckdb")
        store.apply_import("me", record, sets_of([0]), b"file")
        made = {path: path.stat().st_mode & 0o777 for path in home.rglob("*")}
        store.close()
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(mask)
    assert {path.name for path in made} > {"deep", "raw", "log.duckdb", "log.duckdb.wal"}
    assert {path: mode for path, mode in made.items() if mode != (0o700 if path.is_dir() else 0o600)} == {}


def test_the_path_is_named_by_the_environment_or_lies_in_the_checkout(monkeypatch, tmp_path):
    monkeypatch.setenv("HINDSIGHT_STORE", str(tmp_path / "x.duckdb"))
    assert default_path() == tmp_path / "x.duckdb"
    monkeypatch.delenv("HINDSIGHT_STORE")
    assert default_path() == PROJECT / "data" / "store" / "hindsight.duckdb"


def test_what_was_stored_is_there_after_reopening(tmp_path, record, sets_of):
    for _ in range(2):
        store = open_store(tmp_path / "log.duckdb")
        store.apply_import("me", record, sets_of([0]), b"file")
        store.close()
    store = open_store(tmp_path / "log.duckdb")
    assert len(store.frame("select * from sets")) == 3
    assert len(store.imports("me")) == 2
    store.close()


def test_one_process_may_open_the_file_twice(embedded, record, sets_of):
    second = open_store(embedded.path)
    second.apply_import("me", record, sets_of([0]), b"file")
    assert len(embedded.frame("select * from sets")) == 3
    second.close()
    assert len(embedded.frame("select * from sets")) == 3


def test_another_process_is_told_who_holds_the_file(embedded):
    script = (
        "import sys\nfrom src.store import StoreError, open_store\n"
        "try:\n    open_store(sys.argv[1])\nexcept StoreError as error:\n    print(error)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, str(embedded.path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(embedded.path) in said
    assert "already open in process " in said
    assert "Close that one first" in said


def test_a_file_of_another_kind_is_named(tmp_path):
    (tmp_path / "log.duckdb").write_text("Date,Exercise\n" * 1000)
    with pytest.raises(StoreError, match="not a training log"):
        open_store(tmp_path / "log.duckdb")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"The folder .*file.*cannot be made"):
        open_store(tmp_path / "file" / "log.duckdb")


def test_a_path_that_is_a_folder_is_named(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)


def test_migrations_apply_once_and_in_order(tmp_path):
    connection = Connection(tmp_path / "log.duckdb")
    steps = [
        Migration(1, "one", "create table a (x integer)"),
        Migration(2, "two", "create table b (x integer)"),
    ]
    migrate(connection, steps[:1])
    migrate(connection, steps)
    migrate(connection, steps)
    applied = connection.frame("select number, name from migrations order by number")
    assert applied.to_numpy().tolist() == [[1, "one"], [2, "two"]]
    connection.close()


def test_a_failed_migration_leaves_nothing(tmp_path):
    connection = Connection(tmp_path / "log.duckdb")
    with pytest.raises(StoreError):
        migrate(
            connection, [Migration(1, "broken", "create table a (x integer); create table a (x integer)")]
        )
    assert connection.frame("select * from migrations").empty
    assert connection.frame("select * from duckdb_tables() where table_name = 'a'").empty
    connection.close()


def test_a_newer_schema_is_refused_with_a_sentence(tmp_path):
    connection = Connection(tmp_path / "log.duckdb")
    newer = [
        *known_migrations(),
        Migration(len(known_migrations()) + 1, "later", "create table later (x integer)"),
    ]
    migrate(connection, newer)
    connection.close()
    with pytest.raises(StoreError, match="newer version of this app"):
        open_store(tmp_path / "log.duckdb")


def test_misnumbered_migrations_are_a_mistake(tmp_path):
    (tmp_path / "0002_second.sql").write_text("select 1")
    with pytest.raises(ValueError, match="without a gap"):
        known_migrations(tmp_path)
