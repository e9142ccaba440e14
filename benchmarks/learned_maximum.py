"""How long the learned maximum takes on ten years of training: `python benchmarks/learned_maximum.py`.

The made-up log of `analytics_pages`: 40,000 sets, 4 sessions a week. Prints the median and the spread of 15
calls, with the budgets: a curve 50 ms, all eight lifts 250 ms. The model alone is timed beside the calls
that read the log first.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.analytics_pages import made_up_sets, timed
from src.analytics import Log, curve, curves, headlines, open_log, rep_maxes
from src.analytics.estimates import lift_sets
from src.analytics.learned import learned_from
from src.catalog import load_catalog
from src.store import ImportRecord, open_store

WEEKS = 520


def measure(log: Log) -> None:
    """Time one lift, and all of them."""
    sets = lift_sets(log, "deadlift")
    found = learned_from(sets)
    weeks = sets["day"].max().to_datetime64() - np.arange(WEEKS) * np.timedelta64(7, "D")
    print(f"deadlift: {len(sets)} sets, {len(found.strength.series)} sessions")
    timed("model: sets to sessions", lambda: learned_from(sets))
    timed(f"model: {WEEKS} weeks", lambda: found.strength.curve(weeks, 1))
    timed("curve, one lift (50)", lambda: curve(log, "deadlift"))
    timed("rep_maxes, one lift", lambda: rep_maxes(log, "deadlift"))
    timed("headlines, all eight", lambda: headlines(log))
    timed("curves, all eight (250)", lambda: curves(log))


def main() -> None:
    """Fill a store in a temporary folder and time it."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "log.duckdb")
        record = ImportRecord("benchmark", "made_up.csv", "1", "kg", "header")
        store.apply_import("me", record, made_up_sets(np.random.default_rng(1)), b"made up")
        measure(open_log(store, catalog=load_catalog()))
        store.close()


if __name__ == "__main__":
    main()
