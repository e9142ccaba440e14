"""A lift's course as a line the size of a word, in a picture any page can hold."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from src.charts.beside import BREAK_DAYS

_WIDTH: Final = 200
_HEIGHT: Final = 36
_ROOM: Final = 5  # left free above and below: half a dot, in a picture 26 px high
_BESIDE: Final = 9  # and at the sides, in one 80 px wide
_FEW: Final = 4  # values: up to here each is a dot
_LEAST: Final = 0.04  # of the largest value from bottom to top: less would make a slope of any wobble


def sparkline(
    days: Sequence[date],
    values: Sequence[float],
    first: date,
    last: date,
    colour: str,
    *,
    marks: Sequence[date] = (),
    ink: str = "",
) -> str:
    """Return `sparkline_svg` as the address of an image any page can hold; empty without a course."""
    svg = sparkline_svg(days, values, first, last, colour, marks=marks, ink=ink)
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" if svg else ""


def sparkline_svg(
    days: Sequence[date],
    values: Sequence[float],
    first: date,
    last: date,
    colour: str,
    *,
    marks: Sequence[date] = (),
    ink: str = "",
) -> str:
    """Return an SVG picture of the values over the days from `first` to `last`.

    Every picture of a page has the same days from edge to edge; a rest of more than 28 days breaks the line.
    The latest value is a dot, of a few values each a smaller one; `marks` are upright lines in `ink`. Empty
    for fewer than two values.
    """
    if len(values) < 2:  # noqa: PLR2004 - no course yet
        return ""
    span, (low, high) = max((last - first).days, 1), _ends(values)
    xs = [(_BESIDE + (day - first).days / span * (_WIDTH - 2 * _BESIDE)) for day in days]
    ys = [_up(value, low, high) for value in values]
    rested = [0, *((after - day).days for day, after in pairwise(days))]
    points = [
        f"{'M' if i == 0 or rest > BREAK_DAYS else 'L'}{x:.1f} {y:.1f}"
        for i, (x, y, rest) in enumerate(zip(xs, ys, rested, strict=True))
    ]
    line = f'fill="none" stroke="{colour}" stroke-linecap="round" vector-effect="non-scaling-stroke"'
    each = "".join(f"M{x:.1f} {y:.1f}h0.01" for x, y in zip(xs, ys, strict=True))
    dots = f'<path d="{each}" {line} stroke-width="5"/>' if len(values) <= _FEW else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'preserveAspectRatio="none">'
        f"{_upright([day for day in marks if first <= day <= last], first, span, ink)}"
        f'<path d="{"".join(points)}" {line} stroke-width="2" stroke-linejoin="round"/>{dots}'
        f'<path d="M{xs[-1]:.1f} {ys[-1]:.1f}h0.01" {line} stroke-width="7"/></svg>'
    )


def _upright(marks: Sequence[date], first: date, span: int, ink: str) -> str:
    """Return a dashed line from top to bottom at each of these days."""
    at = (_BESIDE + (day - first).days / span * (_WIDTH - 2 * _BESIDE) for day in marks)
    path = "".join(f"M{x:.1f} 0V{_HEIGHT}" for x in at)
    stroke = f'fill="none" stroke="{ink}" stroke-dasharray="3 2" vector-effect="non-scaling-stroke"'
    return f'<path d="{path}" {stroke}/>' if path else ""


def _ends(values: Sequence[float]) -> tuple[float, float]:
    """Return the values at the bottom and the top: the least and the most, or further apart around them."""
    low, high = min(values), max(values)
    lacks = max(_LEAST * abs(high) - (high - low), 0) / 2
    return low - lacks, high + lacks


def _up(value: float, low: float, high: float) -> float:
    """Return how far down a value lies; a course without a change lies in the middle."""
    part = 0.5 if high == low else (value - low) / (high - low)
    return _ROOM + (1 - part) * (_HEIGHT - 2 * _ROOM)
