import pytest

from src.ingest import Reject
from src.store import StoreError
from src.ui import data
from src.ui import uploads as uploading
from src.ui.refusals import as_file
from tests.app.conftest import HEADER
from tests.app.visitor import by_key, drop, go, upload, words

SESSION = '2026-01-05 18:00:00,"Back",1h,"Deadlift (Barbell)",'  # two loads, and nothing says of what unit
NOT_AN_EXPORT = b"colour,size\nred,3\n"


UNSURE = f"{HEADER}\n{SESSION}1,20,5,0,0,,,\n{SESSION}2,30,5,0,0,,,\n".encode()


def first_weeks(log, weeks):
    """The file as it was after so many weeks."""
    return b"\n".join(log.split(b"\n")[: 1 + 13 * weeks]) + b"\n"


def button(app, label):
    return next(one for one in app.button if one.label.startswith(label))


def test_an_upload_is_reported_in_plain_words(app, own_log):
    upload(app, ("mine.csv", own_log))
    said = words(app)
    assert "104 sets added" in said
    assert "8 sessions, 5 Jan 2026 to 23 Feb 2026" in said
    assert "104 rows" in said
    assert "none skipped" in said
    assert "Loads were read as" in said
    assert "One exercise name is not recognised" in said
    assert any(link.proto.label == "See what your log says" for link in app.get("page_link"))


def test_a_clear_export_is_added_at_once_and_the_lifter_sees_what_it_says(app, own_log):
    drop(app, ("mine.csv", own_log))
    assert not app.exception
    assert "posterior share" in app.title[0].value
    assert (
        "mine.csv: 104 sets of Strong added, 5 Jan 2026 to 23 Feb 2026, read as kilograms. "
        "1 exercise name is not recognised." in words(app)
    )
    assert "sample log" not in words(app)


def test_what_was_added_at_once_is_taken_back_with_one_click(app, own_log):
    go(drop(app, ("mine.csv", own_log)), "overview")
    button(app, "Undo").click().run()
    assert "104 sets left your log" in words(app)
    assert "Sample log" in words(app)


def test_the_line_about_an_upload_can_be_closed_and_stays_away(app, own_log):
    go(drop(app, ("mine.csv", own_log)), "overview")
    button(app, "Close").click().run()
    assert "mine.csv" not in words(app)
    go(app, "data")
    assert "104 sets added" in words(app)
    go(app, "overview")
    assert "mine.csv" not in words(app)


def test_an_unsure_unit_waits_for_the_lifter(app):
    drop(app, ("mine.csv", UNSURE))
    assert "2 sets to add. Nothing is stored yet." in words(app)
    assert "This is a weak guess" in words(app)
    assert not [link for link in app.get("page_link") if link.proto.label == "See what your log says"]
    go(app, "overview")
    assert "Sample log" in words(app)


def test_a_file_of_slips_waits_for_the_lifter(app):
    header = HEADER.replace(",Weight,", ",Weight (lb),")
    rows = "".join(
        f"{SESSION}{row},0,0,,,\n" for row in ("1,99999,5", "2,-50,5", "3,100,1000000000", "4,100,5")
    )
    drop(app, ("slips.csv", f"{header}\n{rows}".encode()))
    assert "Half of its rows or more look wrong" in words(app)
    assert "Nothing is stored yet" in words(app)


def test_a_file_that_would_remove_sets_waits_and_once_added_leads_to_what_the_log_says(app, own_log):
    upload(app, ("mine.csv", own_log))
    before = data.summary(data.source_of(data.me())).sets
    drop(app, ("edited.csv", own_log.replace(b",60,8,", b",62.5,8,", 1)))
    assert "1 set to add, 1 no longer in the file to remove" in words(app)
    assert data.summary(data.source_of(data.me())).sets == before == 104
    button(app, "Add to my log").click().run()
    assert "posterior share" in app.title[0].value
    assert "edited.csv: 1 set of Strong added, 1 removed" in words(app)


def test_files_that_build_on_each_other_are_added_in_their_order(app, own_log):
    stated = own_log.replace(b",Weight,", b",Weight (kg),")
    drop(app, ("half.csv", first_weeks(stated, 4)), ("whole.csv", stated))
    assert "half.csv: 52 sets" in words(app)
    assert "whole.csv: 52 sets" in words(app)


