"""How often the trend verdict is right on histories of known truth: `python -m benchmarks.trend_verdict`.

With `--write`, the shares also go to data/models/trend_verdict.csv, which the Methods page shows.
"""

import sys
import time

import pandas as pd

from benchmarks.trend_verdict.histories import Truth, verdicts
from src.analytics.accuracy import TREND_FILE
from src.analytics.progress.verdict import VERDICTS

HISTORIES = 1_000
NOISE_ONLY = [
    Truth(f"no change, {a_week} days a week, noise {noise:.0%}", 0.0, noise, a_week)
    for noise in (0.01, 0.02, 0.03)
    for a_week in (1, 2, 3)
]
ECHOES = [Truth(f"no change, good and bad spells ({echo})", 0.0, 0.03, 2, echo) for echo in (0.3, 0.6)]
MOVING = [
    Truth(f"{change:+.0%} in 8 weeks, noise {noise:.1%}", change, noise)
    for change in (0.03, 0.06, 0.10, -0.06)
    for noise in (0.015, 0.03)
]


def main() -> None:
    """Print one line a kind of history: per cent of each verdict."""
    print(f"{'':40}" + "".join(f"{name:>16}" for name in VERDICTS))
    rows = []
    start = time.perf_counter()
    for truth in [*NOISE_ONLY, *ECHOES, *MOVING]:
        found = verdicts(truth, HISTORIES)
        shares = [found[name] / HISTORIES for name in VERDICTS]
        print(f"{truth.name:40}" + "".join(f"{share:16.1%}" for share in shares))
        rows.append((truth.name, *shares))
    print(f"{(time.perf_counter() - start) * 1000 / len(rows) / HISTORIES:.2f} ms a verdict")
    if "--write" in sys.argv:
        table = pd.DataFrame(rows, columns=["history", *VERDICTS])
        table.to_csv(TREND_FILE, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
