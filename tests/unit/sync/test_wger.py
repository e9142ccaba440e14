import logging
from datetime import UTC, date, datetime, timedelta

import pytest

from src.catalog import load_catalog
from src.sync import Key, Secret, histories, resume, sync
from src.sync.past import Past
from src.sync.wger import Wger
from tests.unit.sync.conftest import ME, PATIENCE, everything_stored
from tests.unit.sync.fake_server import CutOff, Json, Reply
from tests.unit.sync.fake_wger import TOKEN, FakeWger, logged


@pytest.fixture(params=[False, True], ids=["today's", "old"])
def wger(request):
    with FakeWger(old=request.param) as fake:
        yield fake


@pytest.fixture
def sync_wger(store, wger):
    def once(token=TOKEN, **where):
        source = Wger(Secret(token), base=wger.base, **where, patience=PATIENCE)
        return sync(store, "me", source, catalog=load_catalog())

    return once


@pytest.fixture
def filled(wger):
    for number in range(60):
        wger.train(number)
    return wger


def sets_of(store, columns="exercise_written, kind, load_kg, reps, rir, duration_s, distance_m, load_basis"):
    rows = store.frame(
        f"select {columns} from sets where athlete_id = $athlete order by order_in_workout", ME
    )
    return rows.astype(object).where(rows.notna(), None).to_numpy().tolist()


def test_everything_comes_in_one_import_and_then_nothing(store, filled, sync_wger):
    report = sync_wger()
    assert (report.outcome, report.sentence) == ("changed", "240 sets added.")
    assert logged(store) == filled.expected()
    assert sync_wger().outcome == "unchanged"
    assert len(store.imports("me")) == 1
    assert store.frame(
        "select distinct workout_s from sets where athlete_id = $athlete", ME
    ).to_numpy().tolist() == [[3600]]


def test_edits_moves_and_deletions_in_the_last_weeks_are_followed(store, filled, sync_wger):
    today = datetime.now(UTC).date()
    recent = [filled.session(today - timedelta(days=days)) for days in (3, 9, 20)]
    logs = [filled.log(session) for session in recent for _ in range(3)]
    sync_wger()
    filled.logs[logs[0]] = {**filled.logs[logs[0]], "weight": "142.50"}
    filled.delete_session(recent[1])
    filled.log(filled.session(today))
    filled.sessions[recent[2]] = {
        **filled.sessions[recent[2]],
        "date": (today - timedelta(days=5)).isoformat(),
    }
    filled.asked.clear()
    assert sync_wger().outcome == "changed"
    assert logged(store) == filled.expected()


def test_an_old_deletion_is_found_by_the_count(store, filled, sync_wger):
    sync_wger()
    filled.delete_session(next(iter(filled.sessions)))
    assert sync_wger().outcome == "changed"
    assert logged(store) == filled.expected()


def test_an_old_edit_is_found_within_a_week(store, filled, sync_wger):
    sync_wger()
    first = next(iter(filled.logs))
    filled.logs[first] = {**filled.logs[first], "weight": "77.00"}
    assert sync_wger().outcome == "unchanged"
    with store.transaction() as work:  # a week later
        past = (datetime.now(UTC).date() - timedelta(days=8)).isoformat()
        today = datetime.now(UTC).date().isoformat()
        work.rows(
            "update sync_state set place = replace(place, $today, $past)", {"today": today, "past": past}
        )
    assert sync_wger().outcome == "changed"
    assert logged(store) == filled.expected()


def test_a_server_that_knows_no_filter_is_read_whole(store, filled, sync_wger):
    sync_wger()
    filled.train(70)
    filled.fault = lambda asked: Json({"detail": "?"}, 400) if "date__gte" in asked.params else None
    assert sync_wger().outcome == "changed"
    assert logged(store) == filled.expected()


def test_everything_deleted_is_followed_once_it_is_sure(store, filled, sync_wger):
    sync_wger()
    for session in list(filled.sessions):
        filled.delete_session(session)
    while not (report := sync_wger()).ok:  # it has to say so twice, of sessions and of sets
        assert "shows 0" in report.sentence
        assert sum(logged(store).values()) == 240
    assert report.sentence == "240 sets removed."
    assert logged(store) == {}
    filled.train(5)
    assert sync_wger().ok
    assert logged(store) == filled.expected()


