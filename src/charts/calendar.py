"""A year of days, weeks across and weekdays down: when was trained, and how much."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from src.analytics.written import counted
from src.charts.canvas import Canvas
from src.charts.chart import BELOW, SMALL, Chart, blank, say
from src.charts.days import short, spoken, ticks
from src.charts.palette import Palette
from src.charts.ramps import ramp
from src.charts.units import plain

Measure = Literal["working_sets", "hard_sets", "posterior"]
_ROW = 17
_FRAME = 66
_LEFT = 40  # pixels for the names of days
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class _Steps:
    """How a measure is called and where its colour changes."""

    word: str
    tops: tuple[int, int, int, int]

    def of(self, value: float) -> int:
        """Return the step of a trained day, 1 to 5."""
        return 1 + sum(value >= top for top in self.tops)

    @property
    def names(self) -> list[str]:
        """Return '< 5', '5+', '10+', '15+', '20+', as a figure reads them; short, for a phone."""
        return [f"&lt; {self.tops[0]}", *(f"{top}+" for top in self.tops)]


_STEPS = {
    "working_sets": _Steps("working sets", (5, 10, 15, 20)),
    "hard_sets": _Steps("hard sets", (5, 10, 15, 20)),
    "posterior": _Steps("posterior sets", (3, 6, 9, 12)),
}


def calendar_chart(days: pd.DataFrame, measure: Measure, colours: Palette) -> Chart:
    """Draw every day of a year as a cell, darker with more sets; days off keep the colour of the panel.

    `days`: day, week (its first day), row (0 to 6, from the week's first day), sessions, working_sets,
    hard_sets, posterior, mirror, as `calendar_days` gives them.
    """
    steps = _STEPS[measure]
    trained = days["sessions"] > 0
    level = [steps.of(value) if on else 0 for value, on in zip(days[measure], trained, strict=True)]
    weeks = list(days["week"].drop_duplicates())
    across = {week: i for i, week in enumerate(weeks)}
    z: list[list[int | None]] = [[None] * len(weeks) for _ in range(7)]
    told = [[""] * len(weeks) for _ in range(7)]
    for row, week, step, words in zip(days["row"], days["week"], level, _told(days, measure), strict=True):
        z[row][across[week]], told[row][across[week]] = step, words
    figure = blank(colours, height=_FRAME + 7 * _ROW, hover="closest")
    shades = [colours.panel, *ramp(colours, "posterior")]
    figure.add_heatmap(
        x=weeks,
        y=list(range(7)),
        z=z,
        customdata=told,
        zmin=-0.5,
        zmax=5.5,
        colorscale=[[(i + edge) / 6, shade] for i, shade in enumerate(shades) for edge in (0, 1)],
        showscale=False,
        xgap=1,
        ygap=2,
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
    )
    _axes(figure, days)
    _legend(figure, steps, shades, colours)
    return Chart(figure.drawing(), _alt(days, measure), lambda: _table(days[trained]))


def _axes(figure: Canvas, days: pd.DataFrame) -> None:
    first, last = days["week"].iloc[0].date(), days["week"].iloc[-1].date()
    marks = ticks(first, last)
    figure.update_xaxes(
        type="date",
        range=[pd.Timestamp(first) - pd.Timedelta(days=4), pd.Timestamp(last) + pd.Timedelta(days=4)],
        tickmode="array",
        tickvals=list(marks.days),
        ticktext=list(marks.labels),
        showline=False,
        zeroline=False,
    )
    names = [_DAYS[day.weekday()] for day in days["day"].iloc[:7]]
    figure.update_yaxes(
        tickmode="array",
        tickvals=[0, 2, 4, 6],
        ticktext=[names[row] for row in (0, 2, 4, 6)],
        autorange="reversed",
        showgrid=False,
        automargin=False,
    )
    figure.update_layout(margin={"l": _LEFT, "b": BELOW})


def _legend(figure: Canvas, steps: _Steps, shades: list[str], colours: Palette) -> None:
    boxes = "  ".join(
        f'<span style="color:{shade}">■</span> {name}'
        for shade, name in zip(shades[1:], steps.names, strict=True)
    )
    figure.update_layout(margin={"t": 26})
    say(
        figure,
        0,
        1,
        f"{boxes} {steps.word}",
        colours.muted,
        xref="paper",
        yref="paper",
        yanchor="bottom",
        above=6,
        size=SMALL,
    )


def _told(days: pd.DataFrame, measure: Measure) -> list[str]:
    word = _STEPS[measure].word
    return [
        f"{spoken(day.date())}: {plain(value, 1)} {word}"
        + (f" in {sessions} sessions" if sessions > 1 else "")
        if sessions
        else f"{spoken(day.date())}: no session"
        for day, value, sessions in zip(days["day"], days[measure], days["sessions"], strict=True)
    ]


def _alt(days: pd.DataFrame, measure: Measure) -> str:
    trained = days[days["sessions"] > 0]
    first, last = short(days["day"].iloc[0].date()), short(days["day"].iloc[-1].date())
    if trained.empty:
        return f"Calendar from {first} to {last}: no session."
    most = trained.iloc[int(trained[measure].to_numpy().argmax())]
    rest = trained["day"].diff().max()
    longest = f" Longest time between sessions: {counted(rest.days, 'day')}." if len(trained) > 1 else ""
    return (
        f"Calendar from {first} to {last}: {counted(len(trained), 'day')} with a session. Most "
        f"{_STEPS[measure].word}: {plain(most[measure], 1)} on {short(most['day'].date())}.{longest}"
    )


def _table(trained: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Day": trained["day"].dt.date,
            "Sessions": trained["sessions"],
            "Working sets": trained["working_sets"],
            "Hard sets": trained["hard_sets"],
            "Posterior sets": trained["posterior"].round(1),
            "Mirror sets": trained["mirror"].round(1),
        }
    ).iloc[::-1]
