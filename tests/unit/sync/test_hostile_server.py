"""What a server can do wrong: the log stays as it was or is right, and the next sync finishes the job."""

import gzip
import json
import logging
import time
import traceback
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from src.sync import Secret, TryLater, states
from src.sync.web import Api, Patience
from tests.unit.sync.conftest import IMPATIENCE, PATIENCE, everything_stored
from tests.unit.sync.fake_hevy import KEY, logged
from tests.unit.sync.fake_server import CutOff, Drip, DripHeaders, Hang, Json, Reply, Reset

WORKOUTS = "/v1/workouts"


def page_with(**fields):
    """One page with one workout, some of its fields replaced; a field of None is left out."""
    done = {"index": 0, "type": "normal", "weight_kg": 100, "reps": 5}
    workout = {
        "id": "strange",
        "title": "Pull",
        "start_time": "2024-01-01T10:00:00+00:00",
        "end_time": "2024-01-01T11:00:00+00:00",
        "updated_at": "2024-01-01T11:00:00.000Z",
        "exercises": [
            {"index": 0, "title": "Deadlift (Barbell)", "exercise_template_id": "C6272009", "sets": [done]}
        ],
        **fields,
    }
    return {"page": 1, "page_count": 1, "workouts": [{k: v for k, v in workout.items() if v is not ...}]}


def sets_with(**fields):
    done = {"index": 0, "type": "normal", "weight_kg": 100, "reps": 5, **fields}
    done = {name: value for name, value in done.items() if value is not ...}
    return page_with(exercises=[{"index": 0, "title": "Deadlift (Barbell)", "sets": [done]}])


def nested(depth):
    return b"[" * depth + b"]" * depth


# What a server answers in place of pages, and what the athlete is told.
FAULTS = {
    "204": (Reply(204), "answered 204"),
    "301 to another host": (Reply(301, Location="https://a.example/v1"), "sends us on to a.example"),
    "302 to itself": (Reply(302, Location="/login"), "sends us on to another page"),
    "400": (Json({"error": "Bad"}, 400), "answered 400"),
    "401": (Json({"error": "Unauthorized"}, 401), "The key no longer works"),
    "403": (Json({"error": "Forbidden"}, 403), "The key no longer works"),
    "404": (Json({"error": "Not found"}, 404), "knows no such page"),
    "408": (Json({}, 408), "has trouble of its own (408)"),
    "429": (Json({}, 429), "gets too many requests"),
    "429, an hour": (Json({}, 429, Retry_After="3600"), "is asked again after"),
    "429, for ever": (Json({}, 429, Retry_After="9" * 30), "is asked again after"),
    "429, nonsense": (Json({}, 429, Retry_After="soon, maybe"), "gets too many requests"),
    "500": (Json({}, 500), "has trouble of its own (500)"),
    "502": (Reply(502, b"<html>Bad gateway</html>"), "has trouble of its own (502)"),
    "503, a day": (Json({}, 503, Retry_After="86400"), "is asked again after"),
    "hang": (Hang(1.5), "did not answer in time"),
    "slow drip": (Drip(), ("took too long", "did not answer in time")),  # whichever limit is met first
    "slow headers": (DripHeaders(), "did not answer in time"),
    "reset in the body": (Reset(), "broke off"),
    "cut off": (CutOff(b'{"page": 1, "page_co'), "broke off"),
    "truncated JSON": (Reply(200, b'{"page": 1, "workouts": [{"id": "a'), "damaged or cut off"),
    "empty body": (Reply(200, b""), "damaged or cut off"),
    "HTML login page": (Reply(200, b"<!DOCTYPE html><p>Log in", Content_Type="text/html"), "a web page"),
    "gzip bomb": (Reply(200, gzip.compress(b" " * 50_000_000), Content_Encoding="gzip"), "compressed"),
    "too large": (Reply(200, b" " * 10_500_000), "larger than 10 MB"),
    "nested too deep": (Reply(200, nested(210_000)), "far more than a page"),
    "nested deep": (Reply(200, nested(90_000)), "nested deeper"),
    "not a number": (Reply(200, b'{"page": NaN}'), "damaged"),
    "a list": (Json([1, 2]), "is no object"),
    "null": (Json(None), "is no object"),
    "workouts null": (Json({"page": 1, "page_count": 1, "workouts": None}), "has no list 'workouts'"),
    "workouts renamed": (Json({"page": 1, "page_count": 1, "sessions": []}), "has no list 'workouts'"),
    "another page": (Json({"page": 7, "page_count": 9, "workouts": []}), "says it is page 7"),
    "a workout is text": (Json({"page": 1, "page_count": 1, "workouts": ["x"]}), "is no object"),
    "no id": (Json(page_with(id=...)), "has no 'id'"),
    "no start": (Json(page_with(start_time=...)), "has no time 'start_time'"),
    "start of year 9999": (Json(page_with(start_time="9999-12-31T23:59:59Z")), "has no time 'start_time'"),
    "exercises null": (Json(page_with(exercises=None)), "has no list 'exercises'"),
    "sets renamed": (Json(page_with(exercises=[{"title": "x", "rows": []}])), "has no list 'sets'"),
    "reps renamed": (Json(sets_with(reps=..., repetitions=5)), "has no 'reps'"),
    "weight is text": (Json(sets_with(weight_kg="100 kg")), "no number in 'weight_kg'"),
    "reps is true": (Json(sets_with(reps=True)), "no number in 'reps'"),
}  # fmt: skip
DAWDLING = {"hang", "slow drip", "slow headers"}


