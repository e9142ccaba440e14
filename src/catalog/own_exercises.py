"""Exercises a lifter adds: checked like the catalogue's, with the same sentences."""

from collections.abc import Mapping
from typing import cast

from src.catalog.load import MODES, USUAL_LOADS, Catalog
from src.catalog.model import DIRECT, INDIRECT, Exercise, Load, Mode
from src.catalog.normalise import normalise
from src.catalog.tables import CatalogError, Row

OWN = "own_"  # starts the id of every exercise a lifter adds, and of no other
FIELDS = ("exercise_name", "pattern", "implement", "mode", "unilateral", "load", "direct", "indirect")


class Fields(Row):
    """The fields of one exercise outside any table: an error names the field alone."""

    def error(self, column: str, problem: str) -> CatalogError:
        """Return the sentence that names the field and the problem."""
        return CatalogError(f"{column}: {problem}")


def as_fields(values: Mapping[str, str]) -> Fields:
    """Return the fields of one exercise, by the names of FIELDS; a missing one is empty."""
    cells = [str(values.get(field, "")) for field in FIELDS]
    return Fields("", 0, {field: place for place, field in enumerate(FIELDS)}, cells)


def own_exercise(row: Row, catalog: Catalog) -> Exercise:
    """Return the exercise a row describes; it counts for its muscles and for none of the eight lifts.

    `direct` and `indirect` are muscle ids separated by blanks: a set counts 1 and 0.5 for them. Raises
    CatalogError naming the column and what to do.
    """
    key = row.key("exercise_name")
    taken = catalog.names.exact.get(key, catalog.names.aliases.get(key))
    if taken is not None:
        raise row.error(
            "exercise_name",
            f"'{row.text('exercise_name')}' is in the catalogue: '{taken.id}'. Use that, or another name.",
        )
    mode = cast("Mode", row.one_of("mode", MODES))
    pattern = row.one_of("pattern", patterns(catalog))
    return Exercise(
        id=own_id(row.text("exercise_name")),
        name=row.text("exercise_name"),
        lift=None,
        family=pattern,
        pattern=pattern,
        implement=row.one_of("implement", implements(catalog)),
        unilateral=row.truth("unilateral"),
        mode=mode,
        load=cast("Load", row.one_of("load", USUAL_LOADS)),
        shares=_shares(row, mode, catalog),
        basis="",
    )


def fields_of(exercise: Exercise) -> dict[str, str]:
    """Return the row that describes a lifter's own exercise: what `own_exercise` reads."""
    return {
        "exercise_name": exercise.name,
        "pattern": exercise.pattern,
        "implement": exercise.implement,
        "mode": exercise.mode,
        "unilateral": "yes" if exercise.unilateral else "no",
        "load": exercise.load,
        "direct": " ".join(muscle for muscle, share in exercise.shares.items() if share == DIRECT),
        "indirect": " ".join(muscle for muscle, share in exercise.shares.items() if share == INDIRECT),
    }


def own_id(name: str) -> str:
    """Return the id of a lifter's own exercise of this name."""
    return OWN + normalise(name).replace(" ", "_")


def patterns(catalog: Catalog) -> list[str]:
    """Return the patterns to choose from."""
    return sorted({exercise.pattern for exercise in catalog.exercises.values()})


def implements(catalog: Catalog) -> list[str]:
    """Return the implements to choose from."""
    return sorted({exercise.implement for exercise in catalog.exercises.values()})


def _shares(row: Row, mode: Mode, catalog: Catalog) -> dict[str, float]:
    shares: dict[str, float] = {}
    for column, share in (("direct", DIRECT), ("indirect", INDIRECT)):
        for muscle in row.cell(column).split():
            if muscle not in catalog.muscles:
                allowed = ", ".join(catalog.muscles)
                raise row.error(column, f"'{muscle}' is not a muscle. Use ids of: {allowed}.")
            if shares.setdefault(muscle, share) != share:
                raise row.error(column, f"'{muscle}' is direct already. Delete it in one of the two.")
    if mode == "cardio" and shares:
        raise row.error("direct", "cardio counts for no muscle. Clear the muscles, or choose another mode.")
    if mode != "cardio" and DIRECT not in shares.values():
        raise row.error("direct", "no muscle is given. Name at least one that the exercise trains directly.")
    return shares
