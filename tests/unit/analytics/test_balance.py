import numpy as np
import pandas as pd
import pytest

from src.analytics import BalanceSettings, balance_summary, weekly_balance
from tests.unit.analytics.logbook import (
    BENCH,
    BOX_JUMP,
    CURL,
    DEADLIFT,
    MONDAY,
    PULLDOWN,
    RDL,
    ROW,
    SQUAT,
    a_set,
)

PULLS = (RDL, ROW, PULLDOWN)
MIXED = (SQUAT, BENCH, ROW, RDL)
MIRROR = (BENCH, CURL)


def weeks(plan, count, *, each=3, start=0):
    """Two sessions a week of `each` sets of every exercise of the plan."""
    return [
        a_set(name, 60, 8, rir=2, day=start + 7 * week + day)
        for week in range(count)
        for day in (0, 3)
        for name in plan
        for _ in range(each)
    ]


@pytest.mark.parametrize(
    ("plan", "verdict"),
    [(PULLS, "posterior-leaning"), (MIXED, "within your target"), (MIRROR, "mirror-leaning")],
)
def test_four_full_weeks_allow_a_verdict(log_of, plan, verdict):
    assert weekly_balance(log_of(*weeks(plan, 4)))["verdict"].iloc[-1] == verdict


def test_too_few_sets_or_weeks_allow_none(log_of):
    few = weekly_balance(log_of(*weeks((ROW,), 3, each=1)))
    assert few["verdict"].tolist()[-1] == "not enough data (5 of 24 sets)"
    short = weekly_balance(log_of(*weeks(MIRROR, 2, each=8)))
    assert short["verdict"].tolist()[-1] == "not enough data (2 of 3 weeks)"


def test_a_band_that_reaches_the_target_from_outside_is_unclear(log_of):
    log = log_of(
        *[
            a_set(name, 60, 8, day=7 * w + d)
            for w in range(4)
            for d, name in ((0, BENCH), (2, ROW))
            for _ in range(4)
        ]
    )
    row = weekly_balance(log).iloc[-1]
    assert row["smoothed"] < 0.55 < row["high"]
    assert row["verdict"] == "unclear"


def test_untrained_weeks_are_gaps_not_zeros(log_of):
    log = log_of(*weeks(MIXED, 1), *weeks(MIXED, 1, start=21))
    table = weekly_balance(log)
    assert table["week"].dt.date.tolist() == [MONDAY + pd.Timedelta(days=7 * n) for n in range(4)]
    gap = table.iloc[1:3]
    assert gap[["posterior", "mirror", "share", "smoothed", "low", "high"]].isna().all(axis=None)
    assert gap["verdict"].tolist() == ["no training"] * 2
    assert table["trained_weeks_4w"].tolist() == [1, 1, 1, 2]


def test_sums_are_smoothed_before_they_are_divided(log_of):
    log = log_of(*weeks(PULLS, 1, each=1), *weeks(MIRROR, 1, each=10, start=7))
    table = weekly_balance(log)
    p, m = table["posterior"], table["mirror"]
    newest, older = 1 / 1.6, 0.6 / 1.6
    assert table["posterior_smoothed"].iloc[1] == pytest.approx(newest * p[1] + older * p[0])
    smooth_p, smooth_m = (2 * (newest * side[1] + older * side[0]) for side in (p, m))
    assert table["smoothed"].iloc[1] == pytest.approx((smooth_p + 6 * 0.65) / (smooth_p + smooth_m + 6))


def test_a_month_ago_is_forgotten(log_of):
    late = weeks(MIXED, 4, start=28)
    with_past = weekly_balance(log_of(*weeks(MIRROR, 4), *late)).iloc[-1]
    without = weekly_balance(log_of(*late)).iloc[-1]
    assert with_past[["smoothed", "low", "high"]].tolist() == without[["smoothed", "low", "high"]].tolist()


def test_the_band_is_the_same_every_time_and_holds_the_share(log_of):
    log = log_of(*weeks(MIXED, 3), *weeks(MIRROR, 3, start=21))
    once, again = weekly_balance(log), weekly_balance(log)
    pd.testing.assert_frame_equal(once, again)
    assert (once["low"] <= once["smoothed"] + 1e-9).all()
    assert (once["high"] >= once["smoothed"] - 1e-9).all()
    assert (once["high"] - once["low"]).iloc[4] > 0.05


def test_the_last_week_is_partial_until_its_sunday(log_of):
    assert weekly_balance(log_of(*weeks(MIXED, 2)))["partial"].tolist() == [False, True]
    assert weekly_balance(log_of(*weeks(MIXED, 2), a_set(BENCH, 60, 8, day=13)))["partial"].tolist() == [
        False,
        False,
    ]


