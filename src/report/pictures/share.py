"""The posterior share week by week, as on the pages: 4-week line, 80% band, single weeks, the target."""

from datetime import date
from typing import Final

import pandas as pd

from src.charts import Palette, percent
from src.charts.chart import ribbon, with_gaps
from src.charts.days import ticks
from src.charts.svg import line_path, picture, tag, text

WIDTH, HEIGHT = 240.0, 190.0  # points
_LEFT, _RIGHT, _TOP, _BOTTOM = 25.0, 28.0, 6.0, 25.0  # around the plot
_SIZE: Final = 7.5
_BAND: Final = 0.16
_TARGET: Final = 0.10
_ROOM_DAYS: Final = 4  # free at either end


def share_picture(weeks: pd.DataFrame, colours: Palette, target: tuple[float, float]) -> str:
    """Return the picture; `weeks` as `weekly_balance` gives them."""
    if weeks.empty:
        return picture(0, 0, WIDTH, HEIGHT)
    days = [week.date() for week in weeks["week"]]
    first, last = days[0], days[-1]
    at = [_across(day, first, last) for day in days]
    parts = [*_frame(first, last, colours), _target(colours, target)]
    loop_x, loop_y = ribbon(at, with_gaps(weeks["low"]), with_gaps(weeks["high"]))
    loop = line_path([None if y is None else (x, _down(y)) for x, y in zip(loop_x, loop_y, strict=True)])
    parts.append(tag("path", d=loop, fill=colours.posterior, fill_opacity=_BAND))
    partial = weeks["partial"].fillna(value=False).astype(bool)
    for x, share, open_ in zip(at, with_gaps(weeks["share"]), partial, strict=True):
        if share is not None:
            fill = colours.page if open_ else colours.neutral
            parts.append(
                tag(
                    "circle",
                    cx=x,
                    cy=_down(share),
                    r=1.3,
                    fill=fill,
                    stroke=colours.neutral,
                    stroke_width=0.6,
                )
            )
    smooth = with_gaps(weeks["smoothed"])
    line = line_path([None if y is None else (x, _down(y)) for x, y in zip(at, smooth, strict=True)])
    parts.append(tag("path", d=line, fill="none", stroke=colours.posterior, stroke_width=1.8))
    parts += _end(at, smooth, list(partial), colours)
    return picture(0, 0, WIDTH, HEIGHT, *parts)


def _end(at: list[float], smooth: list[float | None], partial: list[bool], colours: Palette) -> list[str]:
    """Mark the latest value and write it beside."""
    shown = [(x, y, open_) for x, y, open_ in zip(at, smooth, partial, strict=True) if y is not None]
    if not shown:
        return []
    x, y, open_ = shown[-1]
    fill = colours.page if open_ else colours.posterior
    dot = tag("circle", cx=x, cy=_down(y), r=2.8, fill=fill, stroke=colours.posterior, stroke_width=1.4)
    words = text(
        x + 5,
        _down(y) + 2.8,
        percent(y),
        size=8.5,
        fill=colours.posterior,
        font_weight=600,
        text_anchor="start",
    )
    return [dot, words]


def _frame(first: date, last: date, colours: Palette) -> list[str]:
    right = WIDTH - _RIGHT
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = _down(share)
        parts.append(tag("path", d=f"M{_LEFT} {y:.2f}H{right}", stroke=colours.grid, stroke_width=0.6))
        parts.append(
            text(_LEFT - 4, y + 2.6, percent(share), size=_SIZE, fill=colours.muted, text_anchor="end")
        )
    marks = ticks(first, last)
    for day, label in zip(marks.days, marks.labels, strict=True):
        for row, words in enumerate(label.split("<br>")):
            y = HEIGHT - _BOTTOM + 10 + row * 9
            parts.append(
                text(
                    _across(day, first, last), y, words, size=_SIZE, fill=colours.muted, text_anchor="middle"
                )
            )
    return parts


def _target(colours: Palette, target: tuple[float, float]) -> str:
    low, high = target
    top, height = _down(high), _down(low) - _down(high)
    return tag(
        "rect",
        x=_LEFT,
        y=top,
        width=WIDTH - _LEFT - _RIGHT,
        height=height,
        fill=colours.posterior,
        fill_opacity=_TARGET,
    )


def _across(day: date, first: date, last: date) -> float:
    span = max((last - first).days, 1) + 2 * _ROOM_DAYS
    return _LEFT + ((day - first).days + _ROOM_DAYS) / span * (WIDTH - _LEFT - _RIGHT)


def _down(share: float) -> float:
    return _TOP + (1 - share) * (HEIGHT - _TOP - _BOTTOM)
