"""Excel and OpenDocument: typed cells as the readers want them, several logs in one file."""

import io
import zipfile

import pytest

from src.ingest import Reject, expand, read_export
from tests.unit.ingest.made_files import (
    EVENING,
    STRONG_COLUMNS,
    STRONG_ROW,
    excel,
    excel_sheet,
    opendocument,
    packed,
)


@pytest.mark.parametrize(
    "make", [lambda rows: excel({"Log": excel_sheet(rows)}), opendocument], ids=["xlsx", "ods"]
)
def test_a_sheet_is_read_like_the_csv_it_came_from(make):
    reading = read_export(
        "log.xlsx",
        make([STRONG_COLUMNS, STRONG_ROW, [None] * 9, [*STRONG_ROW[:4], 2, 105, 3, None, None]]),
        unit="kg",
    )
    assert reading.app == "Strong"
    rows = reading.sets.to_pylist()
    assert [(str(r["started_at"]), r["load_kg"], r["reps"], r["workout_s"]) for r in rows] == [
        ("2026-03-02 18:00:00", 102.5, 5, 2700),
        ("2026-03-02 18:00:00", 105, 3, 2700),
    ]
    assert list(reading.lines) == [2, 4]  # the rows of the sheet
    assert any("'Log'" in remark for remark in reading.remarks)


def test_shared_texts_in_runs_formulas_errors_and_the_1904_calendar_are_read():
    texts = "".join(f"<si><r><t>{name[:2]}</t></r><r><t>{name[2:]}</t></r></si>" for name in STRONG_COLUMNS)
    header = "".join(f'<c t="s"><v>{i}</v></c>' for i in range(len(STRONG_COLUMNS)))
    cells = [
        f'<c s="1"><v>{EVENING - 1462}</v></c>', '<c t="str"><v>Pull</v></c>', "<c/>",
        '<c t="inlineStr"><is><t>Squat</t></is></c>', "<c><v>1</v></c>", "<c><f>A1+1</f><v>100</v></c>",
        "<c><v>5</v></c>", '<c t="e"><v>#REF!</v></c>', '<c t="b"><v>1</v></c>',
    ]  # fmt: skip
    sheet = f"<worksheet><sheetData><row>{header}</row><row>{''.join(cells)}</row></sheetData></worksheet>"
    links = '<workbook xmlns:r="urn:r"><workbookPr date1904="1"/><sheet name="A" r:id="r0"/></workbook>'
    data = excel({"A": sheet}, **{"xl/sharedStrings.xml": f"<sst>{texts}</sst>", "xl/workbook.xml": links})
    reason = "Distance '#REF!' is not a number"
    with pytest.raises(Reject, match=reason):
        read_export("a.xlsx", data)
    fixed = excel(
        {"A": sheet.replace('<c t="e"><v>#REF!</v></c>', "<c/>")},
        **{"xl/sharedStrings.xml": f"<sst>{texts}</sst>", "xl/workbook.xml": links},
    )
    with pytest.raises(Reject, match="Seconds 'true' is not"):
        read_export("a.xlsx", fixed)


def test_only_the_sheets_a_reader_knows_count():
    sheets = {
        "Notes": excel_sheet([["what", "else"], ["a", "b"]]),
        "Log": excel_sheet([STRONG_COLUMNS, STRONG_ROW]),
    }
    assert read_export("log.xlsx", excel(sheets), unit="kg").sets.num_rows == 1


def test_several_logs_in_a_workbook_are_imported_each_by_itself():
    later = [EVENING + 7, *STRONG_ROW[1:]]
    sheets = {
        "2025": [STRONG_COLUMNS, STRONG_ROW],
        "x": [["a"], ["c"]],
        "2026": [STRONG_COLUMNS, [None], later],
    }
    data = excel({name: excel_sheet(rows) for name, rows in sheets.items()})
    with pytest.raises(Reject, match=r"holds 2 logs \('2025', '2026'\)"):
        read_export("log.xlsx", data)
    (first, one), (second, other) = expand("log.xlsx", data)
    assert (first, second) == ("log.xlsx: 2025", "log.xlsx: 2026")
    assert list(read_export(second, other).lines) == [3]
    assert str(read_export(first, one).sets["day"][0].as_py()) == "2026-03-02"


def test_sheets_named_for_their_exercises_keep_the_name_when_read_each_by_itself():
    head = ["Date", "Weight (kg)", "Reps"]
    sheets = {
        "Deadlift": excel_sheet([head, ["2026-03-02", 100, 5], ["2026-03-09", 105, 5]]),
        "Barbell Row": excel_sheet([head, ["2026-03-02", 60, 8]]),
    }
    read = [read_export(name, part).sets for name, part in expand("log.xlsx", excel(sheets))]
    assert [sets["exercise_written"].to_pylist() for sets in read] == [
        ["Deadlift", "Deadlift"],
        ["Barbell Row"],
    ]
    assert read[0]["workout_key"][0].as_py() == read[1]["workout_key"][0].as_py()


FAR = '<c r="XFD1048576"><v>1</v></c>'
LAUGH = '<!DOCTYPE a [<!ENTITY b "ha">]>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            excel({"A": f'<worksheet><sheetData><row r="1048576">{FAR}</row></sheetData></worksheet>'}),
            "far more cells",
        ),
        (excel({"A": excel_sheet([STRONG_COLUMNS, ["x"] * 300])}), "more than 200 columns"),
        (excel({"A": excel_sheet([STRONG_COLUMNS, ["x" * 9000]])}), "more than 8,000 characters"),
        (excel({"A": LAUGH + excel_sheet([STRONG_COLUMNS, STRONG_ROW])}), "declares XML entities"),
        (excel({"A": "<worksheet><sheetData>"}), "damaged"),
        (excel({"A": excel_sheet([STRONG_COLUMNS])}), "No sheet of the workbook holds a table"),
        (excel({"A": excel_sheet([["a", "b"], ["c", "d"]])}), "No reader knows this file"),
        (packed({"[Content_Types].xml": "", "word/document.xml": ""}), "no workbook"),
        (packed({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "xlsb"),
        (excel({"A": excel_sheet([STRONG_COLUMNS, STRONG_ROW])})[:-300], "damaged or cut off"),
    ],
)
def test_a_workbook_that_is_no_log_is_refused(data, says):
    with pytest.raises(Reject, match=says):
        read_export("log.xlsx", data)


CELL = '<table:table-cell office:value-type="string"'
ODS = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("where", "repeats", "says"),
    [
        (CELL, 'table:number-columns-repeated="99999999999"', "columns"),
        (CELL, 'table:number-columns-repeated="900"', "columns"),
        ("<table:table-row", 'table:number-rows-repeated="1048576"', "far more cells"),
    ],
)
def test_a_filled_cell_that_repeats_without_end_meets_the_caps(where, repeats, says):
    content = (
        zipfile.ZipFile(io.BytesIO(opendocument([STRONG_COLUMNS, STRONG_ROW]))).read("content.xml").decode()
    )
    bad = content.replace(where, f"{where} {repeats}", 1)
    with pytest.raises(Reject, match=says):
        read_export("a.ods", packed({"mimetype": ODS, "content.xml": bad}))
