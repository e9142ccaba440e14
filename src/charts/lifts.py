"""One lift over time: its maximum day by day, and the work behind it week by week."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from src.analytics.written import writing
from src.charts.beside import (
    BREAK_DAYS,
    NOTHING,
    Beside,
    beside_alt,
    beside_words,
    draw_chosen,
    draw_marks,
    draw_rests,
    draw_verdict,
)
from src.charts.canvas import Canvas
from src.charts.chart import ABOVE_ZERO, Chart, blank, say, time_axis, with_gaps
from src.charts.days import short
from src.charts.months import bars_of
from src.charts.palette import Palette, faint
from src.charts.units import Unit, plain

_APART = 0.16  # of the axis: closer labels would touch on a phone
_LOWEST = 0.85  # of the least best of a day: lighter sets than that fall below the axis
_MANY = 50  # days: above this, markers shrink
_STATUS_WORDS = {
    "tested": "done",
    "estimated": "estimate",
    "index": "for comparison",
    "lower_bound": "this or more",
}


@dataclass(frozen=True)
class Shown:
    """What a trend is a trend of."""

    label: str  # 'Estimated 1RM'
    unit: Unit
    first: date  # of the axis
    last: date


def trend_chart(
    days: pd.DataFrame, sets: pd.DataFrame, shown: Shown, colours: Palette, beside: Beside = NOTHING
) -> Chart:
    """Draw the best of each day with its interval over every set, records as triangles, rests as rests.

    `days`: day, value, low, high, status, load_kg, reps, rir; kilograms or centimetres, null where there is
    none; workout_key where a point is to lead to its session. `sets`: day, value. A lower bound is hollow and
    has no interval; a tested value wears a ring.
    """
    figure = blank(colours, hover="closest")
    drawn = days.dropna(subset=["value"]).sort_values("day").reset_index(drop=True)
    if "workout_key" not in drawn:
        drawn = drawn.assign(workout_key=None)
    time_axis(figure, shown.first, shown.last)
    if drawn.empty:
        return Chart(
            figure.drawing(),
            f"{shown.label}: no day in this range has one.",
            lambda: _trend_table(drawn, shown),
        )
    span = max((shown.last - shown.first).days, 1)
    y = shown.unit.column(drawn["value"])
    figure.add_scatter(
        x=list(sets["day"]),
        y=with_gaps(shown.unit.column(sets["value"])),
        mode="markers",
        marker={"size": 4, "color": faint(colours.neutral, 0.35)},
        hoverinfo="skip",
        name="every set",
    )
    draw_rests(figure, list(drawn["day"]), span, colours)
    draw_marks(figure, beside.marks, span, colours)
    _line(figure, drawn, y, colours)
    draw_verdict(figure, beside.verdict, shown.first, shown.unit, colours)
    _points(figure, drawn, y, beside, shown, colours)
    chosen = drawn["workout_key"] == beside.chosen
    draw_chosen(figure, list(drawn.loc[chosen, "day"]), list(y[chosen]), colours)
    _rings(figure, drawn, y, colours)
    _labels(figure, drawn, y, span, shown, colours)
    figure.update_yaxes(range=_room(y, shown.unit.column(sets["value"])), ticksuffix=f" {shown.unit.id}")
    figure.update_layout(clickmode="event+select")
    return Chart(
        figure.drawing(),
        _trend_alt(drawn, y, beside, shown),
        lambda: _trend_table(drawn, shown),
        _key(drawn, beside, shown),
    )


def volume_chart(weeks: pd.DataFrame, shown: Shown, colours: Palette) -> Chart:
    """Draw a lift's work a week: landings of jumps, swings, hard sets, or plain sets where none are hard.

    `weeks`: week, sessions, sets, hard_sets, reps, tonnage_kg, contacts, swings of one lift, as
    `weekly_lift_volume` gives them; weeks without the lift are absent and stay empty.
    """
    column, word = _measure(weeks)
    figure = blank(colours, height=200)
    bars = bars_of(weeks, [column, "tonnage_kg"])
    figure.add_bar(
        x=list(bars.frame["week"]),
        y=with_gaps(bars.frame[column]),
        marker={"color": colours.posterior},
        customdata=[_tonnage(kg, shown.unit) for kg in bars.frame["tonnage_kg"]],
        hovertemplate=f"%{{y:.1~f}} {word}%{{customdata}}<extra>{bars.word}</extra>",
        **bars.marker,
    )
    time_axis(figure, shown.first, shown.last)
    figure.update_yaxes(range=[0, _over(bars.frame[column])], nticks=4)
    return Chart(
        figure.drawing(),
        _volume_alt(weeks, column, word),
        lambda: _volume_table(weeks, column, word, shown.unit),
        bars.key,
    )


def _line(figure: Canvas, drawn: pd.DataFrame, y: pd.Series, colours: Palette) -> None:
    xs: list[object] = []
    ys: list[object] = []
    for i, (day, rested) in enumerate(zip(drawn["day"], drawn["day"].diff().dt.days, strict=True)):
        if rested > BREAK_DAYS:
            xs.append(day - pd.Timedelta(days=1))
            ys.append(None)
        xs.append(day)
        ys.append(float(y.iloc[i]))
    figure.add_scatter(
        x=xs,
        y=ys,
        mode="lines",
        line={"width": 2, "color": faint(colours.posterior, 0.55)},
        connectgaps=False,
        hoverinfo="skip",
        name="best of each day",
    )


def _points(
    figure: Canvas, drawn: pd.DataFrame, y: pd.Series, beside: Beside, shown: Shown, colours: Palette
) -> None:
    hollow = drawn["status"] == "lower_bound"
    record = drawn["day"].dt.date.isin(beside.records)
    low, high = shown.unit.column(drawn["low"]), shown.unit.column(drawn["high"])
    size = 6 if len(drawn) > _MANY else 8
    figure.add_scatter(
        x=list(drawn["day"]),
        y=list(y),
        mode="markers",
        marker={
            "size": [size + 4 if one else size for one in record],
            "symbol": ["triangle-up" if one else "circle" for one in record],
            "color": [colours.page if one else colours.posterior for one in hollow],
            "line": {"width": 1.5, "color": colours.posterior},
            "opacity": 1,
        },
        error_y={
            "type": "data",
            "symmetric": False,
            "array": list((high - y).fillna(0).clip(lower=0)),
            "arrayminus": list((y - low).where(high.notna()).fillna(0).clip(lower=0)),
            "color": faint(colours.posterior, 0.4),
            "thickness": 1.5,
            "width": 0,
        },
        customdata=[[_told(row, shown), row["workout_key"]] for _, row in drawn.iterrows()],
        hovertemplate=f"%{{x|{writing().d3_day}}}<br>%{{customdata[0]}}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        name=shown.label,
    )


def _rings(figure: Canvas, drawn: pd.DataFrame, y: pd.Series, colours: Palette) -> None:
    tested = drawn["status"] == "tested"
    if tested.any() and not tested.all():
        figure.add_scatter(
            x=list(drawn.loc[tested, "day"]),
            y=list(y[tested]),
            mode="markers",
            marker={"size": 15, "symbol": "circle-open", "color": colours.posterior, "line": {"width": 1.5}},
            hoverinfo="skip",
            name="tested",
        )


def _labels(
    figure: Canvas, drawn: pd.DataFrame, y: pd.Series, span: int, shown: Shown, colours: Palette
) -> None:
    """Name the best and the latest, and the start where it is far enough from both."""
    best, latest, start = int(y.argmax()), len(drawn) - 1, 0
    places = [(best, 16, "best ")] if best != latest else []
    near = (drawn["day"].iloc[latest] - drawn["day"].iloc[best]).days / span < _APART
    places.append((latest, -18 if near and best != latest else 16, "" if best != latest else "best, latest "))
    if (drawn["day"].iloc[min(best, latest)] - drawn["day"].iloc[start]).days / span > _APART:
        places.append((start, -16, ""))
    for i, above, word in places:
        along = (drawn["day"].iloc[i].date() - shown.first).days / span
        anchor = "left" if along < 0.2 else "right" if along > 0.8 else "center"  # noqa: PLR2004 - thirds, roughly
        text = f"{word}<b>{shown.unit.rough(drawn['value'].iloc[i])}</b>"
        say(
            figure,
            drawn["day"].iloc[i],
            float(y.iloc[i]),
            text,
            colours.text,
            anchor=anchor,
            above=above,
            bgcolor=faint(colours.page, 0.85),
        )


def _room(y: pd.Series, sets: pd.Series) -> list[float]:
    """Return an axis around the days' best; far lighter sets may fall below it."""
    least, high = float(y.min()), float(y.max())
    low = max(min(least, float(sets.quantile(0.1))), least * _LOWEST) if sets.notna().any() else least
    pad = max((high - low) * 0.16, high * 0.04, 1)
    return [max(low - pad, 0), high + pad * 1.3]


