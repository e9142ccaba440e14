"""A lift's learned maximum over time: its line and bands, over every set it was learned from."""

import math
from collections.abc import Mapping
from datetime import date

import pandas as pd

from src.analytics.written import counted, writing
from src.charts.beside import (
    BREAK_DAYS,
    NOTHING,
    Beside,
    as_text,
    beside_alt,
    beside_words,
    draw_chosen,
    draw_marks,
    draw_rests,
    draw_verdict,
)
from src.charts.canvas import Canvas
from src.charts.chart import ABOVE_ZERO, BANDS, Chart, blank, ribbon, say, time_axis, with_gaps
from src.charts.days import dates, length_of, short
from src.charts.lifts import Shown
from src.charts.palette import Palette, faint
from src.charts.units import Unit, plain

SETS = "every set"  # of the trace whose points can be chosen
RESTING = "not trained"
_BANDS = (("80", 0.14), ("50", 0.16))  # per cent, strength of the colour; the narrow one lies on the wide one
_MANY = 150  # sets: above this, points shrink
_CROWD = 600  # sets: above this, only the best of each day is drawn
_APART = 0.26  # of the axis: closer, "highest 160" covers the number at an end on a phone
_LOWEST = 0.8  # of the lowest band: lighter sets than that fall below the axis


def curve_chart(
    curve: pd.DataFrame, sets: pd.DataFrame, shown: Shown, colours: Palette, beside: Beside = NOTHING
) -> Chart:
    """Draw the median with its 50 and 80% bands, and what each set stands for by itself.

    `curve`: as `src.analytics.curve` gives it. `sets`: day, value, status, load_kg, reps, rir, workout_key;
    kilograms. Either may have `said`, as `curve_said` and `sets_said` give it. A set without a known effort
    is hollow: at least this much. A tested one wears a ring. The line is dotted through a rest of more than
    28 days, while the bands go on widening.
    """
    figure = blank(colours, hover="closest")
    time_axis(figure, shown.first, shown.last)
    every = sets.dropna(subset=["value"])
    crowd = len(every) > _CROWD
    if crowd:
        every = every.sort_values("value").drop_duplicates("day", keep="last")
    drawn = every.sort_values("day").reset_index(drop=True)
    told = curve.reset_index(drop=True)
    trained = told.loc[told["rest_days"] == 0, "day"]
    span = max((shown.last - shown.first).days, 1)
    draw_rests(figure, list(trained), span, colours)
    draw_marks(figure, beside.marks, span, colours)
    for percent, strength in _BANDS:
        _band(figure, told, percent, faint(colours.posterior, strength), shown.unit)
    _sets(figure, drawn, shown, colours, beside)
    _line(figure, told, shown, colours)
    draw_verdict(figure, beside.verdict, shown.first, shown.unit, colours)
    _labels(figure, told, shown, colours)
    figure.update_yaxes(range=_room(told, drawn, shown.unit), ticksuffix=f" {shown.unit.id}")
    figure.update_layout(clickmode="event+select")
    return Chart(
        figure.drawing(),
        _alt(told, len(sets.dropna(subset=["value"])), shown) + beside_alt(beside),
        lambda: _table(told, shown),
        _key(told, drawn, beside, shown, each="best set of a day" if crowd else "one set"),
    )


def _band(figure: Canvas, curve: pd.DataFrame, percent: str, colour: str, unit: Unit) -> None:
    low, high = (with_gaps(unit.column(curve[f"{end}_{percent}"])) for end in ("low", "high"))
    x, y = ribbon(dates(curve["day"]), low, high)
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=colour,
        hoverinfo="skip",
        name=f"{percent}% range",
    )


def _line(figure: Canvas, curve: pd.DataFrame, shown: Shown, colours: Palette) -> None:
    """Draw the median over just the days its bands have: dotted through a rest of more than BREAK_DAYS."""
    session = curve["rest_days"] == 0
    began = curve["day"] - pd.to_timedelta(curve["rest_days"], unit="D")
    until = curve["day"].where(session).shift(-1).bfill().fillna(curve["day"].max())
    resting = (until - began).dt.days > BREAK_DAYS
    through = resting | resting.shift(fill_value=False)  # and the session after it, so that the parts join
    y = shown.unit.column(curve["median_kg"])
    x = dates(curve["day"])
    told = list(curve["said"]) if "said" in curve else curve_said(curve, shown.label, shown.unit)
    for name, part, line in (
        (shown.label, session | ~resting, {"width": 2.5}),
        (RESTING, through, {"width": 1.5, "dash": "dot"}),
    ):
        figure.add_scatter(
            x=x,
            y=with_gaps(y.where(part)),
            mode="lines",
            line={**line, "color": colours.posterior},
            connectgaps=False,
            customdata=[said if there else "" for said, there in zip(told, part, strict=True)],
            hovertemplate=f"%{{x|{writing().d3_day}}}<br>%{{customdata}}<extra></extra>",
            name=name,
        )


