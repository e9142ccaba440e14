"""The drawn body, back and front, coloured by weekly sets: the shapes of `data/body/*.svg` themselves."""

from functools import cache
from typing import Final
from xml.etree import ElementTree as ET  # the drawings are our own files

import pandas as pd

from src.analytics import TIERS
from src.charts import Palette
from src.charts.body_map import STEP_WORDS, sets_words, step_of
from src.charts.body_shapes import FOLDER, Place, Side, drawing
from src.charts.ramps import ink_on, ramp
from src.report.pictures.svg import picture, tag, text

_SVG: Final = "{http://www.w3.org/2000/svg}"
_MIDDLES: Final[dict[Side, float]] = {"back": 0.0, "front": 200.0}
_LEFT, _WIDTH, _TOP, _FLOOR, _BOTTOM = -100.0, 400.0, -2.0, 402.0, 476.0
_CHAINS: Final = ("posterior", "mirror", "neutral")
_NONE: Final = -1
_SIZE: Final = 13.0
_LEGEND_LEFT, _BOX, _ROW = -12.0, 52.0, 15.0
_HATCH: Final = "hatch"


def body_picture(muscles: pd.DataFrame, colours: Palette) -> str:
    """Return the picture; `muscles` as `mean_muscles` gives them."""
    columns = (muscles[name] for name in ("id", "chain", "sets"))
    rows = {str(id_): (str(chain), float(sets)) for id_, chain, sets in zip(*columns, strict=True)}
    fills = {id_: _fill(step_of(sets), chain, colours) for id_, (chain, sets) in rows.items()}
    parts = [_hatch(colours)]
    for side, middle in _MIDDLES.items():
        half = [_shape(kind, d, fills, colours) for kind, d in _paths(side)]
        both = tag("g", *half) + tag("g", *half, transform="scale(-1 1)")
        numbers = [
            _number(place, *rows[muscle], colours)
            for muscle, place in drawing(side).places.items()
            if muscle in rows
        ]
        name = text(
            -62, 12, side.capitalize(), size=_SIZE, fill=colours.text, font_weight=600, text_anchor="middle"
        )
        parts.append(tag("g", both, *numbers, name, transform=f"translate({middle} 0)"))
    parts += _legend(colours)
    return picture(_LEFT, _TOP, _WIDTH, _BOTTOM - _TOP, *parts)


@cache
def _paths(side: Side) -> tuple[tuple[str, str], ...]:
    """Return class and path of every shape of the right half, in the order they are drawn."""
    root = ET.parse(FOLDER / f"{side}.svg").getroot()  # noqa: S314 - our own file
    return tuple((path.attrib["class"], path.attrib["d"]) for path in root.iter(f"{_SVG}path"))


def _shape(kind: str, d: str, fills: dict[str, str], colours: Palette) -> str:
    """Draw one shape; the outline is half a body, so its line has no edge down the middle."""
    if kind == "body":
        return tag("path", d=d, fill=colours.panel, stroke=colours.muted, stroke_width=1.0)
    return tag("path", d=d, fill=fills.get(kind, "none"), stroke=colours.muted, stroke_width=0.7)


def _fill(step: int, chain: str, colours: Palette) -> str:
    return f"url(#{_HATCH})" if step == _NONE else ramp(colours, chain)[step]


def _hatch(colours: Palette) -> str:
    """Define the hatching of a muscle without a set, so that colour is not all that tells."""
    lines = tag("path", d="M-1 5L5 -1M-1 1L1 -1M3 5L5 3", stroke=colours.muted, stroke_width=0.6)
    page = tag("rect", width=4, height=4, fill=colours.page)
    return tag(
        "defs", tag("pattern", page, lines, id=_HATCH, width=4, height=4, patternUnits="userSpaceOnUse")
    )


def _number(place: Place, chain: str, sets: float, colours: Palette) -> str:
    step, inside = step_of(sets), place.lead is None
    fill = colours.page if step == _NONE else ramp(colours, chain)[step]
    ink = ink_on(fill, colours) if inside else colours.text
    words = text(
        place.x,
        place.y + _SIZE * 0.36,
        sets_words(sets),
        size=_SIZE,
        fill=ink,
        font_weight=600,
        text_anchor="middle",
    )
    if inside and step == _NONE:  # no number is readable on hatching
        words = (
            tag("rect", x=place.x - 6, y=place.y - 7, width=12, height=14, rx=2, fill=colours.page) + words
        )
    if place.lead:
        x0, y0, x1, y1 = place.lead
        words += tag("path", d=f"M{x0} {y0}L{x1} {y1}", stroke=colours.muted, stroke_width=0.8)
    return words


def _legend(colours: Palette) -> list[str]:
    """Draw what the colours mean: a row a chain, a box a step."""
    first, parts = _FLOOR + 12, []
    for row, chain in enumerate(_CHAINS):
        y = first + row * _ROW
        parts.append(text(_LEGEND_LEFT - 6, y + 11, chain, size=_SIZE, fill=colours.muted, text_anchor="end"))
        steps = range(_NONE, len(TIERS) + 1)
        parts += [_box(step, y, _fill(step, chain, colours), colours) for step in steps]
    foot = first + len(_CHAINS) * _ROW + 13
    parts.append(
        text(_LEGEND_LEFT - 6, foot, "sets a week", size=_SIZE, fill=colours.text, text_anchor="end")
    )
    for step, words in enumerate(STEP_WORDS):
        middle = _LEGEND_LEFT + (step + 0.5) * _BOX - 1
        parts.append(text(middle, foot, words, size=_SIZE, fill=colours.text, text_anchor="middle"))
    return parts


def _box(step: int, y: float, fill: str, colours: Palette) -> str:
    left = _LEGEND_LEFT + (step - _NONE) * _BOX
    size = {"width": _BOX - 2, "height": _ROW - 2}
    return tag("rect", x=left, y=y + 1, **size, fill=fill, stroke=colours.muted, stroke_width=0.6)
