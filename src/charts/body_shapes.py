"""The drawn body: outlines, muscles and where their numbers stand, read from `data/body/*.svg`.

A drawing holds the right half of a body around x = 0, y downwards, about 400 units tall; the left half is its
mirror image. Anyone may redraw it in a vector program that writes absolute M, C and Z.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal
from xml.etree import ElementTree as ET  # the drawings are our own files

import numpy as np
from numpy.typing import NDArray

Side = Literal["back", "front"]
Points = NDArray[np.float64]  # n rows of x, y
Strokes = NDArray[np.floating]  # a row of xs and a row of ys; NaN between two strokes

FOLDER: Final = Path(__file__).parents[2] / "data" / "body"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_OFF: Final = 0.25  # units a chord may lie off its curve
_APART: Final = 11.0  # units between two of the points that feel the pointer


@dataclass(frozen=True)
class Place:
    """Where a muscle's number stands, and the line that leads to it where it stands outside."""

    x: float
    y: float
    lead: tuple[float, float, float, float] | None  # x, y on the muscle, then at the number


@dataclass(frozen=True)
class Drawing:
    """A body from one side, both halves."""

    outline: Strokes
    lines: Strokes  # creases and bones
    muscles: dict[str, Strokes]  # closed strokes of each muscle
    spots: dict[str, Points]  # points spread over each muscle, for a pointer to find
    places: dict[str, Place]


@cache
def drawing(side: Side) -> Drawing:
    """Return the body from this side."""
    root = ET.parse(FOLDER / f"{side}.svg").getroot()  # noqa: S314 - our own file
    paths = [(path.attrib["class"], _points(path.attrib["d"])) for path in root.iter(f"{_SVG}path")]
    (half,) = (points for kind, points in paths if kind == "body")
    closed: dict[str, list[Points]] = {}
    for kind, points in paths:
        if kind not in {"body", "line"}:
            closed.setdefault(kind, []).extend((points, _mirrored(points)))
    creases = [points for kind, points in paths if kind == "line"]
    return Drawing(
        outline=_joined([np.concatenate([half, _mirrored(half)[::-1]])]),
        lines=_joined([*creases, *map(_mirrored, creases)]),
        muscles={muscle: _joined(strokes) for muscle, strokes in closed.items()},
        spots={muscle: np.concatenate([*map(_spots, strokes)]) for muscle, strokes in closed.items()},
        places={text.attrib["class"]: _place(root, text) for text in root.iter(f"{_SVG}text")},
    )


def _points(path: str) -> Points:
    """Return points along a path of M, C and Z, as few as keep it smooth."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    anchors = np.array(numbers).reshape(-1, 2)
    curves = [anchors[:1]]
    for first in range(0, len(anchors) - 1, 3):
        a, b, c, d = anchors[first : first + 4]
        bend = max(np.hypot(*(a - 2 * b + c)), np.hypot(*(b - 2 * c + d)))
        t = (
            np.linspace(0, 1, int(np.ceil(np.sqrt(0.75 * bend / _OFF))) + 1)[1:, None]
            if bend
            else np.ones((1, 1))
        )
        curves.append((1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d)
    found: Points = np.concatenate(curves).round(1)
    return found


def _mirrored(points: Points) -> Points:
    return points * [-1.0, 1.0]


def _joined(strokes: list[Points]) -> Strokes:
    gap = np.full((1, 2), np.nan)
    return np.concatenate([part for stroke in strokes for part in (gap, stroke)][1:] or [gap]).T


def _spots(stroke: Points) -> Points:
    """Return points inside a closed stroke, on level lines, close enough that one is near any pointer."""
    low, high = stroke[:, 1].min(), stroke[:, 1].max()
    levels = np.linspace(low, high, max(int((high - low) / _APART), 1) + 2)[1:-1]
    found = [(x, level) for level in levels for x in _across(stroke, level)]
    return np.array(found).round(1)


def _across(stroke: Points, level: float) -> Iterator[float]:
    """Yield places inside the stroke along one level line."""
    crossings = sorted(
        a[0] + (level - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in pairwise(np.concatenate([stroke, stroke[:1]]))
        if (a[1] <= level) != (b[1] <= level)
    )
    for left, right in zip(crossings[::2], crossings[1::2], strict=True):
        count = int((right - left) / _APART) + 1
        yield from ((np.arange(count) + 0.5) / count * (right - left) + left).tolist()


def _place(root: ET.Element, text: ET.Element) -> Place:
    muscle = text.attrib["class"]
    leads = [line for line in root.iter(f"{_SVG}line") if line.attrib["class"] == muscle]
    lead = None
    if leads:
        x1, y1, x2, y2 = (float(leads[0].attrib[end]) for end in ("x1", "y1", "x2", "y2"))
        lead = (x1, y1, x2, y2)
    return Place(float(text.attrib["x"]), float(text.attrib["y"]), lead)
