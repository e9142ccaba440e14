"""What was assumed about loads: the file writes a number, the exercise's convention says what it means."""

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from src.catalog.model import LOAD_MEANS

if TYPE_CHECKING:
    from src.ingest.importer import Names

SAID = {
    "per_hand": "load per hand",
    "added": "load added to bodyweight",
    "assist": "load taken off bodyweight",
    "none": "load not counted",
}
CHOSEN = ", as you chose"


def assumed(sets: pa.Table, catalog: "Names") -> list[str]:
    """Return a sentence for each name whose logged loads are not simply the whole load, the most used first.

    Where the file itself says per hand or on top of bodyweight, nothing is assumed.
    """
    keys = ["exercise_written", "load_basis"]
    loaded = sets.select(keys).filter(pc.greater(sets["load_kg"], 0)).group_by(keys)
    counted = loaded.aggregate([([], "count_all")]).sort_by([("count_all", "descending")])
    found = dict[str, str]()
    for name, basis, _ in zip(*(column.to_pylist() for column in counted.columns), strict=True):
        exercise = catalog.resolve(name).exercise
        if exercise is not None and (basis in ("total", "assist") or exercise.load_chosen):
            means = LOAD_MEANS[exercise.load] if basis == "total" or exercise.load_chosen else basis
            if means in SAID:
                found.setdefault(name, f"{name}: {SAID[means]}{CHOSEN if exercise.load_chosen else ''}")
    return list(found.values())
