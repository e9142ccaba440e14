import pytest

from src.store import StoreError


def the_file(store):
    (path,) = (store.path.parent / "raw").glob("*/*")
    return path


def test_the_uploaded_bytes_come_back_even_after_undo(store, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"Date;Weight\n1;2\n")
    store.undo_import("me", 1)
    assert store.raw_import("me", 1) == ("strong.csv", b"Date;Weight\n1;2\n")


def test_an_unknown_import_is_said(store):
    with pytest.raises(StoreError, match="no import 2"):
        store.raw_import("me", 2)


def test_equal_bytes_are_kept_once(embedded, record, sets_of):
    embedded.apply_import("me", record, sets_of([0]), b"bytes")
    embedded.apply_import("you", record, sets_of([0]), b"bytes")
    assert the_file(embedded).suffix == ".gz"


@pytest.mark.parametrize("damage", [b"", b"not gzip", b"\x1f\x8b\x08\x00"])
def test_a_damaged_file_is_named_and_a_new_import_repairs_it(embedded, record, sets_of, damage):
    embedded.apply_import("me", record, sets_of([0]), b"bytes")
    the_file(embedded).write_bytes(damage)
    with pytest.raises(StoreError, match="damaged"):
        embedded.raw_import("me", 1)
    embedded.apply_import("me", record, sets_of([0]), b"bytes")
    assert embedded.raw_import("me", 1)[1] == b"bytes"


def test_another_files_bytes_are_not_passed_off_as_this_one(embedded, record, sets_of):
    embedded.apply_import("me", record, sets_of([0]), b"bytes")
    mine = the_file(embedded)
    embedded.apply_import("you", record, sets_of([0]), b"others")
    (other,) = (path for path in mine.parents[1].glob("*/*") if path != mine)
    mine.write_bytes(other.read_bytes())
    with pytest.raises(StoreError, match="damaged"):
        embedded.raw_import("me", 1)


def test_a_missing_file_is_said(embedded, record, sets_of):
    embedded.apply_import("me", record, sets_of([0]), b"bytes")
    the_file(embedded).unlink()
    with pytest.raises(StoreError, match="is gone"):
        embedded.raw_import("me", 1)


def test_no_import_without_its_file(embedded, record, sets_of):
    (embedded.path.parent / "raw").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="Nothing was imported"):
        embedded.apply_import("me", record, sets_of([0]), b"bytes")
    assert embedded.imports("me").empty
