"""One lift beside another over time: the lifter's own ratios, and published ones where there are some."""

from dataclasses import dataclass
from math import hypot
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from src.analytics.bodyweight import bodyweight_on, bodyweights
from src.analytics.estimates import suspicious_sets
from src.analytics.formulas import FORMULAS, Floats, sigma_total
from src.analytics.log import Log

WINDOW_MONTHS: Final = 3
CLEAN: Final = "power_clean"
PULL_UP: Final = "pull_up_bodyweight"
MOST_CLEAN_REPS: Final = 3  # longer sets of cleans stop for speed


@dataclass(frozen=True)
class RatioPair:
    """A ratio of two exercises' maxima."""

    id: str
    name: str
    exercise: str
    base: str
    published: str  # what others measured, with the people it was measured on; empty: only one's own course


_POWERLIFTERS: Final = (
    "ratio of the 90th percentiles of drug-tested powerlifters without equipment, 18 to 35 years (from "
    "van den Hoek et al. 2024)"
)
PAIRS: Final = (
    RatioPair(
        "rdl_deadlift", "Romanian deadlift : deadlift", "romanian_deadlift_barbell", "deadlift_barbell", ""
    ),
    RatioPair(
        "good_morning_deadlift", "Good morning : deadlift", "good_morning_barbell", "deadlift_barbell", ""
    ),
    RatioPair("row_deadlift", "Barbell row : deadlift", "barbell_row", "deadlift_barbell", ""),
    RatioPair("clean_deadlift", "Power clean : deadlift", CLEAN, "deadlift_barbell", ""),
    RatioPair(
        "deadlift_squat",
        "Deadlift : squat",
        "deadlift_barbell",
        "back_squat_barbell",
        f"1.15 in men, 1.18 in women: {_POWERLIFTERS}",
    ),
    RatioPair(
        "bench_deadlift",
        "Bench press : deadlift",
        "bench_press_barbell",
        "deadlift_barbell",
        f"0.60 in men, 0.51 in women: {_POWERLIFTERS}",
    ),
    RatioPair(
        "bench_pull_up",
        "Bench press : pull-up with bodyweight",
        "bench_press_barbell",
        PULL_UP,
        "0.98, give or take 0.09, in 42 rugby league players (Baker and Newton 2004)",
    ),
)
COLUMNS: Final = [
    "pair",
    "name",
    "month",
    "ratio",
    "low",
    "high",
    "max_kg",
    "base_kg",
    "effort_known",
    "published",
]


def lift_ratios(log: Log) -> pd.DataFrame:
    """Return the ratio of each pair for every month one of the two was trained and both were in 3 months.

    Both are 1RM equivalents (Epley; up to 10 reps to failure) of one exercise each: the set with the highest
    lower end of the month and the two before it. A power clean is the heaviest made for 1 to 3 reps. A
    pull-up counts the body weight, and is left out where that is unknown. Where the effort of one was not
    logged, its maximum is at least what is shown (`effort_known` false).

    Columns: pair, name, month (its first day), ratio, low, high (one standard error either way, of both
    numbers), max_kg, base_kg, effort_known, published (what others measured, with the people; else empty).
    """
    best = _monthly(log)
    parts = [_of_pair(pair, best) for pair in PAIRS]
    found = [part for part in parts if not part.empty]
    return pd.concat(found, ignore_index=True) if found else parts[0]


def _monthly(log: Log) -> pd.DataFrame:
    """Return the best of each exercise and month: exercise, month, max_kg, error, effort_known, least."""
    exercises = sorted({name for pair in PAIRS for name in (pair.exercise, pair.base)})
    sets = log.query(
        "volume/monthly_bests",
        exercises=exercises,
        on_bodyweight=PULL_UP,
        clean=CLEAN,
        most_clean_reps=MOST_CLEAN_REPS,
        left_out=suspicious_sets(log)["set_key"].tolist(),
    )
    sets = _with_bodyweight(log, sets)
    clean = (sets["exercise"] == CLEAN).to_numpy()
    n = sets["n"].to_numpy(dtype=np.float64)
    known = clean | sets["effort_known"].to_numpy(dtype=np.bool_)
    single = clean | ((n == 1) & known)
    error: Floats = np.where(single, 0.0, sigma_total(n))
    most = sets["load_kg"].to_numpy() * np.where(single, 1.0, FORMULAS["epley"].factor(n))
    day = sets["month"].dt
    table = pd.DataFrame(
        {
            "exercise": sets["exercise"],
            "month": day.year * 12 + day.month - 1,
            "max_kg": most,
            "error": error,
            "effort_known": known,
            "least": most * (1 - error),
        }
    )
    by = ["exercise", "month", "least", "max_kg", "effort_known"]
    best = table.sort_values(by).drop_duplicates(["exercise", "month"], keep="last")
    return best.reset_index(drop=True)


def _with_bodyweight(log: Log, sets: pd.DataFrame) -> pd.DataFrame:
    """Return the sets, the body weight on top of those that hang from a bar; these are gone without one."""
    on_bar = sets["exercise"] == PULL_UP
    if not on_bar.any():
        return sets
    days = sets.loc[on_bar].groupby("month")["day"].transform("max")
    asked = days.unique() if len(bodyweights(log)) else days.unique()[-1:]  # else one setting for all days
    weighed = {day: bodyweight_on(log, pd.Timestamp(day).date()).kg for day in asked}
    kilograms = [weighed.get(day, weighed[asked[-1]]) for day in days]
    body = pd.Series(kilograms, index=days.index, dtype="float64").reindex(sets.index)
    return sets.assign(load_kg=sets["load_kg"] + body.where(on_bar, 0.0)).dropna(subset=["load_kg"])


def _of_pair(pair: RatioPair, best: pd.DataFrame) -> pd.DataFrame:
    one, other = _of_months(best, pair.exercise), _of_months(best, pair.base)
    rows = []
    for month in sorted({*one, *other}):
        top, base = _latest(one, month), _latest(other, month)
        if top is None or base is None:
            continue
        ratio, error = top.max_kg / base.max_kg, hypot(top.error, base.error)
        rows.append(
            (
                pair.id,
                pair.name,
                pd.Timestamp(month // 12, month % 12 + 1, 1),
                ratio,
                ratio * (1 - error),
                ratio * (1 + error),
                top.max_kg,
                base.max_kg,
                top.known and base.known,
                pair.published,
            )
        )
    return pd.DataFrame(rows, columns=COLUMNS)


class _Best(NamedTuple):
    """The best of an exercise in a month; the first field orders them."""

    least: float
    max_kg: float
    error: float
    known: bool


def _of_months(best: pd.DataFrame, exercise: str) -> dict[int, _Best]:
    own = best[best["exercise"] == exercise]
    columns = (own[name].tolist() for name in ("least", "max_kg", "error", "effort_known"))
    return dict(zip(own["month"].tolist(), map(_Best, *columns), strict=True))


def _latest(months: dict[int, _Best], month: int) -> _Best | None:
    """Return the best of the month and the two before it."""
    return max((months[m] for m in range(month - WINDOW_MONTHS + 1, month + 1) if m in months), default=None)
