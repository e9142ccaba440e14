import pytest

from src.store import StoreError


def the_file(store):
    (path,) = (store.path.parent / "raw").glob("*/*")
    return path


def test_the_uploaded_bytes_come_back_even_after_undo(store, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"Date;Weight\n1;2\n")
    store.undo_import("me", 1)
    assert store.raw_import("me", 1) == ("strong.csv", b"Date;Weight\n1;2\n")


def test_equal_bytes_are_kept_once(store, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"bytes")
    store.apply_import("you", record, sets_of([0]), b"bytes")
    assert the_file(store).suffix == ".gz"


@pytest.mark.parametrize("damage", [b"", b"not gzip", b"\x1f\x8b\x08\x00"])
def test_a_damaged_file_is_named_and_a_new_import_repairs_it(store, record, sets_of, damage):
    store.apply_import("me", record, sets_of([0]), b"bytes")
    the_file(store).write_bytes(damage)
    with pytest.raises(StoreError, match="damaged"):
        store.raw_import("me", 1)
    store.apply_import("me", record, sets_of([0]), b"bytes")
    assert store.raw_import("me", 1)[1] == b"bytes"


def test_another_files_bytes_are_not_passed_off_as_this_one(store, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"bytes")
    mine = the_file(store)
    store.apply_import("you", record, sets_of([0]), b"others")
    (other,) = (path for path in mine.parents[1].glob("*/*") if path != mine)
    mine.write_bytes(other.read_bytes())
    with pytest.raises(StoreError, match="damaged"):
        store.raw_import("me", 1)


def test_a_missing_file_and_an_unknown_import_are_said(store, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"bytes")
    the_file(store).unlink()
    with pytest.raises(StoreError, match="is gone"):
        store.raw_import("me", 1)
    with pytest.raises(StoreError, match="no import 2"):
        store.raw_import("me", 2)


def test_no_import_without_its_file(store, record, sets_of):
    (store.path.parent / "raw").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="Nothing was imported"):
        store.apply_import("me", record, sets_of([0]), b"bytes")
    assert store.imports("me").empty
