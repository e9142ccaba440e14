"""What the sets were made of: kinds of work, compound or isolation, one side or both, left and right."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from src.analytics.estimates import suspicious_sets
from src.analytics.log import Log
from src.analytics.sides import BalanceSettings, split, weight
from src.analytics.volume.groups import GROUPS, group_of
from src.catalog import DIRECT, INDIRECT, Exercise

COMPOUND_MUSCLES = 3  # trained directly or indirectly, or two directly: a convention
# Exercises that load the hamstrings long, and rows with the chest on a bench, by the start of their ids.
LONG_LENGTH = (
    "romanian_deadlift",
    "stiff_leg_deadlift",
    "good_morning",
    "seated_leg_curl",
    "single_leg_seated_leg_curl",
    "single_leg_romanian_deadlift",
    "b_stance_romanian_deadlift",
    "snatch_grip_romanian_deadlift",
)
SUPPORTED_ROWS = ("chest_supported",)


@dataclass(frozen=True)
class Splits:
    """What the sets from a day on were made of; shares are None where there is nothing to divide."""

    sets: float  # worth of all sets: 1 a strength set, half a ballistic, carried or held one
    posterior_sets: float  # the part of them that the balance gives to posterior muscles
    groups: pd.DataFrame  # group, name, sets, posterior_sets, share (of sets): all nine kinds, also at 0
    compound: float | None  # share of posterior strength sets done in compound exercises
    unilateral: (
        float | None
    )  # share of posterior sets done one side at a time, as the exercise or the log says
    last_unilateral: date | None  # last day with such a set from that day on
    long_length: float | None  # share of direct hamstring sets that load them long (hinges, seated curls)
    supported_rows: float | None  # share of row sets with the chest on a bench
    hinge_tonnage_kg: float
    top_hinge: tuple[str, float, int] | None  # exercise, load_kg as logged, reps: the heaviest set
    sides: pd.DataFrame  # exercise_name, left_sets, right_sets, left_kg, right_kg: where the log names a side


def is_compound(exercise: Exercise) -> bool:
    """Return whether a set trains two muscles directly, or three directly or indirectly (a convention)."""
    worked = sum(share >= INDIRECT for share in exercise.shares.values())
    return worked >= COMPOUND_MUSCLES or sum(share >= DIRECT for share in exercise.shares.values()) > 1


def work_splits(log: Log, since: date | None = None, settings: BalanceSettings | None = None) -> Splits:
    """Return what the sets from `since` on were made of. Posterior sets are counted as in the balance."""
    settings = settings or BalanceSettings()
    left_out = suspicious_sets(log)["set_key"].tolist()
    rows = log.query("volume/exercise_work", since=since or date.min, left_out=left_out)
    known = [log.catalog.exercises[name] for name in rows["exercise"]]
    sets = rows["sets"] * np.array([weight(one, settings) for one in known], dtype=np.float64)
    given = np.array([split(one, log.catalog, settings, settings.lens)[0] for one in known], dtype=np.float64)
    rows = rows.assign(
        exercise_name=pd.array([one.name for one in known], dtype="str"),
        mode=pd.array([one.mode for one in known], dtype="str"),
        work_group=pd.array([group_of(one.pattern) for one in known], dtype="str"),
        effort=rows["sets"],
        sets=sets.astype("float64"),
        posterior=rows["sets"].to_numpy(dtype=np.float64) * given,
        compound=np.array([is_compound(one) for one in known], dtype=np.bool_),
        hamstrings=np.array([one.shares.get("hamstrings", 0.0) >= DIRECT for one in known], dtype=np.bool_),
    )
    strength = rows[rows["mode"] == "strength"]
    rows = rows.assign(
        one_sided=rows["posterior"] * (rows["one_sided_sets"] / rows["effort"]).astype("float64")
    )
    one_sided = rows[rows["one_sided"] > 0]
    hinge = rows[rows["work_group"] == "hinge"]
    return Splits(
        sets=float(rows["sets"].sum()),
        posterior_sets=float(rows["posterior"].sum()),
        groups=_groups(rows),
        compound=_share(strength, strength["compound"], "posterior"),
        unilateral=float(rows["one_sided"].sum() / posterior)
        if (posterior := rows["posterior"].sum())
        else None,
        last_unilateral=None if one_sided.empty else one_sided["last_one_sided"].max().date(),
        long_length=_of_ids(rows[rows["hamstrings"]], LONG_LENGTH),
        supported_rows=_of_ids(rows[rows["exercise"].isin(_rows_of(log))], SUPPORTED_ROWS),
        hinge_tonnage_kg=float(hinge["tonnage_kg"].sum()),
        top_hinge=_heaviest(hinge),
        sides=_sides(rows),
    )


def _groups(rows: pd.DataFrame) -> pd.DataFrame:
    sums = rows.groupby("work_group")[["sets", "posterior"]].sum().reindex(list(GROUPS), fill_value=0.0)
    total = float(sums["sets"].sum())
    return pd.DataFrame(
        {
            "group": pd.array(list(GROUPS), dtype="str"),
            "name": pd.array(list(GROUPS.values()), dtype="str"),
            "sets": sums["sets"].to_numpy(dtype=np.float64),
            "posterior_sets": sums["posterior"].to_numpy(dtype=np.float64),
            "share": sums["sets"].to_numpy(dtype=np.float64) / total if total else np.zeros(len(sums)),
        }
    )


def _share(rows: pd.DataFrame, part: pd.Series, column: str) -> float | None:
    total = float(rows[column].sum())
    return float(rows.loc[part.astype(bool), column].sum()) / total if total else None


def _of_ids(rows: pd.DataFrame, starts: tuple[str, ...]) -> float | None:
    return _share(rows, rows["exercise"].str.startswith(starts), "sets")


def _rows_of(log: Log) -> set[str]:
    return {one.id for one in log.catalog.exercises.values() if one.pattern == "row"}


def _heaviest(rows: pd.DataFrame) -> tuple[str, float, int] | None:
    loaded = rows.dropna(subset=["top_kg", "top_reps"]).sort_values(["top_kg", "top_reps"])
    if loaded.empty:
        return None
    top = loaded.iloc[-1]
    return str(top["exercise_name"]), float(top["top_kg"]), int(top["top_reps"])


def _sides(rows: pd.DataFrame) -> pd.DataFrame:
    named = rows[rows["left_sets"].notna() | rows["right_sets"].notna()]
    columns = ["exercise_name", "left_sets", "right_sets", "left_kg", "right_kg"]
    return named[columns].fillna({"left_sets": 0.0, "right_sets": 0.0}).reset_index(drop=True)
