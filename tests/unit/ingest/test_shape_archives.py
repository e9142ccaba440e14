"""Archives of several exports: each is imported by itself, and what is not safe to open is not opened."""

import zipfile

import pytest

from src.catalog import load_catalog
from src.ingest import ImportReport, Reject, expand, import_file, read_export
from src.store import open_store
from tests.unit.ingest.made_files import packed, strong

HEVY = (
    b'"title","start_time","exercise_title","set_index","set_type","weight_kg","reps"\n'
    b'"Pull","2 Mar 2020, 18:05","Squat (Barbell)",0,"normal",100,5\n'
)


def test_a_single_export_is_itself():
    assert expand("strong.csv", strong()) == [("strong.csv", strong())]


def test_an_archive_gives_its_files_without_what_systems_add():
    data = packed(
        {"logs/strong.csv": strong(), "__MACOSX/._strong.csv": b"x", ".DS_Store": b"x", "hevy.csv": HEVY}
    )
    assert expand("all.zip", data) == [("all.zip: logs/strong.csv", strong()), ("all.zip: hevy.csv", HEVY)]


def test_the_refusal_of_one_export_does_not_stop_the_others(tmp_path):
    data = packed(
        {
            "strong.csv": strong(),
            "cat.csv": b"\x89PNG\r\n",
            "inner.zip": packed({"a": b"b"}),
            "hevy.csv": HEVY,
        }
    )
    store = open_store(tmp_path / "log.duckdb")
    try:
        outcomes = dict(import_file(store, "me", "all.zip", data, catalog=load_catalog(), unit="kg"))
        assert isinstance(outcomes["all.zip: strong.csv"], ImportReport)
        assert "a PNG picture" in str(outcomes["all.zip: cat.csv"])
        assert "zip archive inside" in str(outcomes["all.zip: inner.zip"])
        assert outcomes["all.zip: hevy.csv"].added == 1
        assert sorted(store.imports("me")["file_name"]) == ["all.zip: hevy.csv", "all.zip: strong.csv"]
    finally:
        store.close()


def test_an_archive_that_is_refused_as_a_whole_gives_one_sentence_and_stores_nothing(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    try:
        ((name, why),) = import_file(
            store, "me", "a.zip", packed({"../a.csv": strong()}), catalog=load_catalog()
        )
        assert name == "a.zip"
        assert isinstance(why, Reject)
        assert store.imports("me").empty
    finally:
        store.close()


def encrypted():
    data = bytearray(packed({"a.csv": strong()}))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + flags] |= 1
    return bytes(data)


def lying():
    """The directory says ten bytes, the file holds more."""
    data = bytearray(packed({"a.csv": strong()}))
    for magic, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(magic) + size
        data[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (packed({"../../etc/passwd": strong()}), "points outside"),
        (packed({"/root/a.csv": strong()}), "points outside"),
        (packed({"C:\\a.csv": strong()}), "points outside"),
        (packed({"a\\..\\..\\b.csv": strong()}), "points outside"),
        (packed({f"{i}.csv": strong() for i in range(51)}), "51 files"),
        (packed({"bomb.csv": bytes(30_000_000)}), "100 times its size"),
        (packed({f"{i}.csv": bytes(30_000_000) for i in range(4)}), "120 MB"),
        (packed({"a.csv": strong()}, zipfile.ZIP_LZMA), "packed in a way"),
        (encrypted(), "is encrypted"),
        (lying(), "damaged or cut off"),
        (packed({"a.csv": strong()})[:-10], "damaged or cut off"),
        (packed({}), "is empty"),
        (b"PK\x03\x04" + b"PK\x01\x02" * 6_000, "lists far more files"),
    ],
)
def test_what_is_not_safe_to_open_is_not_opened(data, says):
    with pytest.raises(Reject, match=says):
        expand("a.zip", data)


def test_an_archive_that_was_not_expanded_is_refused():
    with pytest.raises(Reject, match="zip archive"):
        read_export("a.zip", packed({"a.csv": strong()}))
