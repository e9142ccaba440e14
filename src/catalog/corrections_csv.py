"""Corrections as a CSV table, so that a coach fixes names once for everybody.

One line a name: `exercise` is an exercise's id or name, or 'ignore'; or it is empty and the other columns
describe a new exercise. The first two columns alone are a table too. Load conventions stay with the athlete.
"""

import csv
import io

from src.catalog.corrections import IGNORED, Corrections, key_of
from src.catalog.load import Catalog
from src.catalog.model import Exercise
from src.catalog.normalise import normalise
from src.catalog.own_exercises import FIELDS, own_exercise
from src.catalog.tables import CatalogError, Row, read_table

SHORT = ("name", "exercise")
COLUMNS = (*SHORT, *FIELDS)
IGNORE = "ignore"
NEAR = 3  # exercises offered when a name is not one


def write_corrections(corrections: Corrections) -> bytes:
    """Return the names and own exercises as CSV in UTF-8, a line a name in alphabetical order."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for name, exercise in sorted(corrections.names.items()):
        if exercise is not IGNORED and exercise in corrections.exercises:
            writer.writerow({"name": name, **corrections.exercises[exercise]})
        else:
            writer.writerow({"name": name, "exercise": IGNORE if exercise is IGNORED else exercise})
    return text.getvalue().encode()


def read_corrections(file: str, data: bytes, catalog: Catalog) -> Corrections:
    """Return the corrections in a CSV file, every one of them checked.

    `catalog` is the shared one. Raises CatalogError naming file, line, column and what to do; nothing is
    taken from a file with a mistake.
    """
    first = data.removeprefix(b"\xef\xbb\xbf").splitlines()[:1]
    short = first == [",".join(SHORT).encode()]
    found, seen = Corrections(), dict[str, tuple[int, Exercise | None]]()
    described = dict[str, tuple[int, Exercise]]()
    for row in read_table(file, data, SHORT if short else COLUMNS):
        exercise = _exercise(row, catalog, described, short=short)
        key = key_of(row.text("name"))
        line, before = seen.setdefault(key, (row.line, exercise))
        if before != exercise:
            raise row.error(
                "name", f"line {line} says something else of '{row.text('name')}'. Delete one of the two."
            )
        name = row.text("name")
        found = found.ignore(name) if exercise is None else found.assign(name, exercise)
    return found


def exercise_named(written: str, catalog: Catalog) -> Exercise:
    """Return the exercise whose id or name this is; CatalogError offers the nearest when there is none."""
    found = catalog.exercises.get(written.strip()) or catalog.names.exact.get(normalise(written))
    if found is not None:
        return found
    near = ", ".join(exercise.id for exercise in catalog.suggest(written, NEAR))
    raise CatalogError(f"'{written}' is not an exercise. Nearest: {near}.")


def _exercise(
    row: Row, catalog: Catalog, described: dict[str, tuple[int, Exercise]], *, short: bool
) -> Exercise | None:
    """Return what a line's name stands for; None: it is to be ignored."""
    if short or row.optional("exercise"):
        if not short and any(row.cell(field) for field in FIELDS):
            raise row.error("exercise", "a new exercise is described as well. Clear this cell, or the rest.")
        written = row.text("exercise")
        if written == IGNORE:
            return None
        try:
            return exercise_named(written, catalog)
        except CatalogError as error:
            raise row.error("exercise", f"{error} Or write '{IGNORE}'.") from None
    if not any(row.cell(field) for field in FIELDS):
        raise row.error(
            "exercise", f"the cell is empty. Write an exercise, '{IGNORE}', or describe a new one."
        )
    made = own_exercise(row, catalog)
    line, before = described.setdefault(made.id, (row.line, made))
    if before != made:
        raise row.error(
            "exercise_name", f"line {line} describes '{made.name}' otherwise. Make the two the same."
        )
    return made
