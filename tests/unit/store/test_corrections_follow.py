"""A log read again in another unit has other loads, so other keys: what was said of a set must find it."""

from datetime import datetime

import pyarrow as pa
import pytest

from src.store import SETS_SCHEMA, ImportRecord, SetCorrection

LB = 0.45359237
RECORD = ImportRecord("strong", "strong.csv", "v", "kg", "asked")


def table_of(loads, unit=1.0, reps=5):
    at = datetime.fromisoformat("2024-01-01T18:00")
    rows = [
        {
            "workout_key": "a",
            "started_at": at,
            "day": at.date(),
            "exercise_written": "Deadlift",
            "order_in_workout": n,
            "set_no": n,
            "kind": "work",
            "load_kg": load * unit,
            "load_basis": "total",
            "reps": reps,
        }
        for n, load in enumerate(loads, start=1)
    ]
    return pa.Table.from_pylist(rows, schema=SETS_SCHEMA)


@pytest.fixture
def corrected(store):
    """A log read in kilograms, whose set of 900 is corrected; returns how to read it again."""

    def start(correction, loads=(100.0, 900.0, 100.0)):
        store.apply_import("me", RECORD, table_of(loads), b"kg")
        frame = store.frame(
            "select set_key, load_kg from sets where athlete_id = $athlete", {"athlete": "me"}
        )
        key = frame.loc[frame["load_kg"] == loads[1], "set_key"].iloc[0]
        store.correct_set("me", key, correction)

    return start


def standing(store):
    (one,) = store.corrections("me").itertuples()
    return one


@pytest.mark.parametrize(
    "correction",
    [SetCorrection(excluded=True, reason="slip"), SetCorrection(reps=3), SetCorrection(note="seen")],
)
def test_it_finds_its_set_in_the_other_unit_and_back(store, corrected, correction):
    corrected(correction)
    store.apply_import("me", RECORD, table_of([100.0, 900.0, 100.0], LB), b"lb")
    one = standing(store)
    assert not one.orphaned
    assert one.was_kg == pytest.approx(900 * LB)
    store.undo_import("me", 2)
    one = standing(store)
    assert not one.orphaned
    assert one.was_kg == pytest.approx(900.0)


def test_an_app_that_rounds_loads_in_another_unit_keeps_even_a_corrected_load(store, corrected):
    corrected(SetCorrection(load_kg=90.0), loads=(100.0, 225 * LB, 80.0))
    store.apply_import("me", RECORD, table_of([100.0, 102.1, 80.0]), b"rounded")
    one = standing(store)
    assert not one.orphaned
    assert one.load_kg == 90.0


def test_a_corrected_load_is_not_carried_into_another_unit(store, corrected):
    corrected(SetCorrection(load_kg=90.0))
    store.apply_import("me", RECORD, table_of([100.0, 900.0, 100.0], LB), b"lb")
    assert standing(store).orphaned


def test_it_does_not_choose_among_sets_that_fit_alike(store, corrected):
    corrected(SetCorrection(excluded=True), loads=(100.0, 900.0, 900.0))
    store.apply_import("me", RECORD, table_of([100.0, 900.0, 900.0], LB), b"lb")
    assert standing(store).orphaned


def test_it_does_not_move_to_the_equal_neighbour_of_a_set_that_was_deleted(store):
    store.apply_import("me", RECORD, table_of([100.0, 100.0]), b"two")
    keys = store.frame(
        "select set_key from sets where athlete_id = $athlete order by set_no", {"athlete": "me"}
    )["set_key"]
    for key in keys:
        store.correct_set("me", key, SetCorrection(excluded=True))
    store.apply_import("me", RECORD, table_of([100.0]), b"one")
    assert sorted(store.corrections("me")["orphaned"]) == [False, True]


def test_a_set_of_other_reps_is_another_set(store, corrected):
    corrected(SetCorrection(excluded=True))
    others = [table_of([100.0, 100.0]), table_of([900.0], LB, reps=4)]
    store.apply_import("me", RECORD, pa.concat_tables(others), b"edited")
    assert standing(store).orphaned
