"""What is predicted, each from the sets before it: near-maximal sets, and the best of the next four weeks."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.estimated_max.fitting import BARS
from benchmarks.estimated_max.formulas import points
from benchmarks.estimated_max.logs import athletes
from src.analytics.strength.bars import bars_at
from src.analytics.strength.estimate import MIN_SESSIONS, MIN_SPAN, Strength, strength_of
from src.analytics.strength.features import features_at
from src.analytics.strength.series import MAX_REPS, curve_of_reps

LIFTS = {
    "deadlift": ("deadlift_barbell", "sumo_deadlift_barbell", "trap_bar_deadlift"),
    "rdl": (
        "romanian_deadlift_barbell",
        "romanian_deadlift_dumbbell",
        "stiff_leg_deadlift_barbell",
        "stiff_leg_deadlift_dumbbell",
    ),
    "good_morning": ("good_morning_barbell", "good_morning_safety_bar"),
    "barbell_row": ("barbell_row", "pendlay_row"),
    "dumbbell_row": ("dumbbell_row", "bent_over_dumbbell_row"),
    "power_clean": ("power_clean", "hang_power_clean", "clean"),
    "squat": ("back_squat_barbell", "front_squat_barbell"),
    "bench": (
        "bench_press_barbell",
        "bench_press_dumbbell",
        "incline_bench_press_barbell",
        "incline_bench_press_dumbbell",
    ),
    "ohp": ("overhead_press", "overhead_press_barbell", "overhead_press_dumbbell"),
}
POSTERIOR = ("deadlift", "rdl", "good_morning", "barbell_row", "dumbbell_row", "power_clean")
MAX_REST = 60  # days from the last session to the event
FOUR_WEEKS, SIX_WEEKS = 28, 42
PEAK_REPS = (5, 6, 8, 10)
SESSIONS_AROUND = 3  # of a peak, on either side
SAME_LOAD = 0.012  # relative: an events file rounds to 0.01 kg, a log may hold pounds


@dataclass(frozen=True)
class Event:
    """A near-maximal set of a log."""

    file: str
    athlete: str
    lift: str
    day: int  # since 1970-01-01
    src: str  # 'primary' or a local peak
    kg: float
    reps: int
    n: int  # reps to failure


def read_events(path: Path) -> list[Event]:
    """Return the events of a file with the columns file, ath, lift, date, src, kg, reps and n."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Event(
                file=row["file"],
                athlete=row["ath"],
                lift=row["lift"],
                day=(date.fromisoformat(row["date"]) - date(1970, 1, 1)).days,
                src=row["src"],
                kg=float(row["kg"]),
                reps=int(row["reps"]),
                n=round(float(row["n"])),
            )
            for row in csv.DictReader(file)
        ]


def _done(log: pd.DataFrame | None, event: Event) -> tuple[pd.DataFrame | None, float]:
    """Return the sets of the exercise that the event is of, and ln of its load; None when it is not there."""
    if log is None:
        return None, np.nan
    that = log[(log["day"] == event.day) & (log["reps"] == event.reps)]
    that = that[(that["load_kg"] / event.kg - 1).abs() < SAME_LOAD]
    for name in LIFTS[event.lift]:
        own = that[that["exercise"] == name]
        if len(own):
            return log[log["exercise"] == name], float(np.log(own["load_kg"].iloc[0]))
    return None, np.nan


def near_maximal(logs: Mapping[str, pd.DataFrame], events: Path, hidden: str = "") -> pd.DataFrame:
    """Return an example for each event of the file whose set is in the logs.

    `events`: see `read_events`. `hidden` '': all sets before the day are seen; 'lead-28': not those of
    the last 28 days before it; 'blind-4' and 'blind-8': none of fewer than 4 or 8 reps.

    Columns: athlete, lift, src, y (ln load), n, base, one a bar (`Bars`: ln load that the past stands for),
    one a feature, one a formula (ln load it predicts).
    """
    rows: list[dict[str, Any]] = []
    for event in read_events(events):
        sets, y = _done(logs.get(event.file), event)
        if sets is None or event.n > MAX_REPS:
            continue
        ahead = FOUR_WEEKS if hidden == "lead-28" else 0
        seen = sets[sets["day"] < event.day - ahead]
        if hidden.startswith("blind-"):
            seen = seen[seen["reps"] >= int(hidden.removeprefix("blind-"))]
        said = _asked(seen, event.day, event.n, MAX_REST + ahead)
        if said is not None:
            rows.append({"athlete": event.athlete, "lift": event.lift, "src": event.src, "y": y, **said})
    return pd.DataFrame(rows)


def next_four_weeks(logs: Mapping[str, pd.DataFrame], athlete_of: Mapping[str, str]) -> pd.DataFrame:
    """Return an example for each four weeks of each series: their best set, from all sets before them.

    Not selected on how it went. Columns as `near_maximal`; `athlete_of` names the athlete of a file.
    """
    return _of_each_series(logs, athlete_of, _blocks)


