"""What holds for every log that is in two apps, or in one after the other."""

from datetime import timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from src.analytics import canonical_sets, open_log
from src.analytics.session_matching import match_sessions
from tests.unit.analytics.two_apps import (
    a_workout,
    another_app,
    in_pounds,
    random_log,
    store_series,
    together,
)

athletes = (f"two apps by law {number}" for number in count(1))
seeds = st.integers(0, 10_000)
some_days = st.sets(st.integers(0, 120), min_size=4, max_size=40).map(sorted)
zones = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timedelta(minutes=15 * quarters))
laws = settings(max_examples=60, deadline=None)
stored = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@laws
@given(seeds, some_days, zones, st.booleans(), seeds)
def test_every_session_of_a_copy_is_found_and_its_own(seed, days, shift, pounds, shuffle):
    log = random_log(seed, days)
    copy = another_app(log, shift=shift, seed=shuffle, loads=in_pounds if pounds else float)
    found = match_sessions(together(log, copy))
    expected = {(new[0]["workout_key"], old[0]["workout_key"]) for new, old in zip(copy, log, strict=True)}
    assert set(zip(found["workout_key"], found["of_workout_key"], strict=True)) == expected
    assert found["sets_differ"].sum() == 0


@laws
@given(seeds, some_days, seeds)
def test_every_session_of_a_copy_without_times_is_found(seed, days, shuffle):
    log = random_log(seed, days)
    copy = another_app(log, seed=shuffle, days_only=True)
    found = match_sessions(together(log, copy))
    assert found["workout_key"].nunique() == len(copy) == len(found)


@laws
@given(seeds, some_days, st.data())
def test_a_log_kept_in_two_apps_by_turns_has_no_copies(seed, days, data):
    log = random_log(seed, days)
    in_second = data.draw(st.lists(st.booleans(), min_size=len(log), max_size=len(log)))
    first = [one for one, second in zip(log, in_second, strict=True) if not second]
    second = another_app([one for one, second in zip(log, in_second, strict=True) if second])
    if first and second:
        assert match_sessions(together(first, second)).empty


@laws
@given(seeds, some_days, st.booleans())
def test_the_same_session_day_after_day_kept_in_two_apps_by_turns_has_no_copies(seed, days, short):
    pattern = [(row["exercise_written"], row["load_kg"], row["reps"]) for row in random_log(seed, [0])[0]]
    starts = [workout[0]["started_at"] for workout in random_log(seed + 1, days)]
    log = [a_workout(start, pattern[:4] if short else pattern) for start in starts]
    assert match_sessions(together(log[0::2], log[1::2])).empty


@stored
@given(seeds, some_days, zones)
def test_the_totals_are_those_of_one_app_and_undoing_it_gives_those_of_the_other(store, seed, days, shift):
    log = random_log(seed, days)
    copy = another_app(log, shift=shift, seed=seed)
    only_first, only_copy, both = (next(athletes) for _ in range(3))
    store_series(store, only_first, "strong", log)
    store_series(store, only_copy, "hevy", copy)
    store_series(store, both, "strong", log)
    store_series(store, both, "hevy", copy)
    assert_frame_equal(totals(store, both), totals(store, only_first))
    store.undo_import(both, 1)
    assert_frame_equal(totals(store, both), totals(store, only_copy))
    store_series(store, both, "strong", log)
    store.undo_import(both, 2)
    assert_frame_equal(totals(store, both), totals(store, only_first))


def totals(store, athlete):
    """The sets, reps and load of each day."""
    sets = canonical_sets(open_log(store, athlete)).assign(moved=lambda f: f["reps"] * f["load_kg"])
    return sets.groupby(["day", "kind"]).agg(
        sets=("reps", "size"), reps=("reps", "sum"), moved=("moved", "sum")
    )
