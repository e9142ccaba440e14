"""What stands beside a lift's numbers: rests, events and notes, the verdict's line, the chosen session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from string import ascii_uppercase
from typing import Any

import pandas as pd

from src.charts.canvas import Canvas
from src.charts.chart import SMALL
from src.charts.days import length_of, short
from src.charts.palette import Palette, faint
from src.charts.units import Unit

BREAK_DAYS = 28  # a line across a longer rest would claim what nobody measured
_WIDE_BREAK = 0.11  # of the axis: the name of a rest fits across
_NAMED_BREAK = 0.04  # the name fits upright
_MARGIN = 26  # pixels above the plot, for the letters of marks
_TOUCHING = 0.07  # of the axis: letters nearer than this would touch


@dataclass(frozen=True)
class VerdictLine:
    """The line that a verdict was read from: straight through the best sets of its days."""

    first: date
    last: date
    from_value: float  # kg or cm
    to_value: float
    says: str  # 'progressing +2%'


@dataclass(frozen=True)
class Mark:
    """One event or note in the days shown, with the letter that names it in the chart."""

    letter: str
    day: date
    kind: str
    text: str


@dataclass(frozen=True)
class Beside:
    """What is drawn beside the numbers."""

    records: frozenset[date] = frozenset()
    marks: Sequence[Mark] = ()
    verdict: VerdictLine | None = None
    chosen: str | None = None  # the session whose points are ringed
    notes: Mapping[date, str] = field(default_factory=dict)  # what the log says of a day, for its hover


NOTHING = Beside()


def lettered(marks: pd.DataFrame, first: date, last: date) -> list[Mark]:
    """Return the marks of the days shown, oldest first, named A, B, C, ...

    `marks`: day, kind, text; from whom- or wherever they come.
    """
    inside = marks[(marks["day"] >= pd.Timestamp(first)) & (marks["day"] <= pd.Timestamp(last))]
    rows = inside.sort_values("day", kind="stable")
    return [
        Mark(_letter(i), day.date(), str(kind), str(text))
        for i, (day, kind, text) in enumerate(zip(rows["day"], rows["kind"], rows["text"], strict=True))
    ]


def _letter(place: int) -> str:
    """Return A to Z, then AA, AB, ...: as the columns of a spreadsheet."""
    more, at = divmod(place, len(ascii_uppercase))
    return (_letter(more - 1) if more else "") + ascii_uppercase[at]


def draw_marks(figure: Canvas, marks: Sequence[Mark], span: int, colours: Palette) -> None:
    """Draw an upright line at each mark, its letter above the plot; letters that would touch share a label.

    `span`: days from edge to edge.
    """
    for day in dict.fromkeys(pd.Timestamp(mark.day) for mark in marks):
        figure.add_shape(
            type="line",
            xref="x",
            yref="y domain",
            x0=day,
            x1=day,
            y0=0,
            y1=1,
            line={"width": 1, "dash": "dot", "color": colours.muted},
            layer="below",
        )
    if marks:
        figure.update_layout(margin={"t": _MARGIN})
    for those in _near(marks, span):
        figure.add_annotation(
            x=pd.Timestamp(those[0].day),
            y=1,
            yref="y domain",
            yanchor="bottom",
            text=f"<b>{', '.join(mark.letter for mark in those)}</b>",
            hovertext="<br>".join(f"{short(mark.day)}: {as_text(mark.text)}" for mark in those),
            showarrow=False,
            borderpad=2,
            bgcolor=colours.panel,
            bordercolor=colours.grid,
            font={"size": SMALL, "color": colours.text},
        )


def _near(marks: Sequence[Mark], span: int) -> list[list[Mark]]:
    """Return the marks in groups whose letters would touch on a phone."""
    groups: list[list[Mark]] = []
    for mark in marks:
        if groups and (mark.day - groups[-1][0].day).days / span < _TOUCHING:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def draw_rests(figure: Canvas, days: Sequence[pd.Timestamp], span: int, colours: Palette) -> None:
    """Shade each rest of more than BREAK_DAYS between these days, and name it where there is room."""
    for start, end in pairwise(days):
        rested = (end - start).days
        if not rested > BREAK_DAYS:
            continue
        figure.add_vrect(
            x0=start, x1=end, fillcolor=faint(colours.neutral, 0.08), line={"width": 0}, layer="below"
        )
        if rested / span >= _NAMED_BREAK:
            wide = rested / span >= _WIDE_BREAK
            figure.add_annotation(
                x=start + (end - start) / 2,
                y=0.02 if wide else 0.5,
                yref="paper",
                yanchor="bottom" if wide else "middle",
                text=f"{length_of(int(rested))}{'<br>' if wide else ' '}without",
                textangle=0 if wide else -90,
                showarrow=False,
                font={"size": SMALL, "color": colours.muted},
                bgcolor=colours.page,  # so that no line of the grid crosses it
                borderpad=1,
            )


def draw_verdict(figure: Canvas, line: VerdictLine | None, first: date, unit: Unit, colours: Palette) -> None:
    """Draw the line the verdict was read from, when the days shown hold all of it."""
    if line is None or line.first < first:
        return
    figure.add_scatter(
        x=[pd.Timestamp(line.first), pd.Timestamp(line.last)],
        y=[unit.of(line.from_value), unit.of(line.to_value)],
        mode="lines",
        line={"width": 2, "dash": "dash", "color": colours.text},
        hoverinfo="skip",
        name="verdict",
    )


def draw_chosen(figure: Canvas, x: Sequence[Any], y: Sequence[Any], colours: Palette) -> None:
    """Ring the points of the session that was chosen."""
    if len(x):
        figure.add_scatter(
            x=list(x),
            y=list(y),
            mode="markers",
            marker={"size": 16, "symbol": "square-open", "color": colours.text, "line": {"width": 2}},
            hoverinfo="skip",
            name="chosen",
        )


def beside_words(beside: Beside, first: date) -> list[str]:
    """Return what the marks beside the numbers mean, for the line under the chart."""
    line = beside.verdict
    return [
        *([f"╌ {line.says}"] if line is not None and line.first >= first else []),
        *(["A, B, …: events and notes"] if beside.marks else []),
    ]


def beside_alt(beside: Beside) -> str:
    """Return the marks in a sentence for who does not see the chart."""
    if not beside.marks:
        return ""
    first = "; ".join(f"{mark.letter}, {short(mark.day)}: {mark.text}" for mark in beside.marks[:5])
    more = len(beside.marks) - 5
    return f" Marked: {first}{f'; and {more} more' if more > 0 else ''}."


def as_text(text: str) -> str:
    """Return someone's words as Plotly writes them: a hover reads tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
