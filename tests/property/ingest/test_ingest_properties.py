"""Whatever the bytes: a reading or a refusal, never another exception, and no row lost."""

import csv
import io
from datetime import datetime

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from src.ingest import Reading, Reject, read_export
from src.ingest.dates import read_dates
from src.ingest.text import read_table
from src.ingest.values import number, seconds

STRONG = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,RPE\n"
HEVY = "title;start_time;end_time;exercise_title;set_index;set_type;weight_kg;reps;distance_km;rpe\n"
PIECES = st.sampled_from(
    [",", ";", "\n", "\r", '"', '""', "2024-03-04 18:05:11", "3 févr. 2024, 18:05", "1/2/24", "W", "Squat",
     "100", "12,5", "-1", "1e9", "nan", "5", "0", "", " ", "1h 2m", "\u2028", "\x0b", "x", "é", "💪"]
)  # fmt: skip
# Without \r: every line end is folded to \n, also in a cell.
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=20)


def outcome(data):
    """The reading, checked, or None for a refusal."""
    try:
        reading = read_export("any name.csv", data)
    except Reject as refused:
        assert str(refused)  # noqa: PT017 - a refusal is one of two good ends
        return None
    assert isinstance(reading, Reading)
    assert reading.rows + reading.expanded == reading.sets.num_rows + sum(reading.not_sets.values()) + len(
        reading.skipped
    )
    done = [reading.sets[name].fill_null(0).to_numpy() for name in ("reps", "duration_s", "distance_m")]
    assert ((done[0] > 0) | (done[1] > 0) | (done[2] > 0)).all()
    return reading


@settings(deadline=None)  # the machine may be busy
@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"sep=;\n")
@example(b'"')
def test_random_bytes_are_read_or_refused(data):
    outcome(data)


@settings(deadline=None)
@given(st.sampled_from([STRONG, HEVY]), st.lists(PIECES, max_size=60))
def test_random_rows_under_a_known_header_are_read_or_refused(header, pieces):
    outcome((header + "".join(pieces)).encode())


@settings(deadline=None)
@given(st.sampled_from([STRONG, HEVY]), st.binary(max_size=200))
def test_random_bytes_under_a_known_header_are_read_or_refused(header, data):
    outcome(header.encode() + data)


@settings(deadline=None)
@given(
    st.sampled_from(",;\t|"),
    st.integers(2, 5).flatmap(
        lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=8)
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_cells_written_by_any_csv_writer_come_back(delimiter, rows, end, quoting):
    width = len(rows[0])
    assume(all(any(cell.strip() for cell in row) for row in rows))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n", quoting=quoting)
    writer.writerow([f"c{i}" for i in range(width)])
    writer.writerows(rows)
    table = read_table(text.getvalue().replace("\n", end).encode())
    assert list(table.rows) == rows
    assert table.delimiter == delimiter
    assert table.skipped == ()


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 400), st.integers(1, 30), st.sampled_from("WDF123")), min_size=1, max_size=30
    )
)
def test_sets_of_a_well_formed_log_come_back_as_they_were_written(sets):
    rows = [f"2024-03-04 18:05:11,A,1h,Squat,{order},{load},{reps},0,0,,\n" for load, reps, order in sets]
    reading = read_export("a.csv", (STRONG + "".join(rows)).encode(), unit="kg")
    assert reading.sets["load_kg"].to_pylist() == [load for load, _, _ in sets]
    assert reading.sets["reps"].to_pylist() == [reps for _, reps, _ in sets]
    kinds = {"W": "warmup", "D": "drop", "F": "failure"}
    assert reading.sets["kind"].to_pylist() == [kinds.get(order, "work") for _, _, order in sets]


@given(st.text(max_size=80))
def test_any_cell_is_a_number_or_not_and_a_date_or_not(text):
    assert isinstance(number(text), float)
    assert isinstance(float(seconds(text)), float)
    try:
        read_dates([text])
    except Reject as refused:
        assert "the day from the month" in str(refused)  # noqa: PT017 - or it is no date


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1)))  # noqa: DTZ001 - wall-clock times
def test_a_time_of_the_day_survives_both_spellings(moment):
    moment = moment.replace(second=0, microsecond=0)
    written = [
        f"{moment.day} {moment:%b %Y, %H:%M}",
        f"{moment:%b} {moment.day}, {moment.year}, {moment:%I:%M %p}",
    ]
    assert [stamp.astype(datetime) for stamp in read_dates(written).stamps] == [moment, moment]
