"""The estimated max: when it speaks, when it refuses, and what it says on logs worked through by hand."""

import time
from dataclasses import replace
from datetime import date, timedelta
from math import exp, log

import numpy as np
import pytest

from src.analytics.strength import LEVELS, ModelError, load_model, strength_of
from src.analytics.strength.estimate import OUT_OF_RANGE, RESTED, TOO_FEW, TOO_SHORT
from src.analytics.strength.model import Head, Line, head_of
from src.analytics.strength.series import curve_of_reps, series_of

START = date(2024, 1, 1)


def weekly(sessions=12, load=100.0, reps=5, every=7):
    days = np.array([START + timedelta(days=every * i) for i in range(sessions)], "datetime64[D]")
    return days, np.full(sessions, load), np.full(sessions, reps), ["work"] * sessions


def evening(days):
    return days[-1].astype(object)


def test_steady_fives_are_the_base_plus_the_weights_that_apply():
    """100 x 5 every week: only the curve, the reps below the usual ones and how often differ from 0."""
    days, *sets = weekly()
    found = strength_of(days, *sets).at(evening(days), n=1)
    weights = load_model()["now"].median.weights
    at_five = 0.0373 * 4**0.84
    expected = (
        log(100)
        + at_five  # the best 1RM equivalent, which the month, the quarter and the half year share
        + load_model()["now"].median.intercept
        + weights["heavy"] * -at_five  # 100 was the heaviest
        + weights["made_n"] * -at_five  # and the most lifted for at least one rep
        + weights["n_below"] * (1 - 5) / 10
        + weights["sparse"] / 11**0.5  # before the day's own session
    )
    assert found.median == pytest.approx(exp(expected))
    assert 105 < found.median < 115
    assert (found.status, found.sessions, found.rest_days) == ("estimated", 12, 0)


def test_one_light_day_after_a_break_is_no_weakness():
    """A log of fives at 100, three months without, then a careful 60 x 5 whose effort nobody wrote."""
    days, load, reps, kind = weekly(12)
    back = days[-1] + 91
    steady = strength_of(days, load, reps, kind).at(evening(days))
    light = strength_of([*days, back], [*load, 60], [*reps, 5], [*kind, "work"]).at(back.astype(object))
    assert light.median >= steady.median * 0.99
    assert light.interval_80[0] >= steady.interval_80[0] * 0.99


def test_after_lighter_weeks_the_upper_end_stays_open():
    days, load, reps, kind = weekly(20)
    load[-6:] = 85
    lighter = strength_of(days, load, reps, kind).at(evening(days))
    even = strength_of(days, np.full(20, 85.0), reps, kind).at(evening(days))
    assert lighter.median > even.median
    reach = [one.interval_80[1] / one.median for one in (lighter, even)]
    assert reach[0] > reach[1] + 0.03


def test_what_was_lifted_is_a_fact_for_a_month_then_fades():
    """A single far above all else a month of light work later: the range still begins at that single."""
    days, load, reps, kind = weekly(20, every=7)
    load[:], load[-8], reps[-8] = 90, 125, 1
    strength = strength_of(days, load, reps, kind)
    lifted = days[-8].astype(object)
    within = strength.at(lifted + timedelta(days=28))
    assert within.interval_95[0] >= 125 * (1 - 1e-9)
    later = strength.at(lifted + timedelta(days=28 + 35))
    assert later.interval_95[0] == pytest.approx(125 * exp(-0.1))
    assert (
        strength.at(lifted + timedelta(days=28), target="next").interval_95[0] < 115
    )  # what comes may be less


def test_the_eight_rep_max_of_a_lifter_of_fives_has_a_range():
    """A five of 125 four weeks ago vouches for more at 8 than the model says: it lifts the whole range."""
    days, load, reps, kind = weekly(20)
    load[-5] = 125
    table = strength_of(days, load, reps, kind).rep_maxes(evening(days))
    five, eight = table[4], table[7]
    assert five.interval_95[0] == pytest.approx(125)  # that is a fact
    assert eight.median == pytest.approx(125 * exp(-2 * 0.0373 * (7**0.84 - 4**0.84)))  # that is none
    assert eight.interval_80[0] < 0.97 * eight.median
    assert eight.interval_80[1] > 1.03 * eight.median


