"""A log written exactly and read back is the very same log, whatever it holds."""

from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from src.catalog import load_catalog
from src.ingest import Reject, import_export
from src.ingest.exact import HEADER, write_exact
from src.report.export import exact_files
from src.store import SETS_SCHEMA, ImportRecord, open_store
from src.store.schema import KINDS, LOAD_BASES

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
NAME = TEXT.filter(lambda text: text.strip() == text and text)
NUMBER = st.none() | st.floats(0, 500, allow_nan=False)
COUNT = st.none() | st.integers(1, 2**31 - 1)
MOMENT = st.datetimes(datetime(2001, 1, 1), datetime(2026, 1, 1)).map(lambda at: at.replace(microsecond=0))  # noqa: DTZ001


@st.composite
def one_set(draw):
    at = draw(MOMENT)
    return {
        "workout_key": f"{at:%Y-%m-%d %H:%M}",
        "workout_name": draw(st.none() | TEXT),
        "workout_s": draw(COUNT),
        "started_at": at,
        "day": at.date(),
        "exercise_written": draw(NAME),
        "order_in_workout": draw(st.integers(1, 40)),
        "set_no": draw(st.integers(1, 9)),
        "kind": draw(st.sampled_from(KINDS)),
        "load_kg": draw(NUMBER),
        "load_basis": draw(st.sampled_from(LOAD_BASES)),
        "reps": draw(COUNT),
        "rir": draw(NUMBER),
        "distance_m": draw(NUMBER),
        "duration_s": draw(NUMBER),
        "height_cm": draw(NUMBER),
        "side": draw(st.sampled_from([None, "left", "right"])),
        "note": draw(st.none() | TEXT),
    }


def log_of(store):
    rows = store.dump("me").rows["sets"].select(["source", "set_key", *SETS_SCHEMA.names]).to_pylist()
    return sorted(map(repr, rows))


@settings(max_examples=12, deadline=None)
@given(
    logs=st.lists(st.lists(one_set(), min_size=1, max_size=8), min_size=1, max_size=2), twice=st.booleans()
)
def test_the_very_same_log_comes_back(tmp_path_factory, logs, twice):
    folder = tmp_path_factory.mktemp("exact")
    first, second = open_store(folder / "a.duckdb"), open_store(folder / "b.duckdb")
    for number, rows in enumerate(logs):
        record = ImportRecord(("strong", "hevy")[number], "x.csv", "v", "lb", "header")
        sets = pa.Table.from_pylist(rows * (2 if twice else 1), schema=SETS_SCHEMA)
        first.apply_import("me", record, sets, repr(rows).encode())
    files = exact_files(first, "me")
    assert len(files) == len(logs)
    for name, data in files.items():
        import_export(second, "me", name, data, catalog=load_catalog())
    assert log_of(second) == log_of(first)
    for name, data in files.items():
        again = import_export(first, "me", name, data, catalog=load_catalog())
        assert (again.added, again.removed) == (0, 0)
    assert exact_files(second, "me") == files
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("reps", "5.5", "reps '5.5' cannot be read"),
        ("load_kg", "nan", "load_kg 'nan'"),
        ("kind", '"warm"', "kind"),
        ("exercise_written", "", "exercise_written"),
        ("note", "=1+1", "note '=1+1'"),
        ("started_at", "yesterday", "started_at"),
    ],
)
def test_a_changed_cell_is_refused_with_its_line(tmp_path, column, cell, said):
    row = dict.fromkeys(SETS_SCHEMA.names)
    day = date(2026, 1, 5)
    row |= {
        "workout_key": "w", "started_at": datetime(2026, 1, 5), "day": day, "exercise_written": "Row",  # noqa: DTZ001
        "order_in_workout": 1, "set_no": 1, "kind": "work", "load_basis": "total", "reps": 5,
    }  # fmt: skip
    lines = write_exact("strong", "kg", pa.Table.from_pylist([row], schema=SETS_SCHEMA)).decode().splitlines()
    cells = lines[1].split(",")
    cells[HEADER.index(column)] = '"' + cell.replace('"', '""') + '"'
    store = open_store(tmp_path / "log.duckdb")
    with pytest.raises(Reject, match="Line 2: ") as refused:
        import_export(
            store, "me", "x.csv", "\n".join([lines[0], ",".join(cells)]).encode(), catalog=load_catalog()
        )
    assert said in str(refused.value)
    store.close()
