from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pytest

from src.store import SETS_SCHEMA, Diff, StoreError, Undone

ME = {"athlete": "me"}

# Two equal sets of deadlifts. Never edit: another key makes every set of every log a new set.
KEYS = ["4bd921c0-9276-2f9e-560c-1f159ee123f2", "bf188d52-8e3c-6e32-c456-9f3b12ac2e0c"]


def test_a_first_import_adds_every_set_and_is_recorded(store, record, sets_of, days_of):
    diff = store.apply_import("me", record, sets_of([0, 1]), b"file")
    assert diff == Diff(
        1,
        added=6,
        removed=0,
        unchanged=0,
        removed_later=0,
        file_ends=datetime.fromisoformat("2024-01-02T18:00"),
    )
    assert days_of() == {0: 3, 1: 3}
    row = store.imports("me").iloc[0]
    assert (row["import_id"], row["source"], row["rows"], row["added"]) == (1, "strong", 6, 6)
    assert row["report"] == '{"read": 3}'


def test_the_same_file_again_changes_nothing_but_is_recorded(store, record, sets_of):
    store.apply_import("me", record, sets_of([0, 1]), b"file")
    version = store.data_version("me")
    again = store.apply_import("me", record, sets_of([0, 1]), b"file")
    assert (again.added, again.removed, again.unchanged) == (0, 0, 6)
    assert store.data_version("me") == version
    assert list(store.imports("me")["import_id"]) == [2, 1]


def test_an_edited_set_is_replaced_and_a_deleted_one_removed(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0, 1, 2]), b"one")
    diff = store.apply_import("me", record, sets_of([0, 1], each=2), b"two")
    assert (diff.added, diff.removed, diff.unchanged, diff.removed_later) == (0, 5, 4, 3)
    assert days_of() == {0: 2, 1: 2}


def test_keep_later_keeps_what_an_older_export_cannot_know(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0, 1, 2]), b"new")
    diff = store.apply_import("me", record, sets_of([0, 1], each=2), b"old", keep_later=True)
    assert (diff.removed, diff.removed_later) == (2, 0)
    assert days_of() == {0: 2, 1: 2, 2: 3}


def test_the_same_file_with_another_wish_is_compared_anew(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0, 1, 2]), b"new")
    store.apply_import("me", record, sets_of([0, 1]), b"old", keep_later=True)
    assert days_of() == {0: 3, 1: 3, 2: 3}
    store.apply_import("me", record, sets_of([0, 1]), b"old")
    assert days_of() == {0: 3, 1: 3}


def test_an_export_of_the_last_days_leaves_earlier_ones_as_they_are(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of(range(10)), b"all")
    diff = store.apply_import("me", record, sets_of(range(8, 11), each=2), b"last days")
    assert (diff.added, diff.removed, diff.unchanged, diff.kept_earlier) == (2, 2, 4, 24)
    assert days_of() == {**dict.fromkeys(range(8), 3), 8: 2, 9: 2, 10: 2}


def test_days_belong_to_the_newest_file_that_speaks_for_them(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of(range(9)), b"all")
    store.apply_import("me", record, sets_of(range(5, 9), each=2), b"later half")
    store.apply_import("me", record, sets_of(range(2, 7), each=1), b"the middle", keep_later=True)
    assert days_of() == {0: 3, 1: 3, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 2, 8: 2}
    store.undo_import("me", 1)
    assert days_of() == {2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 2, 8: 2}
    store.undo_import("me", 3)
    assert days_of() == {5: 2, 6: 2, 7: 2, 8: 2}


def test_a_first_session_moved_to_a_later_day_is_there_twice_until_the_older_import_is_undone(
    store, record, sets_of, days_of
):
    store.apply_import("me", record, sets_of([0, 2, 3]), b"as logged")
    diff = store.apply_import("me", record, sets_of([1, 2, 3]), b"first session moved")
    assert diff.kept_earlier == 3
    assert days_of() == {0: 3, 1: 3, 2: 3, 3: 3}
    store.undo_import("me", 1)
    assert days_of() == {1: 3, 2: 3, 3: 3}


