"""Uploaded files in a bucket instead of the database; a folder stands for the bucket here."""

import psycopg
import pytest

from src.store import StoreError
from src.store.postgres import open_postgres


@pytest.fixture
def bucket(tmp_path, monkeypatch):
    monkeypatch.setenv("HINDSIGHT_BUCKET", f"file://{tmp_path}/bucket")
    return tmp_path / "bucket"


@pytest.fixture
def store(database_url, bucket):
    opened = open_postgres(database_url)
    yield opened
    opened.close()


def test_files_go_to_the_bucket_and_come_back(store, bucket, database_url, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"one")
    (file,) = bucket.rglob("*.gz")
    assert "me" not in file.relative_to(bucket).parts
    with psycopg.connect(database_url) as link:
        assert link.execute("select content is null, place is not null from raw_files").fetchall() == [
            (True, True)
        ]
    assert store.raw_import("me", 1) == ("strong.csv", b"one")
    assert store.dump("me").raw(file.stem) == b"one"


def test_a_file_that_is_gone_is_said_and_comes_back_with_a_new_import(store, bucket, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"one")
    (file,) = bucket.rglob("*.gz")
    file.unlink()
    with pytest.raises(StoreError, match="bucket"):
        store.raw_import("me", 1)
    store.apply_import("me", record, sets_of([0]), b"one")
    assert store.raw_import("me", 2)[1] == b"one"
    file.write_bytes(b"not what it was")
    with pytest.raises(StoreError, match="damaged"):
        store.raw_import("me", 1)


def test_no_import_without_its_file(store, bucket, record, sets_of):
    bucket.write_text("a file where the bucket should be")
    with pytest.raises(StoreError, match="Nothing was changed"):
        store.apply_import("me", record, sets_of([0]), b"one")
    assert store.imports("me").empty
    assert store.data_version("me") == 0


def test_a_process_without_the_bucket_says_what_to_set(store, database_url, record, sets_of, monkeypatch):
    store.apply_import("me", record, sets_of([0]), b"one")
    monkeypatch.delenv("HINDSIGHT_BUCKET")
    another = open_postgres(database_url)
    with pytest.raises(StoreError, match="HINDSIGHT_BUCKET"):
        another.raw_import("me", 1)
    another.close()


def test_a_bucket_of_an_unknown_kind_is_said_at_the_start(database_url, monkeypatch):
    monkeypatch.setenv("HINDSIGHT_BUCKET", "nosuchkind://bucket")
    with pytest.raises(StoreError, match="driver of the bucket"):
        open_postgres(database_url)


def test_in_the_database_files_stay_with_their_athlete(database_url, record, sets_of):
    opened = open_postgres(database_url)
    opened.apply_import("me", record, sets_of([0]), b"one")
    opened.apply_import("you", record, sets_of([0]), b"one")
    with psycopg.connect(database_url) as link:
        link.execute("update raw_files set content = '\\x00' where athlete_id = 'you'")
    assert opened.raw_import("me", 1)[1] == b"one"
    with pytest.raises(StoreError, match="damaged"):
        opened.raw_import("you", 1)
    with psycopg.connect(database_url) as link:
        link.execute("delete from raw_files where athlete_id = 'you'")
    with pytest.raises(StoreError, match="missing"):
        opened.raw_import("you", 1)
    opened.close()
