"""Two to four lifts in one chart: each in its own kilograms, or all from 100 on."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from src.analytics.written import writing, written
from src.charts.beside import BREAK_DAYS
from src.charts.canvas import Canvas
from src.charts.chart import ABOVE_ZERO, SMALL, Chart, blank, ribbon, say, time_axis, with_gaps
from src.charts.days import short
from src.charts.lifts import Shown
from src.charts.palette import Palette, faint

_APART = 0.075  # of the axis: names closer than this would touch
_HUNDRED = 100.0
_FEW = 2  # lifts: the bands of more would hide each other


@dataclass(frozen=True)
class Course:
    """One lift's maximum over the days shown."""

    name: str
    of: str  # what its number is of: '8 reps'
    curve: pd.DataFrame  # as `src.analytics.curve` gives it


def compare_chart(courses: Sequence[Course], shown: Shown, colours: Palette, *, indexed: bool) -> Chart:
    """Draw the likely maximum of each lift with its 80% range.

    `indexed`: as a share of each lift's first number in the days shown, which is 100; else in the unit of the
    load. A line breaks after 28 days of rest.
    """
    figure = blank(colours, height=320, hover="closest")
    time_axis(figure, shown.first, shown.last)
    drawn = [(one, _numbers(one.curve, shown, indexed=indexed)) for one in courses]
    drawn = [(one, numbers) for one, numbers in drawn if numbers["middle"].notna().any()]
    for (course, numbers), (colour, dash) in zip(drawn, _inks(colours), strict=False):
        if len(drawn) <= _FEW:
            _band(figure, numbers, colour)
        _line(figure, course, numbers, colour, dash)
    _names(figure, drawn, colours)
    figure.update_yaxes(ticksuffix="" if indexed else f" {shown.unit.id}", **_room(drawn))
    return Chart(
        figure.drawing(),
        _alt(drawn, shown, indexed=indexed),
        lambda: _table(drawn, shown, indexed=indexed),
        _key(drawn, indexed=indexed),
    )


def _inks(colours: Palette) -> list[tuple[str, str]]:
    """Return a colour and a dash for each line: told apart without seeing colour."""
    return [
        (colours.posterior, "solid"),
        (colours.text, "dash"),
        (colours.neutral, "dot"),
        (colours.posterior, "dashdot"),
    ]


def _numbers(curve: pd.DataFrame, shown: Shown, *, indexed: bool) -> pd.DataFrame:
    """Return day, middle, low, high and what they are in kilograms, null in a long rest."""
    inside = curve[(curve["day"] >= pd.Timestamp(shown.first)) & (curve["day"] <= pd.Timestamp(shown.last))]
    told = inside.where(inside["rest_days"] <= BREAK_DAYS)
    numbers = {"middle": told["median_kg"], "low": told["low_80"], "high": told["high_80"]}
    base = told["median_kg"].dropna()
    first = float(base.iloc[0]) if len(base) else float("nan")
    brought = {
        name: values / first * _HUNDRED if indexed else shown.unit.column(values)
        for name, values in numbers.items()
    }
    return pd.DataFrame({"day": inside["day"], **brought, "kg": told["median_kg"]}).reset_index(drop=True)


def _band(figure: Canvas, numbers: pd.DataFrame, colour: str) -> None:
    x, y = ribbon(list(numbers["day"]), with_gaps(numbers["low"]), with_gaps(numbers["high"]))
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=faint(colour, 0.09),
        hoverinfo="skip",
        name="80% range",
    )


def _line(figure: Canvas, course: Course, numbers: pd.DataFrame, colour: str, dash: str) -> None:
    figure.add_scatter(
        x=list(numbers["day"]),
        y=with_gaps(numbers["middle"]),
        mode="lines",
        line={"width": 2.5, "color": colour, "dash": dash},
        connectgaps=False,
        customdata=[
            f"{written(a, 1)} to {written(b, 1)}"
            for a, b in zip(numbers["low"], numbers["high"], strict=True)
        ],
        hovertemplate=(
            f"%{{x|{writing().d3_day}}}<br>{course.name}, {course.of}: %{{y:.1f}} (80%: "
            f"%{{customdata}})<extra></extra>"
        ),
        name=course.name,
    )


def _names(figure: Canvas, drawn: Sequence[tuple[Course, pd.DataFrame]], colours: Palette) -> None:
    """Write each line's name above its last number, moved up where two would touch."""
    ends = []
    for (course, numbers), (colour, _) in zip(drawn, _inks(colours), strict=False):
        last = numbers.dropna(subset=["middle"]).iloc[-1]
        ends.append((float(last["middle"]), last["day"], course.name, colour))
    low, high = _room(drawn).get("range", (0.0, 1.0))
    place = float("-inf")
    for value, day, name, colour in sorted(ends):
        place = max(value, place + _APART * (high - low))
        say(
            figure,
            day,
            place,
            f"{name} <b>{written(value, 0)}</b>",
            colour,
            anchor="right",
            above=10,
            size=SMALL,
            bgcolor=faint(colours.page, 0.8),
        )


def _room(drawn: Sequence[tuple[Course, pd.DataFrame]]) -> dict[str, list[float]]:
    ends = pd.concat([numbers[name] for _, numbers in drawn for name in ("low", "high")]) if drawn else None
    if ends is None or ends.dropna().empty:
        return {}
    low, high = float(ends.min()), float(ends.max())
    pad = max((high - low) * 0.08, 1.0)
    return {"range": [max(low - pad, 0.0), high + 2.5 * pad]}


def _key(drawn: Sequence[tuple[Course, pd.DataFrame]], *, indexed: bool) -> str:
    lines = [f"{course.name}: {course.of}" for course, _ in drawn]
    band = "shaded: 80% range" if len(drawn) <= _FEW else "80% ranges: in the table"
    return " · ".join([*lines, band, *(["first number = 100"] if indexed else []), ABOVE_ZERO])


def _alt(drawn: Sequence[tuple[Course, pd.DataFrame]], shown: Shown, *, indexed: bool) -> str:
    if not drawn:
        return "No lift chosen has a likely maximum in this range."
    said = []
    for course, numbers in drawn:
        told = numbers.dropna(subset=["middle"])
        first, last = told.iloc[0], told.iloc[-1]
        change = f", {last['kg'] / first['kg'] - 1:+.0%}".replace("-", "\u2212") if indexed else ""
        said.append(
            f"{course.name}, {course.of}: {shown.unit.estimate(first['kg'])} on "
            f"{short(first['day'].date())}, "
            f"{shown.unit.estimate(last['kg'])} on {short(last['day'].date())}{change}"
        )
    return f"Lifts compared. {'; '.join(said)}."


def _table(drawn: Sequence[tuple[Course, pd.DataFrame]], shown: Shown, *, indexed: bool) -> pd.DataFrame:
    what = "first = 100" if indexed else shown.unit.id
    rows = [
        numbers.dropna(subset=["middle"]).assign(lift=f"{course.name}, {course.of}")
        for course, numbers in drawn
    ]
    told = pd.concat(rows) if rows else pd.DataFrame(columns=["day", "lift", "middle", "low", "high"])
    told = told.sort_values(["day", "lift"], ascending=[False, True])
    return pd.DataFrame(
        {
            "Day": pd.to_datetime(told["day"]).dt.date,
            "Lift": told["lift"],
            f"Likely max, {what}": told["middle"].astype("float64").round(1),
            "80% from": told["low"].astype("float64").round(1),
            "80% to": told["high"].astype("float64").round(1),
        }
    )
