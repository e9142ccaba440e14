"""Real exports of the other tabular apps against an independent count of them (see test_corpus.py).

Where our reading differs from the count, the difference is written out here with its reason.
"""

import csv
import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from src.ingest import Reject, read_export
from src.ingest.units import KG_PER_LB

FOLDER = Path(os.environ.get("HINDSIGHT_CORPUS", ""))
APPS = {
    "fitnotes",
    "fitbod",
    "stronglifts",
    "liftosaur",
    "lyfta",
    "repcount",
    "gymrun",
    "unknownapp",
    "garmin",
}
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("HINDSIGHT_CORPUS" not in os.environ, reason="HINDSIGHT_CORPUS names no folder"),
]


def expectations(importable):
    if "HINDSIGHT_CORPUS" not in os.environ:
        return []
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [
            row
            for row in csv.DictReader(file)
            if row["file"].endswith(".csv")
            and row["importable"] == importable
            and (row["app"] in APPS or "bodyweight" in row["file"])
        ]


@pytest.fixture(params=expectations("yes"), ids=lambda row: row["file"])
def counted(request):
    row = request.param
    return row, read_export(row["file"], (FOLDER / row["file"]).read_bytes())


def number(row, name):
    return int(row[name] or 0)


def test_the_sets_are_those_of_the_independent_count(counted):
    row, reading = counted
    sets = reading.sets
    kinds = Counter(sets["kind"].to_pylist())
    strength = sets.num_rows - sets["reps"].null_count
    assert sets.num_rows == number(row, "sets_done")
    assert strength == number(row, "strength_sets")
    assert sets["reps"].null_count == number(row, "timed_sets")
    assert kinds["warmup"] == number(row, "warmups")
    assert kinds["drop"] == number(row, "drops")
    assert kinds["failure"] == number(row, "failures")
    assert sum(sets["reps"].drop_null().to_pylist()) == number(row, "reps_total")
    assert sets.num_rows - sets["rir"].null_count == number(row, "rpe_sets")


def test_sessions_days_and_names_are_those_of_the_independent_count(counted):
    row, reading = counted
    days = reading.sets["day"].to_pylist()
    assert len(reading.sets["workout_key"].unique()) == number(row, "workouts")
    assert len(set(days)) == number(row, "training_days")
    assert (str(min(days)), str(max(days))) == (row["first_day"], row["last_day"])
    assert len(reading.sets["exercise_written"].unique()) == number(row, "names_trimmed")


def test_every_row_is_accounted_for(counted):
    row, reading = counted
    assert not reading.skipped
    assert reading.rows + reading.expanded == reading.sets.num_rows + sum(reading.not_sets.values())
    if row["app"] == "stronglifts":
        # A row holds several sets, and we account for each; the zeros of 2018 are not in the count.
        failed = reading.not_sets.get("failed: no rep lifted", 0)
        without_cells = 4 if "4 exercises have a name and weight but no set cells" in row["notes"] else 0
        assert failed == number(row, "zero_rep_sets") or row["zero_rep_sets"] == "0"
        assert sum(reading.not_sets.values()) - failed == without_cells
    else:
        assert reading.rows == number(row, "rows")
        planned = reading.not_sets.get("planned, not done", 0)
        assert planned == number(row, "planned_rows")
        empty = number(row, "zero_rep_sets") + number(row, "empty_rows")
        assert sum(reading.not_sets.values()) - planned == empty


def test_the_unit_and_the_tonnage_are_those_of_the_independent_count(counted):
    row, reading = counted
    load, reps = reading.sets["load_kg"].to_numpy(), reading.sets["reps"].to_numpy()
    basis = np.array(reading.sets["load_basis"].to_pylist())
    native = load * reps / (KG_PER_LB if reading.unit.unit == "lb" else 1)
    if row["weight_unit"] in {"kg", "lb"}:
        assert reading.unit.unit == row["weight_unit"]
        assert reading.unit.how in {"header", "column"}
    else:
        # What the count calls ambiguous it takes for kilograms wherever it gives a reason.
        assert reading.unit.unit == "kg"
        assert reading.unit.how in {"evidence", "app"}
    # The count keeps a negative load negative; to us it is assistance, a positive load of another basis.
    lifted = float(np.nansum(native[basis != "assist"]))
    assert lifted == pytest.approx(float(row["tonnage_native_excl_assisted"]), rel=1e-5)


@pytest.mark.parametrize(
    "row",
    [row for row in expectations("yes") if row["app"] == "fitbod" and row["tonnage_native_multiplied"]],
    ids=lambda row: row["file"],
)
def test_fitbod_loads_for_each_hand_are_the_dumbbells(row):
    """The multiplier is 2 for a second side too; those loads stay whole."""
    reading = read_export(row["file"], (FOLDER / row["file"]).read_bytes())
    names = {
        name
        for name, basis in zip(
            reading.sets["exercise_written"].to_pylist(), reading.sets["load_basis"].to_pylist(), strict=True
        )
        if basis == "per_hand"
    }
    assert any("Dumbbell" in name for name in names)
    assert not any("Barbell" in name or "Landmine" in name or "Smith" in name for name in names)


@pytest.mark.parametrize("row", expectations("no"), ids=lambda row: row["file"])
def test_files_without_sets_are_refused_by_what_they_are(row):
    with pytest.raises(Reject, match=f"This is .*: {row['rows']} lines, and no sets"):
        read_export(row["file"], (FOLDER / row["file"]).read_bytes())


def test_reading_again_gives_the_same(counted):
    row, reading = counted
    again = read_export(row["file"], (FOLDER / row["file"]).read_bytes())
    assert again.sets.equals(reading.sets)
