"""The learned maximum as the log's own functions tell it: headline, days, curve, table."""

from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from src.analytics import curve, curves, estimates, headline, headlines, rep_maxes, set_estimates
from tests.unit.analytics.logbook import BOX_JUMP, CLEAN, DEADLIFT, MONDAY, RDL, SWING, a_set

ENDS = ["low_95", "low_80", "low_50", "median_kg", "high_50", "high_80", "high_95"]


def weekly(name, *, sessions=12, load=150.0, reps=5, **more):
    return [a_set(name, load, reps, day=7 * week, **more) for week in range(sessions)]


def test_headline_days_curve_and_table_tell_one_number(log_of):
    log = log_of(*weekly(DEADLIFT), a_set(DEADLIFT, 160, 3, day=84))
    shown = headline(log, "deadlift")
    last = curve(log, "deadlift").iloc[-1]
    table = rep_maxes(log, "deadlift").set_index("reps").loc[1]
    day = estimates(log, "deadlift").iloc[-1]
    assert shown.value == last["median_kg"] == table["median_kg"] == day["estimate_kg"]
    assert (shown.low, shown.high) == (last["low_80"], last["high_80"]) == (table["low_80"], table["high_80"])
    assert (day["low_kg"], day["high_kg"]) == (shown.low, shown.high)
    assert shown == headlines(log)["deadlift"]
    pd.testing.assert_frame_equal(curves(log)["deadlift"], curve(log, "deadlift"))
    assert curves(log)["box_jump"].empty


def test_a_learned_headline_says_what_it_is_and_rests_on(log_of):
    shown = headline(log_of(*weekly(DEADLIFT), a_set(DEADLIFT, 160, 3, day=84)), "deadlift")
    assert (shown.label, shown.status, shown.formula) == ("Estimated 1RM", "estimated", "learned")
    assert (shown.target, shown.target_reps, shown.as_of) == ("now", 1, MONDAY + timedelta(days=84))
    assert shown.sentence == (
        "The most you could likely lift once on 30 March 2026, learned from 13 sessions."
    )
    assert 160 < shown.value < 200
    assert (shown.carried_by[0].load_kg, shown.carried_by[0].reps) == (160, 3)
    ends = [shown.interval_95[0], shown.interval_80[0], shown.interval_50[0], shown.value]
    ends += [shown.interval_50[1], shown.interval_80[1], shown.interval_95[1]]
    assert ends == sorted(ends)


def test_lifts_nobody_tests_are_asked_for_their_next_four_weeks(log_of):
    shown = headline(log_of(*weekly(RDL, load=100, reps=8)), "romanian_deadlift")
    assert (shown.label, shown.status) == ("Likely best set of 8, next 4 weeks", "index")
    assert shown.sentence.startswith("Your likely best set of 8 in the four weeks after 23 March 2026")


def test_without_enough_sessions_a_set_is_read_by_itself_and_the_reason_is_told(log_of):
    log = log_of(*weekly(DEADLIFT, sessions=5))
    shown = headline(log, "deadlift")
    assert (shown.value, shown.high, shown.status) == (175, None, "lower_bound")
    assert (shown.label, shown.formula, shown.target) == ("1RM by Epley", "epley", None)
    assert shown.sentence.endswith("needs 8 sessions with a load and 1 to 12 reps; there are 5.")
    assert set(estimates(log, "deadlift")["estimate_kg"]) == {175}
    crowded = [a_set(DEADLIFT, 150, 5, day=day) for day in range(9)]
    assert headline(log_of(*crowded), "deadlift").sentence.endswith("sessions over 28 days; there are 8.")


def test_days_before_there_is_enough_data_are_read_by_themselves(log_of):
    days = estimates(log_of(*weekly(DEADLIFT)), "deadlift")
    assert len(days) == 12
    assert set(days["status"][:7]) == {"lower_bound"}
    assert set(days["status"][7:]) == {"estimated"}
    assert days["estimate_kg"].notna().all()
    long_sets = estimates(log_of(*[a_set(DEADLIFT, 60, 12, day=day) for day in (0, 7)]), "deadlift")
    assert long_sets["estimate_kg"].isna().all()
    assert set(long_sets["status"]) == {"refused:too_few_sessions"}


def test_a_lift_that_rested_too_long_is_told_as_it_stood(log_of):
    log = log_of(*weekly(DEADLIFT), a_set(RDL, 90, 8, day=77 + 200))
    shown = headline(log, "deadlift")
    assert shown.as_of == shown.last_day == MONDAY + timedelta(days=77)
    assert shown.sentence.endswith("the lift has rested since.")
    drawn = curve(log, "deadlift")
    assert drawn.iloc[-1]["status"] == "refused:rested_too_long"
    assert drawn["median_kg"].last_valid_index() < len(drawn) - 1
    assert rep_maxes(log, "deadlift")["median_kg"].iloc[0] == shown.value


