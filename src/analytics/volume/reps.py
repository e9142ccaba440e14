"""How many reps a set has, and how heavy it is beside the lifter's own maximum."""

from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from src.analytics.estimates import best_of_days, set_estimates
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.policies import LOWER_BOUND, policy

RANGES: Final = ("1", "2-3", "4-5", "6-8", "9-12", "13-15", "16-20", "21+")
ZONES: Final = ("under 55%", "55-69%", "70-79%", "80-89%", "90% and over")
ZONE_STARTS: Final = (0.55, 0.70, 0.80, 0.90)
MAX_AGE: Final = timedelta(days=90)  # of the maximum a set is compared with


def rep_ranges(log: Log, since: date | None = None) -> pd.DataFrame:
    """Return the working sets of each lift by their reps: lift, range, label (of RANGES), sets, share.

    `share` is of the lift's sets. Every lift that was trained has a row for each range, also at 0.
    """
    found = log.query("volume/rep_ranges", since=since or date.min)
    lifts = [lift for lift in log.catalog.lifts if (found["lift"] == lift).any()]
    every = pd.MultiIndex.from_product([lifts, range(len(RANGES))], names=["lift", "range"])
    sets = found.set_index(["lift", "range"])["sets"].reindex(every, fill_value=0).astype("Int64")
    table = sets.reset_index()
    total = table.groupby("lift")["sets"].transform("sum")
    return table.assign(
        label=[RANGES[place] for place in table["range"]],
        share=table["sets"].astype("float64") / total.astype("float64"),
    )[["lift", "range", "label", "sets", "share"]]


def intensity_zones(
    log: Log, lift: str, exercise: str | None = None, since: date | None = None
) -> pd.DataFrame:
    """Return how heavy a lift's working sets were, beside the best estimate of the 90 days up to each.

    Only for lifts whose maximum is one: the deadlift's estimated max, the best power clean made; an empty
    frame for the others, whose numbers are indexes. The zones are a convention.

    Columns: zone, label (of ZONES), sets, share, at_least (sets whose maximum was only a lower bound, so that
    they were lighter beside the true one than it seems).
    """
    rule = policy(log, lift)
    empty = pd.DataFrame({"zone": [], "label": [], "sets": [], "share": [], "at_least": []})
    if rule.index or rule.measure not in ("one_rep_max", "best_made"):
        return empty
    sets = set_estimates(log, lift, exercise=exercise)
    sets = sets[~sets["suspicious"]]
    best = best_of_days(sets)
    loaded = sets[(sets["load_kg"] > 0) & (sets["reps"] > 0)]
    if best.empty or loaded.empty:
        return empty
    beside, bound = _best_before(loaded["day"], best)
    shown = (loaded["day"] >= pd.Timestamp(since or date.min)).to_numpy() & ~np.isnan(beside)
    share = loaded["load_kg"].to_numpy()[shown] / beside[shown]
    # 112.5 of 125 kg is 90%, whatever the last bit says.
    zone = np.searchsorted(ZONE_STARTS, share.round(6), side="right")
    counts = np.bincount(zone, minlength=len(ZONES))
    if not counts.sum():
        return empty
    return pd.DataFrame(
        {
            "zone": np.arange(len(ZONES)),
            "label": pd.array(list(ZONES), dtype="str"),
            "sets": counts,
            "share": counts / counts.sum(),
            "at_least": np.bincount(zone, bound[shown], len(ZONES)).astype(np.int64),
        }
    )


def _best_before(days: pd.Series, best: pd.DataFrame) -> tuple[Floats, NDArray[np.bool_]]:
    """Return each day's highest estimate of the 90 days up to it (NaN: none), and whether it is a bound."""
    made = best["day"].to_numpy().astype("datetime64[D]")
    asked, place = np.unique(days.to_numpy().astype("datetime64[D]"), return_inverse=True)
    value, bound = best["estimate_kg"].to_numpy(), (best["status"] == LOWER_BOUND).to_numpy(dtype=np.bool_)
    found, is_bound = np.full(len(asked), np.nan), np.zeros(len(asked), dtype=np.bool_)
    start = np.searchsorted(made, asked - np.timedelta64(MAX_AGE.days, "D"), side="right")
    stop = np.searchsorted(made, asked, side="right")
    for i in np.flatnonzero(stop > start):
        top = start[i] + int(np.argmax(value[start[i] : stop[i]]))
        found[i], is_bound[i] = value[top], bound[top]
    return found[place], is_bound[place]
