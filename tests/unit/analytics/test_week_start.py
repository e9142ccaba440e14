"""Weeks begin on the weekday the lifter chose, in every weekly number."""

from datetime import date

import pytest

from src.analytics import (
    Window,
    weekly_balance,
    weekly_lift_volume,
    weekly_mix,
    weekly_muscle_sets,
)
from tests.unit.analytics.logbook import BENCH, DEADLIFT, a_set

SUNDAY = date(2026, 1, 11)
FIRSTS = {"monday": ["2026-01-05", "2026-01-12"], "sunday": ["2026-01-11"], "saturday": ["2026-01-10"]}
SETS = [
    a_set(name, 100, 5, day=day) for day in (SUNDAY, date(2026, 1, 14)) for name in (DEADLIFT, BENCH)
]  # a Sunday and the Wednesday after it


@pytest.mark.parametrize("chosen", FIRSTS)
def test_every_weekly_number_begins_its_weeks_there(log_of, chosen):
    log = log_of(*SETS, week_start=chosen)
    for weeks in (
        weekly_balance(log),
        weekly_lift_volume(log),
        weekly_mix(log, None),
        weekly_muscle_sets(log),
    ):
        assert sorted(set(weeks["week"].dt.date.astype(str))) == FIRSTS[chosen]


def test_a_word_that_is_no_weekday_is_a_monday(log_of):
    assert weekly_lift_volume(log_of(*SETS, week_start="someday"))["week"].nunique() == 2


@pytest.mark.parametrize(("week_start", "since"), [(0, date(2026, 1, 5)), (6, date(2026, 1, 11))])
def test_a_range_shows_whole_weeks(week_start, since):
    window = Window(2, date(2025, 1, 1), date(2026, 1, 18), week_start)  # ends on a Sunday
    assert (window.since, window.calendar_weeks) == (since, 2)


def test_averages_are_of_whole_weeks_back_from_the_last_day():
    window = Window(4, date(2025, 1, 1), date(2026, 1, 19))  # a Monday: its calendar week has only begun
    assert (window.averaged_from, window.averaged_weeks) == (date(2025, 12, 23), 4.0)


def test_a_young_log_is_averaged_from_its_first_day():
    window = Window(26, date(2026, 1, 1), date(2026, 1, 3))
    assert (window.averaged_from, window.averaged_weeks) == (date(2026, 1, 1), 1.0)
