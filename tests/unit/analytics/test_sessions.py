"""What a lifter relies on in the list of sessions, in one session, its order and the practice counter."""

from datetime import date, datetime, time

import pandas as pd
import pytest

from src.analytics import (
    LEARNED,
    BalanceSettings,
    calendar_days,
    last_time,
    mix_of,
    openers,
    order_check,
    order_checks,
    order_of,
    other_cleans,
    practice,
    session,
    session_records,
    sessions,
    set_estimates,
    weekly_balance,
    weekly_lift_volume,
    weekly_mix,
)
from tests.unit.analytics.logbook import (
    BENCH,
    BOX_JUMP,
    CLEAN,
    DEADLIFT,
    MONDAY,
    RDL,
    SQUAT,
    SWING,
    a_set,
)


def key_of(log, place=0):
    return sessions(log)["workout_key"].iloc[place]


def test_a_session_says_what_was_done_and_for_how_long(log_of):
    log = log_of(
        a_set(DEADLIFT, 60, 5, kind="warmup", workout_s=3600),
        a_set(DEADLIFT, 100, 5, workout_s=3600, workout_name="Back"),
        a_set(DEADLIFT, 90, 8, kind="drop", workout_s=3600),
        a_set("Curious Sled Thing", 20, 10, workout_s=3600),
    )
    row = sessions(log).iloc[0]
    assert (row["sets"], row["warmup_sets"], row["work_sets"], row["drop_sets"]) == (4, 1, 2, 1)
    assert (row["minutes"], row["exercises"], row["lifts"], row["name"]) == (60, 2, "deadlift", "Back")
    assert row["tonnage_kg"] == 100 * 5 + 90 * 8 + 20 * 10  # warm-ups left out
    assert row["hard_sets"] == 2


def test_sessions_are_split_between_the_sides_as_the_balance_splits_weeks(log_of):
    log = log_of(*[a_set(name, 50, 5, day=n) for n in range(3) for name in (DEADLIFT, BENCH, SQUAT, CLEAN)])
    for settings in (BalanceSettings(), BalanceSettings(quads="neutral", ballistic_set=1.0, lens="direct")):
        listed, week = sessions(log, settings), weekly_balance(log, settings).iloc[0]
        assert listed["posterior"].sum() == pytest.approx(week["posterior"])
        assert listed["mirror"].sum() == pytest.approx(week["mirror"])


def test_a_days_second_session_has_an_address_of_its_own(log_of):
    evening = {"workout_key": "evening", "started_at": datetime.combine(MONDAY, time(21))}
    log = log_of(a_set(DEADLIFT, 100, 5), a_set(BENCH, 60, 8, **evening), a_set(BENCH, 60, 8, day=1))
    assert sessions(log)["session_id"].tolist() == ["2026-01-05", "2026-01-05-2", "2026-01-06"]


def test_an_empty_log_has_no_session_and_every_column(log_of):
    log = log_of()
    assert sessions(log).empty
    assert "posterior" in sessions(log)
    assert session(log, "none").empty
    assert session_records(log).empty
    assert order_checks(log).empty
    assert weekly_mix(log).empty
    assert openers(log).sessions == 0
    assert mix_of(weekly_mix(log)).power_share is None
    assert order_of(order_checks(log)).sessions == 0
    assert practice(log)["sessions"].tolist() == [0] * 8


def test_a_set_says_in_its_session_what_it_says_of_its_lift(log_of):
    log = log_of(
        a_set(BENCH, 60, 8),
        a_set(DEADLIFT, 60, 5, kind="warmup"),
        a_set(DEADLIFT, 140, 5, rir=1),
        a_set(DEADLIFT, 130, 5),
        a_set(CLEAN, 70, 2),
    )
    sets = session(log, key_of(log))
    assert sets["exercise_written"].tolist() == [BENCH, DEADLIFT, DEADLIFT, DEADLIFT, CLEAN]
    own = set_estimates(log, "deadlift", "auto").set_index("set_key")
    for _, row in sets[(sets["lift"] == "deadlift") & (sets["kind"] == "work")].iterrows():
        assert row["estimate_kg"] == pytest.approx(own.loc[row["set_key"], "estimate_kg"])
        assert row["status"] == own.loc[row["set_key"], "status"]
    assert sets["estimate_kg"].isna().tolist() == [True, True, False, False, False]
    assert sets["order_rank"].tolist() == [pd.NA, pd.NA, 3, 3, 2]


