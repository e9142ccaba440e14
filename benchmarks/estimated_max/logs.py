"""The logs of a folder, one an athlete: whose exports hold the same sets is the same person."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from src.analytics.readings import believed_reserve
from src.catalog import load_catalog
from src.ingest import Reject, read_export

SHARED = 0.15  # of the smaller log's sets: more than this, and the two are one person's
TELLING = 60  # sets that a log must have to be compared; below, plain 100 x 5 sets match by chance


def read_logs(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the sets of every export of the folder that can be read, by file name.

    Columns: day (days since 1970-01-01), load_kg, reps, kind, reserve (reps in reserve as believed, null
    where unknown), exercise (a catalogue id).
    """
    catalog = load_catalog()
    logs = {}
    for path in sorted(folder.iterdir()):
        try:
            sets = read_export(path.name, path.read_bytes()).sets.to_pandas()
        except Reject:
            continue  # no log, or none that can be read: not the matter here
        found = {name: catalog.resolve(name).exercise for name in sets["exercise_written"].unique()}
        logs[path.name] = pd.DataFrame(
            {
                "day": pd.to_datetime(sets["day"]).to_numpy().astype("datetime64[D]").astype(np.int64),
                "load_kg": sets["load_kg"].to_numpy(dtype=np.float64, na_value=np.nan),
                "reps": sets["reps"].to_numpy(dtype=np.float64, na_value=np.nan),
                "kind": sets["kind"].to_numpy(dtype=object),
                "reserve": believed_reserve(sets)[0],
                "exercise": [
                    exercise.id if (exercise := found[name]) else "" for name in sets["exercise_written"]
                ],
            }
        )
    return logs


def athletes(logs: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Return for each file the file that stands for its athlete: the longest of those that share sets."""
    keys = {name: _keys(sets) for name, sets in logs.items()}
    longest_first = sorted(keys, key=lambda name: (-len(keys[name]), name))
    stands_for: dict[str, str] = {}
    for name in longest_first:
        same = (other for other in stands_for if _same(keys[name], keys[other]))
        stands_for[name] = stands_for.get(next(same, name), name)
    return stands_for


def _keys(sets: pd.DataFrame) -> set[tuple[int, float, float]]:
    done = sets[(sets["load_kg"] > 0) & (sets["reps"] > 0)]
    return set(zip(done["day"], done["reps"], done["load_kg"].round(1), strict=True))


def _same(one: set[tuple[int, float, float]], other: set[tuple[int, float, float]]) -> bool:
    fewer = min(len(one), len(other))
    return fewer >= TELLING and len(one & other) > SHARED * fewer
