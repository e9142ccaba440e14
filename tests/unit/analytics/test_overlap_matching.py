"""When two sessions of two apps are one workout, and when they only look like it."""

from datetime import timedelta

import pandas as pd
import pytest

from src.analytics.session_matching import match_sessions
from tests.unit.analytics.logbook import BENCH, DEADLIFT, RDL, SQUAT
from tests.unit.analytics.two_apps import a_workout, another_app, at, in_pounds, random_log, together

FIVE_BY_FIVE = [(SQUAT, 100.0, 5)] * 5 + [(BENCH, 70.0, 5)] * 5
RICH = [
    *[(DEADLIFT, 60.0, 8), (DEADLIFT, 80.0, 6), (DEADLIFT, 90.0, 4), (DEADLIFT, 95.0, 3)],
    *[(BENCH, 40.0, 10), (BENCH, 50.0, 8), (BENCH, 60.0, 6), (BENCH, 65.0, 5)],
]


def keys(workouts):
    return [workout[0]["workout_key"] for workout in workouts]


def pairs(old, new):
    found = match_sessions(together(old, new))
    return dict(zip(found["workout_key"], found["of_workout_key"], strict=True))


def days(*series):
    return len(match_sessions(together(*series)))


@pytest.mark.parametrize("hours", [0, 3.5, 8, -9.75])
def test_a_copy_is_found_whatever_the_time_zone_also_across_midnight(hours):
    log = random_log(1, range(0, 40, 2))
    copy = another_app(log, shift=timedelta(hours=hours))
    found = match_sessions(together(log, copy))
    assert dict(zip(found["workout_key"], found["of_workout_key"], strict=True)) == dict(
        zip(keys(copy), keys(log), strict=True)
    )
    assert set(found["shift_minutes"]) == {hours * 60}
    assert (found["sets"].sum(), found["sets_differ"].sum()) == (sum(map(len, copy)), 0)


def test_a_copy_in_whole_pounds_is_found():
    log = random_log(2, range(0, 30, 3))
    assert pairs(log, another_app(log, loads=in_pounds)) == dict(
        zip(keys(another_app(log)), keys(log), strict=True)
    )


def test_a_copy_without_times_is_found_by_its_days_and_no_shift_is_claimed():
    log = random_log(3, range(0, 30, 3))
    copy = another_app(log, days_only=True)
    assert pairs(log, copy) == dict(zip(keys(copy), keys(log), strict=True))
    assert match_sessions(together(log, copy))["shift_minutes"].isna().all()


def test_evenings_that_moved_to_the_next_day_are_found_without_times():
    log = random_log(4, range(0, 60, 3))
    copy = another_app(log, shift=timedelta(hours=8), days_only=True)
    moved = [new[0]["day"] != old[0]["day"] for new, old in zip(copy, log, strict=True)]
    assert 3 < sum(moved) < len(moved)
    assert pairs(log, copy) == dict(zip(keys(copy), keys(log), strict=True))


def test_summer_and_winter_time_are_two_shifts_of_one_copy():
    log = random_log(5, range(0, 40, 2))
    copy = another_app(log[:10], shift=timedelta(hours=1)) + another_app(log[10:], shift=timedelta(hours=2))
    assert pairs(log, copy) == dict(zip(keys(copy), keys(log), strict=True))


def test_the_series_imported_first_is_the_one_that_counts():
    log = random_log(6, range(0, 10, 2))
    found = match_sessions(
        together(log, another_app(log), another_app(log, seed=9, shift=timedelta(hours=1)))
    )
    assert found.groupby("series_id")["of_series_id"].unique().map(list).to_dict() == {2: [1], 3: [1]}


def test_a_session_only_the_second_and_third_app_hold_counts_in_the_second():
    log = random_log(7, range(0, 10, 2))
    later = another_app(log, shift=timedelta(hours=1))
    found = match_sessions(together(log[:2], another_app(log), later))
    third = found[found["series_id"] == 3].set_index("workout_key")["of_series_id"]
    assert third.loc[keys(later)].tolist() == [1, 1, 2, 2, 2]


def test_sets_that_only_the_copy_holds_are_told():
    old = a_workout(at(0, 18), RICH)
    new = a_workout(at(0, 18, 7), [*RICH, (RDL, 70.0, 9)])
    found = match_sessions(together([old], [new]))
    assert found[["sets", "sets_differ"]].to_numpy().tolist() == [[9, 1]]


@pytest.mark.parametrize(
    "gap", [timedelta(hours=24), timedelta(hours=23, minutes=30), timedelta(hours=13, minutes=8)]
)
def test_equal_sessions_on_two_days_in_two_apps_are_two(gap):
    old = [a_workout(at(day, 18, day), FIVE_BY_FIVE) for day in range(0, 20, 2)]
    new = [a_workout(workout[0]["started_at"] + gap, FIVE_BY_FIVE) for workout in old]
    assert pairs(old, new) == {}


def test_equal_sessions_of_one_morning_and_evening_are_two():
    old = [a_workout(at(day, 7, day), FIVE_BY_FIVE) for day in range(0, 20, 2)]
    new = [a_workout(at(day, 18, (day * 7) % 60), FIVE_BY_FIVE) for day in range(0, 20, 2)]
    assert pairs(old, new) == {}


def test_equal_sessions_at_always_the_same_two_hours_are_no_time_zone():
    old = [a_workout(at(day, hour), FIVE_BY_FIVE) for day, hour in enumerate([7, 8] * 5)]
    new = [a_workout(at(day, hour + 9), FIVE_BY_FIVE) for day, hour in enumerate([7, 8] * 5)]
    assert pairs(old, new) == {}