def _told(row: pd.Series, shown: Shown) -> str:
    """Return what the hover says of a day: the set, then the number it gives."""
    number = shown.unit.estimate(row["value"])
    words = {
        "lower_bound": f"about {number} or more",
        "tested": f"{shown.unit.load(row['value'])}, lifted",
        "estimated": f"about {number}",
        "index": f"about {number}",
    }.get(str(row["status"]), number)
    if not pd.isna(row["high"]) and row["high"] > row["low"]:
        words += f" ({shown.unit.rough(row['low'])} to {shown.unit.rough(row['high'])})"
    return f"{_set(row, shown.unit)}{words}"


def _set(row: pd.Series, unit: Unit) -> str:
    if pd.isna(row.get("load_kg")) or pd.isna(row.get("reps")):
        return ""
    effort = "" if pd.isna(row["rir"]) else f", {plain(float(row['rir']), 1)} in reserve"
    return f"{unit.load(row['load_kg'])} \u00d7 {row['reps']}{effort}: "


def _key(drawn: pd.DataFrame, beside: Beside, shown: Shown) -> str:
    status = set(drawn["status"])
    marks = [
        ("● best of a day", status - {"lower_bound"}),
        ("○ effort not logged: this or more", "lower_bound" in status),
        ("◉ lifted", "tested" in status and len(status) > 1),
        ("▲ record", drawn["day"].dt.date.isin(beside.records).any()),
        ("│ range", drawn["high"].gt(drawn["low"]).any()),
    ]
    said = [*(mark for mark, there in marks if there), *beside_words(beside, shown.first)]
    return " · ".join([*said, ABOVE_ZERO])


