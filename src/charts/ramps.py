"""Colours that grow away from the page with the number they stand for, one row of five for each chain."""

from typing import Final

from src.charts.palette import Palette

# The posterior rows are steps of the sequential colours in .streamlit/config.toml; the others are as steep.
_RAMPS: Final = {
    "light": {
        "posterior": ("#E8F1FA", "#B7D3EE", "#74A9DA", "#317ABB", "#073763"),
        "mirror": ("#FCEFE3", "#F5D0AC", "#E8A468", "#B05A15", "#642C06"),
        "neutral": ("#EEF0F3", "#CFD4DA", "#A3ABB5", "#6B7581", "#333A43"),
    },
    "dark": {
        "posterior": ("#163450", "#215682", "#4E95CD", "#8DC1EA", "#D5EAFB"),
        "mirror": ("#40270F", "#72451C", "#C7813C", "#EDB47E", "#FBE3CB"),
        "neutral": ("#262D35", "#454F5A", "#848F9C", "#B2BAC3", "#E3E7EB"),
    },
}


def ramp(colours: Palette, chain: str) -> tuple[str, ...]:
    """Return the five colours of a side of the body, from few to many."""
    return _RAMPS[colours.name][chain]


def ink_on(fill: str, colours: Palette) -> str:
    """Return whichever of the page's two inks is easier to read on this colour."""
    return max((colours.text, colours.page), key=lambda ink: contrast(ink, fill))


def laid_on(colour: str, page: str, opacity: float) -> str:
    """Return the '#RRGGBB' colour that one makes at this opacity on another.

    >>> laid_on("#FFFFFF", "#000000", 0.5)
    '#808080'
    """
    pairs = ((int(colour[i : i + 2], 16), int(page[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(under + (over - under) * opacity):02X}" for over, under in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two '#RRGGBB' colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
