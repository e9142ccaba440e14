import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from src.store import ImportRecord, SetCorrection, StoreError, open_store, recovery
from src.store.migrate import known_migrations

PROJECT = Path(__file__).parents[3]
SCHEMAS = Path(__file__).parent / "schemas"
LEFT = {
    2: "bodyweights",
    3: "set_corrections",
    4: "sync_state",
    5: "notes",
    6: "sync_runs",
}  # a row each, from that schema on


@pytest.fixture
def old(tmp_path):
    """A log as the first version left it."""
    return left_by(1, tmp_path)


def left_by(schema, folder):
    """A log as a version with this schema left it, from copies of the schemas that are never edited."""
    path = folder / "log.duckdb"
    with duckdb.connect(path) as database:
        for number in range(1, schema + 1):
            database.execute((SCHEMAS / f"schema_{number}.sql").read_text(encoding="utf-8"))
    return path


@pytest.fixture
def path(tmp_path, record, sets_of):
    """A log of two imports whose process died: the second import is in the write-ahead log alone."""
    path = tmp_path / "log.duckdb"
    first = open_store(path)
    first.apply_import("me", record, sets_of([0]), b"first")
    first.close()
    script = (
        "import os, sys\nsys.path.insert(0, '.')\n"
        "from src.store import ImportRecord, open_store\n"
        "from tests.unit.store.conftest import RECORD, make_sets\n"
        f"store = open_store({str(path)!r})\n"
        "store.apply_import('me', RECORD, make_sets([0, 1]), b'second')\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=PROJECT, check=False)
    assert path.with_name("log.duckdb.wal").stat().st_size > 0
    return path


def damage(path, at=0.5):
    content = bytearray(path.read_bytes())
    place = int(len(content) * at)
    content[place : place + 16] = os.urandom(16)
    path.write_bytes(content)


def days(store):
    return sorted({str(day.date()) for day in store.frame("select day from sets")["day"]})


def test_a_log_of_the_first_version_opens_with_everything_in_it(old):
    store = open_store(old)
    rows = store.frame("select load_kg, note from sets order by day")
    assert rows["load_kg"].tolist() == [100.0, 110.0]
    assert store.settings("me") == {"overlaps": "count_both"}
    assert store.imports("me")["file_name"].tolist() == ["february.csv", "january.csv"]
    store.undo_import("me", 2)
    assert sorted(store.frame("select load_kg from sets")["load_kg"]) == [90.0, 100.0]
    store.correct_set("me", "00000000-0000-0000-0000-000000000001", SetCorrection(reps=4))
    store.close()


def test_a_copy_of_every_schema_is_kept():
    kept = sorted(int(file.stem.removeprefix("schema_")) for file in SCHEMAS.glob("*.sql"))
    assert kept == [step.number for step in known_migrations()]


@pytest.mark.parametrize("schema", [step.number for step in known_migrations()])
def test_a_log_of_every_earlier_version_opens_with_everything_in_it(tmp_path, schema):
    store = open_store(left_by(schema, tmp_path))
    me = {"athlete": "me"}
    rows = store.frame("select load_kg from sets where athlete_id = $athlete order by day", me)
    assert rows["load_kg"].tolist() == [100.0, 110.0]
    for number, table in LEFT.items():
        assert len(store.rows(f"select * from {table} where athlete_id = $athlete", me)) == (schema >= number)
    assert store.undo_import("me", 2).restored == 1
    store.close()


def test_before_its_shape_changes_a_log_is_copied(old):
    open_store(old).close()
    (copy,) = (old.parent / "backups").glob("*.duckdb")
    assert copy.name.startswith("log.schema1.")
    with duckdb.connect(copy, read_only=True) as copied:
        assert copied.execute("select max(number) from migrations").fetchone() == (1,)
        assert copied.execute("select count(*) from sets").fetchone() == (2,)
    open_store(old).close()
    assert len([*(old.parent / "backups").iterdir()]) == 1


def test_a_new_log_needs_no_copy(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    newest = store.frame("select max(number) as number from migrations")["number"].tolist()
    assert newest == [len(known_migrations())]
    store.close()
    assert not (tmp_path / "backups").exists()


def test_without_a_copy_nothing_is_changed(old):
    (old.parent / "backups").write_text("in the way")
    with pytest.raises(StoreError, match="no copy of it could be made first"):
        open_store(old)
    with duckdb.connect(old) as database:
        assert database.execute("select max(number) from migrations").fetchone() == (1,)


@pytest.mark.parametrize("at", [0.02, 0.5, 0.9])
def test_damaged_last_changes_are_set_aside_and_the_log_opens_as_before_them(path, at):
    damage(path.with_name("log.duckdb.wal"), at)
    store = open_store(path)
    assert days(store) == ["2024-01-01"]
    (notice,) = store.notices()
    assert "last changes" in notice
    assert "1 uploaded file is kept and not in this log" in notice
    store.close()
    store = open_store(path)
    assert store.notices() == [notice]
    store.mark_notices_seen()
    assert store.notices() == []
    store.close()


def test_what_is_damaged_is_kept_with_a_copy_of_what_it_belongs_to(path):
    damage(path.with_name("log.duckdb.wal"))
    open_store(path).close()
    (folder,) = (path.parent / "quarantine").iterdir()
    assert {file.name for file in folder.iterdir()} == {"log.duckdb", "log.duckdb.wal", "notice.txt"}


def test_an_undamaged_write_ahead_log_is_read_back_without_a_word(path):
    store = open_store(path)
    assert days(store) == ["2024-01-01", "2024-01-02"]
    assert store.notices() == []
    store.close()


def test_a_damaged_log_is_set_aside_whole_and_an_empty_one_begins(path):
    open_store(path).close()
    damage(path, 12_500 / path.stat().st_size)
    store = open_store(path)
    assert days(store) == []
    (notice,) = store.notices()
    assert "was damaged and could not be read" in notice
    assert "2 uploaded files are kept" in notice
    assert [*(path.parent / "quarantine").glob("*/log.duckdb")]
    store.close()


def test_what_is_set_aside_can_be_added_again(path, record, sets_of):
    damage(path.with_name("log.duckdb.wal"))
    store = open_store(path)
    store.apply_import("me", record, sets_of([0, 1]), b"second")
    assert days(store) == ["2024-01-01", "2024-01-02"]
    assert "uploaded" not in store.notices()[0]
    store.close()


def test_where_it_cannot_be_set_aside_nothing_is_moved(path):
    damage(path.with_name("log.duckdb.wal"))
    (path.parent / "quarantine").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be set aside"):
        open_store(path)
    assert path.with_name("log.duckdb.wal").exists()


def test_the_copies_are_for_the_owner_alone(old):
    open_store(old).close()
    assert {file.stat().st_mode & 0o777 for file in (old.parent / "backups").iterdir()} == {0o600}


def test_many_lost_files_are_named_by_the_first_few(tmp_path):
    for number in range(7):
        (tmp_path / f"{number:02}").mkdir()
        (tmp_path / f"{number:02}" / f"{number:02}x.gz").write_bytes(b"")
    words = recovery.lost_words(recovery.files_not_in(tmp_path, {"03x"}), tmp_path)
    assert "6 uploaded files are kept" in words
    assert words.endswith("and 1 more.")
    assert "03x" not in words


def test_imports_can_be_recorded_after_the_upgrade(old, sets_of):
    store = open_store(old)
    record = ImportRecord("hevy", "hevy.csv", "1", "kg", "header")
    assert store.apply_import("me", record, sets_of([0]), b"new").added == 3
    store.close()


def test_what_was_synced_before_its_history_had_names_gets_them(tmp_path):
    path = left_by(5, tmp_path)
    with duckdb.connect(path) as database:
        database.execute(
            "insert into sync_runs (athlete_id, run_id, source, account, started, counts, import_ids) values "
            "('me', 1, 'wger', 'x', '2026-01-01', '{}', '[]'), "
            "('me', 2, 'hevy', '', '2026-01-01', '{}', '[]')"
        )
        database.execute("update sync_state set label = 'wger (x.example)'")
    store = open_store(path)
    runs = store.rows(
        "select label from sync_runs where athlete_id = $athlete order by run_id", {"athlete": "me"}
    )
    assert [run["label"] for run in runs] == ["wger (x.example)", "hevy"]
    store.close()
