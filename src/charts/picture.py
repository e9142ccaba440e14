"""A drawing of our own, as SVG: on a page long before what draws the other charts has been read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

_HERE: Final = Path(__file__).parent
HINTS: Final = (_HERE / "hints.js").read_text(encoding="utf-8")  # what a picture says when it is pointed at
LOOKS: Final = (_HERE / "hints.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Picture:
    """A drawing that can also be read aloud and as a table, as a `Chart` can.

    An element with `data-hint` says that text when it is pointed at, tapped or reached by keyboard, and
    `data-name` is what is chosen by a click on it.
    """

    svg: str
    height: int  # pixels on a page
    alt: str  # one to three sentences: the finding, not the form
    table: pd.DataFrame  # what is drawn, with column headings a reader understands
    key: str = ""  # what the marks mean, for the line under the picture
