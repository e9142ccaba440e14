"""Every layout of a home-made table we read: small files written for this project and what they hold."""

import json
from pathlib import Path

import pytest

from src.catalog import load_catalog
from src.ingest import read_export

TABLES = sorted((Path(__file__).parent / "own_tables").glob("*.csv"))


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


def sets_of(reading):
    return [
        [
            str(row["started_at"]),
            *(row[name] for name in ("exercise_written", "set_no", "kind", "load_kg", "load_basis")),
            *(row[name] for name in ("reps", "rir", "duration_s", "side", "note")),
        ]
        for row in reading.sets.to_pylist()
    ]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_is_read_as_its_expectation_says(path, catalog):
    want = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    reading = read_export(path.name, path.read_bytes(), catalog=catalog)
    assert sets_of(reading) == want["sets"]
    assert (reading.unit.unit, reading.unit.how) == (want["unit"], want["unit_from"])
    assert reading.not_sets == want["not_sets"]
    assert [[skip.line, skip.reason] for skip in reading.skipped] == want["skipped"]
    assert (reading.rows, reading.expanded) == (want["rows"], want["expanded"])


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_row_is_accounted_for_and_the_columns_are_told(path, catalog):
    reading = read_export(path.name, path.read_bytes(), catalog=catalog)
    total = reading.sets.num_rows + sum(reading.not_sets.values()) + len(reading.skipped)
    assert reading.rows + reading.expanded == total
    assert (reading.source, reading.app) == ("csv", "Spreadsheet")
    assert reading.mapping.fingerprint in reading.version
    assert any(remark.startswith("How the columns were understood") for remark in reading.remarks)
