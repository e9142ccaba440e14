"""Real backups, documents and blocks against the independent count, where such a folder is."""

import csv
import os
import re
from pathlib import Path

import numpy as np
import pytest

from src.ingest import Reject, read_export

FOLDER = Path(os.environ.get("HINDSIGHT_CORPUS", ""))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("HINDSIGHT_CORPUS" not in os.environ, reason="HINDSIGHT_CORPUS names no folder"),
]
APPS = {"alphaprogression", "boostcamp", "fitnotes-backup", "garmin-fit", "hevy", "hevy-api-csv", "jefit"}
REFUSED = {
    "hevy-api-v1-templates": "Hevy's list of exercises",
    "wger-api-fixture": "wger",
    "liftlog-backup": r"LiftLog.*plaintext \(CSV\)",  # binary: its own app exports it as text
}
# A watch lists its guesses, the likeliest first, 'unknown' among them: we name a set by the first known one.
# The count takes each different list of guesses as a name, and so finds one more.
NAMES = {"garmin-fit": -1}


def rows():
    if "HINDSIGHT_CORPUS" not in os.environ:
        return []
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def kind(row):
    return re.sub(r"_\d+\..*$", "", row["file"])


def no_table(row):
    text = row["file"].endswith(".csv") and row["app"] == "hevy"  # Hevy's own CSV is counted elsewhere
    return row["app"] in APPS and row["importable"] == "yes" and not text


@pytest.fixture(params=[row for row in rows() if no_table(row)], ids=lambda row: row["file"])
def counted(request):
    row = request.param
    return row, read_export(row["file"], (FOLDER / row["file"]).read_bytes())


def test_the_sets_are_those_of_the_independent_count(counted):
    row, reading = counted
    sets = reading.sets
    load, reps = sets["load_kg"].to_numpy(), sets["reps"].to_numpy()
    days = sets["day"].to_pylist()

    def number(name):
        return int(row[name] or 0)

    assert sets.num_rows == number("sets_done")
    assert sets["reps"].null_count == number("timed_sets")
    assert sets["kind"].to_pylist().count("warmup") == number("warmups")
    assert sets.num_rows - sets["rir"].null_count == number("rpe_sets")
    assert len(sets["workout_key"].unique()) == number("workouts")
    assert len(set(days)) == number("training_days")
    assert (str(min(days)), str(max(days))) == (row["first_day"], row["last_day"])
    assert len(sets["exercise_written"].unique()) == number("names_trimmed") + NAMES.get(row["app"], 0)
    assert sum(reading.not_sets.values()) == number("rest_rows") + number("planned_rows")
    assert reading.skipped == ()
    tonnage = float(row["tonnage_kg"] or row["tonnage_native"] or 0)
    assert float(np.nansum(load * reps)) == pytest.approx(tonnage, rel=1e-3)
    if row["weight_unit"] in {"kg", "lb"}:
        assert reading.unit.unit == row["weight_unit"]


@pytest.mark.parametrize("row", [row for row in rows() if kind(row) in REFUSED], ids=lambda row: row["file"])
def test_what_is_no_log_is_named(row):
    with pytest.raises(Reject, match=REFUSED[kind(row)]):
        read_export(row["file"], (FOLDER / row["file"]).read_bytes())
