"""What a lifter reads: the verdict on a stored log, the forecast with its ledger, the context."""

from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from src.analytics import LEARNED, forecast, open_log, set_estimates, strength_context, trend, trends
from tests.unit.analytics.logbook import BOX_JUMP, DEADLIFT, MONDAY, SWING, TODAY, a_set

WEEKS = 40


def climbing(weeks=WEEKS, step=1.25, rir=1, seed=1):
    """Two days a week, the load up by a step a week and a little about it."""
    rng = np.random.default_rng(seed)
    return [
        a_set(DEADLIFT, 100 + step * week + 2.5 * rng.integers(-1, 2), 5, rir=rir, day=7 * week + day)
        for week in range(weeks)
        for day in (0, 3)
    ]


def test_a_climb_is_progressing_and_the_sentence_names_its_evidence(log_of):
    found = trend(log_of(*climbing()), "deadlift")
    assert found.verdict == "progressing"
    assert found.low > 0
    assert found.days == 16
    assert f"{found.change:+.1%}" in found.sentence
    assert "best sets of 16 days" in found.sentence
    assert "80% range" in found.sentence


def test_the_line_is_read_from_the_sets_the_chart_shows(log_of):
    log = log_of(*[a_set(DEADLIFT, 100 + 2.5 * week, 5, rir=2, day=7 * week) for week in range(12)])
    shown = set_estimates(log, "deadlift", LEARNED).set_index("day")["estimate_kg"]
    found = trend(log, "deadlift")
    assert found.to_value == pytest.approx(shown.loc[pd.Timestamp(found.to_day)], rel=0.01)
    assert found.from_value == pytest.approx(shown.loc[pd.Timestamp(found.from_day)], rel=0.01)


def test_the_window_ends_on_the_logs_last_day(log_of):
    rested = [a_set("Bench Press (Barbell)", 60, 5, day=7 * WEEKS + 60)]
    found = trend(log_of(*climbing(), *rested), "deadlift")
    assert found.verdict == "not enough data"
    assert "0 of 6 days" in found.sentence
    last = MONDAY + timedelta(days=7 * (WEEKS - 1) + 3)
    assert f"{last.day} {last:%b %Y}" in found.sentence


def test_a_log_without_effort_never_regresses_and_says_why(log_of):
    found = trend(log_of(*climbing(step=-1.5, rir=None)), "deadlift")
    assert found.verdict == "unclear"
    assert "no weakness" in found.sentence
    assert any("not logged" in said for said in found.confounds)
    known = trend(log_of(*climbing(step=-1.5)), "deadlift")
    assert known.verdict == "regressing"


def test_a_break_more_reps_and_body_weight_are_said_beside_the_verdict(log_of, store):
    before = [a_set(DEADLIFT, 100, 10, rir=1, day=d) for d in (0, 3, 6, 9)]
    after = [a_set(DEADLIFT, 120, 3, rir=1, day=d) for d in (30, 33, 36, 40)]
    log = log_of(*before, *after)
    said = " ".join(trend(log, "deadlift").confounds)
    assert "A break of 21 days from 14 Jan on." in said
    assert "from about 10 to about 3 reps" in said
    assert "Body weight" not in said


def test_a_climb_after_a_break_regains_until_it_is_above_what_was_before(log_of):
    before = [a_set(DEADLIFT, 140, 5, rir=1, day=d) for d in (0, 3, 7)]
    back = [a_set(DEADLIFT, 100 + 2.5 * n, 5, rir=1, day=60 + 4 * n) for n in range(13)]
    found = trend(log_of(*before, *back), "deadlift")
    assert (found.verdict, found.way, found.break_days) == ("progressing", "regaining", 53)
    assert found.back_to == pytest.approx(130 / 140)
    assert found.sentence.startswith("Regaining: +")
    assert "after a break of 53 days: your best set since is worth 93% of the best" in found.sentence
    above = trend(log_of(*before, *back, *[a_set(DEADLIFT, 142.5, 5, rir=1, day=112)]), "deadlift")
    assert (above.way, above.back_to) == ("progressing", None)