def test_the_band_widens_while_the_lift_rests(log_of):
    log = log_of(*weekly(DEADLIFT), a_set(DEADLIFT, 150, 5, day=77 + 100), a_set(RDL, 90, 8, day=77 + 130))
    drawn = curve(log, "deadlift")
    rest = drawn[(drawn["day"] > "2026-03-23") & (drawn["day"] < "2026-07-01")]
    assert rest["rest_days"].tolist() == list(range(7, 100, 7))
    assert (np.diff(np.log(rest["high_80"] / rest["low_80"])) > 0).all()
    told = drawn.dropna(subset="median_kg")
    assert (np.diff(told[ENDS].to_numpy(), axis=1) >= 0).all()
    assert drawn["day"].iloc[-1] == pd.Timestamp(MONDAY + timedelta(days=77 + 130))


def test_a_slip_of_the_finger_moves_no_number_and_owns_no_best(log_of):
    usual = weekly(DEADLIFT)
    plain, slipped = log_of(*usual), log_of(*usual[:8], a_set(DEADLIFT, 1500, 5, day=50), *usual[8:])
    assert headline(slipped, "deadlift").value == headline(plain, "deadlift").value
    assert rep_maxes(slipped, "deadlift")["best_done_kg"].max() == 150


def test_the_table_holds_the_most_done_for_at_least_so_many_reps(log_of):
    log = log_of(*weekly(DEADLIFT, reps=5), a_set(DEADLIFT, 155, 3, day=80), a_set(DEADLIFT, 155, 2, day=81))
    table = rep_maxes(log, "deadlift").set_index("reps")
    assert table["best_done_kg"].iloc[:6].tolist()[:5] == [155, 155, 155, 150, 150]
    assert np.isnan(table["best_done_kg"][6])
    assert table["best_done_day"][1] == pd.Timestamp(MONDAY + timedelta(days=80))
    assert table["best_done_day"][5] == pd.Timestamp(MONDAY)


def test_below_the_reps_a_lift_is_judged_by_its_table_is_a_yardstick(log_of):
    table = rep_maxes(log_of(*weekly(RDL, reps=8)), "romanian_deadlift").set_index("reps")["status"]
    assert table[1] == table[4] == "index"
    assert table[5] == table[10] == "estimated"


def test_cleans_have_a_short_table_and_swings_and_jumps_none(log_of):
    log = log_of(
        *weekly(CLEAN, load=70, reps=2),
        *weekly(SWING, load=24, reps=15),
        *(a_set(BOX_JUMP, None, 3, day=day, height_cm=60.0) for day in range(9)),
    )
    assert rep_maxes(log, "power_clean")["reps"].tolist() == [1, 2, 3]
    assert headline(log, "power_clean").value == 70
    for lift in ("kettlebell_swing", "box_jump"):
        assert rep_maxes(log, lift).empty
        assert curve(log, lift).empty
        assert list(curve(log, lift)) == list(curve(log, "power_clean"))


def test_effort_logged_is_used(log_of):
    without = headline(log_of(*weekly(DEADLIFT)), "deadlift").value
    assert headline(log_of(*weekly(DEADLIFT, rir=3)), "deadlift").value > without * 1.02
    assert headline(log_of(*weekly(DEADLIFT, rir=8)), "deadlift").value == without  # a guess: not believed


def test_each_set_stands_for_a_maximum_of_its_own(log_of):
    sets = set_estimates(
        log_of(a_set(DEADLIFT, 100, 5), a_set(DEADLIFT, 100, 5, rir=0)), "deadlift", "learned"
    )
    assert sets["status"].tolist() == ["lower_bound", "estimated"]
    assert sets["estimate_kg"].tolist() == pytest.approx([112.69] * 2, abs=0.01)


def test_a_learned_maximum_is_for_at_most_twelve_reps(log_of):
    log = log_of(*weekly(DEADLIFT))
    with pytest.raises(ValueError, match="1 to 12 reps, not 13"):
        headline(log, "deadlift", reps=13)
    with pytest.raises(ValueError, match="1 to 12 reps, not 0"):
        curve(log, "deadlift", reps=0)
    assert headline(log, "deadlift", reps=5).label == "Estimated 5RM"


def test_a_lift_never_trained_has_empty_answers(log_of):
    log = log_of(a_set(RDL, 100, 8))
    assert curve(log, "deadlift").empty
    assert rep_maxes(log, "deadlift").empty
    assert estimates(log, "deadlift").empty
    assert headline(log, "deadlift").label == "Estimated 1RM"


def test_light_weeks_after_a_break_are_said_beside_the_number(log_of):
    before = [a_set(DEADLIFT, 140, 5, day=7 * week) for week in range(12)]
    even = headline(log_of(*before), "deadlift")
    assert "lie" not in even.sentence
    back = headline(log_of(*before, *[a_set(DEADLIFT, 105, 5, day=d) for d in (140, 147)]), "deadlift")
    assert back.sentence.endswith("lie 25% below your best of the half year, so the range is wide.")
    assert back.high > 140
