"""Sets a week of each muscle on a drawn body: the back, then the front."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from src.analytics.volume import TIERS, tier_of
from src.charts.body_shapes import Place, Side, Strokes, drawing
from src.charts.canvas import Canvas
from src.charts.chart import SMALL, Chart, blank, say
from src.charts.palette import Palette
from src.charts.ramps import ink_on, ramp
from src.charts.units import plain

Exercises = Sequence[tuple[str, float]]  # name and sets a week, most first

_HEIGHT: Final = 430
_MIDDLES: Final[dict[Side, float]] = {"back": 0.0, "front": 200.0}  # x of each body
_LEFT, _RIGHT = -98.0, 298.0
_TOP, _FLOOR, _BOTTOM = -2.0, 402.0, 474.0
_CHAINS: Final = ("posterior", "mirror", "neutral")
_WHOLE_FROM: Final = 9.95
_NONE: Final = -1  # the step of a muscle without a set
STEP_WORDS: Final = (
    "0",
    f"< {TIERS[0]}",
    *(f"{low}\u2013{high}" for low, high in pairwise(TIERS)),
    f"> {TIERS[-1]}",
)
_LEGEND_LEFT, _BOX, _ROW = -8.0, 50.0, 14.0


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
) -> Chart:
    """Draw the body coloured by weekly sets, the colours of each chain changing at the tiers.

    `muscles`: id, muscle (its name), chain, sets (fractional, a week), direct; one row a muscle of the
    catalogue. `exercises`: for an id, what its sets came from. `chosen`: the id to outline. The points under
    the pointer carry the muscle's name as `customdata`.
    """
    rows = _rows(muscles)
    figure = blank(colours, height=_HEIGHT, hover="closest")
    for side, middle in _MIDDLES.items():
        _body(figure, side, middle, colours)
    for muscle, row in rows.items():
        _fill(figure, row, colours, chosen=muscle == chosen)
    for side, middle in _MIDDLES.items():
        _numbers(figure, side, middle, rows, colours)
    for muscle, row in rows.items():
        _pointer(figure, row, (exercises or {}).get(muscle, ()))
    _legend(figure, colours)
    hidden = {"visible": False, "showgrid": False, "automargin": False}
    figure.update_xaxes(range=[_LEFT, _RIGHT], **hidden)
    figure.update_yaxes(range=[_BOTTOM, _TOP], scaleanchor="x", **hidden)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, hoverdistance=14)
    return Chart(figure.drawing(), _alt(muscles), _table(muscles, exercises or {}))


def _rows(muscles: pd.DataFrame) -> dict[str, _Muscle]:
    columns = (muscles[name] for name in ("id", "muscle", "chain", "sets", "direct"))
    rows = (_Muscle(*row) for row in zip(*columns, strict=True))
    return {row.id: row for row in rows}


def _body(figure: Canvas, side: Side, middle: float, colours: Palette) -> None:
    outline, lines = _contours(side)
    for (xs, ys), fill, width in ((outline, colours.panel, 1.0), (lines, None, 0.7)):
        figure.add_scatter(
            x=xs,
            y=ys,
            mode="lines",
            fill="toself" if fill else "none",
            fillcolor=fill,
            line={"color": colours.muted, "width": width},
            hoverinfo="skip",
        )
    say(figure, middle - 62, 12, f"<b>{side.capitalize()}</b>", colours.text, anchor="center")


def _fill(figure: Canvas, row: _Muscle, colours: Palette, *, chosen: bool) -> None:
    xs, ys = _strokes(row.id)
    figure.add_scatter(
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        line={"color": colours.text if chosen else colours.muted, "width": 2.5 if chosen else 0.6},
        hoverinfo="skip",
        name=row.name,
        **_filled(row.step, row.chain, colours),
    )


def _filled(step: int, chain: str, colours: Palette) -> dict[str, object]:
    """Return the fill of a step: hatched where there is no set, so that colour is not all that tells."""
    if step == _NONE:
        hatch = {"shape": "/", "size": 5, "solidity": 0.18}
        return {
            "fillcolor": colours.page,
            "fillpattern": {**hatch, "fgcolor": colours.muted, "bgcolor": colours.page},
        }
    return {"fillcolor": ramp(colours, chain)[step]}


def _numbers(
    figure: Canvas, side: Side, middle: float, rows: Mapping[str, _Muscle], colours: Palette
) -> None:
    for muscle, place in drawing(side).places.items():
        if muscle not in rows:
            continue
        row = rows[muscle]
        inside, none = place.lead is None, row.step == _NONE
        fill = colours.page if none else ramp(colours, row.chain)[row.step]
        say(
            figure,
            middle + place.x,
            place.y,
            f"<b>{sets_words(row.sets)}</b>",
            ink_on(fill, colours) if inside else colours.text,
            anchor="center",
            size=SMALL,
            bgcolor=colours.page if inside and none else None,
        )
        if place.lead:
            _lead(figure, middle, place, colours)


def _lead(figure: Canvas, middle: float, place: Place, colours: Palette) -> None:
    x0, y0, x1, y1 = place.lead or (0.0, 0.0, 0.0, 0.0)
    figure.add_shape(
        type="line",
        x0=middle + x0,
        y0=y0,
        x1=middle + x1,
        y1=y1,
        line={"color": colours.muted, "width": 1},
    )


def _pointer(figure: Canvas, row: _Muscle, exercises: Exercises) -> None:
    """Lay unseen points over the muscle: they show its numbers under the pointer, and take the click."""
    xs, ys = _spots(row.id)
    unseen = {"marker": {"opacity": 0}}
    lines = [
        f"<b>{row.name}</b>, {row.chain}",
        f"{sets_words(row.sets)} sets a week, {sets_words(row.direct)} of them direct",
        *(f"{escape(name)} {sets_words(sets)}" for name, sets in exercises),
    ]
    figure.add_scatter(
        x=xs,
        y=ys,
        mode="markers",
        marker={"size": 12, "opacity": 0},
        selected=unseen,
        unselected=unseen,
        customdata=[[row.name]] * len(xs),
        hovertemplate="<br>".join(lines) + "<extra></extra>",
        name=row.name,
    )


def _legend(figure: Canvas, colours: Palette) -> None:
    """Draw what the colours mean: a row a chain, a box a step."""
    first = _FLOOR + 12
    for row, chain in enumerate(_CHAINS):
        y = first + row * _ROW
        say(figure, _LEGEND_LEFT - 6, y + _ROW / 2, chain, colours.muted, anchor="right", size=SMALL)
        for step in range(_NONE, len(TIERS) + 1):
            left = _LEGEND_LEFT + (step - _NONE) * _BOX
            _box(figure, left, y + 1, _filled(step, chain, colours), colours)
    foot = first + len(_CHAINS) * _ROW + 9
    for step, words in enumerate(STEP_WORDS):
        say(
            figure,
            _LEGEND_LEFT + (step + 0.5) * _BOX - 1,
            foot,
            words,
            colours.text,
            anchor="center",
            size=SMALL,
        )
    say(figure, _LEGEND_LEFT - 6, foot, "sets a week", colours.text, anchor="right", size=SMALL)


def _box(figure: Canvas, left: float, top: float, filled: dict[str, object], colours: Palette) -> None:
    right, bottom = left + _BOX - 2, top + _ROW - 2
    edge = {"color": colours.muted, "width": 0.6}
    if "fillpattern" not in filled:
        figure.add_shape(type="rect", x0=left, x1=right, y0=top, y1=bottom, line=edge, **filled)
        return
    figure.add_scatter(  # a shape of the layout takes no hatching
        x=[left, right, right, left, left],
        y=[top, top, bottom, bottom, top],
        mode="lines",
        fill="toself",
        line=edge,
        hoverinfo="skip",
        **filled,
    )


# What follows is the same for every log: laid out once a process, never changed after, and in arrays, which
# Plotly copies and sends in a fraction of the time lists of numbers take. NaN parts two strokes.


@cache
def _contours(side: Side) -> tuple[Strokes, Strokes]:
    """Return the outline of a body and the creases in it, where the figure has them."""
    drawn = drawing(side)
    return _moved(drawn.outline, side), _moved(drawn.lines, side)


@cache
def _strokes(muscle: str) -> Strokes:
    """Return the shapes of a muscle, of both bodies."""
    found = [
        _moved(drawing(side).muscles[muscle], side) for side in _MIDDLES if muscle in drawing(side).muscles
    ]
    gap = np.full((2, 1), np.nan, np.float32)
    return np.concatenate([part for one in found for part in (gap, one)][1:], axis=1)


@cache
def _spots(muscle: str) -> Strokes:
    """Return the points that feel the pointer, of both bodies."""
    found = [
        _moved(drawing(side).spots[muscle].T, side) for side in _MIDDLES if muscle in drawing(side).spots
    ]
    return np.concatenate(found, axis=1)


def _moved(strokes: Strokes, side: Side) -> Strokes:
    """Return the strokes where the figure has this body."""
    moved: Strokes = strokes + np.array([[_MIDDLES[side]], [0.0]])
    return moved.astype(np.float32)


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