@pytest.mark.parametrize("years", [1, 2, 3, 5])
def test_who_comes_back_after_years_regains(log_of, years):
    before = [a_set(DEADLIFT, 140, 5, rir=1, day=d - 365 * years) for d in (-7, -3, 0)]
    back = [a_set(DEADLIFT, 100 + 2.5 * n, 5, rir=1, day=4 * n) for n in range(13)]
    found = trend(log_of(*before, *back), "deadlift")
    assert (found.way, found.break_days) == ("regaining", 365 * years)
    assert found.back_to == pytest.approx(130 / 140)


def test_a_climb_from_light_days_to_less_than_half_a_year_ago_is_no_progress(log_of):
    before = [a_set(DEADLIFT, 115, 5, day=d) for d in (0, 5, 12, 20)]
    back = [a_set(DEADLIFT, 70 + 3 * n, 5, day=20 + 28 + 5 * n) for n in range(11)]
    found = trend(log_of(*before, *back), "deadlift")
    assert (found.verdict, found.way, found.break_days) == ("progressing", "regaining", 0)
    assert found.back_to == pytest.approx(100 / 115)
    assert found.sentence.startswith("Regaining: +")
    assert found.sentence.endswith("in these 8 weeks is worth 87% of the best in the half year before.")
    again = trend(log_of(*before, *back, *[a_set(DEADLIFT, 115, 5, day=100)]), "deadlift")
    assert (again.way, again.back_to) == ("progressing", None)


def test_the_same_set_every_time_has_no_range_of_nothing(log_of):
    found = trend(log_of(*[a_set(DEADLIFT, 100, 5, day=4 * n) for n in range(24)]), "deadlift")
    assert found.verdict == "holding steady"
    assert "nearly all worth the same" in found.sentence
    assert "80% range" not in found.sentence


def test_all_eight_lifts_are_judged_as_each_by_itself(log_of):
    swings = [a_set(SWING, 24, 15, day=4 * n) for n in range(12)]
    boxes = [a_set(BOX_JUMP, None, 5, day=4 * n, height_cm=60.0) for n in range(12)]
    log = log_of(*climbing(weeks=8), *swings, *boxes)
    found = trends(log)
    assert len(found) == 8
    assert found["kettlebell_swing"].verdict == "holding steady"
    assert found["box_jump"].verdict == "holding steady"
    assert found["good_morning"].exercise is None
    for lift in ("deadlift", "kettlebell_swing", "box_jump", "good_morning"):
        assert found[lift] == trend(log, lift)


def test_an_unknown_lift_is_an_error(log_of):
    with pytest.raises(ValueError, match="There is no lift"):
        trend(log_of(a_set(DEADLIFT, 100, 5)), "curl")


def test_a_forecast_reaches_eight_weeks_and_widens(log_of):
    found = forecast(log_of(*climbing()), "deadlift")
    assert found.refused == ""
    assert found.weeks["weeks"].tolist() == list(range(1, 9))
    width = np.log(found.weeks["high_80"] / found.weeks["low_80"])
    assert (np.diff(width) > 0).all()
    assert found.weeks["median"].is_monotonic_increasing
    assert (found.weeks["low_80"] < found.weeks["median"]).all()


def test_a_forecast_is_no_longer_than_half_the_history(log_of):
    found = forecast(log_of(*climbing(weeks=10, step=2.5)), "deadlift")
    assert found.refused == ""
    assert len(found.weeks) == 4