def test_a_few_sessions_at_one_distance_among_many_at_any_are_no_time_zone():
    old = [a_workout(at(day, 7, day), FIVE_BY_FIVE) for day in range(40)]
    new = [a_workout(at(day, 17, day if day < 3 else day + 4), FIVE_BY_FIVE) for day in range(40)]
    assert pairs(old, new) == {}


def test_many_different_sets_on_one_day_are_one_workout_whatever_the_clocks_say():
    old = [a_workout(at(0, 12), RICH)]
    assert days(old, [a_workout(at(0, 17, 7), RICH)]) == 1
    assert days(old, [a_workout(at(0, 17, 7), RICH[:4])]) == 0
    assert days(old, [a_workout(at(1, 0, 10), RICH)]) == 0


def test_heavier_loads_make_another_workout():
    heavier = [(lift, load + 2.5, reps) for lift, load, reps in RICH]
    assert days([a_workout(at(0, 12), RICH)], [a_workout(at(0, 12, 9), heavier)]) == 0


def test_two_thirds_of_the_sets_are_no_evidence_by_themselves():
    other = [*RICH[:5], *[(SQUAT, 120.0, 3)] * 3]
    assert days([a_workout(at(0, 12), RICH)], [a_workout(at(0, 12, 9), other)]) == 0


def test_without_times_the_same_session_on_the_next_day_is_another():
    def plain(some):
        return [a_workout(at(day, 0), RICH, "") for day in some]

    assert days(plain([0]), plain([1])) == 0
    assert days(plain(range(0, 12, 2)), plain(range(1, 12, 2))) == 0


def test_a_five_by_five_logged_side_by_side_is_one():
    assert days([a_workout(at(0, 18), FIVE_BY_FIVE)], [a_workout(at(0, 18, 12), FIVE_BY_FIVE)]) == 1


def test_two_sets_alone_are_no_evidence_but_are_once_the_clock_is_known():
    log = random_log(8, range(0, 10, 2))
    single = a_workout(at(11, 9, 41), [(DEADLIFT, 200.0, 1)])
    eight = timedelta(hours=8)
    assert days([single], another_app([single], shift=eight)) == 0
    assert days([*log, single], another_app([*log, single], shift=eight)) == 6


def test_once_the_clock_is_known_a_session_edited_in_one_app_is_still_the_same():
    log = random_log(9, range(0, 10, 2))
    eight = timedelta(hours=8)
    copy = another_app(log, shift=eight)
    copy[0] = copy[0][: len(copy[0]) // 2]
    assert days(log, copy) == len(log)
    assert days(log[:1], copy[:1]) == 0


def test_an_app_that_knows_days_only_holds_two_sessions_as_one():
    morning, evening = a_workout(at(0, 8), RICH), a_workout(at(0, 19), [(SQUAT, 120.0, 3)] * 4)
    one_day = another_app([[*morning, *evening]], days_only=True)
    timed = [morning, evening, *random_log(10, [5])]
    assert match_sessions(together(timed, one_day))["sets_differ"].tolist() == [0]
    assert pairs(one_day, timed) == dict.fromkeys(keys([morning, evening]), one_day[0][0]["workout_key"])


def test_sets_that_differ_are_told_once_when_one_session_is_two_in_the_other_app():
    morning, evening = a_workout(at(0, 8), RICH), a_workout(at(0, 19), [(SQUAT, 120.0, 3)] * 4)
    one_day = another_app([[*morning, *evening[:-1]]], days_only=True)
    found = match_sessions(together(one_day, [morning, evening, *random_log(10, [5])]))
    assert found[["sets", "sets_differ"]].sum().tolist() == [12, 1]


def test_a_second_session_that_only_the_app_with_times_holds_still_counts():
    morning, evening = a_workout(at(0, 8), RICH), a_workout(at(0, 19), [(SQUAT, 120.0, 3)] * 2)
    assert pairs(another_app([morning], days_only=True), [morning, evening]).keys() == set(keys([morning]))


def test_two_sets_on_one_day_are_no_evidence_but_are_once_the_days_are_known():
    single = a_workout(at(11, 9, 41), [(DEADLIFT, 200.0, 1)])
    log = [*random_log(8, range(0, 10, 2)), single]
    assert days([single], another_app([single], days_only=True)) == 0
    assert days(log, another_app(log, days_only=True)) == len(log)


def test_one_stamp_for_every_session_is_no_time_of_day():
    log = random_log(11, range(0, 20, 2))
    noon = another_app(log, days_only=True, shift=timedelta(0))
    noon = [[{**row, "started_at": row["started_at"] + timedelta(hours=12)} for row in one] for one in noon]
    assert days(log, noon) == len(log)


def test_sets_by_the_clock_are_compared_by_their_seconds():
    def planks(start, seconds):
        workout = a_workout(start, [("Plank", None, None)] * len(seconds))
        return [{**row, "duration_s": float(s)} for row, s in zip(workout, seconds, strict=True)]

    old, same, other = (
        planks(at(0, 18, minute), held)
        for minute, held in ((0, (60, 75, 90)), (1, (90, 60, 75)), (2, (20, 25, 30)))
    )
    assert days([old], [same]) == 1
    assert days([old], [other]) == 0


def test_no_sets_and_one_series_have_no_pairs():
    log = together(random_log(12, range(5)))
    for sets in (log, log.iloc[:0]):
        found = match_sessions(sets)
        assert found.empty
        assert found["day"].dtype == "datetime64[us]"
        assert isinstance(found["sets"].dtype, pd.Int64Dtype)
