"""The last session again: what anyone can start from who does none of the sample's lifts."""

import pytest

from src.analytics import latest_template
from tests.unit.analytics.logbook import BENCH, CLEAN, CURL, DEADLIFT, ROW, a_set

PULL = [a_set(DEADLIFT, 100, 5, day=7), a_set(DEADLIFT, 100, 6, day=7), a_set(ROW, 60, 8, day=7)]
PUSH = [a_set(BENCH, 80, 8, day=9), a_set(CURL, 30, 10, day=9)]


def lines(template):
    return [(line.exercise, line.sets, line.reps) for line in template.lines]


def test_it_is_the_last_one_with_more_posterior_work(log_of):
    made = latest_template(log_of(*PULL, *PUSH))
    assert lines(made) == [("deadlift_barbell", 2, 6), ("barbell_row", 1, 8)]
    assert made.name == "Your last posterior session, again"


def test_where_none_had_more_it_is_the_last(log_of):
    made = latest_template(log_of(*PUSH))
    assert lines(made) == [("bench_press_barbell", 1, 8), ("biceps_curl_barbell", 1, 10)]
    assert made.name == "Your last session, again"


def test_cleans_are_sets_too(log_of):
    made = latest_template(log_of(*[a_set(CLEAN, 60, 3)] * 4))
    assert lines(made) == [("power_clean", 4, 3)]


@pytest.mark.parametrize("sets", [[], [a_set("Plank", duration_s=60.0)]])
def test_without_reps_there_is_none(log_of, sets):
    assert latest_template(log_of(*sets)) is None
