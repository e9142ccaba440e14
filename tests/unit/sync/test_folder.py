"""What a watched folder makes of single files; whole histories are in tests/property/test_folder_sync.py."""

import os

import pytest

from src.sync import looking, sync
from src.sync.folder import Folder
from src.sync.looking import files_in, read_whole
from tests.unit.sync.conftest import ME
from tests.unit.sync.test_link import log_of

LONG_AGO = 1_700_000_000


class Disk:
    """A folder to watch, and a clock that moves only when someone waits."""

    def __init__(self, root, store, catalog):
        self.root, self.store, self.catalog, self.now, self.naps = root, store, catalog, LONG_AGO + 3600.0, 0
        self.meanwhile = lambda: None

    def sleep(self, seconds):
        self.now += seconds
        self.naps += 1
        self.meanwhile()

    def put(self, name, data, age=600):
        place = self.root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        os.utime(place, (self.now - age,) * 2)
        return place

    def sync(self):
        folder = Folder(self.root, clock=lambda: self.now, sleep=self.sleep)
        return sync(self.store, "me", folder, catalog=self.catalog)

    def files(self):
        with self.store.transaction() as work:
            rows = work.rows("select path, outcome, reason from sync_files where athlete_id = $athlete", ME)
        return {row["path"]: (row["outcome"], row["reason"]) for row in rows}


@pytest.fixture
def disk(tmp_path, store, catalog):
    root = tmp_path / "drop"
    root.mkdir()
    return Disk(root, store, catalog)


def test_a_new_file_is_read_once(disk):
    disk.put("strong.csv", log_of(2))
    assert disk.sync().counts["sets added"] == 6
    assert disk.sync().outcome == "unchanged"
    assert list(disk.store.imports("me")["file_name"]) == ["strong.csv"]
    assert disk.naps == 0


def test_a_file_uploaded_by_hand_is_not_read_again_from_the_folder(disk):
    disk.put("strong.csv", log_of(2))
    disk.sync()
    with disk.store.transaction() as work:
        work.rows("delete from sync_files where athlete_id = $athlete", ME)
    assert disk.sync().imports == ()


def test_an_import_that_was_taken_back_stays_so(disk):
    disk.put("strong.csv", log_of(2))
    made = disk.sync().imports[0].import_id
    disk.store.undo_import("me", made)
    os.utime(disk.root / "strong.csv", (LONG_AGO, LONG_AGO))
    assert disk.sync().imports == ()
    disk.put("strong.csv", log_of(3))
    assert disk.sync().counts["sets added"] == 9


def test_a_new_file_may_be_an_old_export_and_removes_nothing_after_its_end(disk):
    disk.put("new.csv", log_of(3))
    disk.sync()
    disk.put("old.csv", log_of(1))
    assert disk.sync().outcome == "unchanged"
    disk.put("new.csv", log_of(2))  # the same file once more: the third week was deleted in the app
    assert disk.sync().counts["sets removed"] == 3


def test_a_file_that_is_being_written_is_waited_for(disk):
    place = disk.put("strong.csv", log_of(1)[:200], age=0)

    def finish():
        if disk.naps == 1:
            place.write_bytes(log_of(2))
        os.utime(place, (LONG_AGO + 3600.0 + 1,) * 2)

    disk.meanwhile = finish
    first = disk.sync()
    assert first.imports == ()
    assert "still being written" in first.notes[0]
    disk.meanwhile = lambda: None
    assert disk.sync().counts["sets added"] == 6


def test_a_file_that_grows_on_and_on_is_left_for_the_next_sync(disk):
    place = disk.put("strong.csv", log_of(1), age=0)
    disk.meanwhile = lambda: os.utime(place, (disk.now,) * 2)
    disk.put("whole.csv", log_of(2))
    report = disk.sync()
    assert disk.naps < 5
    assert [one.file for one in report.imports] == ["whole.csv"]
    assert "1 file is still being written" in report.notes[0]
    assert "strong.csv" not in disk.files()