def test_a_changed_note_is_taken_over_and_the_set_stays_the_same_set(store, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"one")
    version = store.data_version("me")
    keys = set(store.frame("select set_key from sets where athlete_id = $athlete", ME)["set_key"])
    diff = store.apply_import("me", record, sets_of([0], note="felt heavy"), b"two")
    assert (diff.added, diff.removed, diff.unchanged) == (0, 0, 3)
    rows = store.frame("select set_key, note from sets where athlete_id = $athlete", ME)
    assert set(rows["set_key"]) == keys
    assert set(rows["note"]) == {"felt heavy"}
    assert store.data_version("me") > version


def test_keys_are_the_same_in_every_version_of_the_app(store, record, sets_of):
    store.apply_import("me", record, sets_of([0], each=2), b"one")
    by_place = (
        "select set_key::varchar as key from sets where athlete_id = $athlete order by order_in_workout"
    )
    assert store.frame(by_place, ME)["key"].tolist() == KEYS


def test_the_same_file_read_in_another_unit_replaces_the_log(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0, 1], load=100.0), b"file")
    diff = store.apply_import("me", replace(record, unit="lb"), sets_of([0, 1], load=45.359237), b"file")
    assert (diff.added, diff.removed) == (6, 6)
    assert days_of() == {0: 3, 1: 3}


def test_a_plate_in_pounds_and_in_kilograms_is_one_set(store, record, sets_of):
    store.apply_import("me", record, sets_of([0], load=102.06), b"kg")
    diff = store.apply_import("me", record, sets_of([0], load=225 * 0.45359237), b"lb")
    assert (diff.added, diff.removed, diff.unchanged) == (0, 0, 3)


def test_logs_of_two_accounts_of_one_app_live_side_by_side(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0, 1]), b"mine")
    diff = store.apply_import("me", record, sets_of([10, 11]), b"other account")
    assert (diff.added, diff.removed) == (6, 0)
    assert days_of() == {0: 3, 1: 3, 10: 3, 11: 3}


def test_a_session_in_two_partial_exports_counts_once(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0, 1, 2]), b"first quarter")
    diff = store.apply_import("me", record, sets_of([2, 3, 4, 5]), b"second quarter")
    assert (diff.added, diff.removed, diff.unchanged) == (9, 0, 3)
    store.undo_import("me", 1)
    assert days_of() == {2: 3, 3: 3, 4: 3, 5: 3}


def test_athletes_do_not_touch_each_other(store, record, sets_of, days_of):
    store.apply_import("ann", record, sets_of([0, 1]), b"file")
    store.apply_import("bob", record, sets_of([1]), b"file")
    store.undo_import("bob", 1)
    assert days_of("ann") == {0: 3, 1: 3}
    assert days_of("bob") == {}
    assert store.imports("carl").empty


def test_backups_in_any_order_leave_the_log_of_the_last_one(store, record, sets_of, days_of):
    for last in (3, 1, 2):
        store.apply_import("me", record, sets_of(range(last)), str(last).encode())
    assert days_of() == {0: 3, 1: 3}


def test_an_empty_file_is_refused(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0]), b"file")
    with pytest.raises(StoreError, match="No sets were found"):
        store.apply_import("me", record, sets_of([]), b"file")
    assert days_of() == {0: 3}


def test_a_preview_says_what_would_change_and_changes_nothing(store, record, sets_of):
    store.apply_import("me", record, sets_of([0, 1]), b"one")
    tables = ("sets", "removed_sets", "imports", "athletes")
    before = [store.frame(f"from {table} where athlete_id = $athlete order by all", ME) for table in tables]
    diff = store.preview_import("me", record, sets_of([1, 2]), b"two")
    assert (diff.import_id, diff.added, diff.unchanged, diff.kept_earlier) == (None, 3, 3, 3)
    for table, was in zip(tables, before, strict=True):
        assert store.frame(f"from {table} where athlete_id = $athlete order by all", ME).equals(was)


