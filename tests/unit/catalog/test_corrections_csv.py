"""Corrections as a table: written, read, checked to the cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.catalog import (
    CatalogError,
    Corrections,
    as_fields,
    load_catalog,
    own_exercise,
    read_corrections,
    write_corrections,
)
from src.catalog.corrections_csv import COLUMNS

CATALOG = load_catalog()
HEADER = ",".join(COLUMNS)
HOIST = "wagon,,Wagon Hoist,hinge,sled,strength,no,total,glutes hamstrings,erectors"


def read(*lines, header=HEADER):
    return read_corrections("names.csv", "\n".join([header, *lines]).encode(), CATALOG)


def refusal(*lines, header=HEADER):
    with pytest.raises(CatalogError) as refused:
        read(*lines, header=header)
    return str(refused.value)


def test_a_line_names_an_exercise_ignores_a_name_or_describes_a_new_one():
    found = read(
        "Old Data,deadlift_barbell,,,,,,,,",
        "My Bench,Bench press (barbell),,,,,,,,",
        "bag,ignore,,,,,,,,",
        HOIST,
    )
    assert found.names == {
        "Old Data": "deadlift_barbell",
        "My Bench": "bench_press_barbell",
        "bag": None,
        "wagon": "own_wagon_hoist",
    }
    assert found.exercises["own_wagon_hoist"]["direct"] == "glutes hamstrings"


def test_two_columns_are_enough_without_new_exercises():
    found = read("Old Data,deadlift_barbell", "bag,ignore", header="name,exercise")
    assert found.names == {"Old Data": "deadlift_barbell", "bag": None}


def test_two_names_share_a_new_exercise_when_both_lines_say_the_same():
    assert list(read(HOIST, HOIST.replace("wagon,", "cart,", 1)).exercises) == ["own_wagon_hoist"]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            ["Old Data,deadlift_barbel,,,,,,,,"],
            "names.csv, line 2, column exercise: 'deadlift_barbel' is not an exercise. Nearest: deadlift",
        ),
        ([",ignore,,,,,,,,"], "names.csv, line 2, column name: the cell is empty."),
        (
            ["Old Data,,,,,,,,,"],
            "names.csv, line 2, column exercise: the cell is empty. Write an exercise, 'ignore', or describe",
        ),
        (
            ["Old Data,ignore,Wagon,,,,,,,"],
            "names.csv, line 2, column exercise: a new exercise is described as well.",
        ),
        (
            [HOIST, "bag,ignore,,,,,,,,", "Wagon,ignore,,,,,,,,"],
            "names.csv, line 4, column name: line 2 says something else of 'Wagon'. Delete one of the two.",
        ),
        (
            [HOIST, HOIST.replace("wagon,", "cart,", 1).replace("total", "per_hand")],
            "names.csv, line 3, column exercise_name: line 2 describes 'Wagon Hoist' otherwise.",
        ),
        (
            [HOIST.replace("hinge", "hinging")],
            "names.csv, line 2, column pattern: 'hinging' is not allowed. Use one of: abduction,",
        ),
        (
            [HOIST.replace("erectors", "spine")],
            "names.csv, line 2, column indirect: 'spine' is not a muscle.",
        ),
        (["a,b,c"], "names.csv, line 2: 3 cells, the header has 10."),
    ],
)
def test_a_mistake_is_named_with_line_column_and_what_to_do(lines, sentence):
    assert refusal(*lines).startswith(sentence)


def test_another_header_is_refused_with_the_right_one():
    assert refusal("a,b", header="written,means").endswith(f"Write exactly '{HEADER}'.")


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(CatalogError, match="not UTF-8"):
        read_corrections("names.csv", b"name,exercise\n\xff,ignore\n", CATALOG)


names = st.text(st.characters(exclude_categories=("Cs", "Cc"))).filter(lambda name: name.strip())
fields = st.fixed_dictionaries(
    {
        "exercise_name": st.integers(1, 9).map(lambda n: f'Wagon, "large" no {n}'),
        "pattern": st.sampled_from(["hinge", "squat"]),
        "implement": st.sampled_from(["sled", "barbell"]),
        "mode": st.sampled_from(["strength", "carry"]),
        "unilateral": st.sampled_from(["yes", "no"]),
        "load": st.sampled_from(["total", "per_hand"]),
        "direct": st.sampled_from(["glutes", "glutes hamstrings"]),
        "indirect": st.sampled_from(["", "calves quads"]),
    }
).map(lambda values: own_exercise(as_fields(values), CATALOG))
meanings = st.none() | st.sampled_from(list(CATALOG.exercises.values())) | fields


@given(st.lists(st.tuples(names, meanings), max_size=8))
def test_what_is_written_is_read_again(said):
    made = Corrections()
    for name, exercise in said:
        made = made.ignore(name) if exercise is None else made.assign(name, exercise)
    assert read_corrections("names.csv", write_corrections(made), CATALOG) == made
