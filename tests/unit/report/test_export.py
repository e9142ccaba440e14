"""What can be taken away is all there is, opens safely, and holds no key."""

import io
import json
import zipfile

import pandas as pd
import pytest
from pyarrow import parquet

from src.analytics import canonical_sets, open_log
from src.catalog import load_catalog
from src.ingest import import_export
from src.report.export import SECRET_WORDS, everything, exact_files, sets_csv, sets_parquet
from src.store import SetCorrection, open_store
from src.store.copying import LEFT_OUT, OF_ATHLETES

LOG = b"""\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-03-02 18:00:00,"=HYPERLINK(""http://x"")",45m,"Deadlift (Barbell)",1,225,5,0,0,@slow,,8
2026-03-09 18:00:00,"Push",45m,"Bench Press (Barbell)",1,135,8,0,0,,,9
"""


@pytest.fixture
def log(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    import_export(store, "me", "../../mine.csv", LOG, catalog=load_catalog(), unit="lb")
    bench = "select set_key from sets where athlete_id = $athlete and exercise_written like 'Bench%'"
    key = store.frame(bench, {"athlete": "me"})
    store.correct_set("me", str(key["set_key"].iloc[0]), SetCorrection(excluded=True, reason="a slip"))
    store.save_settings("me", {"unit": "lb", "target_low": 0.6})
    with store.transaction() as tx:
        for table in set(store.frame(OF_ATHLETES)["name"]):
            fill(tx, store, table)
    yield open_log(store)
    store.close()


def fill(tx, store, table):
    """Put a row with recognisable texts into an empty table of athletes."""
    if store.frame(f"select count(*) as n from {table}")["n"].iloc[0]:
        return
    columns = store.frame(
        "select column_name as name, data_type as kind from duckdb_columns() where table_name = $table",
        {"table": table},
    )
    day = "timestamp '2026-01-01'"
    values = {"VARCHAR": "'{table}.{name}'", "UUID": "uuid()", "TIMESTAMP": day, "DATE": f"{day}::date"}
    cells = [
        "'me'" if name == "athlete_id" else values.get(kind, "1").format(table=table, name=name)
        for name, kind in zip(columns["name"], columns["kind"], strict=True)
    ]
    tx.rows(f"insert into {table} values ({', '.join(cells)})")


def test_a_spreadsheet_runs_nothing(log):
    text = sets_csv(log).decode("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert "'@slow" in text
    assert len(pd.read_csv(io.StringIO(text))) == 1  # the other is left out, by the lifter


def test_parquet_holds_what_the_log_holds(log):
    found = parquet.read_table(io.BytesIO(sets_parquet(log)))
    assert found["note"].to_pylist() == ["@slow"]
    assert found["load_kg"].to_pylist() == canonical_sets(log)["load_kg"].tolist()


def test_everything_is_in_the_archive_and_no_key(log):
    archive = zipfile.ZipFile(io.BytesIO(everything(log, "2026-11-25")))
    names = archive.namelist()
    assert {"README.txt", "sets.csv", "sets.parquet", "exact/hindsight-strong.csv"} <= set(names)
    (upload,) = [name for name in names if name.startswith("uploads/")]
    assert upload == "uploads/0001-_.._mine.csv"
    assert archive.read(upload) == LOG
    tables = {
        name.removeprefix("tables/").removesuffix(".json") for name in names if name.startswith("tables/")
    }
    assert tables | {"sets"} == set(log.store.frame(OF_ATHLETES)["name"]) - LEFT_OUT
    assert json.loads(archive.read("tables/set_corrections.json"))[0]["reason"] == "a slip"
    assert "target_low" in archive.read("tables/athletes.json").decode()
    said = b"".join(archive.read(name) for name in names if name.startswith("tables/")).decode()
    assert "sync_secrets" not in said
    for table in tables:
        for row in json.loads(archive.read(f"tables/{table}.json")):
            assert not [column for column in row if any(word in column for word in SECRET_WORDS)]
    assert "token_sha256" not in said


def test_the_exact_file_is_read_back(log, tmp_path):
    ((name, data),) = exact_files(log.store, "me").items()
    other = open_store(tmp_path / "other.duckdb")
    report = import_export(other, "me", name, data, catalog=load_catalog())
    assert (report.added, report.app, report.unit) == (2, "Strong", "lb")
    other.close()