def test_the_summary_says_what_the_last_week_says(log_of):
    log = log_of(*weeks(MIXED, 6), *weeks(MIRROR, 2, start=42))
    last, summary = weekly_balance(log).iloc[-1], balance_summary(log)
    assert (summary.share, summary.low, summary.high, summary.verdict) == (
        last["smoothed"],
        last["low"],
        last["high"],
        last["verdict"],
    )
    assert summary.previous_share == weekly_balance(log)["smoothed"].iloc[-5]
    direct = weekly_balance(log, BalanceSettings(lens="direct"))["smoothed"].iloc[-1]
    assert summary.direct_share == direct
    assert summary.sets == 2 * 24 + 2 * 12
    assert summary.posterior_sets == pytest.approx(weekly_balance(log)["posterior"].iloc[-4:].sum())
    assert (summary.first_day, summary.last_day) == (
        MONDAY + pd.Timedelta(days=28),
        MONDAY + pd.Timedelta(days=52),
    )


def test_muscles_at_zero_are_named(log_of):
    assert "calves" in balance_summary(log_of(*weeks((BENCH, ROW), 4))).zero_muscles
    assert "calves" not in balance_summary(log_of(a_set(BOX_JUMP, None, 3))).zero_muscles


def test_an_empty_log_has_no_balance_and_says_so(log_of):
    log = log_of()
    full = weekly_balance(log_of(a_set(DEADLIFT, 100, 5)))
    assert weekly_balance(log).empty
    assert weekly_balance(log).dtypes.to_dict() == full.dtypes.to_dict()
    summary = balance_summary(log)
    assert (summary.share, summary.verdict) == (None, "not enough data (0 of 24 sets)")


def test_triceps_alone_have_no_share(log_of):
    row = weekly_balance(log_of(a_set("Triceps Pushdown (Cable)", 30, 10))).iloc[0]
    assert (row["neutral"], row["posterior"]) == (1, 0)
    assert np.isnan(row["share"])


def test_the_weeks_go_on_to_the_logs_last_day(log_of):
    log = log_of(*weeks(MIXED, 4), a_set("Treadmill", day=56, duration_s=900.0))
    table, summary = weekly_balance(log), balance_summary(log)
    assert len(table) == 9
    assert table["verdict"].tolist()[4:] == ["no training"] * 5
    assert (summary.verdict, summary.share) == ("not enough data (0 of 24 sets)", None)
    assert (summary.sets, summary.trained_weeks) == (0, 0)
    assert summary.last_day == MONDAY + pd.Timedelta(days=56)
    assert summary.first_day == MONDAY + pd.Timedelta(days=35)
    assert "glutes" in summary.zero_muscles


def test_a_week_that_begins_with_a_walk_does_not_hide_the_three_before_it(log_of):
    trained = balance_summary(log_of(*weeks(PULLS, 3)))
    walked = balance_summary(log_of(*weeks(PULLS, 3), a_set("Treadmill", day=21, duration_s=900.0)))
    assert walked.verdict == trained.verdict == "posterior-leaning"
    assert (walked.posterior_sets, walked.trained_weeks) == (trained.posterior_sets, 3)
    assert walked.low <= walked.share <= walked.high


def test_work_for_neither_side_allows_no_share_and_no_verdict(log_of):
    log = log_of(*weeks(("Triceps Pushdown (Cable)",), 4, each=4))
    last, summary = weekly_balance(log).iloc[-1], balance_summary(log)
    assert last[["smoothed", "low", "high"]].isna().all()
    assert (last["sets_4w"], last["verdict"]) == (32, "not enough data (0 of 24 sets)")
    assert (summary.share, summary.low, summary.high, summary.direct_share) == (None,) * 4
    assert summary.verdict == "not enough data (0 of 24 sets)"


def test_neutral_sets_do_not_make_up_for_missing_ones(log_of):
    log = log_of(*weeks(("Triceps Pushdown (Cable)",), 4, each=4), *weeks((RDL,), 4, each=1))
    assert balance_summary(log).share is not None
    assert balance_summary(log).verdict.startswith("not enough data (")


def test_shares_that_are_not_divided_do_not_make_more_sets(log_of):
    log = log_of(*weeks((DEADLIFT,), 3, each=1))
    assert "of 24 sets" in balance_summary(log, BalanceSettings(lens="raw")).verdict


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"target_low": 0.8}, "rise"),
        ({"target_high": 1.2}, "rise"),
        ({"quads": "both"}, "quads"),
        ({"lens": "wide"}, "lens"),
        ({"ballistic_set": 0}, "ballistic set"),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(wrong, says):
    with pytest.raises(ValueError, match=says):
        BalanceSettings(**wrong)
