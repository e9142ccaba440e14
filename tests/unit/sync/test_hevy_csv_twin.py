"""A CSV of the account that is synced: in local time, to the minute, where the API is in UTC."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from src.analytics import open_log, overlaps
from src.catalog import load_catalog
from src.ingest import import_export
from src.store import SetCorrection
from tests.unit.sync.conftest import ME
from tests.unit.sync.fake_hevy import logged

ZONE = "Asia/Kathmandu"  # five and three quarter hours ahead
HEADER = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,"
    "weight_kg,reps,distance_km,duration_seconds,rpe"
)


def csv_of(hevy, zone=ZONE):
    """The account as Hevy exports it."""
    lines = [HEADER]
    for body in hevy.workouts.values():
        start, end = (
            f"{datetime.fromisoformat(body[name]).astimezone(ZoneInfo(zone)):%d %b %Y, %H:%M}"
            for name in ("start_time", "end_time")
        )
        lines += [
            f'"{body["title"]}","{start}","{end}","","{exercise["title"]}",,"",{done["index"]},{done["type"]},'
            f"{done['weight_kg']},{done['reps']},,,{done['rpe'] or ''}"
            for exercise in body["exercises"]
            for done in exercise["sets"]
        ]
    return "\n".join(lines).encode()


@pytest.fixture
def exported(store, hevy):
    """An account with an export of it in the log."""
    for _ in range(30):
        hevy.add()
    import_export(store, "me", "workout_data.csv", csv_of(hevy), catalog=load_catalog())
    return hevy


def test_in_the_athletes_zone_the_sync_goes_on_where_the_export_ended(store, exported, sync_hevy):
    store.save_settings("me", {"time_zone": ZONE})
    before = logged(store)
    key = str(
        store.frame("select set_key::varchar as k from sets where athlete_id = $athlete limit 1", ME)[
            "k"
        ].iloc[0]
    )
    store.correct_set("me", key, SetCorrection(excluded=True, reason="a slip"))
    assert before == exported.expected(ZONE)
    report = sync_hevy()
    assert report.sentence == "Nothing new."
    assert logged(store) == before
    assert store.frame("select distinct series_id from imports where athlete_id = $athlete", ME)[
        "series_id"
    ].tolist() == [1]
    assert not store.corrections("me")["orphaned"].any()  # the sets are the very same
    exported.add()
    exported.edit(next(iter(exported.workouts)), reps=13)
    exported.delete(list(exported.workouts)[4])
    assert sync_hevy().outcome == "changed"
    assert logged(store) == exported.expected(ZONE)


def test_a_clock_wrong_by_whole_quarter_hours_is_still_the_same_account(store, exported, sync_hevy):
    store.save_settings("me", {"time_zone": "Europe/Rome"})  # the phone was somewhere else then
    assert sync_hevy().ok
    assert logged(store) == exported.expected("Europe/Rome")


def test_without_a_zone_each_workout_counts_once(store, exported, sync_hevy):
    exported.add()
    assert sync_hevy().ok
    today = datetime.now(UTC).date()
    found = overlaps(open_log(store, as_of=today))
    assert found[["sessions", "shift_minutes"]].to_numpy().tolist() == [[30, -345]]
    counted = store.frame("select count(*) as n from live.log_of($athlete, $today)", {**ME, "today": today})
    assert counted["n"].tolist() == [31 * 4]


def test_undoing_the_sync_brings_the_export_back(store, exported, sync_hevy):
    store.save_settings("me", {"time_zone": ZONE})
    before = logged(store)
    exported.delete(list(exported.workouts)[4])
    exported.add()
    import_id = sync_hevy().imports[0].import_id
    store.undo_import("me", import_id)
    assert logged(store) == before


def test_another_persons_export_is_left_alone(store, hevy, sync_hevy):
    for number in range(100, 130):
        hevy.add(number)
    import_export(store, "me", "partner.csv", csv_of(hevy), catalog=load_catalog())
    partner = hevy.expected(ZONE)
    for one in list(hevy.workouts):
        hevy.delete(one)
    for number in range(20):
        hevy.add(number, load=33, sets=3)
    store.save_settings("me", {"time_zone": ZONE})
    assert sync_hevy().ok
    assert logged(store) == partner + hevy.expected(ZONE)