def test_a_bad_file_is_set_aside_with_its_reason_until_it_changes(disk):
    disk.put("strong.csv", b"colour,size\nred,3\n")
    assert "1 file cannot be read" in disk.sync().sentence
    outcome, reason = disk.files()["strong.csv"]
    assert outcome == "set aside"
    assert reason
    assert "cannot be read" not in disk.sync().sentence
    assert (disk.root / "strong.csv").exists()
    (disk.root / "strong.csv").rename(disk.root / "renamed.csv")
    assert "cannot be read" not in disk.sync().sentence
    assert disk.files()["renamed.csv"] == ("set aside", reason)
    assert disk.files()["strong.csv"][0] == "gone"
    disk.put("renamed.csv", log_of(1))
    assert disk.sync().counts["sets added"] == 3


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.csv",
        "~$book.xlsx",
        "log.csv.part",
        "log.csv.crdownload",
        "log.csv.tmp",
        ".log.csv.icloud",
        ".syncthing.log.csv.tmp",
        "log.sync-conflict-20260101-120000-ABCDEF.csv",
        "log (Anna's conflicted copy 2026-01-01).csv",
        ".stversions/log.csv",
        ".dropbox.cache/log.csv",
        "__MACOSX/log.csv",
        "photo.jpg",
        "notes.docx",
        "csv",
        "a/b/c/d/e/f/log.csv",
    ],
)
def test_what_nobody_means_as_an_export_is_passed_over(disk, name):
    disk.put(name, log_of(1))
    assert files_in(disk.root) == []


def test_an_empty_file_is_a_placeholder(disk):
    disk.put("strong.csv", b"")
    assert disk.sync().outcome == "unchanged"
    assert disk.files() == {}


@pytest.mark.parametrize("mark", [{"st_flags": 0x40000000}, {"st_file_attributes": 0x400000}])
def test_a_file_whose_content_is_in_the_cloud_is_a_placeholder(mark):
    assert looking._elsewhere(type("Stat", (), mark)())
    assert not looking._elsewhere(type("Stat", (), dict.fromkeys(mark, 0x20))())


def test_a_link_out_of_the_folder_is_refused_and_one_within_it_is_read(disk, tmp_path):
    outside = tmp_path / "private.csv"
    outside.write_bytes(log_of(3))
    (disk.root / "out.csv").symlink_to(outside)
    (disk.root / "folder").symlink_to(tmp_path)
    (disk.root / "nowhere.csv").symlink_to(tmp_path / "no such file.csv")
    disk.put("kept/strong.csv", log_of(1))
    (disk.root / "in.csv").symlink_to(disk.root / "kept" / "strong.csv")
    assert disk.sync().counts["sets added"] == 3
    assert "outside the folder" in disk.files()["out.csv"][1]
    assert len(disk.store.imports("me")) == 1


def test_what_is_no_plain_file_is_not_opened(disk):
    os.mkfifo(disk.root / "pipe.csv")
    (disk.root / "folder.csv").mkdir()
    assert files_in(disk.root) == []


def test_a_file_beyond_the_limit_is_set_aside_unread(disk):
    with disk.put("huge.csv", b"").open("wb") as file:
        file.truncate(21_000_000)
    os.utime(disk.root / "huge.csv", (LONG_AGO, LONG_AGO))
    disk.sync()
    assert "larger than 20 MB" in disk.files()["huge.csv"][1]


def test_a_file_that_changes_while_it_is_read_is_not_whole(disk):
    place = disk.put("strong.csv", log_of(1))
    (found,) = files_in(disk.root)
    place.write_bytes(log_of(2))
    with pytest.raises(looking.NotWhole):
        read_whole(found)
    place.unlink()
    with pytest.raises(looking.NotWhole):
        read_whole(found)


def test_a_folder_that_is_gone_is_a_sentence_and_the_log_stays(disk):
    disk.put("strong.csv", log_of(1))
    disk.sync()
    disk.root.rename(disk.root.with_name("elsewhere"))
    report = disk.sync()
    assert report.outcome == "failed"
    assert "is not there" in report.sentence
    assert len(disk.store.frame("from sets where athlete_id = $athlete", ME)) == 3


def test_a_folder_of_everything_is_a_sentence(disk, monkeypatch):
    monkeypatch.setattr(looking, "MOST_FILES", 2)
    for n in range(3):
        disk.put(f"{n}.csv", b"x")
    assert "holds more than 2 files" in disk.sync().sentence
