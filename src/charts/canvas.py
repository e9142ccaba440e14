"""A figure while it is being drawn: plain dicts, because Plotly's own setters cost ten times the time."""

import json
from base64 import b64encode
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

# The kinds of numbers that Plotly reads packed, by their names here and there.
_PACKED = {"<f8": "f8", "<f4": "f4", "<i4": "i4", "<i2": "i2", "|i1": "i1", "|u1": "u1"}


class Canvas:
    """Collects traces, shapes and labels with the words of `go.Figure`, and hands them on when done.

    The figure is not validated on every page; the tests validate each chart we draw.
    """

    def __init__(self, layout: dict[str, Any]) -> None:
        self._data: list[dict[str, Any]] = []
        self._layout = layout | {"shapes": [], "annotations": []}

    def add_scatter(self, **trace: Any) -> None:  # noqa: ANN401 - Plotly's own words, any value
        """Add points or a line."""
        self._data.append({"type": "scatter", **trace})

    def add_bar(self, **trace: Any) -> None:  # noqa: ANN401
        """Add bars."""
        self._data.append({"type": "bar", **trace})

    def add_heatmap(self, **trace: Any) -> None:  # noqa: ANN401
        """Add a grid of cells."""
        self._data.append({"type": "heatmap", **trace})

    def add_annotation(self, **annotation: Any) -> None:  # noqa: ANN401
        """Add a label."""
        self._layout["annotations"].append(annotation)

    def add_shape(self, **shape: Any) -> None:  # noqa: ANN401
        """Add a shape between points of the data."""
        self._layout["shapes"].append(shape)

    def add_hrect(self, **shape: Any) -> None:  # noqa: ANN401
        """Add a band from y0 to y1, across the figure."""
        self._layout["shapes"].append({"type": "rect", "xref": "x domain", "x0": 0, "x1": 1, **shape})

    def add_vrect(self, **shape: Any) -> None:  # noqa: ANN401
        """Add a band from x0 to x1, from bottom to top."""
        self._layout["shapes"].append({"type": "rect", "yref": "y domain", "y0": 0, "y1": 1, **shape})

    def add_vline(self, x: float, **shape: Any) -> None:  # noqa: ANN401
        """Add an upright line."""
        self._layout["shapes"].append(
            {"type": "line", "yref": "y domain", "x0": x, "x1": x, "y0": 0, "y1": 1, **shape}
        )

    def add_hline(self, y: float, **shape: Any) -> None:  # noqa: ANN401
        """Add a level line."""
        self._layout["shapes"].append(
            {"type": "line", "xref": "x domain", "y0": y, "y1": y, "x0": 0, "x1": 1, **shape}
        )

    def update_xaxes(self, **axis: Any) -> None:  # noqa: ANN401
        """Change the x axis."""
        self._layout["xaxis"] |= axis

    def update_yaxes(self, **axis: Any) -> None:  # noqa: ANN401
        """Change the y axis."""
        self._layout["yaxis"] |= axis

    def update_layout(self, *, margin: dict[str, int] | None = None, **layout: Any) -> None:  # noqa: ANN401
        """Change the layout; of the margin only the sides named."""
        self._layout |= layout
        self._layout["margin"] |= margin or {}

    def drawing(self) -> dict[str, Any]:
        """Return what was drawn, as `go.Figure` takes it."""
        return {"data": self._data, "layout": self._layout}


def plain(drawing: dict[str, Any]) -> dict[str, Any]:
    """Return a drawing as JSON holds it: days as text, what is missing as null, arrays as Plotly packs them.

    Plotly does the same for its figures, in ten times the time.
    """
    made: dict[str, Any] = json.loads(json.dumps(drawing, default=_written), parse_constant=lambda _: None)
    return made


def _written(value: object) -> object:
    if value is pd.NaT or value is pd.NA:  # NaT calls itself a date
        return None
    if isinstance(value, date):  # a Timestamp is one
        return value.isoformat()
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        if value.ndim == 1 and value.dtype.str in _PACKED:
            return {"dtype": _PACKED[value.dtype.str], "bdata": b64encode(value.tobytes()).decode("ascii")}
        return value.tolist()
    raise TypeError(f"A drawing holds no {type(value).__name__}.")