@pytest.fixture(autouse=True)
def listening(caplog):
    """Everything that is logged is listened to, down to the last detail."""
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


@pytest.fixture
def filled(hevy):
    for _ in range(25):
        hevy.add()
    return hevy


def test_no_fault_of_a_first_page_changes_the_log_or_tells_the_key(store, filled, sync_hevy, listening):
    for name, (reply, says) in FAULTS.items():
        filled.fault = lambda asked, reply=reply: reply if is_page(asked, 1) else None
        filled.asked.clear()
        began = time.monotonic()
        report = sync_hevy(patience=IMPATIENCE if name in DAWDLING else PATIENCE)
        assert time.monotonic() - began < 60, name
        assert not report.ok, name
        assert any(one in report.sentence for one in ([says] if isinstance(says, str) else says)), name
        assert report.sentence.endswith((".", "(UTC).")), name
        assert filled.count_of(WORKOUTS) <= 6, name
        assert KEY not in repr(report)
        forget_the_wait(store)
    assert logged(store) == {}
    assert len(store.imports("me")) == 0
    finish(store, filled, sync_hevy)
    assert KEY not in everything_stored(store) + listening.text


def is_page(asked, page):
    return asked.path == WORKOUTS and asked.params["page"] == str(page)


def forget_the_wait(store):
    with store.transaction() as work:
        work.rows("update sync_state set not_before = null")


def finish(store, filled, sync_hevy):
    """Let the server be itself again, and the time it asked for be over."""
    filled.fault = None
    forget_the_wait(store)
    assert sync_hevy().ok
    assert logged(store) == filled.expected()


@pytest.mark.parametrize("where", [2, 3, "events", "count", "body_measurements"])
def test_a_fault_further_on_leaves_the_log_as_it_was_and_the_next_sync_finishes_the_job(
    store, filled, sync_hevy, where
):
    assert sync_hevy().ok
    for name in ("500", "cut off", "401", "workouts null"):
        before, reply = logged(store), FAULTS[name][0]
        filled.delete(next(iter(filled.workouts)))
        for _ in range(2):
            filled.add()
        with store.transaction() as work:  # a whole listing, so that every page is asked for
            place = f'{{"listing": {len(filled.asked)}, "odd": -99}}'
            work.rows("update sync_state set place = $place", {"place": place})
        filled.fault = lambda asked, reply=reply: (
            reply if is_page(asked, where) or asked.path.endswith(f"/{where}") else None
        )
        assert not sync_hevy().ok, name
        # Body weights come last: the workouts are in the log by then.
        after = filled.expected() if where == "body_measurements" else before
        assert logged(store) == after, name
        finish(store, filled, sync_hevy)


