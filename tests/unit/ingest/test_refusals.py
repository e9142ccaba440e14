"""Files that are no training log: each is refused with a sentence that says what it is and what to do."""

import gzip
import io
import zipfile

import pytest

from src.ingest import Reject, read_export
from src.ingest.encoding import MAX_BYTES

HEADER = "Date,Workout Name,Exercise Name,Set Order,Weight (kg),Reps,Notes\n"
ROW = '2024-03-04 18:05:11,"A","Squat",{n},100,5,\n'


def refusal(data):
    with pytest.raises(Reject) as caught:
        read_export("file.csv", data)
    return str(caught.value)


def workbook():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/workbook.xml", "<workbook/>")
    return archive.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty"),
        (b"  \r\n\n ", "The file is empty"),
        (b"\xef\xbb\xbf", "The file is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"SQLite format 3\x00" + bytes(80), "a SQLite database"),
        (gzip.compress(b"Date,Reps\n", mtime=0), "No reader knows this file"),
        (workbook(), "an Excel workbook"),
        (b"\x0e\x20\x00\x00\x00\x00\x00\x00.FIT", "a Garmin FIT activity"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b'{"workouts": []}', "has a header and no rows"),
        (b"Date,Reps\n2024-01-01,\x005\n", "Line 2 holds a NUL byte"),
        (b"\xff\xfeD\x00a\x00t", "cut off or damaged"),
    ],
)
def test_what_is_not_a_text_file_is_named(data, says):
    assert says in refusal(data)


def test_a_file_above_the_cap_is_refused_before_it_is_read():
    assert "20 MB are read" in refusal(b"x" * (MAX_BYTES + 1))


def test_a_quote_that_is_never_closed_is_refused_with_the_line_where_it_opens():
    text = HEADER + ROW.format(n=1) + '2024-03-04 18:05:11,"A","Squ'
    assert "opens on line 3 is never closed" in refusal(text.encode())


def test_what_is_no_text_at_all_is_called_so():
    assert "not a text file" in refusal(b"\xd3\x02\x01\x81" * 40)


def test_bytes_that_are_no_text_are_refused_with_line_and_offset():
    data = (HEADER + ROW.format(n=1)).encode() + b"2024-03-04 18:05:11,\x81,Squat,2,100,5,\n"
    message = refusal(data)
    assert "Line 3" in message
    assert f"byte {len((HEADER + ROW.format(n=1)).encode()) + 21} " in message
    assert "0x81" in message


def test_text_that_mixes_two_encodings_is_refused():
    row = b"2024-03-04 18:05:11,caf\xe9," + "Ger\u00e4t,1,2,3,\n".encode()
    assert "Line 2" in refusal(HEADER.encode() + row)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Datum;Betrag;Empfänger\n2024-01-02;-12,50;Bäckerei\n", "'Datum', 'Betrag', 'Empfänger'"),
        ("Activity Name,Activity Date/Time\nStrength,2025-10-30 12:55:44\n", "Its header is 'Activity Name'"),
        ("title,start_time,exercise_title,reps\na,b,c,1\n", "the closest is Hevy"),
        ('"Date";"Weight (kg)"\n"2024-01-02";80\n', "a list of body weights, as Strong exports it"),
        ("2024-01-02 10:00:00,A,Squat,1,100,5\n", "already data, not a header"),
        (HEADER, "a header and no rows"),
        (HEADER + '2024-03-04 18:05:11,"A","Squat",Rest Timer,,,\n', "holds no set (1 x rest timer)"),
        (HEADER + '2024-03-04 18:05:11,"A","Squat",1,heavy,5,\n', "line 2: Weight (kg) 'heavy' is not"),
        ("Date,Exercise Name,Set Order,Weight,Reps,REPS\n2024-01-02,a,1,1,1,1\n", "'REPS' is there twice"),
        ("Date,Exercise Name,Set Order,Weight,Reps\n03/04/2024,Squat,1,100,5\n", "the day from the month"),
    ],
)  # fmt: skip
def test_a_table_of_something_else_is_told_what_was_found_and_what_is_known(text, says):
    assert says in refusal(text.encode())


def test_caps_hold():
    assert "200 are read" in refusal((",".join(f"c{i}" for i in range(300)) + "\n").encode())
    assert "Line 2 has 70,0" in refusal((HEADER + "x" * 70_000).encode())
    long_cell = HEADER + f'2024-03-04 18:05:11,"A","Squat",1,100,5,"{"word " * 2000}"\n'
    assert "starts on line 2" in refusal(long_cell.encode())
    swallowed = (
        HEADER + '2024-03-04 18:05:11,"A","Squat",1,100,5,"oops\n' + "2024-03-04 18:05:11,A,B,1,2,3,\n" * 9000
    )
    assert "line 2" in refusal((swallowed + '"').encode())
    assert "400,000 lines" in refusal((HEADER + "a\n" * 400_001).encode())
    assert "100,000 rows" in refusal((HEADER + "a\n" * 100_001).encode())
    assert "broken quotes" in refusal((HEADER + '2024-03-04,"A"x,Squat,1,2,3,\n' * 600).encode())


def test_a_bad_cell_skips_its_row_with_line_column_and_value_and_keeps_the_rest():
    text = HEADER + ROW.format(n=1) + '2024-03-04 18:05:11,"A","Squat",2,eighty,5,\n' + ROW.format(n=3)
    reading = read_export("file.csv", text.encode())
    assert [(skip.line, skip.reason) for skip in reading.skipped] == [
        (3, "Weight (kg) 'eighty' is not a number")
    ]
    assert (reading.rows, reading.sets.num_rows) == (3, 2)


def test_what_a_sentence_quotes_of_the_file_is_short_and_on_one_line():
    text = HEADER + ROW.format(n=1) + f'2024-03-04 18:05:11,"A","Squat",2,"{"x" * 90}\n\u202e{"y" * 90}",5,\n'
    (skip,) = read_export("file.csv", text.encode()).skipped
    assert len(skip.reason) < 100
    assert skip.reason.isprintable()


def test_lines_count_from_the_file_even_behind_notes_of_several_lines():
    text = (
        HEADER
        + '2024-03-04 18:05:11,"A","Squat",1,100,5,"one\ntwo\nthree"\n'
        + ROW.format(n="Rest Timer")
        + ROW.format(n=2)
    )
    text += '2024-03-04 18:05:11,"A","Squat",3,100,-1,\n'
    reading = read_export("file.csv", text.encode())
    assert reading.lines.tolist() == [2, 6]
    assert [skip.line for skip in reading.skipped] == [7]