def test_a_set_of_a_lift_with_history_says_the_number_of_its_point_on_lifts(log_of):
    log = log_of(*[a_set(DEADLIFT, 140, 5, rir=1, day=7 * week) for week in range(10)])
    sets = session(log, key_of(log))
    own = set_estimates(log, "deadlift", LEARNED).set_index("set_key")
    for _, row in sets.iterrows():
        assert row["estimate_kg"] == pytest.approx(own.loc[row["set_key"], "estimate_kg"])


def test_what_was_missed_counts_as_a_set_but_no_rep_no_load_and_no_last_time(log_of):
    log = log_of(
        a_set(CLEAN, 80, 2),
        a_set(CLEAN, 100, 1, note="missed"),
        a_set(CLEAN, 70, 2, day=7),
    )
    first = sessions(log).iloc[0]
    assert (first["sets"], first["reps"], first["tonnage_kg"], first["explosive_reps"]) == (2, 2, 160, 2)
    cleans = practice(log).set_index("lift").loc["power_clean"]
    assert (cleans["sets"], cleans["reps"]) == (3, 4)
    week = weekly_lift_volume(log, "power_clean").iloc[0]
    assert (week["reps"], week["tonnage_kg"], week["missed"]) == (2, 160, 1)
    assert last_time(log, "on 2026-01-12")["load_kg"].tolist() == [80]


def test_last_time_is_the_best_set_of_the_session_before_that_had_the_exercise(log_of):
    log = log_of(
        a_set(DEADLIFT, 200, 1),
        a_set(DEADLIFT, 90, 5, day=2),
        a_set(DEADLIFT, 100, 4, day=2),
        a_set(DEADLIFT, 100, 5, day=2),
        a_set(DEADLIFT, 150, 5, kind="warmup", day=2),
        a_set(BENCH, 60, 8, day=4),
        a_set(DEADLIFT, 105, 5, day=6),
        a_set(RDL, 80, 8, day=6),
    )
    before = last_time(log, key_of(log, 3)).set_index("exercise_name")
    deadlift, new = before.iloc[0], before.iloc[1]
    assert (deadlift["day"].date(), deadlift["load_kg"], deadlift["reps"]) == (date(2026, 1, 7), 100, 5)
    assert pd.isna(new["day"])


def test_a_record_is_found_in_the_session_it_was_made_in(log_of):
    evening = {"workout_key": "evening", "started_at": datetime.combine(date(2026, 1, 9), time(21))}
    log = log_of(
        a_set(DEADLIFT, 100, 5),
        a_set(DEADLIFT, 100, 5, day=2),
        a_set(DEADLIFT, 90, 5, day=4),
        a_set(DEADLIFT, 120, 5, day=4, **evening),
    )
    made = session_records(log)
    assert set(made["kind"]) >= {"load"}
    assert set(made["workout_key"]) == {"evening"}


@pytest.mark.parametrize(
    ("sets", "verdict"),
    [
        ([(BOX_JUMP, 2), (CLEAN, 3)], "pass"),
        ([(CLEAN, 3), (BOX_JUMP, 2)], "fail"),
        ([(CLEAN, 3), (CLEAN, 3)], "not applicable"),
        ([(BENCH, 8), (CLEAN, 3)], "not applicable"),
        ([(SWING, 5), (DEADLIFT, 5)], "not applicable"),  # heavy swings are no high-rep finisher
        ([(SWING, 10), (DEADLIFT, 5)], "fail"),
        ([(DEADLIFT, 20), (CLEAN, 3)], "not applicable"),  # a hinge of 20 reps is not a heavy one
        ([(DEADLIFT, 12), (CLEAN, 3)], "fail"),
    ],
)
def test_the_order_is_judged_where_two_kinds_are_there(log_of, sets, verdict):
    log = log_of(*[a_set(name, 50, reps) for name, reps in sets])
    assert order_check(log, key_of(log)).verdict == verdict


def test_warm_ups_have_no_place_in_the_order(log_of):
    log = log_of(a_set(DEADLIFT, 60, 5, kind="warmup"), a_set(CLEAN, 60, 3), a_set(DEADLIFT, 100, 5))
    assert order_check(log, key_of(log)).verdict == "pass"


def test_long_sets_of_technical_lifts_are_known(log_of):
    log = log_of(a_set(BOX_JUMP, None, 15), a_set(CLEAN, 50, 8))
    check = order_check(log, key_of(log))
    assert (check.most_jump_reps, check.most_olympic_reps) == (15, 8)


def test_the_order_of_many_sessions_counts_those_it_applies_to(log_of):
    log = log_of(
        a_set(CLEAN, 50, 3),
        a_set(DEADLIFT, 100, 5),
        a_set(DEADLIFT, 100, 5, day=1),
        a_set(CLEAN, 50, 3, day=1),
        a_set(BOX_JUMP, None, 3, day=1),
        a_set(BENCH, 50, 5, day=2),
    )
    found = order_of(order_checks(log))
    assert (found.sessions, found.passed, found.jumps_sessions, found.jumps_first) == (2, 1, 1, 0)


