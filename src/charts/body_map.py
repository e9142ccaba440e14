"""Sets a week of each muscle on a drawn body: the back, then the front, as `data/body/*.svg` draw them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import pandas as pd

from src.analytics.volume import TIERS, tier_of
from src.charts.body_shapes import Drawing, Place, Side, drawing
from src.charts.palette import Palette
from src.charts.picture import Picture
from src.charts.ramps import ink_on, ramp
from src.charts.svg import picture, tag, text
from src.charts.units import plain

Exercises = Sequence[tuple[str, float]]  # name and sets a week, most first

_HEIGHT: Final = 430
_MIDDLES: Final[dict[Side, float]] = {"back": 0.0, "front": 200.0}  # x of each body
_LEFT, _WIDTH = -100.0, 400.0
_TOP, _FLOOR, _BOTTOM = -2.0, 402.0, 476.0
_CHAINS: Final = ("posterior", "mirror", "neutral")
_WHOLE_FROM: Final = 9.95
_NONE: Final = -1  # the step of a muscle without a set
STEP_WORDS: Final = (
    "0",
    f"< {TIERS[0]}",
    *(f"{low}\u2013{high}" for low, high in pairwise(TIERS)),
    f"> {TIERS[-1]}",
)
_SIZE: Final = 13.0  # of letters on paper; a page gives them its own
_LOWER: Final = "0.36em"  # letters in the middle of their place, whatever their size
_LEGEND_LEFT, _BOX, _ROW = -12.0, 52.0, 15.0
_HATCH: Final = "body-hatch"
_MIRRORED: Final = "scale(-1 1)"


@dataclass(frozen=True)
class _Muscle:
    """What is shown of one muscle."""

    id: str
    name: str
    chain: str
    sets: float  # a week
    direct: float

    @property
    def step(self) -> int:
        """The step of its sets."""
        return step_of(self.sets)


def step_of(sets: float) -> int:
    """Return the step of the tiers for weekly sets, 0 to 4; -1 where what is shown is 0."""
    shown = round(sets, 1)
    return tier_of(shown) if shown > 0 else _NONE


def body_map(
    muscles: pd.DataFrame,
    colours: Palette,
    exercises: Mapping[str, Exercises] | None = None,
    chosen: str | None = None,
) -> Picture:
    """Draw the body coloured by weekly sets, the colours of each chain changing at the tiers.

    `muscles`: id, muscle (its name), chain, sets (fractional, a week), direct; one row a muscle of the
    catalogue. `exercises`: for an id, what its sets came from. `chosen`: the id to outline.
    """
    rows, alt = _rows(muscles), _alt(muscles)
    drawn = [
        _muscle(row, (exercises or {}).get(muscle, ()), colours, chosen=muscle == chosen, first=i == 0)
        for i, (muscle, row) in enumerate(rows.items())
    ]
    drawn.sort(key=lambda one: 'aria-selected="true"' in one)  # its outline lies over its neighbours
    numbers = [_at(middle, *_numbers(drawing(side), rows, colours)) for side, middle in _MIDDLES.items()]
    parts = [
        _hatch(colours),
        *(_at(middle, _body(drawing(side), side, colours)) for side, middle in _MIDDLES.items()),
        tag("g", *drawn, role="listbox", aria_label="Muscles"),
        tag("g", *numbers, aria_hidden="true"),  # the muscles say them, with their names
        *_legend(colours),
    ]
    svg = picture(_LEFT, _TOP, _WIDTH, _BOTTOM - _TOP, *parts, role="group", aria_label=alt)
    return Picture(svg, _HEIGHT, alt, lambda: _table(muscles, exercises or {}))


def _rows(muscles: pd.DataFrame) -> dict[str, _Muscle]:
    columns = (muscles[name] for name in ("id", "muscle", "chain", "sets", "direct"))
    rows = (_Muscle(*row) for row in zip(*columns, strict=True))
    return {row.id: row for row in rows}


def _at(middle: float, *parts: str) -> str:
    return tag("g", *parts, transform=f"translate({middle:g} 0)")


def _body(drawn: Drawing, side: Side, colours: Palette) -> str:
    """Draw the outline and the creases; the outline is half a body, so it has no edge down the middle."""
    paths = [
        tag("path", d=drawn.outline, fill=colours.panel),
        *(tag("path", d=crease, fill="none", stroke_width=0.7) for crease in drawn.creases),
    ]
    name = text(
        -62, 12, side.capitalize(), size=_SIZE, fill=colours.text, font_weight=600, text_anchor="middle"
    )
    return tag("g", _both(side, paths), stroke=colours.muted) + name


def _both(name: str, half: Sequence[str]) -> str:
    """Draw the right half of something, and its mirror image by reference to its name."""
    return tag("g", *half, id=f"body-{name}") + tag("use", href=f"#body-{name}", transform=_MIRRORED)


@cache
def _shapes(muscle: str) -> str:
    """Draw the shapes of a muscle where either body has them: the same for every log."""
    return "".join(
        _at(middle, _both(f"{muscle}-{side}", [tag("path", d=d) for d in drawing(side).muscles[muscle]]))
        for side, middle in _MIDDLES.items()
        if muscle in drawing(side).muscles
    )


def _muscle(row: _Muscle, exercises: Exercises, colours: Palette, *, chosen: bool, first: bool) -> str:
    """Draw a muscle on both bodies, with what is said of it under the pointer."""
    lines = [
        f"{row.name}, {row.chain}",
        f"{sets_words(row.sets)} sets a week, {sets_words(row.direct)} of them direct",
        *(f"{name} {sets_words(sets)}" for name, sets in exercises),
    ]
    return tag(
        "g",
        _shapes(row.id),
        fill=_fill(row.step, row.chain, colours),
        stroke=colours.text if chosen else colours.muted,
        stroke_width=2.5 if chosen else 0.7,
        role="option",
        aria_selected=str(chosen).lower(),
        aria_label="; ".join(lines),
        tabindex=0 if first else -1,
        data_name=row.name,
        data_hint="\n".join(lines),
    )


def _fill(step: int, chain: str, colours: Palette) -> str:
    return f"url(#{_HATCH})" if step == _NONE else ramp(colours, chain)[step]


def _hatch(colours: Palette) -> str:
    """Define the hatching of a muscle without a set, so that colour is not all that tells."""
    lines = tag("path", d="M-1 5L5 -1M-1 1L1 -1M3 5L5 3", stroke=colours.muted, stroke_width=0.6)
    page = tag("rect", width=4, height=4, fill=colours.page)
    return tag(
        "defs", tag("pattern", page, lines, id=_HATCH, width=4, height=4, patternUnits="userSpaceOnUse")
    )


def _numbers(drawn: Drawing, rows: Mapping[str, _Muscle], colours: Palette) -> list[str]:
    return [_number(place, rows[muscle], colours) for muscle, place in drawn.places.items() if muscle in rows]


def _number(place: Place, row: _Muscle, colours: Palette) -> str:
    inside = place.lead is None
    fill = colours.page if row.step == _NONE else ramp(colours, row.chain)[row.step]
    ink = ink_on(fill, colours) if inside else colours.text
    words = text(
        place.x,
        place.y,
        sets_words(row.sets),
        size=_SIZE,
        fill=ink,
        dy=_LOWER,
        font_weight=600,
        text_anchor="middle",
    )
    if inside and row.step == _NONE:  # no number is readable on hatching
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
        parts.append(_said(_LEGEND_LEFT - 6, y + _ROW / 2, chain, colours.muted, "end"))
        steps = range(_NONE, len(TIERS) + 1)
        parts += [_box(step, y, _fill(step, chain, colours), colours) for step in steps]
    foot = first + len(_CHAINS) * _ROW + 9
    parts.append(_said(_LEGEND_LEFT - 6, foot, "sets a week", colours.text, "end"))
    for step, words in enumerate(STEP_WORDS):
        parts.append(_said(_LEGEND_LEFT + (step + 0.5) * _BOX - 1, foot, words, colours.text, "middle"))
    return parts


def _said(x: float, y: float, words: str, colour: str, anchor: str) -> str:
    return text(x, y, words, size=_SIZE, fill=colour, dy=_LOWER, text_anchor=anchor)


def _box(step: int, y: float, fill: str, colours: Palette) -> str:
    left = _LEGEND_LEFT + (step - _NONE) * _BOX
    size = {"width": _BOX - 2, "height": _ROW - 2}
    return tag("rect", x=left, y=y + 1, **size, fill=fill, stroke=colours.muted, stroke_width=0.6)


def sets_words(sets: float) -> str:
    """Return sets as they are shown: from 10 on no decimal is worth its room."""
    return plain(sets, 0 if sets >= _WHOLE_FROM else 1)


def _alt(muscles: pd.DataFrame) -> str:
    posterior = muscles[muscles["chain"] == "posterior"].sort_values("sets", kind="stable")
    if posterior.empty or not muscles["sets"].any():
        return "A body from the back and the front, coloured by weekly sets: no sets in this range."
    least, most = posterior.iloc[0], posterior.iloc[-1]
    none = [str(name) for name, sets in zip(muscles["muscle"], muscles["sets"], strict=True) if sets <= 0]
    without = f" Without a set: {', '.join(none).lower()}." if none else ""
    few = int((posterior["sets"] < TIERS[0]).sum())
    return (
        "A body from the back and the front, coloured by weekly sets. Most of the posterior chain: "
        f"{str(most['muscle']).lower()} with {sets_words(most['sets'])}; fewest: "
        f"{str(least['muscle']).lower()} with {sets_words(least['sets'])}; "
        f"{few} of {len(posterior)} under {TIERS[0]} sets a week.{without}"
    )


def _table(muscles: pd.DataFrame, exercises: Mapping[str, Exercises]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Muscle": muscles["muscle"],
            "Side": muscles["chain"],
            "Sets a week": muscles["sets"].round(1),
            "Direct sets": muscles["direct"].round(1),
            "Mostly from": [
                ", ".join(f"{name} {sets_words(sets)}" for name, sets in exercises.get(muscle, ()))
                for muscle in muscles["id"]
            ],
        }
    )
