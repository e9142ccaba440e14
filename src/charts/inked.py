"""A chart over days drawn as SVG, from the words its figure is written in: no script is needed to see it.

It knows what such a chart is made of: lines, filled bands, dots, a shaded range, labels, marked axes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from src.analytics.written import writing
from src.charts.chart import SMALL, Chart
from src.charts.days import spoken
from src.charts.picture import Picture, Step
from src.charts.svg import line_path, tag, text

if TYPE_CHECKING:
    from datetime import date

_FINE: Final = 1000.0  # units of a path across the plot, either way
_LOWER: Final = "0.36em"
_VALUE: Final = re.compile(r"%\{(y|customdata\[(\d+)\])(?::([^}]*))?\}")
_ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}
_DOTTED: Final = {"stroke_dasharray": "1.5 3"}
_BOLD: Final = re.compile(r"</?b>")

Places = NDArray[np.float64]  # parts of the plot's width from the left, or of its height from the top


def inked(chart: Chart) -> Picture:
    """Return a chart over days as a picture as wide as its place."""
    layout = chart.drawing["layout"]
    margin = layout["margin"]
    plot = _Plot(layout)
    traces = chart.drawing["data"] if plot.days else []
    parts = [*plot.axes(), *(plot.shape(one) for one in layout["shapes"])]
    parts += [drawn for trace in traces for drawn in plot.trace(trace)]
    parts += [plot.label(one) for one in layout["annotations"]]
    parts.append(tag("line", class_="cursor", y1="0", y2="100%", stroke=layout["xaxis"]["gridcolor"]))
    svg = tag(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        width="100%",
        height="100%",
        role="img",
        aria_label=chart.alt,
        tabindex=0,
    )
    return Picture(
        svg,
        layout["height"],
        chart.alt,
        lambda: chart.table,
        chart.key,
        margin=(margin["t"], margin["r"], margin["b"], margin["l"]),
        steps=tuple(plot.steps(traces)),
    )


class _Plot:
    """The area between the axes, and where things lie in it."""

    def __init__(self, layout: dict[str, Any]) -> None:
        self._x, self._y = layout["xaxis"], layout["yaxis"]
        self._ink = layout["font"]["color"]
        self.days: Sequence[pd.Timestamp] = self._x.get("range", ())
        self._low, self._high = self._y["range"]

    def across(self, days: Sequence[object]) -> Places:
        """Return how far right these days lie; NaN for None."""
        first, last = self.days
        found: Places = np.asarray((pd.DatetimeIndex(list(days)) - first) / (last - first), np.float64)
        return found

    def down(self, values: Sequence[object]) -> Places:
        """Return how far down these values lie; NaN for None."""
        found: Places = (self._high - np.asarray(values, np.float64)) / (self._high - self._low)
        return found

    def axes(self) -> Iterator[str]:
        """Draw the grid and write what its lines stand for; nothing of days where there are none."""
        grid, ink = self._y["gridcolor"], self._y["tickfont"]["color"]
        values = self._y["tickvals"]
        said = self._y.get("ticktext") or [_said(one, self._y["tickformat"]) for one in values]
        for y, words in zip(self.down(values), said, strict=True):
            yield tag("line", x1="0", x2="100%", y1=_at(y), y2=_at(y), stroke=grid)
            yield text("-6", _at(y), words, size=SMALL, fill=ink, dy=_LOWER, text_anchor="end")
        if not self.days:
            return
        yield tag("line", x1="0", x2="0", y1="0", y2="100%", stroke=grid)
        yield tag("line", x1="0", x2="100%", y1="100%", y2="100%", stroke=grid)
        for x, words in zip(self.across(self._x["tickvals"]), self._x["ticktext"], strict=True):
            for row, line in enumerate(words.split("<br>")):
                below = f"{15 + 16 * row}px"
                yield text(_at(x), "100%", line, size=SMALL, fill=ink, dy=below, text_anchor="middle")

    def shape(self, one: dict[str, Any]) -> str:
        """Shade a range of values, or draw a dotted line at one."""
        top, bottom = self.down([one["y1"], one["y0"]])
        if one["type"] == "rect":
            return tag("rect", width="100%", y=_at(top), height=_at(bottom - top), fill=one["fillcolor"])
        line = one["line"]
        level = {"y1": _at(top), "y2": _at(bottom)}
        return tag("line", x2="100%", **level, stroke=line["color"], stroke_width=line["width"], **_DOTTED)

    def trace(self, one: dict[str, Any]) -> Iterator[str]:
        """Draw a line, what it fills, and its points."""
        xs, ys = self.across(one["x"]), self.down(one["y"])
        if one["mode"] == "lines":
            line = one["line"]
            path = line_path(_fine(xs, ys))
            if one.get("fill") == "toself":
                yield _stretched(tag("path", d=path, fill=one["fillcolor"]))
            if line["width"]:
                yield _stretched(_stroke(path, line["color"], line["width"]))
            return
        marker = one["marker"]
        colours = marker["color"] if isinstance(marker["color"], list) else [marker["color"]] * len(xs)
        yield from _dots(
            [(*point, fill) for *point, fill in zip(xs, ys, colours, strict=True) if np.isfinite(point[1])],
            marker["size"],
            marker["line"],
        )

    def label(self, one: dict[str, Any]) -> str:
        """Write a label at a point, on a ground that keeps lines from running through it."""
        (x,), (y,) = self.across([one["x"]]), self.down([one["y"]])
        return text(
            _at(x),
            _at(y),
            _BOLD.sub("", one["text"]),
            size=one["font"]["size"],
            fill=one["font"]["color"],
            dx=one["xshift"],
            dy=f"{5 - one['yshift']}px",
            font_weight=600 if "<b>" in one["text"] else None,
            text_anchor=_ANCHORS[one["xanchor"]],
            stroke=one.get("bgcolor"),
            stroke_width=5,
            paint_order="stroke",
        )

    def steps(self, traces: Sequence[dict[str, Any]]) -> Iterator[Step]:
        """Return what is said of each day under the pointer."""
        lines: dict[date, list[str]] = {}
        for one in traces:
            if "hovertemplate" not in one:
                continue
            given = one.get("customdata")
            for i, (day, y) in enumerate(zip(one["x"], one["y"], strict=True)):
                said = lines.setdefault(day, [])
                if y is not None:
                    said.append(_filled(one["hovertemplate"], y, () if given is None else given[i]))
        days = [day for day, said in lines.items() if said]
        for x, day in zip(self.across(days) if days else (), days, strict=True):
            yield Step(round(float(x), 4), "\n".join([spoken(day), *lines[day]]))


def _filled(template: str, y: float, given: Sequence[float]) -> str:
    """Return a hover's line with its values, as the reader writes them."""
    words = template.removesuffix("<extra></extra>")
    return _VALUE.sub(lambda one: _said(y if one[2] is None else given[int(one[2])], one[3] or ""), words)