def _sets(figure: Canvas, sets: pd.DataFrame, shown: Shown, colours: Palette, beside: Beside) -> None:
    tested, hollow = sets["status"] == "tested", sets["status"] == "lower_bound"
    size = 4 if len(sets) > _CROWD // 2 else 5 if len(sets) > _MANY else 7
    ink = faint(colours.neutral, 0.75 if size > 4 else 0.5)  # noqa: PLR2004 - the smallest
    y = list(shown.unit.column(sets["value"]))
    said = sets["said"] if "said" in sets else sets_said(sets, shown.unit, beside.notes)
    figure.add_scatter(
        x=dates(sets["day"]),
        y=y,
        mode="markers",
        marker={
            "size": size,
            "color": ["rgba(0,0,0,0)" if one else ink for one in hollow],
            "line": {"width": 1, "color": ink},
        },
        customdata=[list(of_set) for of_set in zip(said, sets["workout_key"], strict=True)],
        hovertemplate=f"%{{x|{writing().d3_day}}}<br>%{{customdata[0]}}<extra></extra>",
        selected={"marker": {"size": 13, "opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        name=SETS,
    )
    if tested.any():
        figure.add_scatter(
            x=dates(sets.loc[tested, "day"]),
            y=[value for value, one in zip(y, tested, strict=True) if one],
            mode="markers",
            marker={"size": 14, "symbol": "circle-open", "color": colours.text, "line": {"width": 1.5}},
            hoverinfo="skip",
            name="lifted",
        )
    _records(figure, sets, y, beside, colours)
    here = [key == beside.chosen for key in sets["workout_key"]]
    draw_chosen(
        figure,
        list(sets.loc[here, "day"]),
        [value for value, one in zip(y, here, strict=True) if one],
        colours,
    )


def _records(figure: Canvas, sets: pd.DataFrame, y: list[float], beside: Beside, colours: Palette) -> None:
    """Draw a triangle at the best set of each day that set a record."""
    best: dict[pd.Timestamp, float] = {}
    for day, value in zip(sets["day"], y, strict=True):
        if day.date() in beside.records:
            best[day] = max(value, best.get(day, value))
    if best:
        figure.add_scatter(
            x=list(best),
            y=list(best.values()),
            mode="markers",
            marker={"size": 11, "symbol": "triangle-up", "color": colours.posterior},
            hoverinfo="skip",
            name="record",
        )


def _labels(figure: Canvas, curve: pd.DataFrame, shown: Shown, colours: Palette) -> None:
    """Name the first, the highest and the latest number, the middle one where it is apart from both."""
    told = _told_rows(curve)
    if told.empty:
        return
    span = max((shown.last - shown.first).days, 1)
    told = told.reset_index(drop=True)
    trained = told["rest_days"] <= BREAK_DAYS
    first = int(trained.argmax()) if trained.any() else len(told) - 1
    best, ends = int(told["median_kg"].argmax()), (first, len(told) - 1)
    places = [*dict.fromkeys((ends[0], ends[1]))]
    if all(abs((told["day"][best] - told["day"][end]).days) / span > _APART for end in ends):
        places.append(best)
    for place in places:
        along = (told["day"][place].date() - shown.first).days / span
        anchor = "left" if along < 0.2 else "right" if along > 0.8 else "center"  # noqa: PLR2004 - fifths
        say(
            figure,
            told["day"][place],
            shown.unit.of(told["median_kg"][place]),
            f"{'highest ' if place == best and place not in ends else ''}"
            f"<b>{shown.unit.rough(told['median_kg'][place])}</b>",
            colours.text,
            anchor=anchor,
            above=16,
            bgcolor=faint(colours.page, 0.85),
        )


def _told_rows(curve: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with a number; of a rest that went on too long, not the days after the last session."""
    told = curve.dropna(subset=["median_kg"])
    if len(told) and pd.isna(curve["median_kg"].iloc[-1]):
        trained = told.index[told["rest_days"] == 0]
        return told.loc[: trained[-1]] if len(trained) else told
    return told


def _room(curve: pd.DataFrame, sets: pd.DataFrame, unit: Unit) -> list[float]:
    """Return an axis around the bands and the better sets."""
    values = pd.concat([curve["low_80"], curve["high_80"], sets["value"]]).dropna()
    if values.empty:
        return [0.0, 1.0]
    band = curve["low_80"].dropna()
    least = max(float(values.min()), float(band.min()) * _LOWEST) if len(band) else float(values.min())
    low, high = unit.of(least), unit.of(float(values.max()))
    pad = max((high - low) * 0.12, high * 0.02)
    return [max(low - pad, 0.0), high + pad * 1.6]


def curve_said(curve: pd.DataFrame, label: str, unit: Unit) -> list[str]:
    """Return what is said of each day of a curve, whose number has this label."""
    median, low, high = (curve[name].tolist() for name in ("median_kg", "low_80", "high_80"))
    return [_told(*of_day, label, unit) for of_day in zip(median, low, high, strict=True)]


def _told(median: float, low: float, high: float, label: str, unit: Unit) -> str:
    if math.isnan(median):
        return "not enough data"
    return f"{label}: {unit.estimate(median)} (80%: {unit.rough(low)} to {unit.rough(high)})"


def sets_said(sets: pd.DataFrame, unit: Unit, notes: Mapping[date, str]) -> list[str]:
    """Return what is said of each set, with what was noted on its day; "" of one without a number."""
    columns = (sets[name].tolist() for name in ("day", "load_kg", "reps", "rir", "status", "value"))
    return [
        ""
        if math.isnan(value)
        else _done(load, reps, rir, unit) + _says(status, value, unit) + _noted(notes.get(day.date(), ""))
        for day, load, reps, rir, status, value in zip(*columns, strict=True)
    ]


def _done(load: float, reps: int, rir: float | None, unit: Unit) -> str:
    effort = "" if pd.isna(rir) else f", {plain(float(rir), 1)} in reserve"
    return f"{unit.load(load)} \u00d7 {reps}{effort}"


def _says(status: str, value: float, unit: Unit) -> str:
    words = {"lower_bound": "by itself about {} or more", "tested": "lifted: {}"}
    return f"<br>{words.get(status, 'by itself about {}').format(unit.estimate(value))}"


def _noted(note: str) -> str:
    return f"<br>{as_text(note)}" if note else ""


def _key(curve: pd.DataFrame, sets: pd.DataFrame, beside: Beside, shown: Shown, *, each: str) -> str:
    status = set(sets["status"])
    marks = [
        (":blue[━] likely max", curve["median_kg"].notna().any()),
        (f"{BANDS} 50 and 80% range", curve["median_kg"].notna().any()),
        (f":blue[┈] {RESTING}", curve["median_kg"].where(curve["rest_days"] > BREAK_DAYS).notna().any()),
        (f"● {each}", bool(status - {"lower_bound"})),
        ("○ effort not logged: this or more", "lower_bound" in status),
        ("◯ lifted", "tested" in status),
        (":blue[▲] record", sets["day"].dt.date.isin(beside.records).any()),
    ]
    said = [*(mark for mark, there in marks if there), *beside_words(beside, shown.first)]
    return " · ".join([*said, ABOVE_ZERO])


def _alt(curve: pd.DataFrame, sets: int, shown: Shown) -> str:
    told = _told_rows(curve)
    if told.empty:
        return f"{shown.label}: not enough data for an estimate; {counted(sets, 'set')} drawn."
    first, last = told.iloc[0], told.iloc[-1]
    best = told.iloc[int(told["median_kg"].argmax())]
    unit = shown.unit
    # A rest that began before the range counts here from the range's first day.
    shown_days = (curve["day"] - curve["day"].iloc[0]).dt.days
    longest = int(curve["rest_days"].clip(upper=shown_days).max())
    rest = f" The longest rest in it was {length_of(longest)}." if longest > BREAK_DAYS else ""
    return (
        f"{shown.label} from {short(first['day'].date())} to {short(last['day'].date())}: "
        f"{unit.estimate(first['median_kg'])} then, {unit.estimate(last['median_kg'])} latest "
        f"(80% range {unit.rough(last['low_80'])} to {unit.rough(last['high_80'])}), highest "
        f"{unit.estimate(best['median_kg'])} on {short(best['day'].date())}. {counted(sets, 'set')}.{rest}"
    )


def _table(curve: pd.DataFrame, shown: Shown) -> pd.DataFrame:
    unit = shown.unit
    told = curve[curve["rest_days"] == 0].dropna(subset=["median_kg"])
    columns = {"median_kg": shown.label, "low_80": "80% from", "high_80": "80% to"}
    estimates = pd.Series([False] * len(told), index=told.index)
    numbers = {f"{name}, {unit.id}": unit.shown(told[column], estimates) for column, name in columns.items()}
    return pd.DataFrame({"Day": told["day"].dt.date, **numbers}).iloc[::-1]
