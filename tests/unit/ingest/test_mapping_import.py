"""From a guess to the log: correcting a mapping, previewing, remembering it; two sheets of one person."""

import json
from dataclasses import replace

import pytest

from src.catalog import load_catalog
from src.ingest import Mapping, Reject, import_export, read_export
from src.ingest.mapping import guess, preview
from src.ingest.text import read_table
from src.store import open_store

OPEN_DATES = "Date,Exercise,kg,Reps\n03/04/2025,Deadlift,100,5\n03/04/2025,Squat,80,8\n"
ODD_NAMES = "When,What,How heavy,How often\n2025-03-03,Zorp,100,5\n2025-03-05,Blick,80,8\n"


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    yield store
    store.close()


def corrected(catalog, text):
    mapping = guess(read_table(text.encode()), catalog)
    for header, role in (("What", "exercise"), ("How heavy", "weight"), ("How often", "reps")):
        mapping = mapping.with_role(header, role)
    return mapping


def test_a_corrected_mapping_reads_what_the_guess_could_not(catalog):
    with pytest.raises(Reject) as caught:
        read_export("a.csv", ODD_NAMES.encode(), catalog=catalog)
    assert caught.value.mapping.missing
    mapping = replace(corrected(catalog, ODD_NAMES), unit="lb")
    reading = read_export(
        "a.csv", ODD_NAMES.encode(), catalog=catalog, mappings={mapping.fingerprint: mapping}
    )
    assert reading.sets["reps"].to_pylist() == [5, 8]
    assert (reading.unit.unit, reading.unit.how) == ("lb", "asked")


@pytest.mark.parametrize(("day_first", "month"), [(True, 4), (False, 3)])
def test_the_order_of_day_and_month_can_be_switched(catalog, day_first, month):
    mapping = replace(guess(read_table(OPEN_DATES.encode()), catalog), day_first=day_first)
    reading = read_export("a.csv", OPEN_DATES.encode(), mappings={mapping.fingerprint: mapping})
    assert {day.month for day in reading.sets["day"].to_pylist()} == {month}
    assert any("so it was chosen" in remark for remark in reading.remarks)


def test_a_preview_shows_cells_beside_the_sets_they_become(catalog):
    text = "Date,Exercise,kg,Reps\n2025-03-03,Deadlift,100,3x5\n2025-03-03,Squat,80,lots\n,,,pause\n"
    table = read_table((text + "2025-03-05,Squat,80,5\n" * 20).encode())
    first, second, third = preview(table, guess(table, catalog), n=3)
    assert (first.line, first.written["Reps"], [one["reps"] for one in first.sets]) == (2, "3x5", [5, 5, 5])
    assert (second.sets, second.why_not) == ([], "Reps 'lots' cannot be read as sets")
    assert third.why_not
    assert len(preview(table, guess(table, catalog))) == 8


def test_a_preview_of_what_cannot_be_read_says_what_is_missing(catalog):
    table = read_table(b"Exercise,kg,Reps\nDeadlift,100,5\n")
    with pytest.raises(Reject, match="no column holds dates"):
        preview(table, guess(table, catalog))


def test_a_mapping_is_remembered_for_its_header_in_whatever_order(catalog, store):
    mapping = corrected(catalog, ODD_NAMES)
    given = {mapping.fingerprint: mapping}
    first = import_export(
        store, "me", "a.csv", ODD_NAMES.encode(), catalog=catalog, mappings=given, remember=True
    )
    assert first.added == 2
    turned = (
        "How often,When,How heavy,What\n5,2025-03-03,100,Zorp\n8,2025-03-05,80,Blick\n3,2025-03-07,90,Zorp\n"
    )
    again = import_export(store, "me", "a.csv", turned.encode(), catalog=catalog)
    assert (again.added, again.removed, again.unchanged) == (1, 0, 2)
    with pytest.raises(Reject):
        import_export(store, "you", "a.csv", turned.encode(), catalog=catalog)


def test_nothing_is_remembered_unasked_or_in_a_dry_run(catalog, store):
    mapping = corrected(catalog, ODD_NAMES)
    given = {mapping.fingerprint: mapping}
    for asked in ({}, {"remember": True, "dry_run": True}):
        import_export(store, "me", "a.csv", ODD_NAMES.encode(), catalog=catalog, mappings=given, **asked)
    assert "mappings" not in store.settings("me")


def test_a_damaged_memory_is_passed_over_and_told(catalog, store):
    store.save_settings("me", {"mappings": {"0": {"columns": 5}}, "theme": "dark"})
    text = "Date,Exercise,kg,Reps\n2025-03-03,Deadlift,100,5\n"
    report = import_export(store, "me", "a.csv", text.encode(), catalog=catalog, remember=True)
    assert any("was passed over" in remark for remark in report.remarks)
    assert store.settings("me")["theme"] == "dark"


def test_two_sheets_of_one_person_do_not_replace_each_other(catalog, store):
    pulls = "Date,Exercise,kg,Reps\n2025-03-03,Deadlift,100,5\n2025-03-05,Deadlift,105,5\n"
    pushes = "Datum,Exercise,Gewicht,Reps\n2025-03-03,Bench Press,60,8\n2025-03-05,Bench Press,65,8\n"
    for text in (pulls, pushes):
        report = import_export(store, "me", "a.csv", text.encode(), catalog=catalog, unit="kg")
        assert (report.added, report.removed) == (2, 0)


def test_a_new_column_in_the_sheet_does_not_double_the_log(catalog, store):
    before = "Date,Exercise,kg,Reps\n2025-03-03,Deadlift,100,5\n2025-03-05,Deadlift,105,5\n"
    after = "Date,Exercise,kg,Reps,Mood\n2025-03-03,Deadlift,100,5,ok\n2025-03-05,Deadlift,105,5,ok\n"
    import_export(store, "me", "a.csv", before.encode(), catalog=catalog)
    report = import_export(store, "me", "a.csv", after.encode(), catalog=catalog)
    assert (report.added, report.removed, report.unchanged) == (0, 0, 2)


def test_the_report_says_how_many_sets_come_from_rows_of_several(catalog, store):
    text = "Date,Exercise,kg,Reps\n2025-03-03,Deadlift,100,3x5\n"
    told = import_export(store, "me", "a.csv", text.encode(), catalog=catalog, dry_run=True).to_json()
    assert (told["rows"], told["expanded"], told["sets"]) == (1, 2, {"work": 3})


def test_a_mapping_from_elsewhere_is_checked(catalog):
    kept = json.loads(json.dumps(guess(read_table(OPEN_DATES.encode()), catalog).to_json()))
    assert Mapping.from_json(kept).columns[0].role == "date"
    for key, bad in (
        ("pairs", "x"),
        ("columns", [{"header": "a", "role": "king"}]),
        ("day_first", 7),
        ("x", 1),
    ):
        with pytest.raises(ValueError, match="cannot be read"):
            Mapping.from_json({**kept, key: bad})