def test_after_a_rest_the_middle_falls_before_the_upper_end_does():
    days, load, reps, kind = weekly(20)
    load[-5] = 125
    strength = strength_of(days, load, reps, kind)
    soon, late = (strength.at(evening(days) + timedelta(days=rest), 8) for rest in (0, 35))
    assert late.median < 0.95 * soon.median
    assert late.interval_80[1] > soon.interval_80[1]


def test_a_single_that_leaves_the_quarter_widens_the_range_in_no_step():
    """Who did a single once is surer of singles than who never did, and less so week by week."""
    days, load, reps, kind = weekly(52)
    reps[10], load[10] = 1, 112
    curve = strength_of(days, load, reps, kind).curve(days[14:])
    above = np.log(curve.interval(80)[1] / curve.median)
    assert above[-1] > above[0] + 0.05
    assert np.diff(above).max() < 0.04


def test_the_curve_of_reps_is_that_of_the_methods_page():
    assert np.exp(curve_of_reps([1, 3, 5, 8, 10, 12])) == pytest.approx(
        [1, 1.069, 1.127, 1.211, 1.266, 1.323], abs=1e-3
    )


def test_the_sets_that_carry_it_are_named_latest_first():
    days, load, reps, kind = weekly(30)
    load[[2, 20, 28]] = 120, 110, 105
    assert strength_of(days, load, reps, kind).at(evening(days)).sets == (28, 20, 2)


def test_fewer_than_eight_sessions_or_four_weeks_are_refused():
    days, *sets = weekly(7)
    assert strength_of(days, *sets).at(evening(days)).status == TOO_FEW
    days, *sets = weekly(10, every=3)
    assert strength_of(days, *sets).at(evening(days)).status == TOO_SHORT
    assert strength_of([], [], [], []).at(START).status == TOO_FEW


def test_reps_without_a_model_and_long_rests_are_refused_not_guessed():
    days, *sets = weekly()
    strength = strength_of(days, *sets)
    for n in (0, 13):
        assert strength.at(evening(days), n).status == OUT_OF_RANGE
        assert np.isnan(strength.curve(days, n).quantiles).all()
    assert strength.at(evening(days) + timedelta(days=180)).status == "estimated"
    refused = strength.at(evening(days) + timedelta(days=181))
    assert (refused.status, refused.median, refused.interval_95) == (RESTED, None, None)


def test_a_slip_of_the_finger_owns_no_estimate_until_it_is_repeated():
    days, load, reps, kind = weekly(20)
    honest = strength_of(days, load, reps, kind).at(evening(days)).median
    load[10] = 1000
    slipped = strength_of(days, load, reps, kind).at(evening(days)).median
    assert slipped == pytest.approx(honest, rel=0.01)  # a session fewer, no more
    load[10], load[-1] = 100, 140
    assert strength_of(days, load, reps, kind).at(evening(days)).median == pytest.approx(honest, rel=0.01)
    load[-2] = 135  # two such days: that is what was lifted
    assert strength_of(days, load, reps, kind).at(evening(days)).median > 1.2 * honest


def test_a_slip_takes_no_other_set_of_its_day_with_it():
    days, load, reps, kind = weekly(20)
    today = [days[-1], days[-1]]
    good = strength_of([*days, today[0]], [*load, 110], [*reps, 5], [*kind, "work"])
    slip = strength_of([*days, *today], [*load, 110, 1100], [*reps, 5, 5], [*kind, "work", "work"])
    assert slip.at(evening(days)).median == good.at(evening(days)).median


