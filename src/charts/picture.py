"""A drawing of our own, as SVG: on a page long before what draws the other charts has been read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

_HERE: Final = Path(__file__).parent
HINTS: Final = (_HERE / "hints.js").read_text(encoding="utf-8")  # what a picture says when it is pointed at
LOOKS: Final = (_HERE / "hints.css").read_text(encoding="utf-8")


class Step(NamedTuple):
    """What is said of one place along a picture."""

    at: float  # part of the picture's width
    text: str


@dataclass(frozen=True)
class Picture:
    """A drawing that can also be read aloud and as a table, as a `Chart` can.

    An element with `data-hint` says that text when it is pointed at, tapped or reached by keyboard, and
    `data-name` is what is chosen by a click on it. A picture with `steps` says the nearest of them instead.
    """

    svg: str
    height: int  # pixels on a page
    alt: str  # one to three sentences: the finding, not the form
    numbers: Callable[[], pd.DataFrame]  # makes the table: few who see the picture ask for it
    key: str = ""  # what the marks mean, for the line under the picture
    margin: tuple[int, int, int, int] = (
        0,
        0,
        0,
        0,
    )  # pixels around it for its axes: top, right, bottom, left
    steps: tuple[Step, ...] = ()  # from left to right

    @cached_property
    def table(self) -> pd.DataFrame:
        """What is drawn, with column headings a reader understands."""
        return self.numbers()

    @property
    def plain(self) -> dict[str, Any]:
        """What the script draws, as JSON holds it."""
        return {"svg": self.svg, "height": self.height, "margin": self.margin, "steps": self.steps}