@pytest.mark.parametrize(
    "name", ["500", "429", "cut off", "reset in the body", "truncated JSON", "HTML login page"]
)
def test_a_fault_that_passes_is_not_even_noticed(store, filled, sync_hevy, name):
    failing = iter([True, True, False, True])
    filled.fault = lambda asked: FAULTS[name][0] if next(failing, False) else None
    assert sync_hevy().ok
    assert logged(store) == filled.expected()


def test_pages_in_any_order_and_with_doubles_are_the_same_log(store, filled, sync_hevy):
    def shuffled(asked):
        if asked.path != WORKOUTS:
            return None
        _, body = filled.answer(asked.path, asked.params, {"api-key": KEY})
        workouts = body["workouts"]
        return Json({**body, "workouts": [*workouts[::-1], *workouts[:3]]})

    filled.fault = shuffled
    assert sync_hevy().ok
    assert logged(store) == filled.expected()


def test_a_server_that_gives_the_same_page_for_ever_is_not_believed(store, filled, sync_hevy):
    _, first = filled.answer(WORKOUTS, {"page": "1", "pageSize": "10"}, {"api-key": KEY})
    loop = lambda asked: (  # noqa: E731
        Json({**first, "page": int(asked.params["page"]), "page_count": 99})
        if asked.path == WORKOUTS
        else None
    )
    filled.fault = loop
    report = sync_hevy()
    assert "gave page 2 of the workouts twice" in report.sentence
    assert logged(store) == {}
    finish(store, filled, sync_hevy)


def test_a_page_that_is_missing_is_not_taken_for_a_deletion(store, filled, sync_hevy):
    assert sync_hevy().ok
    before = logged(store)
    filled.count_off_by = 1  # whole listings follow
    filled.fault = lambda asked: (
        Json({"page": 2, "page_count": 3, "workouts": []})
        if asked.path == WORKOUTS and asked.params["page"] == "2"
        else None
    )
    assert "an empty page 2 of 3" in sync_hevy().sentence
    assert logged(store) == before
    filled.count_off_by = 0
    finish(store, filled, sync_hevy)


def test_an_account_that_seems_empty_once_is_not_believed(store, filled, sync_hevy):
    assert sync_hevy().ok
    before = logged(store)
    nothing = {"page": 1, "page_count": 0, "workouts": [], "events": [], "workout_count": 0}
    filled.fault = lambda asked: Json(nothing) if asked.path.startswith(WORKOUTS) else None
    assert "shows 0 workouts where it had 25" in sync_hevy().sentence
    assert logged(store) == before
    filled.fault = None
    assert sync_hevy().outcome == "unchanged"
    assert logged(store) == before


def test_an_account_that_is_empty_twice_is_followed_and_can_be_taken_back(store, filled, sync_hevy):
    assert sync_hevy().ok
    before = logged(store)
    filled.workouts.clear()
    filled.events.clear()
    assert not sync_hevy().ok
    import_id = sync_hevy().imports[0].import_id
    assert logged(store) == {}
    store.undo_import("me", import_id)
    assert logged(store) == before


def test_an_unknown_kind_of_change_lets_everything_be_read_again(store, filled, sync_hevy):
    assert sync_hevy().ok
    filled.edit(list(filled.workouts)[3], reps=11)
    filled.fault = lambda asked: (
        Json({"page": 1, "page_count": 1, "events": [{"type": "merged", "id": "x"}]})
        if asked.path.endswith("events")
        else None
    )
    assert sync_hevy().outcome == "changed"
    assert logged(store) == filled.expected()


def test_a_change_from_the_future_does_not_hide_later_ones(store, filled, sync_hevy):
    assert sync_hevy().ok
    some = list(filled.workouts)
    filled.edit(some[3], reps=11)
    filled.workouts[some[3]]["updated_at"] = filled.events[-1]["workout"]["updated_at"] = (
        "2150-01-01T00:00:00Z"
    )
    assert sync_hevy().ok
    filled._now = datetime.now(UTC)
    filled.edit(some[4], reps=9)
    assert sync_hevy().ok
    assert logged(store) == filled.expected()