def _trend_alt(drawn: pd.DataFrame, y: pd.Series, beside: Beside, shown: Shown) -> str:
    first, last, best = (drawn.iloc[i] for i in (0, len(drawn) - 1, int(y.argmax())))
    count = drawn["day"].dt.date.isin(beside.records).sum()
    breaks = int((drawn["day"].diff().dt.days > BREAK_DAYS).sum())
    rests = f" {breaks} rest{'s' if breaks > 1 else ''} of more than {BREAK_DAYS} days." if breaks else ""
    return (
        f"{shown.label} from {short(first['day'].date())} to {short(last['day'].date())}: "
        f"{shown.unit.estimate(first['value'])} then, {shown.unit.estimate(last['value'])} latest, best "
        f"{shown.unit.estimate(best['value'])} on {short(best['day'].date())}. {len(drawn)} "
        f"day{'' if len(drawn) == 1 else 's'}, {count} "
        f"record{'' if count == 1 else 's'}.{rests}{beside_alt(beside)}"
    )


def _trend_table(drawn: pd.DataFrame, shown: Shown) -> pd.DataFrame:
    unit = shown.unit
    table = {
        "Day": drawn["day"].dt.date,
        f"{shown.label}, {unit.id}": unit.shown(drawn["value"], drawn["status"] == "tested"),
        "What it is": drawn["status"].map(_STATUS_WORDS),
    }
    if "load_kg" in drawn and drawn["load_kg"].notna().any():
        table |= {
            f"From, {unit.id}": unit.shown(drawn["low"], drawn["status"] == "tested"),
            f"to, {unit.id}": unit.shown(drawn["high"], drawn["status"] == "tested"),
            f"Load, {unit.id}": unit.column(drawn["load_kg"]),
            "Reps": drawn["reps"],
            "In reserve": drawn["rir"],
        }
    return pd.DataFrame(table).iloc[::-1]


def _over(values: pd.Series) -> float:
    """Return what lies a little above the largest value: a bar that ends at the edge seems cut."""
    return float(values.max()) * 1.08 if values.notna().any() else 1.0


def volume_word(weeks: pd.DataFrame) -> str:
    """Return what a lift's work is counted in: 'hard sets', 'swings', 'landings', 'sets'."""
    return _measure(weeks)[1]


def _measure(weeks: pd.DataFrame) -> tuple[str, str]:
    if weeks["contacts"].notna().any():
        return "contacts", "landings"
    if weeks["swings"].notna().any():
        return "swings", "swings"
    return ("hard_sets", "hard sets") if weeks["hard_sets"].sum() else ("sets", "sets")


def _tonnage(kg: float | None, unit: Unit) -> str:
    if kg is None or pd.isna(kg) or unit.id not in ("kg", "lb"):
        return ""
    return f", {plain(kg / unit.size, 0)} {unit.id} in all"


def _volume_alt(weeks: pd.DataFrame, column: str, word: str) -> str:
    if weeks.empty:
        return "Weekly volume: the lift was not trained in this range."
    most = weeks.iloc[int(weeks[column].astype("float64").argmax())]
    mean = float(weeks[column].mean())
    if len(weeks) == 1:
        return (
            f"{word.capitalize()} a week: {plain(mean, 1)} in the one week with this lift, that of "
            f"{short(most['week'].date())}."
        )
    if weeks[column].min() == weeks[column].max():
        return (
            f"{word.capitalize()} a week: {plain(mean, 1)} in each of the {len(weeks)} weeks with this lift."
        )
    return (
        f"{word.capitalize()} a week: {plain(mean, 1)} on average in the {len(weeks)} weeks with this lift, "
        f"most {plain(float(most[column]), 1)} in the week of {short(most['week'].date())}."
    )


def _volume_table(weeks: pd.DataFrame, column: str, word: str, unit: Unit) -> pd.DataFrame:
    table = {
        "Week of": weeks["week"].dt.date,
        word.capitalize(): weeks[column],
        "Sessions": weeks["sessions"],
        "Reps": weeks["reps"],
    }
    if weeks["tonnage_kg"].notna().any() and unit.id in ("kg", "lb"):
        table[f"Tonnage, {unit.id}"] = (weeks["tonnage_kg"] / unit.size).round()
    return pd.DataFrame(table).iloc[::-1]