def test_undo_brings_back_what_the_import_removed(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0, 1, 2]), b"one")
    store.apply_import("me", record, sets_of([0, 2, 3]), b"two")
    version = store.data_version("me")
    assert store.undo_import("me", 2) == Undone(2, removed=3, restored=3, kept=0)
    assert days_of() == {0: 3, 1: 3, 2: 3}
    assert store.data_version("me") > version
    assert store.imports("me")["undone_at"].notna().tolist() == [True, False]


def test_undo_keeps_what_a_later_import_holds_too(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0]), b"one")
    store.apply_import("me", record, sets_of([0, 1]), b"two")
    store.apply_import("me", record, sets_of([0, 1, 2]), b"three")
    assert store.undo_import("me", 2) == Undone(2, removed=0, restored=0, kept=3)
    assert days_of() == {0: 3, 1: 3, 2: 3}
    owners = "select distinct import_id from sets where athlete_id = $athlete order by 1"
    assert store.frame(owners, ME)["import_id"].tolist() == [1, 3]


def test_undo_brings_an_older_note_back(store, record, sets_of):
    store.apply_import("me", record, sets_of([0], note="old"), b"one")
    store.apply_import("me", record, sets_of([0], note="new"), b"two")
    assert store.undo_import("me", 2) == Undone(2, removed=0, restored=0, kept=0)
    assert set(store.frame("select note from sets where athlete_id = $athlete", ME)["note"]) == {"old"}


def test_a_file_can_come_back_after_its_undo(store, record, sets_of, days_of):
    store.apply_import("me", record, sets_of([0, 1]), b"file")
    store.undo_import("me", 1)
    assert days_of() == {}
    assert store.apply_import("me", record, sets_of([0, 1]), b"file").added == 6
    assert days_of() == {0: 3, 1: 3}


def test_what_cannot_be_undone_is_said(store, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"file")
    with pytest.raises(StoreError, match="no import 7"):
        store.undo_import("me", 7)
    store.undo_import("me", 1)
    with pytest.raises(StoreError, match="already undone"):
        store.undo_import("me", 1)


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
def test_a_number_that_is_none_or_endless_is_refused_and_nothing_changes(
    store, record, sets_of, days_of, number
):
    store.apply_import("me", record, sets_of([0]), b"file")
    with pytest.raises(StoreError, match=r"Row 1 .* load_kg that is not a finite number"):
        store.apply_import("me", record, sets_of([0, 1], load=float(number)), b"bad")
    assert days_of() == {0: 3}
    assert len(store.imports("me")) == 1


def test_settings_are_kept_and_move_the_data_version(store, record, sets_of):
    assert (store.settings("me"), store.data_version("me")) == ({}, 0)
    store.save_settings("me", {"unit": "lb", "bodyweight_kg": 82.5})
    assert store.settings("me") == {"unit": "lb", "bodyweight_kg": 82.5}
    version = store.data_version("me")
    assert version > 0
    store.apply_import("me", record, sets_of([0]), b"file")
    assert store.data_version("me") == version + 1
    assert store.settings("me") == {"unit": "lb", "bodyweight_kg": 82.5}


def test_settings_are_changed_from_what_they_are_now(store):
    store.save_settings("me", {"unit": "lb"})
    assert store.update_settings("me", lambda now: {**now, "theme": "dark"}) == {
        "unit": "lb",
        "theme": "dark",
    }
    assert store.settings("me") == {"unit": "lb", "theme": "dark"}


