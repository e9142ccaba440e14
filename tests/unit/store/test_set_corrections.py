import pytest

from src.store import SetCorrection, StoreError


@pytest.fixture
def key_of(store):
    """The keys of the sets of a day (a number from 2024-01-01)."""

    def keys(day=0, athlete="me"):
        rows = store.frame(
            "select set_key from sets where athlete_id = $athlete and day = date '2024-01-01' + $d::integer "
            "order by order_in_workout, set_key",
            {"athlete": athlete, "d": day},
        )
        return rows["set_key"].tolist()

    return keys


def test_a_correction_outlives_the_same_file_a_longer_one_and_an_undo(store, record, sets_of, key_of):
    store.apply_import("me", record, sets_of([0, 1]), b"1")
    key = key_of()[1]
    store.correct_set("me", key, SetCorrection(load_kg=140.0, reps=3))
    for content, days in ((b"1", [0, 1]), (b"2", [0, 1, 2])):
        store.apply_import("me", record, sets_of(days), content)
    store.undo_import("me", 3)
    (one,) = store.corrections("me").itertuples()
    assert (one.set_key, one.load_kg, one.reps, one.was_kg, one.was_reps) == (key, 140.0, 3, 100.0, 5)
    assert not one.orphaned


def test_an_exercise_and_a_kind_outlive_the_same_file_too(store, record, sets_of, key_of):
    store.apply_import("me", record, sets_of([0]), b"1")
    store.correct_set("me", key_of()[0], SetCorrection(exercise="Good morning", kind="warmup"))
    store.apply_import("me", record, sets_of([0, 1]), b"2")
    (one,) = store.corrections("me").itertuples()
    assert (one.exercise, one.kind, one.exercise_written, one.orphaned) == (
        "Good morning",
        "warmup",
        "Deadlift",
        False,
    )


def test_a_set_edited_upstream_leaves_its_correction_orphaned_until_it_is_back(
    store, record, sets_of, key_of
):
    store.apply_import("me", record, sets_of([0]), b"1")
    store.correct_set("me", key_of()[0], SetCorrection(excluded=True, reason="spotter lifted"))
    store.apply_import("me", record, sets_of([0], load=105.0), b"2")
    (one,) = store.corrections("me").itertuples()
    assert one.orphaned
    assert (str(one.day.date()), one.exercise_written, one.was_kg, one.was_reps) == (
        "2024-01-01",
        "Deadlift",
        100.0,
        5,
    )
    store.undo_import("me", 2)
    assert store.corrections("me")["orphaned"].tolist() == [False]


def test_a_new_correction_takes_the_place_of_the_old_and_undone_the_set_is_as_logged(
    store, record, sets_of, key_of
):
    store.apply_import("me", record, sets_of([0]), b"1")
    key = key_of()[0]
    first = store.correct_set("me", key, SetCorrection(reps=4))
    second = store.correct_set("me", key, SetCorrection(reps=3))
    assert (first, second) == (1, 2)
    assert store.corrections("me")["reps"].tolist() == [3]
    store.undo_correction("me", second)
    assert store.corrections("me").empty
    for gone in (first, second):
        with pytest.raises(StoreError, match="already taken back"):
            store.undo_correction("me", gone)
    with pytest.raises(StoreError, match="There is no correction 9"):
        store.undo_correction("me", 9)


def test_the_words_of_a_correction_may_hold_any_character(store, record, sets_of, key_of):
    store.apply_import("me", record, sets_of([0]), b"file")
    store.correct_set("me", key_of()[0], SetCorrection(excluded=True, reason="slip\x00ped", note="\x00"))
    assert store.corrections("me")[["reason", "note"]].to_numpy().tolist() == [["slip\ufffdped", "\ufffd"]]


def test_of_equal_sets_one_alone_is_corrected(store, record, sets_of, key_of):
    store.apply_import("me", record, sets_of([0]), b"1")
    assert len(set(key_of())) == 3
    store.correct_set("me", key_of()[0], SetCorrection(excluded=True))
    assert len(store.corrections("me")) == 1


def test_every_change_moves_the_data_version(store, record, sets_of, key_of):
    store.apply_import("me", record, sets_of([0]), b"1")
    before = store.data_version("me")
    number = store.correct_set("me", key_of()[0], SetCorrection(reps=4))
    assert store.data_version("me") == before + 1
    store.undo_correction("me", number)
    assert store.data_version("me") == before + 2


def test_an_athlete_corrects_only_their_own_sets(store, record, sets_of, key_of):
    store.apply_import("me", record, sets_of([0]), b"1")
    with pytest.raises(StoreError, match="not in the log any more"):
        store.correct_set("another", key_of()[0], SetCorrection(reps=4))
    store.correct_set("me", key_of()[0], SetCorrection(reps=4))
    assert store.corrections("another").empty
    with pytest.raises(StoreError, match="There is no correction 1"):
        store.undo_correction("another", 1)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({}, "Nothing is corrected"),
        ({"reason": "only a reason"}, "Nothing is corrected"),
        ({"load_kg": -5.0}, "A load is between 0 and 1,000 kg .2,204 lb."),
        ({"load_kg": 2451.0}, "A load is between 0 and 1,000 kg .2,204 lb."),
        ({"exercise": " "}, "The name of an exercise has 1 to 200 letters"),
        ({"kind": "cold"}, "A set is one of work, warmup"),
        ({"reps": 1001}, "A set has 0 to 1,000 reps"),
        ({"height_cm": 0.0}, "A box is up to 300 cm high"),
        ({"load_kg": float("nan")}, "A load is between"),
    ],
)
def test_what_no_set_can_be_is_refused_in_a_sentence(wrong, says):
    with pytest.raises(StoreError, match=says):
        SetCorrection(**wrong)