def test_sets_that_say_nothing_are_left_out():
    days, load, reps, kind = weekly(8)
    extra = [
        (300.0, 15, "work"),
        (0.0, 5, "work"),
        (np.nan, 5, "work"),
        (200.0, 0, "work"),
        (200.0, 5, "drop"),
    ]
    more_load, more_reps, more_kind = zip(*extra, strict=True)
    series = series_of(
        [*days, *[days[-1]] * 5], [*load, *more_load], [*reps, *more_reps], [*kind, *more_kind]
    )
    assert np.exp(series.made[:, 0]) == pytest.approx(np.full(8, 100.0))


def test_a_session_after_the_day_asked_for_does_not_count():
    days, load, reps, kind = weekly(20)
    strength = strength_of(days, load, reps, kind)
    load[15:] = 120
    later = strength_of(days, load, reps, kind)
    day = days[14].astype(object)
    assert later.at(day) == strength.at(day)


def broken(**changes):
    """Return the shipped head with one weight of the median changed."""
    head = load_model()["now"]
    return lambda: replace(head, median=Line(head.median.intercept, {**head.median.weights, **changes}))


def test_a_model_that_breaks_a_promise_is_not_loaded():
    head = load_model()["now"]
    with pytest.raises(ModelError, match="better set could lower"):
        broken(month=-0.1)()
    with pytest.raises(ModelError, match="better set could lower"):
        broken(heavy=0.7)()
    with pytest.raises(ModelError, match="more load"):
        broken(n_below=0.3)()
    with pytest.raises(ModelError, match="knows only"):
        broken(birthday=0.1)()
    still = Line(0.02, {**head.below[0].weights, "rest": 0.0})
    with pytest.raises(ModelError, match="narrow"):
        Head(head.median, (still, *head.below[1:]), head.above, head.stretch)
    rising = Line(0.02, {**head.above[0].weights, "n_fewer": 0.01})
    with pytest.raises(ModelError, match="more load"):
        Head(head.median, head.below, (rising, *head.above[1:]), head.stretch)
    other = Line(0.02, {**head.above[0].weights, "n_below": -0.01})
    with pytest.raises(ModelError, match="above knows only"):
        Head(head.median, head.below, (other, *head.above[1:]), head.stretch)


def test_a_model_file_that_lacks_a_part_says_which(tmp_path):
    path = tmp_path / "model.json"
    path.write_text('{"heads": {"now": {"median": {"intercept": 0, "weights": {}}}}}', encoding="utf-8")
    with pytest.raises(ModelError, match=r"model.json lacks 'below'"):
        load_model(path)


def test_a_wide_model_is_read_as_written():
    step = {"intercept": 0.1, "weights": {"rest": 0.01}}
    head = head_of(
        {
            "median": {"intercept": 0.0, "weights": {}},
            "below": [step] * 3,
            "above": [step] * 3,
            "stretch": 2.0,
        }
    )
    features = {"rest": np.array([log(10)])}
    each = 2 * (0.1 + 0.01 * log(10))
    assert head.around(features)[0] == pytest.approx([each * k for k in range(-3, 4)])
    assert len(LEVELS) == 7


def ten_years():
    rng = np.random.default_rng(1)
    session = np.arange(1040)
    days = (np.datetime64("2014-01-01") + session * 3 + session // 2).repeat(4)
    load = 100 * np.exp(0.2 * days.astype(int) / days.astype(int)[-1] + rng.normal(0, 0.05, len(days)))
    return days, load, rng.integers(1, 11, len(days)), np.full(len(days), "work", object)


def best_time(call, repeats=7):
    """Return the least processor time of a call: what it costs, whatever else the machine does."""
    spent = []
    for _ in range(repeats):
        started = time.process_time()
        call()
        spent.append(time.process_time() - started)
    return min(spent)


def test_ten_years_take_less_than_their_budget():
    sets = ten_years()
    strength = strength_of(*sets)
    weeks = np.arange(sets[0][0], sets[0][-1], 7)
    today = sets[0][-1].astype(object)
    assert best_time(lambda: strength_of(*sets).curve(weeks)) < 0.05
    assert best_time(lambda: [strength.at(today) for _ in range(20)]) / 20 < 0.001
