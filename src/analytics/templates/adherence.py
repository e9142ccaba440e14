"""How closely a session followed a template."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

import pandas as pd

from src.analytics.log import Log
from src.analytics.templates.model import Template


@dataclass(frozen=True)
class LineAdherence:
    """One line of the template against what was done."""

    exercise: str
    planned_sets: int
    done_sets: int  # working sets of the exercise, or of another variant of its lift
    sets_in_range: int  # of those, with reps within a quarter of the plan's
    score: float  # 0 to 1


@dataclass(frozen=True)
class Adherence:
    """A session against a template. Shares lie between 0 and 1."""

    template: str
    workout_key: str
    day: date
    lines: tuple[LineAdherence, ...]
    score: float  # mean of the lines
    complete: float  # share of the lines with any set
    order: float | None  # share of pairs of lines begun in the template's order; None: fewer than two lines


def adherences(log: Log, template: Template, since: date = date.min) -> tuple[Adherence, ...]:
    """Return every session from a day on that held a set of any of the template's lines, newest first.

    A line's score is min(sets done / planned, 1) times the share of the sets done whose reps are in range
    (`TemplateLine.reps_in_range`); the session's is the mean over all lines. The order is Kendall's: of the
    pairs of lines done, the share begun in the order planned.
    """
    lines = template.lines
    rows = log.query(
        "templates/adherence",
        since=since,
        lines=list(range(len(lines))),
        exercises=[line.exercise for line in lines],
        lifts=[log.catalog.exercises[line.exercise].lift for line in lines],
        low=[line.reps_in_range[0] for line in lines],
        high=[line.reps_in_range[1] for line in lines],
    )
    made = [
        _adherence(template, str(key), session) for key, session in rows.groupby("workout_key", sort=False)
    ]
    return tuple(reversed(made))


def _adherence(template: Template, workout_key: str, rows: pd.DataFrame) -> Adherence:
    numbers = rows[["line", "done", "in_range", "first_place"]].astype("int64").to_numpy()
    done = {line: (sets, fit) for line, sets, fit, _ in numbers.tolist()}
    lines = []
    for number, line in enumerate(template.lines):
        sets, fit = done.get(number, (0, 0))
        score = min(sets / line.sets, 1.0) * fit / sets if sets else 0.0
        lines.append(LineAdherence(line.exercise, line.sets, sets, fit, score))
    pairs = list(combinations([place for *_, place in numbers.tolist()], 2))
    return Adherence(
        template=template.id,
        workout_key=workout_key,
        day=rows["day"].iloc[0].date(),
        lines=tuple(lines),
        score=sum(line.score for line in lines) / len(lines),
        complete=len(done) / len(lines),
        order=sum(first < then for first, then in pairs) / len(pairs) if pairs else None,
    )
