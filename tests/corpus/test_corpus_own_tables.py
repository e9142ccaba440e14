"""Real tables that no app wrote, against an independent count of them (see test_corpus.py)."""

import csv
import os
from pathlib import Path

import numpy as np
import pytest

from src.catalog import load_catalog
from src.ingest import read_export
from src.ingest.units import KG_PER_LB

FOLDER = Path(os.environ.get("HINDSIGHT_CORPUS", ""))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("HINDSIGHT_CORPUS" not in os.environ, reason="HINDSIGHT_CORPUS names no folder"),
]


def expectations():
    if "HINDSIGHT_CORPUS" not in os.environ:
        return []
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row for row in rows if row["app"] in {"derived-table", "hevy-api-csv", "spreadsheet"}]


@pytest.fixture(params=expectations(), ids=lambda row: row["file"])
def counted(request):
    row = request.param
    data = (FOLDER / row["file"]).read_bytes()
    return row, read_export(row["file"], data, catalog=load_catalog())


def number(row, name):
    return int(row[name] or 0)


def test_the_sets_and_the_rows_are_those_of_the_independent_count(counted):
    row, reading = counted
    assert not reading.skipped
    assert reading.rows == number(row, "rows")
    assert reading.rows + reading.expanded == reading.sets.num_rows + sum(reading.not_sets.values())
    assert reading.sets.num_rows == number(row, "sets_done")
    assert reading.sets.num_rows - reading.sets["reps"].null_count == number(row, "strength_sets")
    assert sum(reading.not_sets.values()) == number(row, "zero_rep_sets")


def test_sessions_days_and_names_are_those_of_the_independent_count(counted):
    row, reading = counted
    days = reading.sets["day"].to_pylist()
    assert len(reading.sets["workout_key"].unique()) == number(row, "workouts")
    assert len(set(days)) == number(row, "training_days")
    assert (str(min(days)), str(max(days))) == (row["first_day"], row["last_day"])
    assert len(reading.sets["exercise_written"].unique()) == number(row, "names_trimmed")


def test_reps_and_tonnage_are_those_of_the_independent_count(counted):
    row, reading = counted
    load, reps = reading.sets["load_kg"].to_numpy(), reading.sets["reps"].fill_null(0).to_numpy()
    factor = KG_PER_LB if reading.unit.unit == "lb" else 1
    # Parts of reps are not counted, and said; the count of the file has them.
    assert reps.sum() == pytest.approx(float(row["reps_total"]), abs=0.5 * 13)
    assert np.nansum(load * reps) == pytest.approx(float(row["tonnage_native"]) * factor, rel=1e-3)