def test_no_forecast_without_a_clear_trend_or_enough_days(log_of):
    rng = np.random.default_rng(2)
    noise = [a_set(DEADLIFT, 100 + 10 * rng.normal(), 5, rir=1, day=4 * n) for n in range(40)]
    unclear = forecast(log_of(*noise), "deadlift")
    assert "unclear" in unclear.refused
    assert unclear.weeks.empty
    few = forecast(log_of(*climbing(weeks=3)), "deadlift")
    assert "needs 8 days" in few.refused
    assert "not in this log" in forecast(log_of(), "deadlift").refused


def test_the_same_bell_every_time_tells_of_no_bell_to_come(log_of):
    same = [a_set(SWING, 24, 15, day=4 * n) for n in range(30)]
    found = forecast(log_of(*same), "kettlebell_swing")
    assert found.refused == "No forecast: the best set was the same on every day of the last 8 weeks."
    assert found.weeks.empty
    assert found.ledger.empty  # it never was one
    heavier = [a_set(SWING, 28, 15, day=4 * n) for n in range(26, 30)]
    assert forecast(log_of(*same, *heavier), "kettlebell_swing").refused != found.refused


def test_the_ledger_holds_the_forecasts_that_were_made_then(log_of, store):
    log = log_of(*climbing())
    ledger = forecast(log, "deadlift").ledger
    assert len(ledger) >= 6
    for row in ledger.itertuples():
        then = open_log(store, log.athlete_id, as_of=row.made_on.date())
        made = forecast(then, "deadlift").weeks.set_index("weeks").loc[row.weeks]
        assert made["median"] == pytest.approx(row.median)
        assert made["low_80"] == pytest.approx(row.low_80)
        assert made["high_80"] == pytest.approx(row.high_80)


def test_the_ledger_says_what_came_and_how_often_the_range_held(log_of):
    found = forecast(log_of(*climbing()), "deadlift")
    ledger = found.ledger
    assert (ledger["held"] == ledger["came"].between(ledger["low_80"], ledger["high_80"])).all()
    assert (ledger["day"] >= ledger["made_on"] + pd.to_timedelta(7 * ledger["weeks"], unit="D")).all()
    assert found.kept == ledger["held"].sum()
    assert found.hit_rate == found.kept / len(ledger)
    assert f"{found.kept} of {len(ledger)}" in found.sentence


def test_the_deadlift_asks_for_body_weight_then_for_sex_and_guesses_neither(log_of, store):
    log = log_of(a_set(DEADLIFT, 200, 1, rir=0))
    asked = strength_context(log)
    assert asked.missing == "bodyweight"
    assert "Enter your body weight" in asked.sentence
    store.save_settings(log.athlete_id, {"bodyweight_kg": 92.4})
    log = open_log(store, log.athlete_id, today=TODAY)
    asked = strength_context(log)
    assert asked.missing == "sex"
    assert [one.id for one in asked.scaled] == ["bodyweight"]
    store.save_settings(log.athlete_id, {"bodyweight_kg": 92.4, "sex": "male"})
    told = strength_context(open_log(store, log.athlete_id, today=TODAY))
    values = {one.id: one.value / told.deadlift.value for one in told.scaled}
    assert values["bodyweight"] == pytest.approx(1 / 92.4)
    assert values["dots"] == pytest.approx(481.87 / 755, rel=1e-4)
    assert set(values) == {"bodyweight", "dots", "ipf_gl", "wilks"}
    assert told.missing is None


def test_without_a_deadlift_there_is_nothing_to_set_against_body_weight(log_of):
    assert strength_context(log_of(a_set(SWING, 24, 15))).missing == "deadlift"


def test_a_forecast_whose_past_ranges_failed_is_not_made(log_of):
    """A climb steeper than any range allows for: what came lay above what was said, time after time."""
    found = forecast(log_of(*climbing(weeks=40, step=1.25)), "deadlift")
    assert not found.refused
    wild = forecast(log_of(*climbing(weeks=30, step=16)), "deadlift")
    assert wild.kept < len(wild.ledger) / 2
    assert wild.refused == "No forecast: too few of the past ones came true."
    assert wild.weeks.empty