def test_several_files_that_wait_are_added_with_one_click(app, own_log):
    upload(app, ("mine.csv", own_log))
    drop(
        app,
        ("older.csv", first_weeks(own_log, 6)),
        ("unsure.csv", UNSURE.replace(b"2026-01-05", b"2026-02-25")),
    )
    button(app, "Add all 2 files").click().run()
    assert not app.exception
    assert data.summary(data.source_of(data.me())).sets != 104


def test_a_table_of_ones_own_is_read_once_its_columns_are_named(app):
    rows = [f"2026-03-{day:02d},Deadlift,{60 + day},5" for day in range(2, 20, 3)]
    drop(app, ("mine.csv", "\n".join(["a,b,c,d", *rows]).encode()))
    for name, role in (("0", "date"), ("1", "exercise"), ("2", "weight"), ("3", "reps")):
        box = next(
            one for one in app.selectbox if one.key.startswith("role-") and one.key.endswith(f"-{name}")
        )
        box.set_value(role)
    button(app, "Read it this way").click().run()
    assert not app.exception
    assert "Line 2: 2026-03-02 | Deadlift | 62 | 5" in words(app)
    assert "2 Mar 2026: Deadlift, 62 kg \u00d7 5." in words(app)
    assert f"{len(rows)} sets to add" in words(app)
    assert f"Spreadsheet: {len(rows)} sessions" in words(app)


def test_names_nobody_knows_are_listed_with_their_counts(app, own_log):
    upload(app, ("mine.csv", own_log))
    assert "**Zercher Moon Walk**" in words(app)
    assert "8 sets, 7.7% of your log, last 23 Feb 2026" in words(app)


def test_what_is_no_export_is_refused_in_a_sentence_and_the_rest_is_imported(app, own_log):
    upload(app, ("shirts.csv", NOT_AN_EXPORT), ("mine.csv", own_log))
    assert not app.exception
    assert len(app.error) == 1
    assert "shirts.csv" in app.error[0].value
    assert "is no export of an app known here" in app.error[0].value
    assert "104 sets added" in words(app)


def test_a_file_name_cannot_draw_on_the_page(app):
    upload(app, ("![x](https://example.org/x.png).csv", NOT_AN_EXPORT))
    assert "![x](" not in app.error[0].value


def test_rows_that_cannot_be_read_are_listed_with_their_lines(app, own_log):
    broken = own_log.replace(b"2026-01-12 18:00:00", b"some day", 1)
    upload(app, ("mine.csv", broken))
    assert "1 skipped" in words(app)
    skipped = next(frame.value for frame in app.dataframe if "Why it was skipped" in frame.value)
    assert list(skipped["Line"]) == [15]
    assert app.get("download_button")


def test_loads_can_be_read_in_the_other_unit(app, own_log):
    upload(app, ("mine.csv", own_log))
    was, label = ("kilograms", "pounds") if "read as kilograms" in words(app) else ("pounds", "kilograms")
    button(app, f"Wrong? Read them as {label}").click().run()
    assert not app.error
    assert f"Loads were read as {label}" in words(app)
    button(app, f"Wrong? Read them as {was}").click().run()
    assert f"Loads were read as {was}" in words(app)


def fails(error, *, dry_run):
    """An import that works but for the other unit: in the trial, or when it comes to storing."""
    works = uploading.import_export

    def one(*args, **options):
        if options["unit"] is not None and options["dry_run"] is dry_run:
            raise error
        return works(*args, **options)

    return one


@pytest.mark.parametrize(
    ("error", "dry_run", "told"),
    [
        (Reject("No such unit."), True, "cannot be read that way. No such unit."),
        (StoreError("The disk is full."), False, "The disk is full. Your log is as it was."),
    ],
)
def test_what_cannot_be_read_otherwise_stays_as_it_was(app, own_log, monkeypatch, error, dry_run, told):
    upload(app, ("mine.csv", own_log))
    before = data.the_store().frame("select set_key, load_kg from sets where athlete_id = 'me' order by all")
    monkeypatch.setattr(uploading, "import_export", fails(error, dry_run=dry_run))
    button(app, "Wrong? Read them as").click().run()
    assert not app.exception
    assert told in app.error[0].value
    after = data.the_store().frame("select set_key, load_kg from sets where athlete_id = 'me' order by all")
    assert after.equals(before)
    assert "104 sets in 8 sessions" in app.title[0].value