def test_units_are_looked_up_and_what_is_no_mass_is_no_load(store, wger, sync_wger):
    day = wger.session(date(2024, 5, 1))
    wger.log(day, reps="5.00", weight="225.00", unit="lb", rir="2.5")
    wger.log(day, exercise=347, reps="60.00", weight=None, of="Seconds")
    wger.log(day, exercise=347, reps="1.50", weight="0.00", of="Minutes")
    wger.log(day, exercise=346, reps="8.00", weight="4.00", unit="Plates")
    wger.log(day, exercise=346, reps="9.00", weight="1.00", unit="Body Weight", of="Max Reps")
    wger.log(day, reps="3.00", weight="90.00", of="Until Failure", rir="0.0")
    wger.log(day, exercise=347, reps="2.00", weight=None, of="Kilometers")
    assert sync_wger().ok
    found = sorted(sets_of(store), key=str)
    assert found == sorted(
        [
            ["Deadlifts", "work", 102.058283, 5, 2.5, None, None, "total"],
            ["Plank", "work", None, None, None, 60.0, None, "none"],
            ["Plank", "work", None, None, None, 90.0, None, "none"],
            ["Rowing, T-bar", "work", None, 8, None, None, None, "none"],
            ["Rowing, T-bar", "amrap", None, 9, None, None, None, "none"],
            ["Deadlifts", "failure", 90.0, 3, 0.0, None, None, "total"],
            ["Plank", "work", None, None, None, None, 2000.0, "none"],
        ],
        key=str,
    )


def test_a_drop_set_follows_its_set(store, wger, sync_wger):
    day = wger.session(date(2024, 5, 1))
    third = wger.log(day, weight="60.00")
    first = wger.log(day, weight="100.00")
    second = wger.log(day, weight="80.00")
    wger.logs[first]["next_log"], wger.logs[second]["next_log"] = second, third
    assert sync_wger().ok
    assert [row[1:3] for row in sets_of(store)] == [["work", 100.0], ["drop", 80.0], ["drop", 60.0]]


def test_drop_sets_in_a_circle_are_all_there(store, wger, sync_wger):
    day = wger.session(date(2024, 5, 1))
    one, other = wger.log(day), wger.log(day, weight="50.00")
    wger.logs[one]["next_log"], wger.logs[other]["next_log"] = other, one
    assert sync_wger().ok
    assert len(sets_of(store)) == 2


def test_an_exercise_the_server_deleted_keeps_its_number(store, wger, sync_wger):
    wger.log(wger.session(date(2024, 5, 1)), exercise=999)
    assert sync_wger().ok
    assert sets_of(store)[0][0] == "wger exercise 999"


def test_body_weights_come_in_the_unit_of_the_profile(store, wger, sync_wger):
    wger.unit, wger.weights = "lb", {"2024-05-01": 180.0, "2024-05-02": 181.5}
    assert sync_wger().ok
    rows = store.frame(
        "select day::varchar, weight_kg from standing_bodyweights where athlete_id = $athlete order by day",
        ME,
    )
    assert rows.to_numpy().tolist() == [
        ["2024-05-01", pytest.approx(81.647, abs=0.001)],
        ["2024-05-02", pytest.approx(82.327, abs=0.001)],
    ]
    wger.weights.pop("2024-05-01")
    assert sync_wger().ok
    assert store.frame("select count(*) as n from standing_bodyweights where athlete_id = $athlete", ME)[
        "n"
    ].tolist() == [1]


def test_without_a_unit_body_weights_are_left_out_and_said(store, wger, sync_wger):
    wger.unit, wger.weights = None, {"2024-05-01": 180.0}
    report = sync_wger()
    assert "kilograms or pounds" in report.notes[0]
    assert len(store.imports("me")) == 0


