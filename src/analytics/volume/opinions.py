"""What coaches recommend for each muscle: opinions with a name, never the scale itself."""

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[3] / "data" / "opinions.csv"


@cache
def opinions() -> dict[str, dict[str, tuple[float, float]]]:
    """Return for each opinion the sets a week it asks for: muscle -> (least, most).

    'RP Strength': minimum effective and maximum recoverable volume as its coaches publish them; expert
    opinion, no trial stands behind a single one of these numbers.
    """
    found: dict[str, dict[str, tuple[float, float]]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["opinion"], {})[row["muscle"]] = float(row["low"]), float(row["high"])
    return found
