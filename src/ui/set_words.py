"""A set in words."""

import pandas as pd

from src.analytics.written import counted
from src.charts import Unit, heights, plain, short

KINDS = {
    "work": "working set",
    "warmup": "warm-up",
    "drop": "drop set",
    "failure": "to failure",
    "amrap": "as many reps as possible",
}
COUNTS = {  # why a set is in no number; None: it is
    "counted": None,
    "warmup": None,  # its kind says it
    "excluded": "excluded",
    "future": "dated in the future",
    "other_app": "counted from your other app",
    "unknown": "name not recognised",
}


_TIMES = " \u00d7 "


def work_words(load_kg: float, reps: float, row: pd.Series, unit: Unit) -> str:
    r"""Return '100 kg \u00d7 5', or the time or the way of a set without reps; a dash for nothing."""
    has_reps = pd.notna(reps)
    parts = [] if pd.isna(load_kg) or (load_kg == 0 and has_reps) else [unit.load(load_kg)]
    if has_reps:
        parts.append(f"{reps}" if parts else counted(reps, "rep"))
        parts = [_TIMES.join(parts)]
    if pd.notna(row["duration_s"]) and row["duration_s"] > 0:
        parts.append(f"{plain(row['duration_s'], 0)} s")
    if pd.notna(row["distance_m"]) and row["distance_m"] > 0:
        parts.append(f"{plain(row['distance_m'], 0)} m")
    return ", ".join(parts) or "\u2013"


def now_words(row: pd.Series, unit: Unit) -> str:
    """Return what a set of `every_set` counts as."""
    return work_words(row["load_kg"], row["reps"], row, unit)


def logged_words(row: pd.Series, unit: Unit) -> str:
    """Return what its app wrote."""
    parts = [work_words(row["logged_kg"], row["logged_reps"], row, unit)]
    if row["logged_exercise"] != row["exercise_written"]:
        parts.insert(0, str(row["logged_exercise"]))
    if row["logged_kind"] != row["kind"]:
        parts.append(KINDS[row["logged_kind"]])
    return ", ".join(parts)


def name_of(row: pd.Series) -> str:
    """Return the exercise, as the catalogue names it, else as it was written."""
    return str(row["exercise_written"] if pd.isna(row["exercise_name"]) else row["exercise_name"])


def correction_words(row: pd.Series, unit: Unit) -> str:
    """Return what a row of the store's corrections says: 'excluded: slip of the finger', '90 kg, 5 reps'."""
    if row["excluded"]:
        return "excluded" if pd.isna(row["reason"]) else f"excluded: {row['reason']}"
    parts = [] if pd.isna(row["exercise"]) else [str(row["exercise"])]
    if pd.notna(row["kind"]):
        parts.append(KINDS[row["kind"]])
    if pd.notna(row["load_kg"]):
        same = row["load_kg"] == row["was_kg"]
        parts.append("the load is right" if same else unit.load(row["load_kg"]))
    if pd.notna(row["reps"]):
        parts.append(counted(row["reps"], "rep"))
    if pd.notna(row["height_cm"]):
        parts.append(f"box {heights(unit).load(row['height_cm'])}")
    if pd.notna(row["note"]):
        parts.append(f"note “{row['note']}”")
    return ", ".join(parts)


def was_words(row: pd.Series, unit: Unit) -> str:
    """Return the set a correction is about: 'Deadlift, 2 Jan 2026, 900 kg', and the reps."""
    load = "" if pd.isna(row["was_kg"]) else unit.load(row["was_kg"])
    reps = "" if pd.isna(row["was_reps"]) else f"{row['was_reps']}{'' if load else ' reps'}"
    work = _TIMES.join(part for part in (load, reps) if part)
    return ", ".join(part for part in (row["exercise_written"], short(row["day"].date()), work) if part)
