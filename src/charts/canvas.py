"""A figure while it is being drawn: plain dicts, because Plotly's own setters cost ten times the time."""

from typing import Any

import plotly.graph_objects as go


class Canvas:
    """Collects traces, shapes and labels with the words of `go.Figure`, and becomes one when done.

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

    def figure(self) -> go.Figure:
        """Return what was drawn."""
        return go.Figure({"data": self._data, "layout": self._layout}, _validate=False)