def test_a_change_of_settings_that_fails_changes_nothing(store):
    store.save_settings("me", {"unit": "lb"})
    version = store.data_version("me")
    with pytest.raises(KeyError):
        store.update_settings("me", lambda now: {"unit": now["missing"]})
    assert (store.settings("me"), store.data_version("me")) == ({"unit": "lb"}, version)


def test_no_data_version_comes_again_after_a_log_was_deleted(store, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"file")
    before = store.data_version("me")
    store.forget("me")
    store.apply_import("me", record, sets_of([1]), b"another")
    assert store.data_version("me") > before


def test_text_and_numbers_of_every_kind_come_back_as_they_went_in(store, record, sets_of, tmp_path):
    texts = ['a "b", c', "", " ", "\\.", "\\N", "NULL", "two\nlines\r\n", "Ünï 🏋", "50% $me %s", "a\x00b"]
    rows = sets_of([0], each=len(texts)).to_pylist()
    loads = [0.1 + 0.2, 1e-300, 123456789012.34567, -0.0, 2.5, 1 / 3, None, 1.0, 100.0, 60.0]
    for row, text, load in zip(rows, texts, loads, strict=True):
        row |= {"note": text, "height_cm": load, "exercise_written": f"Deadlift {text}"}
    store.apply_import("me", record, pa.Table.from_pylist(rows, schema=SETS_SCHEMA), b"file")
    query = "select note, height_cm from sets where athlete_id = $athlete order by set_no"
    first = store.frame(query, {"athlete": "me"})
    cleaned = [text.replace("\x00", "\ufffd") for text in texts]
    assert first["note"].tolist() == cleaned
    assert first["height_cm"].astype(object).where(first["height_cm"].notna(), None).tolist() == loads
    again = store.preview_import("me", record, pa.Table.from_pylist(rows, schema=SETS_SCHEMA), b"file 2")
    assert (again.added, again.removed, again.unchanged) == (0, 0, len(texts))


def test_a_setting_may_hold_any_text(store):
    kept = {"name": "a\x00b", "quote": 'it\'s "5" %s $x', "nested": [1, None, {"é": 1.5}]}
    store.save_settings("me", kept)
    assert store.settings("me") == kept


def test_a_record_that_says_from_when_on_it_speaks_can_empty_those_days(store, record, sets_of, days_of):
    first = store.apply_import("me", record, sets_of([0, 7, 14]), b"1").import_id
    nothing = sets_of([0]).slice(0, 0)
    later = replace(record, covers_from=date(2024, 1, 5), continues=first)
    diff = store.apply_import("me", later, nothing, b"2")
    assert (diff.removed, days_of()) == (6, {0: 3})
    store.undo_import("me", diff.import_id)
    assert days_of() == {0: 3, 7: 3, 14: 3}


def test_a_record_continues_an_import_with_which_it_shares_no_session(store, record, sets_of, days_of):
    first = store.apply_import("me", record, sets_of([0, 7]), b"1").import_id
    tail = replace(record, covers_from=date(2024, 1, 8), continues=first)
    store.apply_import("me", tail, sets_of([21]), b"2")
    assert days_of() == {0: 3, 21: 3}
    with store.transaction() as work:
        of_log = "select count(distinct series_id) as n from imports where athlete_id = $athlete"
        assert work.rows(of_log, ME) == [{"n": 1}]


def test_a_set_before_the_day_a_record_speaks_from_is_an_error_of_the_caller(store, record, sets_of, days_of):
    with pytest.raises(ValueError, match="speaks for the days from"):
        store.apply_import("me", replace(record, covers_from=date(2024, 2, 1)), sets_of([0]), b"1")
    assert days_of() == {}


def test_a_name_with_a_character_no_text_may_hold_is_kept_without_it(store, record, sets_of):
    store.apply_import("me", replace(record, file_name="a\x00b.csv", version="x\x00"), sets_of([0]), b"file")
    assert store.imports("me")[["file_name", "version"]].to_numpy().tolist() == [["a\ufffdb.csv", "x\ufffd"]]
