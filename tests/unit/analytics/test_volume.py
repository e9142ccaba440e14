import pandas as pd
import pytest

from src.analytics import weekly_lift_volume, weekly_muscle_sets
from tests.unit.analytics.logbook import BENCH, BOX_JUMP, DEADLIFT, MONDAY, SWING, a_set


def of_lift(log, lift):
    return weekly_lift_volume(log).set_index("lift").loc[lift]


def test_each_measure_has_its_own_name(log_of):
    log = log_of(
        a_set(DEADLIFT, 60, 5, kind="warmup"),
        a_set(DEADLIFT, 100, 5, rir=2),
        a_set(DEADLIFT, 110, 3, day=2, rir=6),
        a_set(SWING, 24, 15, day=2),
        a_set(BOX_JUMP, 0, 4, day=2),
    )
    pull, swing, box = (of_lift(log, lift) for lift in ("deadlift", "kettlebell_swing", "box_jump"))
    assert pull[["sessions", "sets", "hard_sets", "reps"]].tolist() == [2, 2, 1, 8]
    assert (pull["tonnage_kg"], pull["best_load_kg"]) == (830, 110)
    assert pd.isna(pull["contacts"])
    assert (swing["swings"], swing["hard_sets"]) == (15, 0)
    assert box["contacts"] == 4
    assert pd.isna(box["tonnage_kg"])
    assert pd.isna(box["best_load_kg"])


def test_a_load_in_each_hand_counts_twice_when_both_work_at_once(log_of):
    both = log_of(a_set("Romanian Deadlift (Dumbbell)", 30, 10))
    one_at_a_time = log_of(a_set("Dumbbell Row", 30, 10))
    assert of_lift(both, "romanian_deadlift")["tonnage_kg"] == 600
    assert of_lift(one_at_a_time, "dumbbell_row")["tonnage_kg"] == 300


def test_the_heaviest_load_of_a_week_is_no_slip_of_the_finger(log_of):
    usual = [a_set(DEADLIFT, 100, 5, day=d) for d in range(6)]
    week = of_lift(log_of(*usual, a_set(DEADLIFT, 1000, 5, day=5)), "deadlift")
    assert (week["sets"], week["best_load_kg"]) == (7, 100)


def test_weeks_start_on_monday(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5, day=6), a_set(DEADLIFT, 100, 5, day=7))
    assert weekly_lift_volume(log)["week"].dt.date.tolist() == [MONDAY, MONDAY + pd.Timedelta(days=7)]


def test_a_muscle_nobody_trained_still_has_its_row(log_of):
    log = log_of(a_set(BENCH, 80, 8), a_set(DEADLIFT, 100, 5, day=14))
    table = weekly_muscle_sets(log)
    assert table.groupby("week").size().tolist() == [len(log.catalog.muscles)] * 2
    first = table[table["week"] == pd.Timestamp(MONDAY)].set_index("muscle")["fractional_sets"]
    assert (first["hamstrings"], first["pecs"], first["triceps"]) == (0, 1, 0.5)
    assert (table[table["chain"] == "posterior"].groupby("week").size() == 9).all()


def test_stabilisers_can_be_left_out_and_a_jump_counts_half(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5), a_set(BOX_JUMP, None, 2))
    on, off = (
        weekly_muscle_sets(log, stabilisers=switch).set_index("muscle")["fractional_sets"]
        for switch in (True, False)
    )
    assert (on["lats"], off["lats"]) == (0.25, 0)
    assert off["glutes"] == pytest.approx(1 + 0.5)
    direct = weekly_muscle_sets(log).set_index("muscle")["direct_sets"]
    assert (direct["glutes"], direct["hamstrings"]) == (1.5, 0)


def test_an_empty_log_has_no_weeks(log_of):
    assert weekly_lift_volume(log_of()).empty
    assert weekly_muscle_sets(log_of()).empty
