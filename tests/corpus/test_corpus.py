"""Real exports against an independent count of them, on machines that have such a folder.

`HINDSIGHT_CORPUS` names a folder of exports with an `expected.csv`: a row a file, counted by code that shares
nothing with ours. Nothing of those files is kept in this project.
"""

import csv
import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from src.ingest import read_export
from src.ingest.reader import LB
from src.ingest.units import KG_PER_LB, SURE, guess

FOLDER = Path(os.environ.get("HINDSIGHT_CORPUS", ""))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("HINDSIGHT_CORPUS" not in os.environ, reason="HINDSIGHT_CORPUS names no folder"),
]


def expectations():
    if "HINDSIGHT_CORPUS" not in os.environ:
        return []
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [
            row
            for row in csv.DictReader(file)
            if row["app"] in {"strong", "hevy"}
            and row["importable"] == "yes"
            and row["file"].endswith(".csv")
        ]


@pytest.fixture(params=expectations(), ids=lambda row: row["file"])
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
    also = {int(n) for n in row["strength_sets_also_ok"].split() if n}
    assert sets.num_rows == number(row, "sets_done")
    assert strength in {number(row, "strength_sets"), *also}
    assert sets["reps"].null_count == number(row, "timed_sets")
    assert kinds["warmup"] == number(row, "warmups")
    assert kinds["drop"] == number(row, "drops")
    assert kinds["failure"] == number(row, "failures")
    assert sets.num_rows - sets["rir"].null_count == number(row, "rpe_sets")


def test_every_row_is_accounted_for(counted):
    row, reading = counted
    assert reading.rows + reading.expanded == reading.sets.num_rows + sum(reading.not_sets.values()) + len(
        reading.skipped
    )
    assert reading.not_sets.get("rest timer", 0) == number(row, "rest_rows")
    assert reading.not_sets.get("note", 0) == number(row, "note_rows")
    assert len(reading.skipped) == number(row, "bad_rows")
    empty = number(row, "zero_rep_sets") + number(row, "empty_rows")
    not_done = sum(count for why, count in reading.not_sets.items() if "no reps" in why)
    # Where a quote is left open, the count takes the row and the good one it swallows as one bad row. We skip
    # one and keep the other: a row more, and here it holds no set.
    swallowed = sum("quote" in skip.reason for skip in reading.skipped)
    assert reading.rows == number(row, "rows") + swallowed
    assert not_done == empty + swallowed


def test_sessions_days_and_names_are_those_of_the_independent_count(counted):
    row, reading = counted
    sets = reading.sets
    days = sets["day"].to_pylist()
    assert len(sets["workout_key"].unique()) == number(row, "workouts")
    assert len(set(days)) == number(row, "training_days")
    assert (str(min(days)), str(max(days))) == (row["first_day"], row["last_day"])
    assert len(sets["exercise_written"].unique()) == number(row, "names_trimmed")


def test_the_unit_and_the_tonnage_are_those_of_the_independent_count(counted):
    row, reading = counted
    load, reps = reading.sets["load_kg"].to_numpy(), reading.sets["reps"].to_numpy()
    tonnage = float(np.nansum(load * reps))
    if row["weight_unit"] in {"kg", "lb"}:
        assert reading.unit.unit == row["weight_unit"]
        assert reading.unit.how in {"header", "column"}
        assert tonnage == pytest.approx(float(row["tonnage_kg"]), rel=1e-3)
    else:
        factor = KG_PER_LB if reading.unit.unit == "lb" else 1
        assert reading.unit.how == "evidence"
        assert tonnage == pytest.approx(float(row["tonnage_native"]) * factor, rel=1e-3)


@pytest.mark.parametrize(
    "row", [row for row in expectations() if row["weight_unit"] in {"kg", "lb"}], ids=lambda row: row["file"]
)
def test_a_guess_at_a_unit_the_file_states_is_right_or_called_weak(row):
    """The guess is not needed for these files, so they can judge it."""
    reading = read_export(row["file"], (FOLDER / row["file"]).read_bytes())
    load = reading.sets["load_kg"].to_numpy() / np.where(reading.unit.of_rows == LB, KG_PER_LB, 1)
    loaded = load > 0
    names = np.array([name.casefold() for name in reading.sets["exercise_written"].to_pylist()], object)
    found = guess(names[loaded], np.round(load[loaded], 6))
    assert found.unit == row["weight_unit"] or found.confidence < SURE


def test_reading_again_gives_the_same(counted):
    row, reading = counted
    again = read_export(row["file"], (FOLDER / row["file"]).read_bytes())
    assert again.sets.equals(reading.sets)
    assert again.skipped == reading.skipped
