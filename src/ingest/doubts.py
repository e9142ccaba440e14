"""What is kept as written although it can hardly be right: each with its line and what to do about it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from src.analytics.outliers import far_ahead, outlying
from src.ingest.report import Suspicion
from src.ingest.spelled import Ints, Mask
from src.store.protocol import Store

if TYPE_CHECKING:
    from src.ingest.importer import Names

EARLIEST = date(1990, 1, 1)
MANY_REPS = 300
HEAVY_KG = 600
LONGEST_S = 12 * 3600
MOST_LISTED = 50
CORRECT = "Correct it in your app and export again."
SLIP = (
    "If it is a slip of the finger, correct it in your app and export again; if it is right, say so on Log. "
    "Until then it is no record."
)

LOADED = """
    select exercise_written, day, load_kg, reps from sets
    where athlete_id = $athlete and load_kg > 0 and kind <> 'warmup'
"""
LOADED_DAYS = f"select exercise_written, day, max(load_kg) as load_kg from ({LOADED}) group by all"


def doubts(sets: pa.Table, lines: Ints) -> list[Suspicion]:
    """Return what the sets alone give away: impossible dates, endless sessions, absurd reps and loads.

    Dates and lengths are a session's, so its first set stands for all of it.
    """
    days = sets["day"].to_numpy()
    length, reps, load = (sets[name].to_numpy() for name in ("workout_s", "reps", "load_kg"))
    future = days > np.datetime64(date.today())  # noqa: DTZ011 - days of a log are local
    checks: tuple[tuple[Mask, Callable[[int], str], str], ...] = (
        (_once(sets, future), lambda i: f"the date is in the future: {days[i]}", CORRECT),
        (
            _once(sets, days < np.datetime64(EARLIEST)),
            lambda i: f"the date is before 1990: {days[i]}",
            CORRECT,
        ),
        (
            _once(sets, length > LONGEST_S),
            lambda i: f"a {length[i] / 3600:.0f} h session",
            "It was probably not ended in the app. Its sets count as they are.",
        ),
        (reps > MANY_REPS, lambda i: f"more reps than anyone does in a set: {reps[i]:.10g}", CORRECT),
        (load > HEAVY_KG, lambda i: f"a load few can lift, in kg: {load[i]:.10g}", CORRECT),
    )
    return [
        Suspicion(what(i), int(lines[i]), do)
        for mask, what, do in checks
        for i in np.flatnonzero(mask).tolist()
    ]


def outliers(store: Store, athlete_id: str, sets: pa.Table, lines: Ints, catalog: "Names") -> list[Suspicion]:
    """Return the sets of a file that look like a slip of the finger beside the rest of the file and the log.

    The rule of `analytics.outliers`, before anything is stored. Of the days the file has, the file alone is
    believed.
    """
    file = _loaded(sets, lines)
    days = file.group_by(["exercise_written", "day"]).aggregate([("load_kg", "max")]).to_pandas()
    days = days.rename(columns={"load_kg_max": "load_kg"})
    log_days = store.frame(LOADED_DAYS, {"athlete": athlete_id})
    names = pd.concat([days["exercise_written"], log_days["exercise_written"]]).unique()
    exercises = {name: one.id for name in names if (one := catalog.resolve(name).exercise)}
    suspects = far_ahead(_beside(days, log_days, exercises))  # a cheap look before the careful one
    if not suspects:
        return []
    both = _beside(file.to_pandas(), store.frame(LOADED, {"athlete": athlete_id}), exercises)
    found_out = outlying(both[both["exercise"].isin(suspects)]).dropna(subset="line")
    columns = ("exercise_written", "load_kg", "heaviest_else_kg", "line")
    said = _said_right(store, athlete_id)
    right = [
        (name, day, load) in said
        for name, day, load in zip(
            found_out["exercise_written"], found_out["day"].dt.date, found_out["load_kg"], strict=True
        )
    ]
    found_out = found_out[~np.array(right, dtype=np.bool_)]
    return [
        Suspicion(
            f"{name}: {load:.10g} kg; the heaviest of any other day is {rival:.10g} kg", int(line), SLIP
        )
        for name, load, rival, line in zip(*(found_out[column].tolist() for column in columns), strict=True)
    ]


def _said_right(store: Store, athlete_id: str) -> set[tuple[str, date, float]]:
    """Return name, day and load of the sets whose load the athlete has said, if only that it is right."""
    made = store.corrections(athlete_id).dropna(subset=["load_kg"])
    return set(zip(made["exercise_written"], made["day"].dt.date, made["was_kg"], strict=True))


def listed(found: Sequence[Suspicion]) -> tuple[Suspicion, ...]:
    """Return the doubts in the order of the file, the many summed up."""
    ordered = sorted(found, key=lambda suspicion: suspicion.line or 0)
    if len(ordered) > MOST_LISTED:
        return (*ordered[:MOST_LISTED], Suspicion(f"and {len(ordered) - MOST_LISTED} more"))
    return tuple(ordered)


def _loaded(sets: pa.Table, lines: Ints) -> pa.Table:
    """Return the sets of a file that can be outliers, with their lines."""
    working = pc.and_(pc.greater(sets["load_kg"], 0), pc.not_equal(sets["kind"], "warmup"))
    columns = sets.select(["exercise_written", "day", "load_kg", "reps"]).append_column(
        "line", pa.array(lines)
    )
    columns = columns.set_column(1, "day", columns["day"].cast(pa.timestamp("us")))
    return columns.filter(working)


def _beside(file: pd.DataFrame, log: pd.DataFrame, exercises: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows of the file and those of the log's other days, whose exercise is known."""
    both = pd.concat([file, log[~log["day"].isin(file["day"])]], ignore_index=True)
    return both.assign(exercise=both["exercise_written"].map(exercises)).dropna(subset="exercise")


def _once(sets: pa.Table, mask: Mask) -> Mask:
    """Return the mask with only the first of its sets in each session."""
    if not mask.any():
        return mask
    rows = np.flatnonzero(mask)
    sessions = pd.Series(sets["workout_key"].take(pa.array(rows)).to_pylist())
    first = np.zeros_like(mask)
    first[rows[~sessions.duplicated().to_numpy()]] = True
    return first
