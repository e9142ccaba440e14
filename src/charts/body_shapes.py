"""The drawn body: outlines, muscles and where their numbers stand, read from `data/body/*.svg`.

A drawing holds the right half of a body around x = 0, y downwards, about 400 units tall; the left half is its
mirror image. Anyone may redraw it in a vector program that writes absolute M, C and Z.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal
from xml.etree import ElementTree as ET  # the drawings are our own files

Side = Literal["back", "front"]

FOLDER: Final = Path(__file__).parents[2] / "data" / "body"
_SVG: Final = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Place:
    """Where a muscle's number stands, and the line that leads to it where it stands outside."""

    x: float
    y: float
    lead: tuple[float, float, float, float] | None  # x, y on the muscle, then at the number


@dataclass(frozen=True)
class Drawing:
    """The right half of a body from one side: paths, as SVG writes them."""

    outline: str
    creases: tuple[str, ...]  # and bones
    muscles: dict[str, tuple[str, ...]]  # closed paths of each muscle
    places: dict[str, Place]  # of the numbers, on either half


@cache
def drawing(side: Side) -> Drawing:
    """Return the body from this side."""
    root = ET.parse(FOLDER / f"{side}.svg").getroot()  # noqa: S314 - our own file
    found: dict[str, tuple[str, ...]] = {}
    for path in root.iter(f"{_SVG}path"):
        kind = path.attrib["class"]
        found[kind] = (*found.get(kind, ()), path.attrib["d"])
    (outline,) = found.pop("body")
    return Drawing(
        outline=outline,
        creases=found.pop("line", ()),
        muscles=found,
        places={text.attrib["class"]: _place(root, text) for text in root.iter(f"{_SVG}text")},
    )


def _place(root: ET.Element, text: ET.Element) -> Place:
    muscle = text.attrib["class"]
    leads = [line for line in root.iter(f"{_SVG}line") if line.attrib["class"] == muscle]
    lead = None
    if leads:
        x1, y1, x2, y2 = (float(leads[0].attrib[end]) for end in ("x1", "y1", "x2", "y2"))
        lead = (x1, y1, x2, y2)
    return Place(float(text.attrib["x"]), float(text.attrib["y"]), lead)
