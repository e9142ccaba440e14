"""How much was done a week: by lift and by muscle, each measure under its own name."""

from datetime import date

import numpy as np
import pandas as pd

from src.analytics.estimates import lift_sets
from src.analytics.log import Log
from src.analytics.readings import whole_loads
from src.analytics.sides import DEFAULT_EXPOSURE, least_share
from src.analytics.work import by_exercise, counted_work, day_numbers, muscles_in_order, shares_of, weeks_of


def weekly_lift_volume(log: Log, lift: str | None = None) -> pd.DataFrame:
    """Return what was done a week for each lift, all its variants together; only weeks the lift was trained.

    `lift`: only of this one.

    Columns: week (first day), lift, sessions, sets (working), hard_sets (strength mode, at most 4 in reserve
    or effort not logged, 1 to 30 reps), reps, tonnage_kg (load x reps; a per-hand load counts twice where
    both hands work at once; null for box jumps), contacts (box-jump landings, else null), swings (swing reps,
    else null), best_load_kg and best_reps (the best set: heaviest load as logged, per hand where the log says
    so, then most reps; without sets that look like typing errors; null for box jumps), tonnage_of ('total',
    'both hands': a per-hand load counted twice, 'one hand': a one-sided lift's load as logged; null for box
    jumps), box_cm (highest box landed on, cm, else null), swings_per_min (of sets logged with their
    seconds), missed (power cleans logged as missed: 0 reps, or so noted; null in a log that never notes one),
    last_day (of that week).
    """
    weeks = _without_slips(log, log.query("volume/weekly_lift_volume", lift=lift))
    notes_misses = weeks["lift"].isin(weeks.loc[weeks["missed"] > 0, "lift"])
    return weeks.assign(missed=weeks["missed"].where(notes_misses))


def _without_slips(log: Log, weeks: pd.DataFrame) -> pd.DataFrame:
    """Return the weeks, the best set of those that hold a set that looks like a typing error found anew."""
    sets = lift_sets(log)
    slips = sets["suspicious"].to_numpy(dtype=np.bool_)
    if not slips.any():
        return weeks
    first = weeks_of(log, day_numbers(sets)).astype("datetime64[D]").astype("datetime64[us]")
    sets = sets.assign(week=first)
    of_week = pd.MultiIndex.from_frame(sets[["week", "lift"]])
    counts = whole_loads(sets, sets["load_kg"].to_numpy()) & (sets["reps"].fillna(0) > 0) & ~slips
    touched = of_week.isin(of_week[slips])
    best = (
        sets[touched & counts.to_numpy(dtype=np.bool_)]
        .sort_values(["load_kg", "reps"])
        .drop_duplicates(["week", "lift"], keep="last")
        .set_index(["week", "lift"])
    )
    at = pd.MultiIndex.from_frame(weeks[["week", "lift"]])
    anew = at.isin(of_week[slips]) & (weeks["lift"] != "box_jump").to_numpy(dtype=np.bool_)
    found = best.reindex(at[anew])
    weeks.loc[anew, "best_load_kg"] = found["load_kg"].to_numpy()
    weeks.loc[anew, "best_reps"] = found["reps"].array
    return weeks


def make_rate(weeks: pd.DataFrame) -> float | None:
    """Return the share of a lift's sets that were made, of rows of `weekly_lift_volume`.

    None where the log never notes a miss: then it is not known, not 100%.
    """
    if weeks["missed"].isna().all():
        return None
    sets = int(weeks["sets"].sum())
    return (sets - int(weeks["missed"].sum())) / sets


def weekly_muscle_sets(
    log: Log,
    *,
    stabilisers: bool = True,
    since: date | None = None,
    exposure_set: float = DEFAULT_EXPOSURE,
) -> pd.DataFrame:
    """Return the sets a week of every muscle, a row for each muscle in every trained week, also at 0.

    A strength set counts 1; a ballistic, carried or held set is an exposure and counts `exposure_set` (0.5, a
    convention: no study says what it is worth). Direct work counts whole, indirect half (Pelland 2026),
    stabilising work a quarter (our convention; `stabilisers=False` leaves it out).

    Columns: week (first day), muscle, chain ('posterior', 'mirror', 'neutral'), direct_sets,
    fractional_sets. `since`: only weeks from this day's on.
    """
    rows = counted_work(log)
    week = weeks_of(log, day_numbers(rows))
    if since is not None:
        shown = week >= np.datetime64(since, "D").astype(np.int64)
        rows, week = rows[shown], week[shown]
    weeks, at = np.unique(week, return_inverse=True)
    exercises, sets = by_exercise(log, rows, at, len(weeks), exposure_set)
    muscles = muscles_in_order(log)
    direct, shares = shares_of(exercises, muscles, least_share(stabilisers=stabilisers))
    return pd.DataFrame(
        {
            "week": np.repeat(weeks, len(muscles)).astype("datetime64[D]").astype("datetime64[us]"),
            "muscle": pd.array([muscle.id for muscle in muscles] * len(weeks), dtype="str"),
            "chain": pd.array([muscle.chain for muscle in muscles] * len(weeks), dtype="str"),
            "direct_sets": (sets @ direct).ravel(),
            "fractional_sets": (sets @ shares).ravel(),
        }
    )
