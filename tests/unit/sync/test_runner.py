from datetime import date, timedelta

import pytest

from src.sync import (
    Item,
    Key,
    KeyRefused,
    Note,
    Remember,
    SetAside,
    Sweep,
    SyncFault,
    TryLater,
    forget,
    histories,
    pause,
    resume,
    states,
)
from src.sync.past import Past
from src.sync.pauses import utc_now

HEVY = Key("me", "hevy")
FIRST, SECOND = date(2024, 3, 1), date(2024, 3, 8)


def item(number, day, **body):
    return Item("workout", f"w{number}", day, {"id": f"w{number}", **body}, updated="2024")


def past_of(store, key=HEVY):
    return Past(store, key, {}, None)


def test_a_document_becomes_one_import_and_the_run_is_recorded(store, run, told, made, logged):
    report = run(told(made.document(made.workout(1, FIRST), covers_from=FIRST)))
    assert (report.outcome, report.sentence) == ("changed", "3 sets added.")
    assert logged() == [("2024-03-01", 100.0)] * 3
    history = histories(store, "me")
    assert history[["label", "outcome", "sentence", "import_ids"]].to_dict("records") == [
        {"label": "Hevy", "outcome": "changed", "sentence": "3 sets added.", "import_ids": "[1]"}
    ]
    assert states(store, "me")[0]["last_sentence"] == "3 sets added."


def test_a_tail_leaves_the_days_before_it_and_goes_on_the_same_series(run, told, made, logged):
    run(told(made.document(made.workout(1, FIRST), covers_from=FIRST)))
    run(told(made.document(made.workout(2, SECOND, load=110), covers_from=SECOND)))
    assert logged() == [("2024-03-01", 100.0)] * 3 + [("2024-03-08", 110.0)] * 3


def test_a_workout_deleted_at_the_start_leaves_and_so_does_everything(run, told, made, logged):
    run(told(made.document(made.workout(1, FIRST), made.workout(2, SECOND), covers_from=FIRST)))
    run(told(made.document(made.workout(2, SECOND), covers_from=FIRST)))
    assert logged() == [("2024-03-08", 100.0)] * 3
    report = run(told(made.document(covers_from=FIRST)))
    assert (report.sentence, logged()) == ("3 sets removed.", [])


def test_what_was_taken_before_a_fault_stays_and_the_log_is_as_it_was(store, run, told, made, logged):
    run(told(made.document(made.workout(1, FIRST), covers_from=FIRST)))
    taken = Remember({"page": 2}, [item(5, SECOND)])
    report = run(told(taken, fault=SyncFault("The line went dead.")))
    assert (report.outcome, report.sentence) == ("failed", "The line went dead.")
    assert past_of(store).changed_from("workout") == SECOND
    assert len(logged()) == 3


def test_a_refused_key_and_a_wish_to_be_left_alone_are_outcomes(run, told):
    assert run(told(fault=KeyRefused("The key no longer works."))).outcome == "refused"
    later = utc_now() + timedelta(hours=1)
    assert run(told(fault=TryLater("Hevy is busy.", later))).outcome == "waiting"
    again = run(told())
    assert again.outcome == "waiting"
    assert f"{later:%H:%M} (UTC)" in again.sentence


def test_an_error_of_ours_is_raised_and_recorded(store, run, told):
    with pytest.raises(ZeroDivisionError):
        run(told(fault=ZeroDivisionError()))
    assert histories(store, "me")["outcome"].tolist() == ["failed"]
    assert run(told()).sentence == "Nothing new."


def test_an_undone_import_pauses_the_source_until_it_is_resumed(store, run, told, made, logged):
    whole = made.document(made.workout(1, FIRST), covers_from=FIRST)
    import_id = run(told(whole)).imports[0].import_id
    store.undo_import("me", import_id)
    assert logged() == []
    assert run(told(whole)).outcome == "paused"
    assert run(told(whole)).outcome == "paused"
    resume(store, HEVY)
    assert past_of(store).changed_from("workout") == FIRST
    assert run(told(whole)).outcome == "changed"
    assert len(logged()) == 3


def test_a_paused_source_waits(store, run, told):
    run(told())
    pause(store, HEVY)
    assert run(told()).sentence == "Hevy is paused. Resume it to sync again."


def test_an_export_imported_after_a_sync_is_followed_by_the_server_again(
    store, run, told, made, logged, bring
):
    run(told(made.document(made.workout(1, FIRST), made.workout(2, SECOND), covers_from=FIRST)))
    bring(made.document(made.workout(1, FIRST), covers_from=FIRST).data)  # an older export
    assert len(logged()) == 3
    run(told())
    assert past_of(store).changed_from("workout") == FIRST


def test_stopped_between_the_import_and_its_note_the_import_is_not_made_twice(store, run, told, made, bring):
    whole = made.document(made.workout(1, FIRST), covers_from=FIRST)
    bring(whole.data)
    report = run(told(whole))
    assert (report.imports, len(store.imports("me"))) == ((), 1)


def test_items_are_compared_by_what_they_hold(store, run, told):
    def of(*items):
        run(told(Remember({}, items)))
        return past_of(store).changed_from("workout")

    assert of(item(1, SECOND, load=5)) == SECOND
    assert of(item(2, date(2024, 3, 20))) == SECOND
    assert of(item(1, FIRST, load=6)) == FIRST
    assert [body["id"] for body in past_of(store).bodies("workout")] == ["w1", "w2"]
    assert [body["id"] for body in past_of(store).bodies("workout", SECOND)] == ["w2"]


def test_a_finished_listing_sweeps_what_it_did_not_show(store, run, told):
    run(told(Remember({}, [item(n, SECOND) for n in range(250)], listing=1)))
    run(told(Remember({}, [item(n, SECOND) for n in range(0, 250, 2)], listing=2)))
    past = past_of(store)
    assert (past.count("workout"), past.seen("workout", 2)) == (250, 125)
    run(told(Remember({}, listing=2, sweep=Sweep("workout"))))
    assert past.ids("workout") == {f"w{n}" for n in range(0, 250, 2)}


def test_another_athletes_copy_is_another_ones(store, run, told):
    run(told(Remember({}, [item(1, FIRST)])))
    assert past_of(store, Key("you", "hevy")).count("workout") == 0


def test_files_are_imported_set_aside_and_remembered(store, run, told, made):
    good = made.document(made.workout(1, FIRST), covers_from=FIRST)
    report = run(
        told(
            type(good)("a.json", good.data, path="a.json"),
            type(good)("b.csv", b"nothing of use", path="b.csv"),
            SetAside("c.csv", "00", 7, "It is still being written."),
            Note("One file waits."),
        )
    )
    assert report.notes == ("One file waits.",)
    files = past_of(store).files()
    assert {path: file.outcome for path, file in files.items()} == {
        "a.json": "imported",
        "b.csv": "set aside",
        "c.csv": "set aside",
    }
    assert files["a.json"].import_id == 1
    assert "is no table" in files["b.csv"].reason
    run(told(SetAside("a.json", "00", 7, None)))
    assert past_of(store).files()["a.json"].outcome == "gone"


def test_forgetting_a_source_leaves_the_log(store, run, told, made, logged):
    run(told(Remember({}, [item(1, FIRST)]), made.document(made.workout(1, FIRST), covers_from=FIRST)))
    forget(store, HEVY)
    assert states(store, "me") == []
    assert past_of(store).count("workout") == 0
    assert len(logged()) == 3