def _said(value: float, spec: str) -> str:
    return format(value, spec).translate(writing().marks)


def _dots(points: Sequence[tuple[float, float, str]], size: float, edge: dict[str, Any]) -> Iterator[str]:
    """Draw dots of x, y and fill: the full ones in one path, as lines without length and with round ends."""
    full = [f"M{x * _FINE:.1f} {y * _FINE:.1f}h0.01" for x, y, fill in points if fill == edge["color"]]
    if full:
        yield _stretched(_stroke("".join(full), edge["color"], size + edge["width"]))
    for x, y, fill in points:
        if fill != edge["color"]:
            round_edge = {"r": size / 2, "stroke": edge["color"], "stroke_width": edge["width"]}
            yield tag("circle", cx=_at(x), cy=_at(y), fill=fill, **round_edge)


def _fine(xs: Places, ys: Places) -> list[tuple[float, float] | None]:
    """Return points as paths hold them; None where there is none."""
    points = zip((xs * _FINE).tolist(), (ys * _FINE).tolist(), strict=True)
    return [point if np.isfinite(point).all() else None for point in points]


def _stroke(path: str, colour: str, width: float) -> str:
    return tag(
        "path",
        d=path,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
        vector_effect="non-scaling-stroke",
    )


def _stretched(path: str) -> str:
    """Lay a path of fine units over the whole plot."""
    view = f"0 0 {_FINE:g} {_FINE:g}"
    return tag(
        "svg",
        path,
        viewBox=view,
        width="100%",
        height="100%",
        preserveAspectRatio="none",
        overflow="visible",
    )


def _at(part: float) -> str:
    return f"{part * 100:.2f}%"
