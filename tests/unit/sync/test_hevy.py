import pytest

from src.sync import Key, histories, resume
from src.sync.past import Past
from tests.unit.sync.conftest import ME
from tests.unit.sync.fake_hevy import logged
from tests.unit.sync.fake_server import Reply


@pytest.fixture
def filled(hevy):
    for _ in range(35):
        hevy.add()
    return hevy


def ids(hevy):
    return sorted(hevy.workouts, key=lambda one: hevy.workouts[one]["start_time"])


def test_the_first_sync_brings_everything_in_one_import(store, filled, sync_hevy):
    told = []
    report = sync_hevy(progress=lambda what, done, of=None: told.append((what, done, of)))
    assert (report.outcome, report.sentence) == ("changed", "140 sets added.")
    assert logged(store) == filled.expected()
    assert len(store.imports("me")) == 1
    assert ("workouts", 35, 35) in told


def test_nothing_new_makes_no_import_and_asks_little(store, filled, sync_hevy):
    sync_hevy()
    filled.asked.clear()
    report = sync_hevy()
    assert (report.outcome, report.sentence) == ("unchanged", "Nothing new.")
    assert len(store.imports("me")) == 1
    assert filled.count_of("/v1/workouts") == 0


def test_new_edited_moved_and_deleted_workouts_are_followed(store, filled, sync_hevy):
    sync_hevy()
    some = ids(filled)
    filled.add()
    filled.edit(some[10], weight_kg=99.5)
    filled.move(some[5], days=30)
    filled.delete(some[20])
    report = sync_hevy()
    assert report.outcome == "changed"
    assert logged(store) == filled.expected()
    assert len(store.imports("me")) == 2
    assert filled.count_of("/v1/workouts") == 4


def test_the_first_and_then_all_workouts_deleted_are_followed(store, filled, sync_hevy):
    sync_hevy()
    filled.delete(ids(filled)[0])
    sync_hevy()
    assert logged(store) == filled.expected()
    for one in ids(filled):
        filled.delete(one)
    report = sync_hevy()
    assert logged(store) == {}
    assert report.sentence == "136 sets removed."
    filled.add()
    sync_hevy()
    assert logged(store) == filled.expected()


def test_times_follow_the_athletes_zone_and_a_new_zone_moves_them(store, filled, sync_hevy):
    store.save_settings("me", {"time_zone": "Pacific/Auckland"})
    sync_hevy()
    assert logged(store) == filled.expected("Pacific/Auckland")
    store.save_settings("me", {"time_zone": "America/Los_Angeles"})
    sync_hevy()
    assert logged(store) == filled.expected("America/Los_Angeles")


def test_an_undone_sync_stays_undone_until_resumed(store, filled, sync_hevy):
    sync_hevy()
    filled.add()
    last = sync_hevy().imports[0].import_id
    store.undo_import("me", last)
    filled.add()
    before = logged(store)
    assert sync_hevy().outcome == "paused"
    assert logged(store) == before
    resume(store, Key("me", "hevy"))
    assert sync_hevy().outcome == "changed"
    assert logged(store) == filled.expected()
    assert sync_hevy().outcome == "unchanged"


def test_a_workout_logged_while_the_pages_are_read_is_there(store, filled, sync_hevy):
    def meanwhile(asked):
        if asked.path == "/v1/workouts" and asked.params["page"] == "3":
            filled.fault = None
            filled.add()
            filled.delete(ids(filled)[-5])
            filled.edit(ids(filled)[-3], reps=12)

    filled.fault = meanwhile
    assert sync_hevy().ok
    assert logged(store) == filled.expected()


def test_a_workout_that_a_shift_hides_is_found_by_the_count(store, filled, sync_hevy):
    hidden = []

    def meanwhile(asked):
        if asked.path == "/v1/workouts" and asked.params["page"] == "3" and not hidden:
            gone = ids(filled)[-1]  # the newest leaves: the first of page 3 slips to page 2, already read
            hidden.append(filled.workouts[gone])
            del filled.workouts[gone]
            filled.events = [e for e in filled.events if e["workout"]["id"] != gone]  # and no event tells

    filled.fault = meanwhile
    assert sync_hevy().ok
    assert logged(store) == filled.expected()


def test_a_change_that_no_event_told_is_found_by_the_count(store, filled, sync_hevy):
    sync_hevy()
    del filled.workouts[ids(filled)[7]]
    filled.events.clear()
    assert sync_hevy().outcome == "changed"
    assert logged(store) == filled.expected()


def test_a_count_that_never_agrees_is_said_and_believed_less_than_the_list(store, filled, sync_hevy):
    filled.count_off_by = 2
    report = sync_hevy()
    assert report.ok
    assert "counts 37 workouts and shows 35" in report.notes[0]
    assert logged(store) == filled.expected()
    filled.asked.clear()
    assert sync_hevy().outcome == "unchanged"
    assert filled.count_of("/v1/workouts") == 0


def test_body_measurements_become_body_weights(store, filled, sync_hevy):
    filled.weights = {f"2024-02-{day:02d}": 80 + day / 10 for day in range(1, 29)}
    sync_hevy()
    assert weights(store) == filled.weights
    del filled.weights["2024-02-01"]
    filled.weights |= {"2024-02-20": 77.7, "2024-03-01": 79.0}
    report = sync_hevy()
    assert report.outcome == "changed"
    assert weights(store) == filled.weights
    filled.weights.clear()
    sync_hevy()
    assert weights(store) == {}
    assert sync_hevy().outcome == "unchanged"


def weights(store):
    rows = store.frame(
        "select day::varchar as day, weight_kg from standing_bodyweights "
        "where athlete_id = $athlete order by day",
        ME,
    )
    return dict(rows.itertuples(index=False))


def test_the_copy_keeps_nothing_of_the_body_but_its_weight(store, filled, sync_hevy):
    filled.weights = {"2024-02-01": 80.0}
    sync_hevy()
    assert Past(store, Key("me", "hevy"), {}, None).bodies("weight") == [
        {"date": "2024-02-01", "weight_kg": 80.0}
    ]


def test_a_thousand_workouts(store, hevy, sync_hevy):
    for _ in range(1_000):
        hevy.add(sets=8)
    assert sync_hevy().ok
    assert logged(store) == hevy.expected()
    assert hevy.count_of("/v1/workouts") == 100
    assert histories(store, "me")["outcome"].tolist() == ["changed"]


def test_a_workout_logged_after_a_sync_that_broke_off_pushes_the_list_on_and_is_read(store, hevy, sync_hevy):
    for _ in range(10):  # a full page
        hevy.add()
    hevy.fault = lambda asked: Reply(204) if asked.path.endswith("/events") else None
    assert not sync_hevy().ok
    hevy.fault = None
    hevy.add()  # what was on the page before stands on the next one now
    assert sync_hevy().ok
    assert logged(store) == hevy.expected()
