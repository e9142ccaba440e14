"""A session planned: lines of so many sets of so many reps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from src.catalog import Catalog, Exercise

MOST_LINES, MOST_SETS, MOST_REPS, LONGEST_NAME = 20, 20, 100, 60
EXPLOSIVE = "ballistic"  # the mode of jumps, cleans and swings


@dataclass(frozen=True)
class TemplateLine:
    """One exercise of a planned session."""

    exercise: str  # id in the catalogue
    sets: int
    reps: int  # a set

    @property
    def reps_in_range(self) -> tuple[int, int]:
        """The reps that count as done as planned: a quarter either way, one at least (convention).

        >>> TemplateLine("romanian_deadlift_barbell", 3, 8).reps_in_range
        (6, 10)
        """
        off = max(1, round(self.reps / 4))
        return max(1, self.reps - off), self.reps + off


@dataclass(frozen=True)
class Template:
    """A session to plan or to compare one with."""

    id: str
    name: str
    lines: tuple[TemplateLine, ...]  # in the order they are to be done
    own: bool = False  # the lifter's, kept in their settings


@dataclass(frozen=True)
class Totals:
    """What a template adds up to."""

    sets: int
    reps: int
    explosive_reps: int  # of jumps, Olympic lifts and swings
    contacts: int  # landings of jumps


class TemplateError(ValueError):
    """A template that cannot be kept; the message says what to change."""


def totals(template: Template, catalog: Catalog) -> Totals:
    """Return sets, reps, explosive reps and contacts of the whole session."""
    lines = [(line.sets * line.reps, catalog.exercises[line.exercise]) for line in template.lines]
    return Totals(
        sets=sum(line.sets for line in template.lines),
        reps=sum(reps for reps, _ in lines),
        explosive_reps=sum(reps for reps, exercise in lines if exercise.mode == EXPLOSIVE),
        contacts=sum(reps for reps, exercise in lines if exercise.pattern == "jump"),
    )


def checked(template: Template, exercises: Mapping[str, Exercise]) -> Template:
    """Return the template; TemplateError where it has no name, no lines, or numbers no session has."""
    if not template.name.strip() or len(template.name) > LONGEST_NAME:
        raise TemplateError(f"Give the template a name of 1 to {LONGEST_NAME} characters.")
    if not 1 <= len(template.lines) <= MOST_LINES:
        raise TemplateError(f"A template has 1 to {MOST_LINES} lines, not {len(template.lines)}.")
    for number, line in enumerate(template.lines, start=1):
        if line.exercise not in exercises:
            raise TemplateError(f"Line {number}: {line.exercise!r} is not an exercise. Choose one.")
        if not 1 <= line.sets <= MOST_SETS or not 1 <= line.reps <= MOST_REPS:
            raise TemplateError(f"Line {number}: 1 to {MOST_SETS} sets of 1 to {MOST_REPS} reps, please.")
    return template


def as_setting(template: Template) -> dict[str, Any]:
    """Return the template as it is kept in the athlete's settings."""
    return {"name": template.name, "lines": [[one.exercise, one.sets, one.reps] for one in template.lines]}


def of_setting(id_: str, said: Mapping[str, Any]) -> Template:
    """Return a template kept in the athlete's settings."""
    rows: Sequence[tuple[str, int, int]] = said["lines"]
    return Template(id_, said["name"], tuple(TemplateLine(*row) for row in rows), own=True)
