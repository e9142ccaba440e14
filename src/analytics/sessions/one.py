"""One session: its sets in order with what each says about its lift's maximum, and how it went last time."""

import pandas as pd

from src.analytics.estimates import suspicious_sets
from src.analytics.headline import reading_of
from src.analytics.log import Log
from src.analytics.policies import policy
from src.analytics.readings import read_sets

ESTIMATES = ["n", "reserve", "reserve_from", "estimate_kg", "low_kg", "high_kg", "status"]
TYPES = {
    **dict.fromkeys(("n", "reserve", "estimate_kg", "low_kg", "high_kg"), "float64"),
    "reserve_from": "str",
    "status": "str",
    "target_reps": "Int64",
    "measure": "str",
    "suspicious": "bool",
}


def session(log: Log, workout_key: str) -> pd.DataFrame:
    """Return every set of a session in the order it was logged, warm-ups too; no rows when there is none.

    Columns: set_key, day, order_in_workout, set_no, exercise_written, exercise, exercise_name, lift, chain,
    pattern, mode, kind, load_kg, load_basis, moved_kg (both hands; null on top of or off bodyweight), reps,
    rir, distance_m, duration_s, height_cm (of a box), side, note, effort (0, 0.5 or 1), order_rank (place in
    the article's order, 1 to 4, null: none), quality (of QUALITIES, null: none); and of the eight lifts'
    working sets what the set by itself says, as its point on Lifts: n, reserve, reserve_from, estimate_kg,
    low_kg, high_kg, status, target_reps and measure (of the number the lift's policy names), suspicious.
    """
    sets = log.query("sessions/session_sets", workout_key=workout_key)
    odd = suspicious_sets(log)["set_key"] if sets["lift"].notna().any() else pd.Series(dtype="str")
    sets = sets.assign(suspicious=sets["set_key"].isin(odd))
    working = sets[sets["lift"].notna() & (sets["kind"] != "warmup")]
    parts = []
    for (lift, exercise), own in working.groupby(["lift", "exercise"]):
        rule = policy(log, str(lift))
        formula = reading_of(log, str(lift), str(exercise))
        parts.append(
            read_sets(own, rule, formula)[ESTIMATES].assign(
                target_reps=rule.target_reps, measure=rule.measure
            )
        )
    read = pd.concat(parts) if parts else pd.DataFrame(columns=[*ESTIMATES, "target_reps", "measure"])
    return sets.join(read.reindex(sets.index)).astype(TYPES)


def last_time(log: Log, workout_key: str) -> pd.DataFrame:
    """Return for each exercise of a session its best set of the last session before that had it.

    Columns: exercise (the written name where it is not known), exercise_name, day, load_kg,
    load_basis, reps, duration_s, distance_m: all null where the exercise was new. Best is the heaviest, then
    the most reps; warm-ups are left out.
    """
    return log.query("sessions/last_time", workout_key=workout_key)
