"""A mapping survives being kept, does not depend on the order of columns, and no table breaks the mapper."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from src.catalog import load_catalog
from src.ingest import Reject, read_export
from src.ingest.mapping import Column, Mapping, guess
from src.ingest.mapping.cells import count, loads, sets_of
from src.ingest.mapping.parts import Habits
from src.ingest.mapping.words import ROLES, heading
from src.ingest.text import read_table

CATALOG = load_catalog()
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)
CELL = st.sampled_from(
    ["2025-03-03", "3/4/25", "45719", "", "Deadlift", "Squat", "100", "82,5", "5", "3x5", "100x5, 105x5",
     "5/5/4",
     "BW+10", "AMRAP", "NA", "-1", "1e9", "nan", "yes", "lb", "kg", "12 per side", "x", "@", "3x", "\u00d7",
     "99x99x99", "1:30", "9" * 40, "2025", "left", "8f", "110,5,5,5"]
)  # fmt: skip
HEADER = st.sampled_from(
    ["Date", "Datum", "Exercise", "\u00dcbung", "Weight (kg)", "lbs", "Reps", "Sets", "Set 1", "Set 2",
     "Reps 1",
     "Weight 1", "Squat", "Deadlift reps", "Notes", "RPE", "RIR", "Unit", "Warm-up", "Time", "Side", "", "1",
     "?"]
)  # fmt: skip
COLUMNS = st.builds(
    Column,
    header=TEXT,
    role=st.sampled_from(ROLES),
    confidence=st.sampled_from(["sure", "likely", "guess"]),
    why=TEXT,
    unit=st.sampled_from(["", "kg", "lb", "min"]),
    number=st.integers(0, 20),
    exercise=TEXT,
)
MAPPINGS = st.builds(
    Mapping,
    columns=st.lists(COLUMNS, max_size=6).map(tuple),
    day_first=st.sampled_from([None, True, False]),
    fill_down=st.booleans(),
    pairs=st.sampled_from(["sets_reps", "load_reps", "reps_load"]),
    lists=st.sampled_from(["reps", "load_first"]),
    unit=st.sampled_from([None, "kg", "lb"]),
    exercise=TEXT,
    remarks=st.lists(TEXT, max_size=2).map(tuple),
)


def written(header, rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue().encode()


def accounted(data, mappings=None):
    """Read or refused, and every row of what was read is one of three."""
    try:
        reading = read_export("a.csv", data, catalog=CATALOG, mappings=mappings)
    except Reject as refused:
        assert str(refused)  # noqa: PT017 - a refusal is one of two good ends
        return None
    total = reading.sets.num_rows + sum(reading.not_sets.values()) + len(reading.skipped)
    assert reading.rows + reading.expanded == total
    return reading


@given(MAPPINGS)
def test_a_mapping_comes_back_from_json_as_it_was(mapping):
    assert Mapping.from_json(json.loads(json.dumps(mapping.to_json()))) == mapping


@settings(deadline=None)
@given(st.lists(HEADER, min_size=2, max_size=6), st.data())
def test_any_table_is_read_or_refused(header, data):
    rows = data.draw(st.lists(st.lists(CELL, min_size=len(header), max_size=len(header)), max_size=6))
    accounted(written(header, rows))


@settings(deadline=None)
@given(st.lists(HEADER, min_size=2, max_size=5), MAPPINGS, st.data())
def test_any_mapping_a_person_makes_reads_or_refuses_any_table(header, mapping, data):
    roles = data.draw(st.lists(COLUMNS, min_size=len(header), max_size=len(header)))
    columns = tuple(replace(role, header=name) for role, name in zip(roles, header, strict=True))
    mapping = replace(mapping, columns=columns)
    rows = data.draw(st.lists(st.lists(CELL, min_size=len(header), max_size=len(header)), max_size=6))
    accounted(written(header, rows), {mapping.fingerprint: mapping})


@settings(deadline=None)
@given(
    st.permutations(["Date", "Exercise", "Weight (kg)", "Reps", "Sets", "RPE", "Notes", "Mood"]),
    st.lists(st.tuples(st.integers(0, 9), st.integers(20, 200), st.integers(1, 12)), min_size=1, max_size=6),
)
def test_the_order_of_the_columns_does_not_matter(order, sets):
    plain = ["Date", "Exercise", "Weight (kg)", "Reps", "Sets", "RPE", "Notes", "Mood"]
    rows = [
        [str(date(2025, 3, 1) + timedelta(day)), "Deadlift", str(load), str(reps), "2", "8", "ok", "good"]
        for day, load, reps in sets
    ]
    turned = [[row[plain.index(name)] for name in order] for row in rows]
    one, other = read_table(written(plain, rows)), read_table(written(order, turned))
    straight, mixed = guess(one, CATALOG), guess(other, CATALOG)
    assert set(straight.columns) == set(mixed.columns)
    assert straight.fingerprint == mixed.fingerprint
    assert straight.for_header(other.header).columns == mixed.columns
    first, second = accounted(written(plain, rows)), accounted(written(order, turned))
    assert first.sets.equals(second.sets)
    assert first.sets["reps"].to_pylist() == [reps for _, _, reps in sets for _ in range(2)]


@given(st.text(max_size=60))
def test_any_cell_and_any_header_is_read_or_not(text):
    for habits in (Habits(), Habits("load_reps", "load_first"), Habits("reps_load")):
        found = sets_of(text, habits)
        assert found is None or len(found) <= 60
    assert loads(text) is None or isinstance(loads(text), list)
    assert count(text) in {None, *range(31)}
    assert heading(text).written == text