def test_a_fault_of_ours_while_reading_otherwise_loses_no_set(app, own_log, monkeypatch):
    upload(app, ("mine.csv", own_log))
    monkeypatch.setattr(uploading, "import_export", fails(RuntimeError("a bug"), dry_run=False))
    button(app, "Wrong? Read them as").click().run()
    assert data.summary(data.source_of(data.me())).sets == 104


def test_the_app_speaks_the_unit_of_the_log(app, own_log):
    pounds = own_log.replace(b",Weight,", b",Weight (lb),")
    upload(app, ("mine.csv", pounds))
    assert not app.error
    app.switch_page("pages/lifts.py").run()
    assert by_key(app, "button_group", "unit").value == "lb"
    assert "\u00a0lb" in app.title[0].value


def test_an_import_can_be_taken_back(app, own_log):
    upload(app, ("mine.csv", own_log))
    button(app, "Yes, take it back").click().run()
    assert not app.error
    assert "104 sets left your log" in words(app)
    app.switch_page("pages/overview.py").run()
    assert "Sample log" in words(app)


def test_an_older_export_warns_and_can_leave_newer_sets_alone(app, own_log):
    older = b"\n".join(own_log.split(b"\n")[: 1 + 13 * 6])
    upload(app, ("mine.csv", own_log))
    upload(app, ("older.csv", older))
    assert "26 sets after 9 Feb 2026" in words(app)
    button(app, "Keep those sets").click().run()
    assert not app.error
    app.switch_page("pages/data.py").run()
    assert "104 sets in 8 sessions" in app.title[0].value


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"PK\x03\x04 not a table"])
def test_what_is_no_text_is_refused_kindly(app, data):
    upload(app, ("odd.csv", data))
    assert not app.exception
    assert len(app.error) == 1
    assert "Something went wrong" not in app.error[0].value


def test_what_was_read_can_be_looked_up_later(app, own_log):
    upload(app, ("mine.csv", own_log))
    app.session_state["uploads"] = {}
    app.session_state["read-1"] = True
    go(app, "data")
    app.session_state["read-1"] = True
    app.run()
    said = words(app)
    assert "104 sets added." in said
    assert "104 rows: 104 work sets; none skipped." in said
    assert "Not recognised then: Zercher Moon Walk." in said


def test_a_second_click_on_undo_is_no_fault(app, own_log, monkeypatch):
    upload(app, ("mine.csv", own_log))
    by_key(app, "button", "undo-now-1").click().run()
    monkeypatch.setattr(uploading.st, "session_state", {"undone": "taken back"})  # not drawn yet
    uploading.undo(1)
    assert uploading.st.session_state == {"undone": "taken back"}


def test_a_file_whose_sets_are_all_there_asks_for_nothing(app, own_log):
    upload(app, ("mine.csv", own_log))
    drop(app, ("again.csv", own_log))
    said = words(app)
    assert "Nothing new: all 104 sets are in your log already." in said
    assert not [one for one in app.button if one.label == "Add to my log"]
    assert "once it is added" not in said


def test_an_upload_taken_back_says_that_its_file_is_kept(app, own_log):
    upload(app, ("mine.csv", own_log))
    by_key(app, "button", "undo-now-1").click().run()
    assert "taken back; its file is kept" in words(app)


def test_a_picture_is_refused_in_our_own_words(app):
    drop(app, ("me.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4))
    assert not app.exception
    assert "me.png** cannot be read" in words(app)


def test_a_file_the_server_did_not_take_is_told_by_name_and_reason(app, own_log):
    drop(app, ("mine.csv", as_file("That is a lot of files.")), ("other.csv", own_log))
    said = words(app)
    assert "**mine.csv** was not taken. That is a lot of files." in said
    assert "104 sets added" in said
