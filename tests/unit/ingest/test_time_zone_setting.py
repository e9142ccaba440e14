import pytest

from src.catalog import load_catalog
from src.ingest import import_export
from src.store import open_store

FITBOD = (
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier\n"
    "2024-03-04 23:30:00 +0000,Deadlift,5,100,0,0,0,0,false,,1\n"
    "2024-07-04 10:00:00 +0000,Deadlift,5,105,0,0,0,0,false,,1\n"
)


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    yield store
    store.close()


def bring(store):
    return import_export(store, "me", "fitbod.csv", FITBOD.encode(), catalog=load_catalog())


def moments(store):
    rows = store.frame("select started_at, day from sets order by started_at")
    return [f"{at:%m-%d %H:%M}, {day:%m-%d}" for at, day in rows.itertuples(index=False)]


def test_without_a_time_zone_utc_stays_as_written(store):
    report = bring(store)
    assert report.time_zone == "UTC, as written"
    assert moments(store) == ["03-04 23:30, 03-04", "07-04 10:00, 07-04"]


def test_with_one_the_clock_and_the_day_are_those_of_the_place_in_summer_and_winter(store):
    store.save_settings("me", {"time_zone": "Europe/Rome"})
    report = bring(store)
    assert report.time_zone == "local"
    assert "Europe/Rome" in report.time_zone_from
    assert not any("kept so" in remark for remark in report.remarks)
    assert moments(store) == ["03-05 00:30, 03-05", "07-04 12:00, 07-04"]
    assert (report.first_day, report.last_day) == ("2024-03-05", "2024-07-04")


def test_importing_again_after_the_zone_was_set_moves_the_sets_and_doubles_none(store):
    bring(store)
    store.save_settings("me", {"time_zone": "America/New_York"})
    bring(store)
    assert moments(store) == ["03-04 18:30, 03-04", "07-04 06:00, 07-04"]


def test_times_of_the_place_are_left_alone(store):
    store.save_settings("me", {"time_zone": "Europe/Rome"})
    text = "Date,Workout Name,Exercise Name,Set Order,kg,Reps,km,Seconds,Notes\n"
    text += "2024-03-04 23:30:00,Pull,Deadlift,1,100,5,,,\n"
    report = import_export(store, "me", "strong.csv", text.encode(), catalog=load_catalog())
    assert report.time_zone == "local"
    assert moments(store) == ["03-04 23:30, 03-04"]
