"""What every chart is made of: a figure, its finding in words, its numbers as a table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from src.analytics.written import writing
from src.charts.canvas import Canvas, plain
from src.charts.days import ticks
from src.charts.palette import Palette, faint

if TYPE_CHECKING:
    import plotly.graph_objects as go

ABOVE_ZERO = "axis starts above 0"
HEIGHT = 300  # pixels: what a phone's screen holds beside a sentence
TEXT = 13
SMALL = 12
_ROOM = 0.025  # of the time shown, left free at either end for marks and labels
_LETTER = 0.6  # of a font's size: what a letter takes on average, in a wide font
_LEFT = 56  # pixels for the numbers of a time chart: the same for all, so that their weeks line up
BELOW = 40  # for its days: a month above a year
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
# In a key, what is shaded as it is drawn: a range, one within another, the lifter's own target.
BAND, BANDS, TARGET = "▒", "▓", "░"
CONFIG: dict[str, Any] = {
    "displayModeBar": True,  # for its one button, which makes pictures; the page's style hides the bar
    "modeBarButtons": [["toImage"]],
    "displaylogo": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}


@dataclass(frozen=True)
class Chart:
    """A figure that can also be read aloud and as a table."""

    drawing: dict[str, Any]  # in the words of `go.Figure`
    alt: str  # one to three sentences: the finding, not the form
    numbers: Callable[[], pd.DataFrame]  # makes the table: few who see the figure ask for it
    key: str = ""  # what the marks mean, for the line under the figure

    @cached_property
    def table(self) -> pd.DataFrame:
        """What is drawn, with column headings a reader understands."""
        return self.numbers()

    @cached_property
    def figure(self) -> "go.Figure":
        """What is drawn, for notebooks; the tests validate each chart we draw."""
        import plotly.graph_objects as go  # noqa: PLC0415 - pages do without

        return go.Figure(self.drawing, _validate=False)

    @cached_property
    def plain(self) -> dict[str, Any]:
        """What is drawn, as JSON holds it."""
        return plain(self.drawing)


def blank(colours: Palette, *, height: int = HEIGHT, hover: str | bool = "x unified") -> Canvas:
    """Return an empty figure in our style: no legend, no modebar, nothing that takes a finger's scroll."""
    axis = {
        "fixedrange": True,
        "gridcolor": colours.grid,
        "linecolor": colours.grid,
        "zerolinecolor": colours.muted,
        "tickfont": {"size": SMALL, "color": colours.muted},
        "ticks": "",
    }
    return Canvas(
        {
            "template": {"data": {}, "layout": {}},  # ours alone: None would bring the default one
            "height": height,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": TEXT, "color": colours.text},
            "separators": writing().separators,
            "showlegend": False,
            "dragmode": False,
            "hovermode": hover,
            "hoverlabel": {
                "bgcolor": colours.panel,
                "bordercolor": colours.grid,
                "font": {"family": FONT, "size": TEXT, "color": colours.text},
            },
            "xaxis": {**axis, "showgrid": False},
            "yaxis": {**axis, "zeroline": False, "nticks": 5, "automargin": True},
            "barcornerradius": 2,
        }
    )


def time_axis(figure: Canvas, first: date, last: date, *, of_weeks: bool = False) -> None:
    """Give the figure a real time axis over whole days, marked as `ticks` says."""
    marks = ticks(first, last, of_weeks=of_weeks)
    figure.update_yaxes(automargin=False)  # Plotly would draw twice, to see how much room its labels take
    figure.update_layout(margin={"l": _LEFT, "b": BELOW})
    room = pd.Timedelta(days=max(4, (last - first).days * _ROOM))
    end = max(room, pd.Timedelta(days=7)) if of_weeks else room  # a week's bar reaches over its days
    figure.update_xaxes(
        type="date",
        range=[pd.Timestamp(first) - room, pd.Timestamp(last) + end],
        tickmode="array",
        tickvals=list(marks.days),
        ticktext=list(marks.labels),
        hoverformat=writing().d3_day,
    )


def named_rows(figure: Canvas, names: Iterable[str], colours: Palette, size: int = TEXT) -> None:
    """Give rows room for their names, in a wide font: Plotly would draw twice to see what they take."""
    figure.update_yaxes(automargin=False, tickfont={"size": size, "color": colours.text})
    longest = max(map(len, names), default=0)
    figure.update_layout(margin={"l": round(longest * size * _LETTER) + 10})


def target_band(figure: Canvas, colours: Palette, low: float, high: float) -> None:
    """Shade the lifter's own target across the figure; the key below names it."""
    figure.add_hrect(
        y0=low,
        y1=high,
        fillcolor=faint(colours.posterior, 0.10),
        line={"width": 0},
        layer="below",
    )
    for edge in (low, high):
        figure.add_hline(
            y=edge, line={"color": faint(colours.posterior, 0.5), "width": 1, "dash": "dot"}, layer="below"
        )


def say(  # noqa: PLR0913
    figure: Canvas,
    x: object,
    y: object,
    text: str,
    colour: str,
    *,
    anchor: str = "left",
    above: int = 0,
    aside: int = 0,
    size: int = TEXT,
    **more: object,
) -> None:
    """Write a direct label at a point of the data, `above` and `aside` pixels from it."""
    figure.add_annotation(
        x=x,
        y=y,
        text=text,
        showarrow=False,
        xanchor=anchor,
        yshift=above,
        xshift=aside,
        font={"size": size, "color": colour},
        **more,
    )


def with_gaps(values: Iterable[object]) -> list[Any]:
    """Return the values with every missing one as None: Plotly breaks a line at None."""
    return [None if pd.isna(value) else value for value in values]  # type: ignore[call-overload]


def ribbon(x: Sequence[Any], low: Sequence[Any], high: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Return the outline of a band, one closed loop for each run without a gap, loops set apart by None."""
    xs: list[Any] = []
    ys: list[Any] = []
    run: list[int] = []
    for i in range(len(x) + 1):
        if i < len(x) and low[i] is not None and high[i] is not None:
            run.append(i)
            continue
        if run:
            back = run[::-1]
            xs += [*(x[j] for j in run), *(x[j] for j in back), None]
            ys += [*(high[j] for j in run), *(low[j] for j in back), None]
        run = []
    return xs[:-1], ys[:-1]
