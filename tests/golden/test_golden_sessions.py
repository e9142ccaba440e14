"""The article's sample workout, worked out by hand: 14 sets, 88 reps, 64 of them explosive, 10 landings."""

import pytest

from src.analytics import order_check, order_checks, sessions, weekly_mix
from src.store import open_store
from tests.unit.analytics.logbook import BOX_JUMP, CLEAN, RDL, SWING, a_set, store_log

WORKOUT = [(BOX_JUMP, None, 2, 5), (CLEAN, 60, 3, 3), (RDL, 80, 8, 3), (SWING, 24, 15, 3)]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    opened = open_store(tmp_path_factory.mktemp("golden_sessions") / "log.duckdb")
    yield opened
    opened.close()


def workout(lines):
    return [a_set(name, load, reps) for name, load, reps, sets in lines for _ in range(sets)]


def test_the_articles_workout_has_its_numbers(store):
    row = sessions(store_log(store, workout(WORKOUT))).iloc[0]
    assert (row["sets"], row["reps"], row["explosive_reps"], row["contacts"]) == (14, 88, 64, 10)
    assert row["hard_sets"] == 3
    assert (row["fewest_reps"], row["most_reps"]) == (2, 15)
    assert row["posterior"] / (row["posterior"] + row["mirror"]) == pytest.approx(0.936, abs=0.001)


def test_the_articles_workout_is_in_its_own_order(store):
    log = store_log(store, workout(WORKOUT))
    check = order_check(log, sessions(log)["workout_key"].iloc[0])
    assert (check.verdict, check.score, check.inverted) == ("pass", 1.0, 0)
    assert check.pairs == 5 * 3 + 5 * 3 + 5 * 3 + 3 * 3 + 3 * 3 + 3 * 3  # each class with each later one
    assert check.jumps_first


def test_backwards_it_has_no_pair_in_order(store):
    log = store_log(store, workout(WORKOUT[::-1]))
    row = order_checks(log).iloc[0]
    assert (row["verdict"], row["score"], row["inverted"]) == ("fail", 0.0, 72)
    assert not row["jumps_first"]


def test_one_lift_moved_is_counted_pair_by_pair(store):
    """Jumps after the cleans: 15 of the 72 pairs stand the other way round."""
    jumps, cleans, hinges, swings = WORKOUT
    log = store_log(store, workout([cleans, jumps, hinges, swings]))
    check = order_check(log, sessions(log)["workout_key"].iloc[0])
    assert check.inverted == 15
    assert check.score == pytest.approx(57 / 72)
    assert (check.late, check.after) == ("jumps", "Olympic lifts")


def test_the_articles_week_mixes_eleven_explosive_sets_with_three_of_eight_reps(store):
    week = weekly_mix(store_log(store, workout(WORKOUT))).iloc[0]
    assert (week["explosive"], week["strength"], week["middle"], week["endurance"]) == (11, 0, 3, 0)
    assert week["explosive_reps"] == 64
    assert week["hinge"] and week["olympic"] and week["jump"]  # noqa: PT018 - one fact
