"""The lifts of both sides of the body, in the languages training apps speak."""

import csv
from pathlib import Path

import pytest

from src.catalog import load_catalog

TABLES = sorted((Path(__file__).parent / "languages").glob("*.csv"))
MANY = {"hungarian_romanian_and_others": 25}  # the lifts, and what is done beside them


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_names_of_a_language_stand_for_their_exercises(table):
    catalog = load_catalog()
    with table.open(encoding="utf-8", newline="") as lines:
        expected = {row["name"]: row["exercise"] for row in csv.DictReader(lines)}
    found = {name: catalog.resolve(name).exercise for name in expected}
    assert {name: one.id if one else None for name, one in found.items()} == expected
    assert len(expected) >= MANY.get(table.stem, 80)
