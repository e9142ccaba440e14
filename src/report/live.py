"""The charts of a report that stay alive: the pages' own figures, for the light and the dark page."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from src.analytics import AUTO, LEARNED, Log, curve, estimates, muscle_exercises, set_estimates
from src.analytics import records as records_of
from src.analytics.courses import value_names
from src.charts import (
    DARK,
    LIGHT,
    Beside,
    Chart,
    Palette,
    Picture,
    Shown,
    body_map,
    chain_bars,
    curve_chart,
    heights,
    plain,
    share_chart,
    short,
    trend_chart,
)
from src.charts.marks import marks_said
from src.report.content import LiftLine, Report
from src.words.record_words import record_days

_MOST_EXERCISES: Final = 4  # named under the pointer


@dataclass(frozen=True)
class LiveChart:
    """A chart as a page without a server shows it."""

    id: str
    light: str  # the figure, or the picture, as JSON that may stand inside a script element
    dark: str
    alt: str
    key: str
    columns: tuple[str, ...]  # of its numbers as a table
    rows: tuple[tuple[str, ...], ...]
    height: int
    is_picture: bool  # an SVG of ours, whose parts have names of their own


def live_charts(log: Log, report: Report) -> dict[str, LiveChart]:
    """Return the charts of a report by name: 'share', 'sets', 'body', and each lift's id."""
    body = _exercises(log, report)
    drawn: dict[str, Callable[[Palette], Chart | Picture]] = {
        "share": lambda colours: share_chart(report.share_weeks, colours, report.target),
        "sets": lambda colours: chain_bars(report.share_weeks, colours),
        "body": lambda colours: body_map(report.muscles, colours, body),
    }
    for line in report.lifts:
        drawn[line.lift] = _lift(log, report, line)
    return {name: _live(name, draw) for name, draw in drawn.items()}


def _lift(log: Log, report: Report, line: LiftLine) -> Callable[[Palette], Chart]:
    """Return how a lift's course is drawn: the learned maximum, or the best of each day."""
    unit = heights(report.choices.unit) if line.head.unit == "cm" else report.choices.unit
    window = report.window
    shown = Shown(line.head.label, unit, report.first, report.last)
    exercise = line.head.exercise
    beside = Beside(records=frozenset(record_days(records_of(log, line.lift), exercise or "")))
    if line.head.formula == LEARNED:
        learned = window.of(curve(log, line.lift, exercise))
        sets = window.of(value_names(set_estimates(log, line.lift, LEARNED, exercise=exercise)))
        sets = sets[~sets["suspicious"]]
        return lambda colours: curve_chart(learned, sets, shown, colours, beside)
    if line.head.unit == "cm":
        days = sets = window.of(report.courses[line.lift])
    else:
        days = window.of(value_names(estimates(log, line.lift, AUTO, exercise=exercise)))
        sets = window.of(value_names(set_estimates(log, line.lift, AUTO, exercise=exercise)))
    return lambda colours: trend_chart(days, sets, shown, colours, beside)


def _exercises(log: Log, report: Report) -> dict[str, list[tuple[str, float]]]:
    """Return what each muscle's sets came from, with the sets a week, most first."""
    column = "direct_sets" if report.settings.lens == "direct" else "fractional_sets"
    found = muscle_exercises(log, report.window.averaged_from, report.settings)
    given = found[found[column] > 0].sort_values(column, ascending=False, kind="stable")
    weeks = report.window.averaged_weeks
    named: dict[str, list[tuple[str, float]]] = {}
    most = given.groupby("muscle").head(_MOST_EXERCISES)
    for muscle, name, sets in zip(most["muscle"], most["exercise_name"], most[column], strict=True):
        named.setdefault(str(muscle), []).append((str(name), sets / weeks))
    return named


def _live(name: str, draw: Callable[[Palette], Chart | Picture]) -> LiveChart:
    light, dark = draw(LIGHT), draw(DARK)
    return LiveChart(
        id=name,
        light=_json(light.plain),
        dark=_json(dark.plain),
        alt=light.alt,
        key=marks_said(light.key),
        columns=tuple(map(str, light.table.columns)),
        rows=tuple(tuple(map(_cell, row)) for row in light.table.itertuples(index=False)),
        height=light.height if isinstance(light, Picture) else int(light.drawing["layout"]["height"]),
        is_picture=isinstance(light, Picture),
    )


def _json(drawing: dict[str, Any]) -> str:
    """Return a figure as JSON without a sign that could end a script element or open a comment in it."""
    text = json.dumps(drawing, allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a table holds
    if isinstance(value, date):
        return short(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "" if pd.isna(value) else plain(float(value), 2)
    return "" if value is None or value is pd.NA else str(value)
