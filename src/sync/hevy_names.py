"""What Hevy's exercises are, whatever the language of their names: Hevy numbers its own alike everywhere."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[2] / "data" / "sync" / "hevy_templates.csv"


@cache
def known_templates() -> Mapping[str, str]:
    """Return the exercise of the catalogue by Hevy's number of it: the lifts and the most used others."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["template"]: row["exercise"] for row in csv.DictReader(file)}


def exercises_by_name(workouts: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return, of the names written in the workouts, those whose exercise Hevy's number tells.

    A name that stands for several numbers, one of the lifter's own exercises among them, tells nothing.
    """
    templates: dict[str, set[str | None]] = defaultdict(set)
    for workout in workouts:
        for exercise in workout["exercises"]:
            template = exercise.get("exercise_template_id")
            number = template.upper() if isinstance(template, str) else ""
            templates[exercise["title"].strip()].add(known_templates().get(number))
    told = {name: found for name, found in templates.items() if name and len(found) == 1}
    return {name: exercise for name, (exercise,) in told.items() if exercise}
