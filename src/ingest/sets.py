"""Entries to sets, the stage every reader shares: rows are judged, units become kilograms and metres."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from src.analytics.written import counted
from src.ingest.reader import (
    ASSIST,
    HARDEST,
    LB,
    METRES_PER_KM,
    METRES_PER_MILE,
    NO_LOAD,
    TOTAL,
    UNSTATED,
    UNTOLD,
    Cells,
    Entries,
    Fault,
    assisted,
)
from src.ingest.reject import quoted
from src.ingest.spelled import Floats, Ints, Mask, Spelled, joined
from src.ingest.text import Skip
from src.ingest.units import UnitChoice, choose_unit, kilograms
from src.ingest.values import UNREADABLE, unclear
from src.store.schema import KINDS, LOAD_BASES, SETS_SCHEMA

EMPTY = "empty: no reps, time or distance"
EMPTY_LOADED = "a load, but no reps, time or distance"


@dataclass(frozen=True)
class Judged:
    """Every row of a table, sorted into sets, rows that are not sets, and rows that cannot be read."""

    sets: pa.Table
    rows: Ints  # of each set: its row in the table
    not_sets: dict[str, int]  # reason -> rows
    skipped: list[Skip]
    unit: UnitChoice
    remarks: list[str]


def judge(entries: Entries, lines: Sequence[int], asked: str | None) -> Judged:
    """Return the sets among the entries; each row ends in exactly one of sets, not_sets and skipped."""
    left = np.ones(len(entries.started), np.bool_)
    not_sets = _not_sets(entries, left)
    skipped = _skipped(entries, lines, left)
    not_sets |= _empty(entries, left)
    rows = np.flatnonzero(left)
    if entries.at is not None:
        rows = rows[np.argsort(entries.at[rows], kind="stable")]
    unit = choose_unit(entries, rows, asked)
    return Judged(
        sets=_table(entries, rows, unit),
        rows=rows,
        not_sets=not_sets,
        skipped=skipped,
        unit=unit,
        remarks=[*entries.remarks, *_remarks(entries, rows), *_unclear_commas(entries, rows, lines)],
    )


def _not_sets(entries: Entries, left: Mask) -> dict[str, int]:
    return {why: count for mask, why in entries.not_sets if (count := _take(left, mask).size)}


def _skipped(entries: Entries, lines: Sequence[int], left: Mask) -> list[Skip]:
    """Take the rows that cannot be read, each with the first thing found wrong with it."""
    faults: list[Fault] = [
        *entries.unreadable,
        (
            np.isnat(entries.started),
            lambda row: f"the date {quoted(entries.started_text[row])} cannot be read",
        ),
        (entries.exercise.where(lambda name: not name), lambda _: "the exercise has no name"),
        *(
            fault
            for cells in (entries.weight, entries.reps, entries.distance, entries.duration)
            for fault in _faults(cells)
        ),
        (_unit_missing(entries), lambda row: f"{_cell(entries.weight, row)} has no unit"),
    ]
    return [Skip(lines[row], reason(row)) for mask, reason in faults for row in _take(left, mask)]


def _take(left: Mask, mask: Mask) -> Ints:
    """Return the rows of the mask that are still left, and take them."""
    taken = np.flatnonzero(left & mask)
    left[taken] = False
    return taken


def _faults(cells: Cells) -> list[Fault]:
    unreadable = cells.values == UNREADABLE
    return [
        (unreadable, lambda row: f"{_cell(cells, row)} is not a number"),
        ((cells.values < 0) & ~unreadable, lambda row: f"{_cell(cells, row)} is negative"),
    ]


def _cell(cells: Cells, row: int) -> str:
    return f"{cells.name} {quoted(cells.text[row])}"


def _unit_missing(entries: Entries) -> Mask:
    """Return the rows with a load and no unit, in a file that writes units and mixes them."""
    loaded = entries.weight.values > 0
    stated = entries.weight_unit[loaded & (entries.weight_unit != UNSTATED)]
    mixed = len(stated) > 0 and stated.min() != stated.max()
    missing: Mask = loaded & (entries.weight_unit == UNSTATED) & mixed
    return missing


def _empty(entries: Entries, left: Mask) -> dict[str, int]:
    done = (entries.reps.values > 0) | (entries.duration.values > 0) | (entries.distance.values > 0)
    loaded = entries.weight.values > 0
    counts = {EMPTY_LOADED: _take(left, ~done & loaded).size, EMPTY: _take(left, ~done).size}
    return {why: count for why, count in counts.items() if count}


def _remarks(entries: Entries, rows: Ints) -> list[str]:
    rpe, length = entries.rpe.values[rows], entries.workout_s[rows]
    odd_rpe = int(((rpe < 0) | (rpe > HARDEST)).sum())
    odd_length = int((length == UNREADABLE).sum())
    found = []
    if odd_rpe:
        found.append(
            f"{counted(odd_rpe, 'set')} {_have(odd_rpe)} an RPE that is no number from 0 to 10; "
            "it was left out."
        )
    if odd_length:
        found.append(
            f"{counted(odd_length, 'set')} {_have(odd_length)} a workout duration that cannot be read; "
            "it was left out."
        )
    return found


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _unclear_commas(entries: Entries, rows: Ints, lines: Sequence[int]) -> list[str]:
    found = []
    for cells in (entries.weight, entries.reps, entries.distance, entries.rpe):
        doubtful = unclear(cells.text.spellings)
        if doubtful and (at := np.flatnonzero(cells.text.where(doubtful.__contains__)[rows])).size:
            text = cells.text[rows[at[0]]]
            found.append(
                f"{cells.name} {quoted(text)} on line {lines[rows[at[0]]]} is read with a decimal comma, as "
                f"{text.replace(',', '.')}: nothing in the column tells whether the comma marks thousands."
            )
    return found


def _table(entries: Entries, rows: Ints, unit: UnitChoice) -> pa.Table:
    """Return the given rows as a table that follows SETS_SCHEMA."""
    native = entries.weight.values[rows]
    load = kilograms(native, unit.of_rows)
    started = entries.started[rows]
    workouts, first = joined(_stamp_codes(started), _rows_of(entries.workout_name, rows))
    names = (entries.workout_name[row] for row in rows[first])
    stamps = np.datetime_as_string(started[first]).tolist()
    keys = [f"{stamp} {name}".strip() for stamp, name in zip(stamps, names, strict=True)]
    columns = {
        "workout_key": pa.array(keys, pa.string()).take(pa.array(workouts)),
        "workout_name": entries.workout_name.arrow(rows),
        "workout_s": _whole(_positive(entries.workout_s[rows])),
        "started_at": pa.array(started),
        "day": pa.array(started.astype("datetime64[D]")),
        "exercise_written": entries.exercise.arrow(rows),
        "order_in_workout": pa.array((_place(workouts) + 1).astype(np.int32)),
        "set_no": pa.array((_set_numbers(entries, rows, workouts) + 1).astype(np.int32)),
        "kind": pa.array(KINDS).take(pa.array(entries.kind[rows])),
        "load_kg": _nullable(load),
        "load_basis": _load_basis(entries, rows, load),
        "reps": _whole(_positive(entries.reps.values[rows])),
        "rir": _nullable(_rir(entries.rpe.values[rows])),
        "distance_m": _nullable(_distance(entries, rows, unit)),
        "duration_s": _nullable(_positive(entries.duration.values[rows])),
        "height_cm": pa.nulls(len(rows), pa.float64()),
        "side": entries.side.arrow(rows) if entries.side else pa.nulls(len(rows), pa.string()),
        "note": entries.note.arrow(rows),
    }
    return pa.table(columns, schema=SETS_SCHEMA)


def _rows_of(text: Spelled, rows: Ints) -> Spelled:
    return Spelled(text.codes[rows], text.spellings)


def _stamp_codes(started: np.ndarray) -> Spelled:
    """Return timestamps as codes; their text is not needed."""
    distinct, codes = np.unique(started, return_inverse=True)
    return Spelled(codes.astype(np.int64), [""] * len(distinct))


def _positive(values: Floats) -> Floats:
    return np.where(values > 0, values, np.nan)


def _nullable(values: Floats) -> pa.Array:
    return pa.array(values, pa.float64(), from_pandas=True)


def _whole(values: Floats) -> pa.Array:
    missing = np.isnan(values) | (np.abs(values) > np.iinfo(np.int32).max)  # a session of 8000 years
    return pa.array(np.where(missing, 0, values).astype(np.int32), pa.int32(), mask=missing)


def _rir(rpe: Floats) -> Floats:
    return np.where((rpe > 0) & (rpe <= HARDEST), HARDEST - rpe, np.nan)


def _distance(entries: Entries, rows: Ints, unit: UnitChoice) -> Floats:
    """Return metres. A file that names no distance unit writes the athlete's: miles beside pounds."""
    metres = (
        entries.metres[rows]
        if entries.metres is not None
        else np.where(unit.of_rows == LB, METRES_PER_MILE, METRES_PER_KM)
    )
    return np.round(_positive(entries.distance.values[rows]) * metres, 3)


