"""Workouts logged in two apps: counted once, listed, and brought back by a setting or an undo."""

from datetime import timedelta
from itertools import count

import pytest

from src.analytics import canonical_sets, log_summary, open_log
from src.analytics.overlap import already_logged, overlaps
from src.catalog import load_catalog
from src.ingest import import_export
from tests.unit.analytics.two_apps import FIRST, another_app, as_table, random_log, store_series

athletes = (f"two apps {number}" for number in count(1))
EIGHT = timedelta(hours=8)
LOG = random_log(1, range(0, 40, 4))
NEWER = random_log(2, range(41, 61, 4))
COPY = another_app(LOG, shift=EIGHT)


@pytest.fixture
def athlete(store):
    """Someone who moved from Strong to Hevy, took the old log along and went on there."""
    who = next(athletes)
    store_series(store, who, "strong", LOG)
    store_series(store, who, "hevy", [*COPY, *NEWER])
    return who


def size(workouts):
    return sum(map(len, workouts))


def test_shared_workouts_count_once_and_later_ones_count(store, athlete):
    sets = canonical_sets(open_log(store, athlete))
    assert sets["source"].value_counts().to_dict() == {"strong": size(LOG), "hevy": size(NEWER)}


def test_both_count_when_the_athlete_says_so_and_the_list_says_it_too(store, athlete):
    assert overlaps(open_log(store, athlete))["counted"].tolist() == [False]
    store.save_settings(athlete, {"overlaps": "count_both"})
    log = open_log(store, athlete)
    assert log_summary(log).sets == 2 * size(LOG) + size(NEWER)
    assert overlaps(log)["counted"].tolist() == [True]
    store.save_settings(athlete, {"overlaps": "count_once"})
    assert log_summary(open_log(store, athlete)).sets == size(LOG) + size(NEWER)


def test_undoing_either_import_leaves_the_whole_log_of_the_other(store, athlete):
    store.undo_import(athlete, 1)
    assert log_summary(open_log(store, athlete)).sets == size(COPY) + size(NEWER)
    again = store_series(store, athlete, "strong", LOG)
    store.undo_import(athlete, 2)
    log = open_log(store, athlete)
    assert log_summary(log).sets == size(LOG)
    assert overlaps(log).empty
    assert again == 3


def test_the_list_names_both_apps_the_days_and_the_clock(store, athlete):
    (row,) = overlaps(open_log(store, athlete)).to_dict("records")
    days = [workout[0]["day"] for workout in COPY]
    assert (row["source"], row["of_source"]) == ("hevy", "strong")
    assert (row["sessions"], row["sets"], row["sets_differ"]) == (len(LOG), size(LOG), 0)
    assert (row["first_day"].date(), row["last_day"].date()) == (min(days), max(days))
    assert row["shift_minutes"] == 480


def test_the_list_ends_on_the_day_of_the_log(store, athlete):
    log = open_log(store, athlete, as_of=FIRST + timedelta(days=5))
    assert overlaps(log)["sessions"].tolist() == [2]


def test_one_app_alone_has_no_overlaps(store):
    who = next(athletes)
    store_series(store, who, "strong", LOG)
    log = open_log(store, who)
    assert overlaps(log).empty
    assert log_summary(log).sets == size(LOG)


def test_another_athletes_equal_log_is_another_log(store, athlete):
    other = next(athletes)
    store_series(store, other, "hevy", COPY)
    log = open_log(store, other)
    assert log_summary(log).sets == size(COPY)
    assert overlaps(log).empty
    assert len(overlaps(open_log(store, athlete))) == 1


def test_the_same_app_in_another_time_zone_is_recognised_too(store):
    who = next(athletes)
    store_series(store, who, "strong", LOG)
    told = already_logged(store, who, "strong", as_table(COPY))
    store_series(store, who, "strong", COPY)
    assert [(one["source"], one["sessions"]) for one in told] == [("strong", len(LOG))]
    assert log_summary(open_log(store, who)).sets == size(LOG)


def test_before_anything_is_stored_the_file_is_compared_with_other_apps(store):
    who = next(athletes)
    assert already_logged(store, who, "hevy", as_table(COPY)) == []
    store_series(store, who, "strong", LOG)
    days = [str(workout[0]["day"]) for workout in COPY]
    expected = {
        "source": "strong",
        "sessions": len(LOG),
        "sets": size(LOG),
        "first_day": min(days),
        "last_day": max(days),
        "shift_minutes": 480,
    }
    assert already_logged(store, who, "hevy", as_table([*COPY, *NEWER])) == [expected]
    assert already_logged(store, who, "strong", as_table([*LOG, *NEWER])) == []
    (told,) = already_logged(store, who, "fitnotes", as_table(another_app(LOG, days_only=True)))
    assert (told["sessions"], told["shift_minutes"]) == (len(LOG), None)


def test_a_file_of_other_years_than_the_log_is_all_new(store):
    who = next(athletes)
    store_series(store, who, "strong", LOG)
    assert already_logged(store, who, "hevy", as_table(random_log(3, range(1000, 1010, 3)))) == []


def test_the_import_report_says_it_also_when_nothing_is_stored(store):
    who = next(athletes)
    store_series(store, who, "hevy", LOG)
    lines = ["Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"]
    lines += [
        f"{row['started_at']},Old log,{row['exercise_written']},{row['order_in_workout']},"
        f"{row['load_kg']},{row['reps']},0,0,,,"
        for workout in another_app(LOG)
        for row in workout
    ]
    data = "\n".join(lines).encode()
    dry, done = (
        import_export(store, who, "strong.csv", data, catalog=load_catalog(), unit="kg", dry_run=dry)
        for dry in (True, False)
    )
    assert dry.import_id is None
    assert [(one["source"], one["sessions"], one["sets"]) for one in dry.already] == [
        ("hevy", len(LOG), size(LOG))
    ]
    assert done.to_json()["already"] == dry.to_json()["already"] == list(dry.already)
    assert log_summary(open_log(store, who)).sets == size(LOG)
