"""Slips of the finger are asked about; good days are not."""

import pytest

from src.analytics import open_log, suspicious_sets, trends
from src.store import SetCorrection
from tests.unit.analytics.logbook import DEADLIFT, TODAY, a_set


def days(*loads, reps=8):
    """One day a week; of a day several sets where it is a list."""
    return [
        a_set(DEADLIFT, one, reps, day=7 * n, set_no=m)
        for n, load in enumerate(loads)
        for m, one in enumerate(load if isinstance(load, list) else [load])
    ]


@pytest.mark.parametrize(
    ("loads", "found"),
    [
        pytest.param((100, 102, 104, 1040, 105, 106), [1040], id="a digit too many"),
        pytest.param((100, 102, 104, [1040, 1040], 105, 106), [1040, 1040], id="in every set"),
        pytest.param((100, 102, 104, [105, 150], 105, 106), [150], id="digits changed about"),
        pytest.param((100, 102, 104, [231, 231, 231], 105, 106), [231] * 3, id="pounds as kilograms"),
        pytest.param((100, 102, 104, [150, 150, 150], 105, 106), [], id="another machine that day"),
        pytest.param((30, 30, 30, 30, 30, [43, 43, 43]), [], id="a new load, and kept"),
        pytest.param((24, 24, 24, 24, 24, [32, 32]), [], id="the next bell"),
        pytest.param((100, 102, 104, [105, 115, 130], 105, 106), [], id="a ramp"),
        pytest.param((100, 102, 104, 150, 150, 106), [], id="twice"),
        pytest.param((100, 102, 104, 1040), [], id="too few days to know"),
    ],
)
def test_only_what_is_a_slip_by_its_kind_is_asked_about(log_of, loads, found):
    assert suspicious_sets(log_of(*days(*loads)))["load_kg"].tolist() == found


def test_what_the_lifter_says_is_right_is_asked_about_no_more(log_of):
    log = log_of(*days(100, 102, 104, 150, 105, 106))
    (odd,) = suspicious_sets(log).itertuples()
    log.store.correct_set(log.athlete_id, odd.set_key, SetCorrection(load_kg=odd.load_kg))
    assert suspicious_sets(open_log(log.store, log.athlete_id, today=TODAY)).empty


def test_a_slip_of_many_zeros_in_the_reps_leaves_the_numbers_whole(log_of):
    rows = [a_set(DEADLIFT, 100, 5, day=7 * week) for week in range(8)]
    with_slip = log_of(*rows, a_set(DEADLIFT, 100, 1_000_000_000, day=49))
    assert len(trends(with_slip)) == len(trends(log_of(*rows)))