def rep_peaks(
    logs: Mapping[str, pd.DataFrame], athlete_of: Mapping[str, str], most_seen: int = MAX_REPS
) -> pd.DataFrame:
    """Return an example for each set of 5, 6, 8 or 10 reps that no set of 6 weeks either side was above.

    Above: a heavier load for as many reps or more. 3 sessions at least on either side, as of the local peaks
    among the near-maximal sets; that it was near a maximum is not known. `most_seen`: sets of more reps
    before it are hidden, as if they were never done. Columns as `near_maximal`.
    """
    return _of_each_series(logs, athlete_of, lambda sets: _peaks(sets, most_seen))


def _of_each_series(
    logs: Mapping[str, pd.DataFrame],
    athlete_of: Mapping[str, str],
    found: Callable[[pd.DataFrame], Iterator[dict[str, Any]]],
) -> pd.DataFrame:
    """Return what is found in the working sets of each exercise of each athlete."""
    stands_for = athletes(logs)
    rows: list[dict[str, Any]] = []
    for file, log in logs.items():
        if stands_for[file] != file:
            continue
        work = log[
            ~log["kind"].isin(["warmup", "drop"]) & (log["load_kg"] > 0) & log["reps"].between(1, MAX_REPS)
        ]
        who = athlete_of.get(file, file)
        for lift, names in LIFTS.items():
            for name in names:
                of_it = found(work[work["exercise"] == name])
                rows.extend({"athlete": who, "lift": lift, **row} for row in of_it)
    return pd.DataFrame(rows)


def _peaks(work: pd.DataFrame, most_seen: int) -> Iterator[dict[str, Any]]:
    days = np.sort(work["day"].unique())
    seen = work[work["reps"] <= most_seen]
    for n in PEAK_REPS:
        heaviest = work[work["reps"] >= n].groupby("day")["load_kg"].max()
        at, load = heaviest.index.to_numpy(), heaviest.to_numpy()
        for day, kg in zip(at, load, strict=True):
            near = np.abs(at - day) <= SIX_WEEKS
            once = kg >= load[near].max() and not (load[near & (at < day)] == kg).any()
            trained = np.abs(days - day) <= SIX_WEEKS
            sides = min((trained & (days < day)).sum(), (trained & (days > day)).sum())
            done = work[(work["day"] == day) & (work["load_kg"] == kg)]["reps"].max()
            if not once or sides < SESSIONS_AROUND or done != n:
                continue
            said = _asked(seen[seen["day"] < day], int(day), n)
            if said is not None:
                yield {"src": "rep peak", "y": float(np.log(kg)), **said}


def _blocks(work: pd.DataFrame) -> Iterator[dict[str, Any]]:
    if work["day"].nunique() <= MIN_SESSIONS:
        return
    says = np.log(work["load_kg"]) + curve_of_reps(work["reps"])
    for start in range(int(work["day"].min()) + FOUR_WEEKS, int(work["day"].max()) + 1, FOUR_WEEKS):
        block = work["day"].between(start, start + FOUR_WEEKS - 1)
        if not block.any():
            continue
        best = work.loc[says[block].idxmax()]
        said = _asked(work[work["day"] < start], start, int(best["reps"]))
        if said is not None:
            no_bars = dict.fromkeys(BARS, -np.inf)
            yield {"src": "next-28", "y": float(np.log(best["load_kg"])), **said, **no_bars}


def _asked(seen: pd.DataFrame, day: int, n: int, max_rest: int = MAX_REST) -> dict[str, Any] | None:
    """Return what is known on the morning of a day; None for too short a history or too long a rest."""
    strength = strength_of(
        seen["day"], seen["load_kg"], seen["reps"], seen["kind"].to_numpy(), seen["reserve"].to_numpy()
    )
    days = strength.series.day
    if len(days) < MIN_SESSIONS or days[-1] - days[0] < MIN_SPAN:
        return None
    if day - days[-1] > max_rest:
        return None
    return {"n": n, **_features(strength, day - 1, n), **points(strength.series, day, n)}


def _features(strength: Strength, evening: int, n: int) -> dict[str, float]:
    days = strength.series.day
    last = np.array([len(days) - 1])
    before = np.searchsorted(days, np.array([evening]), side="left") - 1
    base, features = features_at(strength.series, strength.states, last, before, evening - days[last] + 1, n)
    in_half_year = int((days > evening + 1 - 180).sum())
    bars = bars_at(strength.series, np.array([evening]), last, n)
    return {
        "base": base[0],
        **{name: getattr(bars, name)[0] for name in BARS},
        "sessions_180d": in_half_year,
        **{k: v[0] for k, v in features.items()},
    }
