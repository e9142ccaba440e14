"""Whatever bytes are chosen: a sentence or a log, soon, in little memory, nothing stored when refused."""

import gzip
import json
import multiprocessing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from src.ingest import Reject, read_export
from tests.unit.ingest.hostile_files import COUNT, import_all
from tests.unit.ingest.made_files import (
    NEW,
    STRONG_COLUMNS,
    STRONG_ROW,
    database,
    excel,
    excel_sheet,
    fit,
    fit_set,
    opendocument,
    strong,
)

MOST_SECONDS, MOST_MEGABYTES = 2.0, 300


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """Every hostile file, imported in a process whose memory is its own."""
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(
        target=import_all, args=(tmp_path_factory.mktemp("hostile") / "log.duckdb", answers)
    )
    process.start()
    try:
        return answers.get(timeout=900)
    finally:
        process.join(timeout=30)


def test_each_of_two_hundred_hostile_files_gets_a_sentence(imported):
    found, _ = imported
    assert len(found) == COUNT
    wrong = [(name, outcome) for name, outcome, _, _ in found if {kind for kind, _ in outcome} != {"Reject"}]
    assert wrong == []
    sentences = {text for _, outcome, _, _ in found for _, text in outcome}
    assert all(len(text) < 700 and text.rstrip().endswith((".", ")")) for text in sentences)


def test_none_takes_long_or_much_memory_and_nothing_is_stored(imported):
    found, stored = imported
    assert stored == 0
    assert [(name, seconds) for name, _, seconds, _ in found if seconds > MOST_SECONDS] == []
    assert [(name, growth) for name, _, _, growth in found if growth > MOST_MEGABYTES] == []
    assert sum(growth for _, _, _, growth in found) < MOST_MEGABYTES


WORKOUT = {
    "start_time": "2026-06-01T07:52:37Z",
    "exercises": [{"title": "Row", "sets": [{"type": "normal", "weight_kg": 100, "reps": 5}] * 5}],
}
WHOLE = [
    strong() * 3,
    gzip.compress(strong(), mtime=0),
    json.dumps({"workouts": [WORKOUT]}).encode(),
    database(*NEW),
    fit(fit_set(), fit_set(kind=0), fit_set()),
    excel({"A": excel_sheet([STRONG_COLUMNS, STRONG_ROW])}),
    opendocument([STRONG_COLUMNS, STRONG_ROW]),
    b'### EXERCISE LOGS ###\n_id,ename,mydate,logs\n1,Row,2026-01-05,"100x5,100x5"\n',
    b'"Day 2"\n"2026-03-02 6:59 pm",1:10 hr\n"1. Row"\n#,KG,REPS\n1,100,8\n',
]  # fmt: skip


@given(st.sampled_from(WHOLE), st.data())
@settings(max_examples=300, deadline=None)
def test_a_damaged_file_is_read_with_every_row_accounted_for_or_refused(whole, data):
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged)))
        match data.draw(st.sampled_from(["set", "insert", "cut", "end"])):
            case "set":
                damaged[at : at + 1] = data.draw(st.binary(min_size=1, max_size=1))
            case "insert":
                damaged[at:at] = data.draw(st.binary(max_size=20))
            case "cut":
                del damaged[at : at + data.draw(st.integers(1, 50))]
            case _:
                del damaged[at:]
    try:
        reading = read_export("damaged", bytes(damaged))
    except Reject:
        return
    accounted = reading.sets.num_rows + sum(reading.not_sets.values()) + len(reading.skipped)
    assert reading.rows + reading.expanded == accounted