def _load_basis(entries: Entries, rows: Ints, load: Floats) -> pa.Array:
    """Return what each load is; whether a load comes on top of bodyweight is the catalogue's to say."""
    basis = np.where(assisted(entries.exercise)[rows], ASSIST, TOTAL)
    if entries.load_basis is not None:
        told = entries.load_basis[rows]
        basis = np.where(told == UNTOLD, basis, told)
    return pa.array(LOAD_BASES).take(pa.array(np.where(np.isnan(load), NO_LOAD, basis)))


def _place(groups: Ints) -> Ints:
    """Return each element's place, from 0, among those of its group."""
    by_group = np.argsort(groups, kind="stable")
    sorted_groups = groups[by_group]
    starts = np.flatnonzero(np.r_[True, sorted_groups[1:] != sorted_groups[:-1]]) if len(groups) else by_group
    sizes = np.diff(np.r_[starts, len(groups)])
    place = np.empty(len(groups), np.int64)
    place[by_group] = np.arange(len(groups)) - np.repeat(starts, sizes)
    return place


def _set_numbers(entries: Entries, rows: Ints, workouts: Ints) -> Ints:
    """Return each set's place in its block, from 0.

    A block ends where the workout or the exercise changes, or where the app's own numbering starts again: the
    same exercise twice in one workout is two blocks.
    """
    by_workout = np.argsort(workouts, kind="stable")
    exercise, order = entries.exercise.codes[rows][by_workout], entries.order[rows][by_workout]
    workout = workouts[by_workout]
    again = (order[1:] <= order[:-1]) & (order[1:] >= 0) & (order[:-1] >= 0)
    changes = (workout[1:] != workout[:-1]) | (exercise[1:] != exercise[:-1]) | again
    blocks = np.cumsum(np.r_[False, changes]) if len(rows) else by_workout
    numbers = np.empty(len(rows), np.int64)
    numbers[by_workout] = _place(blocks)
    return numbers