def test_a_number_no_set_can_have_loses_no_other_set(store, filled, sync_hevy):
    assert sync_hevy().ok
    others = logged(store)
    for n, value in enumerate((1e308, -5, 5.5, 10**30)):
        filled.edit(filled.add(number=900 + n, sets=1), weight_kg=value)
        report = sync_hevy()
        assert report.ok
        assert not others - logged(store)
    assert store.imports("me")["report"].str.contains("is not a number").any()
    good = list(filled.workouts)[3]
    before = logged(store)
    filled.edit(good, weight_kg=10**30)  # its sets cannot be read now: the ones known before stay
    assert sync_hevy().ok
    assert logged(store) == before


def test_texts_without_measure_and_markup_are_only_text(store, filled, sync_hevy):
    filled.add(title="<script>alert(1)</script>" * 20, exercise=("ZZZZZZZZ", "=cmd|' /C calc'!A0\u202e\x00"))
    assert sync_hevy().ok
    filled.add(title="x" * 9_000)
    report = sync_hevy()
    assert "more than 8,000 characters" in report.sentence


def test_it_waits_as_long_as_the_server_asks_when_that_is_short(filled):
    waits = []
    patience = Patience(sleep=waits.append)
    api = Api("Hevy", filled.base, Secret(KEY), header="api-key", patience=patience)
    replies = iter([Json({}, 429, Retry_After="7"), Json({}, 503, Retry_After=in_seconds(12)), None])
    filled.fault = lambda _: next(replies)
    with api:
        assert api.get("/v1/workouts/count").body == {"workout_count": 25}
    assert waits[0] == 7
    assert 10 <= waits[1] <= 12


def in_seconds(seconds):
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def test_a_wait_longer_than_the_question_may_take_is_kept_for_the_next_sync(filled):
    api = Api("Hevy", filled.base, Secret(KEY), header="api-key", patience=Patience(sleep=pytest.fail))
    filled.fault = lambda _: Json({}, 429, Retry_After="9999999999")
    with api, pytest.raises(TryLater) as caught:
        api.get("/v1/workouts/count")
    pause = caught.value.not_before - datetime.now(UTC).replace(tzinfo=None)
    assert timedelta(hours=23) < pause <= timedelta(hours=24)


def test_it_asks_at_most_six_times_with_growing_waits_that_are_never_equal(filled):
    waits = []
    api = Api("Hevy", filled.base, Secret(KEY), header="api-key", patience=Patience(sleep=waits.append))
    filled.fault = lambda _: Reply(500)
    with api, pytest.raises(Exception, match="trouble of its own"):
        api.get("/v1/workouts/count")
    assert len(filled.asked) == 6
    assert all(2**n / 2 <= wait <= 2**n for n, wait in enumerate(waits))
    assert len(set(waits)) == 5
    assert sum(waits) < 60


def test_a_time_to_wait_is_remembered_and_passes(store, filled, sync_hevy):
    filled.fault = lambda _: FAULTS["429, an hour"][0]
    assert sync_hevy().outcome == "waiting"
    filled.fault, before = None, len(filled.asked)
    assert sync_hevy().outcome == "waiting"
    assert len(filled.asked) == before
    assert states(store, "me")[0]["not_before"] is not None


@pytest.mark.parametrize("key", ["", "two words", "\u2022\u2022\u2022", "line\nbreak"])
def test_what_is_no_key_is_never_sent(filled, sync_hevy, key):
    report = sync_hevy(key=key)
    assert report.outcome == "refused"
    assert filled.asked == []


def test_a_wrong_key_is_refused_and_shown_nowhere(store, filled, sync_hevy, listening):
    wrong = "canary-of-a-wrong-key"
    report = sync_hevy(key=wrong)
    assert (report.outcome, report.sentence[:24]) == ("refused", "The key no longer works:")
    assert wrong not in everything_stored(store) + listening.text + repr(report)


def test_a_key_shows_in_no_traceback_and_no_representation(filled):
    api = Api("Hevy", filled.base, Secret(KEY), header="api-key", patience=Patience(retries=0))
    filled.fault = lambda _: Reset()
    with api:
        try:
            api.get("/v1/workouts/count")
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not tell
            told = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert "broke off" in told
    assert KEY not in told + repr(Secret(KEY)) + str(Secret(KEY)) + repr(vars(api))


def test_nothing_listens(store, hevy, sync_hevy):
    hevy._server.server_close()
    report = sync_hevy()
    assert "cannot be reached" in report.sentence
    json.dumps(report.sentence)
