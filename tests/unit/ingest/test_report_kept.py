"""A report read back from its JSON says what it said."""

import json
from dataclasses import replace

from src.catalog import load_catalog
from src.ingest import ImportReport, import_export
from src.store import open_store

EXPORT = b"""Date,Exercise,Weight (kg),Reps
2026-01-05,Deadlift,100,5
2026-01-05,Moon Walk,20,5
2026-01-05,Deadlift,100,
2026-01-06,Deadlift,900,5
not a day,Deadlift,100,5
"""


def test_a_kept_report_is_the_report(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    made = import_export(store, "me", "mine.csv", EXPORT, catalog=load_catalog())
    kept = store.imports("me")["report"].iloc[0]
    store.close()
    read = ImportReport.from_json(json.loads(kept))
    assert read.skipped
    assert read.suspicious
    told = replace(read, added=made.added, unchanged=made.unchanged, import_id=made.import_id)
    assert told.to_json() == made.to_json()


def test_a_field_of_a_later_version_is_passed_over(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    flat = import_export(store, "me", "mine.csv", EXPORT, catalog=load_catalog()).to_json()
    store.close()
    assert ImportReport.from_json({**flat, "colour": "red"}).to_json() == flat