def test_the_mix_tells_fast_from_heavy_from_long(log_of):
    log = log_of(
        a_set(CLEAN, 50, 3),
        a_set(DEADLIFT, 140, 5),
        a_set(RDL, 80, 12),
        a_set(RDL, 50, 13),
        a_set(BENCH, 60, 5),
        a_set("Farmer's Walk", 30, None, duration_s=40.0),
        a_set(DEADLIFT, 60, 5, kind="warmup"),
    )
    mix = mix_of(weekly_mix(log))
    assert (mix.explosive, mix.strength, mix.middle, mix.endurance, mix.held) == (1, 1, 1, 1, 1)
    assert mix.power_share == 0.5
    assert mix_of(weekly_mix(log, None)).strength == 2
    assert mix.families_weeks == 0


def test_practice_counts_ever_and_the_logs_last_90_days(log_of):
    log = log_of(
        a_set(DEADLIFT, 100, 5),
        a_set(DEADLIFT, 100, 5, day=10),  # the 90th day before the last is outside
        a_set(DEADLIFT, 100, 5, day=11),
        a_set(DEADLIFT, 60, 5, kind="warmup", day=11),
        a_set(BENCH, 60, 8, day=100),
    )
    row = practice(log).set_index("lift").loc["deadlift"]
    assert (row["sessions"], row["sets"], row["reps"]) == (3, 3, 15)
    assert (row["sessions_90d"], row["sets_90d"], row["reps_90d"]) == (1, 1, 5)
    assert (row["first_day"].date(), row["last_day"].date()) == (MONDAY, date(2026, 1, 16))
    assert practice(log)["lift"].tolist() == list(log.catalog.lifts)


def test_a_session_begins_with_its_first_working_set_of_a_known_exercise(log_of):
    log = log_of(
        a_set(BENCH, 40, 5, kind="warmup"),
        a_set("Treadmill Surprise", None, None, duration_s=600.0),
        a_set(DEADLIFT, 100, 5),
        a_set(BENCH, 60, 8),
        a_set(BENCH, 60, 8, day=3),
        a_set(DEADLIFT, 60, 8, day=3),
    )
    found = openers(log)
    assert (found.sessions, found.posterior, found.mirror) == (2, 1, 1)
    assert openers(log, date(2026, 1, 6)).posterior == 0


@pytest.mark.parametrize(("week_start", "first"), [(0, "Mon"), (6, "Sun"), (5, "Sat")])
def test_the_calendar_is_whole_weeks_that_end_with_the_logs_last_day(log_of, week_start, first):
    log = log_of(a_set(DEADLIFT, 100, 5), a_set(DEADLIFT, 100, 5, day=9))
    days = calendar_days(sessions(log), date(2026, 1, 14), week_start=week_start)
    assert f"{days['day'].iloc[0]:%a}" == first
    assert days["day"].iloc[-1].date() == date(2026, 1, 14)
    assert days["week"].nunique() == 53
    assert (days.loc[days["row"] == 0, "day"] == days.loc[days["row"] == 0, "week"]).all()
    assert days["sessions"].sum() == 2
    assert days["hard_sets"].sum() == 2


def test_cleans_that_are_no_power_cleans_are_counted_beside_them(log_of):
    log = log_of(
        *[a_set(name, 60, 2, day=day) for day in (0, 100) for name in ("Snatch", "Hang Clean", "Clean Pull")],
        a_set("Jerk", 60, 2),
        a_set("Power Clean", 60, 2),
        a_set("Snatch", 40, 2, kind="warmup"),
    )
    (row,) = other_cleans(log).to_dict("records")
    assert (row["sets"], row["sessions"], row["reps"], row["sets_90d"]) == (6, 2, 12, 3)
    assert practice(log).set_index("lift").loc["power_clean", "sets"] == 1
    assert other_cleans(log_of(a_set("Jerk", 60, 2))).empty


def test_two_implements_of_one_movement_are_named_once(log_of):
    bench = [a_set("Bench Press (Barbell)", 80, 5)] * 2 + [a_set("Bench Press (Dumbbell)", 30, 8)] * 2
    log = log_of(*bench, *[a_set("Barbell Row", 60, 8)] * 3, a_set("Lat Pulldown (Cable)", 60, 8))
    assert sessions(log)["main"].tolist() == ["Bench press, Barbell row"]
