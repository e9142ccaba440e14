"""What changed over the months a lifter chose to look at."""

from datetime import date, timedelta

import numpy as np
import pytest

from src.analytics import range_change, range_changes
from src.analytics.progress.exposures import Exposures
from src.analytics.progress.over_range import _shift, change_of
from src.analytics.progress.verdict import Days
from src.catalog import load_catalog
from src.words.verdict_words import gain_words, range_change_words
from tests.unit.analytics.logbook import DEADLIFT, MONDAY, a_set

EVER = date(2000, 1, 1)


def weekly(loads, *, rir=1, every=7, exercise=DEADLIFT):
    return [a_set(exercise, load, 5, rir=rir, day=every * place) for place, load in enumerate(loads)]


def test_the_last_six_days_stand_against_the_first_six(log_of):
    found = range_change(log_of(*weekly([100] * 10 + [110] * 10)), "deadlift", EVER)
    assert found is not None
    assert found.change == found.low == found.high == pytest.approx(0.10, abs=0.002)
    assert found.clear
    assert (found.from_day, found.to_day) == (MONDAY, MONDAY + timedelta(weeks=19))
    assert gain_words(found) == "4 months: +10%"
    assert "**In 4 months: +10%** (80% range +10% to +10%)" in range_change_words(found)
    assert "last 6 days" in range_change_words(found)


def test_it_follows_the_range_that_is_shown(log_of):
    log = log_of(*weekly([100] * 10 + [110] * 20))
    later = range_change(log, "deadlift", MONDAY + timedelta(weeks=10))
    assert later is not None
    assert later.change == 0
    assert not later.clear
    assert gain_words(later) == "4 months: 0%"


def test_days_that_differ_among_themselves_widen_the_range_until_nothing_is_clear(log_of):
    rng = np.random.default_rng(2)
    wild = log_of(*weekly((100 * (1 + 0.12 * rng.standard_normal(24))).round(1).tolist()))
    found = range_change(wild, "deadlift", EVER)
    assert found is not None
    assert found.low < 0 < found.high
    assert not found.clear


@pytest.mark.parametrize(
    ("loads", "every"),
    [
        ([100] * 5 + [120] * 6, 10),  # too few days
        ([100] * 10 + [120] * 10, 3),  # under ten weeks: what the verdict is for
        ([100] * 10 + [120] * 10, 14),  # six days that take ten weeks are no point in time
    ],
)
def test_too_little_is_said_by_nothing(log_of, loads, every):
    log = log_of(*weekly(loads, every=every))
    assert range_change(log, "deadlift", EVER) is None
    assert range_changes(log, EVER) == {}


def test_a_fall_without_logged_effort_is_told_with_its_doubt_and_on_no_tile(log_of):
    lighter = [110] * 10 + [100] * 10
    unknown = range_change(log_of(*weekly(lighter, rir=None)), "deadlift", EVER)
    known = range_change(log_of(*weekly(lighter)), "deadlift", EVER)
    assert unknown is not None
    assert known is not None
    assert unknown.sure
    assert not unknown.clear
    assert "Effort is known on 0 of these days" in range_change_words(unknown)
    assert known.clear
    assert "Effort" not in range_change_words(known)
    assert gain_words(known) == "4 months: \u22129%"


def test_all_lifts_at_once_say_what_each_says_alone(log_of):
    log = log_of(*weekly([100] * 10 + [110] * 10), a_set("Romanian Deadlift (Barbell)", 80, 8, day=3))
    assert range_changes(log, EVER) == {"deadlift": range_change(log, "deadlift", EVER)}


@pytest.mark.parametrize(("interval", "holds"), [(0.80, 0.820), (0.95, 0.959)])
def test_a_range_holds_as_often_as_it_says(interval, holds):
    """The nearest that six days against six allow: each is a count of pairs, so no range is in between."""
    rng = np.random.default_rng(3)
    ranges = [_shift(*rng.standard_normal((2, 6)), interval) for _ in range(4000)]
    assert np.mean([low <= 0 <= high for low, _, high in ranges]) == pytest.approx(holds, abs=0.015)


def test_noise_alone_is_rarely_called_a_change():
    """Of 400 level histories, 5 of 100 may look like a change of direction by chance."""
    rng, called = np.random.default_rng(5), 0
    lift = load_catalog().lifts["deadlift"]
    day = 7 * np.arange(26, dtype=np.int64)
    known = np.ones(26, bool)
    for _ in range(400):
        days = Days(day, 100 * np.exp(0.03 * rng.standard_normal(26)), known)
        one = Exposures(lift, "x", "X", "kg", int(day[-1]), int(day[-1]), days, np.full(26, 5.0), ~known, 2.5)
        found = change_of(one, date(1960, 1, 1))
        assert found is not None
        called += found.clear
    assert called <= 0.07 * 400