def test_it_goes_on_where_it_was_stopped(store, wger, sync_wger):
    for number in range(90):
        wger.train(number, sets=6)
    wger.fault = lambda asked: Reply(403) if asked.params.get("offset") == "400" else None
    assert sync_wger().outcome == "refused"
    assert logged(store) == {}
    wger.fault = None
    wger.asked.clear()
    assert sync_wger().ok
    assert logged(store) == wger.expected()
    offsets = [params["offset"] for path, params in wger.asked if path == "/api/v2/workoutlog/"]
    assert offsets == ["200", "400"]


def test_a_list_that_moves_while_it_is_read_is_read_again(store, wger, sync_wger):
    for number in range(90):
        wger.train(number, sets=6)

    def meanwhile(asked):
        if asked.path.endswith("workoutlog/") and asked.params.get("offset") == "200":
            wger.fault = None
            wger.delete_session(min(wger.sessions))

    wger.fault = meanwhile
    assert sync_wger().ok
    assert logged(store) == wger.expected()


def list_of(**fields):
    return Json({"count": 1, "next": None, "results": [{"id": 1, "reps": 1, **fields}]})


FAULTS = {
    "cut off": (CutOff(b'{"count": 3, "res'), "broke off"),
    "500": (Reply(500), "trouble of its own (500)"),
    "429": (Json({"detail": "throttled"}, 429, Retry_After="900"), "is asked again after"),
    "301": (Reply(301, Location="https://evil.example/"), "sends us on to evil.example"),
    "results null": (Json({"count": 1, "next": None, "results": None}), "has no list 'results'"),
    "no exercise": (list_of(date="2024-01-01", weight="1"), "has no 'exercise'"),
    "weight is words": (list_of(date="2024-01-01", exercise=1, weight="heavy"), "no number in 'weight'"),
    "no date": (list_of(exercise=1, weight="1"), "has no 'date'"),
}  # fmt: skip


def test_faults_leave_the_log_as_it_was_and_tell_no_token(store, filled, sync_wger, caplog):
    caplog.set_level(logging.DEBUG)
    for name, (reply, says) in FAULTS.items():
        filled.fault = lambda asked, reply=reply: reply if asked.path.endswith("workoutlog/") else None
        report = sync_wger()
        assert says in report.sentence, name
        assert logged(store) == {}
        with store.transaction() as work:
            work.rows("update sync_state set not_before = null")
    filled.fault = None
    assert sync_wger().ok
    assert logged(store) == filled.expected()
    told = everything_stored(store)
    assert TOKEN not in told + caplog.text + repr(Wger(Secret(TOKEN)))


def test_a_wrong_token_is_refused(filled, sync_wger):
    assert sync_wger("wrong").sentence.startswith("The key no longer works")


def test_a_hosted_app_asks_no_server_in_its_own_network(filled, sync_wger):
    assert "must begin with https" in sync_wger(hosted=True).sentence
    assert filled.asked == []


def test_the_next_page_is_asked_of_the_same_host(store, wger, sync_wger):
    for number in range(60):
        wger.train(number)  # the server names http://elsewhere.example as the next page
    assert sync_wger().ok
    assert {headers["Host"] for headers in wger.headers} == {wger.base.removeprefix("http://")}


def test_an_undone_sync_waits_for_the_athlete(store, filled, sync_wger):
    import_id = sync_wger().imports[0].import_id
    store.undo_import("me", import_id)
    assert sync_wger().outcome == "paused"
    resume(store, Key("me", "wger", filled.base))
    assert sync_wger().outcome == "changed"
    assert logged(store) == filled.expected()


def test_two_servers_are_two_accounts_with_one_history(store, filled, sync_wger):
    sync_wger()
    with FakeWger() as other:
        other.log(other.session(date(2021, 3, 3)), weight="33.00")
        source = Wger(Secret(TOKEN), base=f"{other.base}/api/v2/", patience=PATIENCE)
        assert source.account == other.base
        assert sync(store, "me", source, catalog=load_catalog()).ok
        assert logged(store) == filled.expected() + other.expected()
        assert Past(store, Key("me", "wger", other.base), {}, None).count("log") == 1
    assert len(histories(store, "me")) == 2
