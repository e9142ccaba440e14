"""What a chart's marks mean, under it: in their colours and shades, each entry whole."""

import re
from html import escape
from typing import Final

from src.charts.chart import BAND, BANDS, TARGET

_WHOLE: Final = 32  # letters: what a line of a phone holds
_COLOUR: Final = re.compile(r":([a-z]+)\[([^\]]*)\]")
_SWATCHES: Final = {BAND: "band", BANDS: "bands", TARGET: "target"}  # each drawn as the figure shades it
_SHADES: Final = {BAND: "shaded:", BANDS: "shaded:", TARGET: "dotted edges:"}  # for who sees letters alone


def marks_html(key: str) -> str:
    """Return a chart's key as HTML: entries apart, short ones on one line each.

    >>> marks_html("● one week · ▒ 80% range")
    '<div class="marks"><span class="whole">● one week</span><span class="whole"><i class="band"></i> 80% ...'
    """
    return f'<div class="marks">{"".join(map(_entry, key.split(" · ")))}</div>'


def marks_said(key: str) -> str:
    """Return a key in letters alone, for a picture.

    >>> marks_said(":blue[━] over 4 weeks · ▒ 80% range")
    '━ over 4 weeks · shaded: 80% range'
    """
    said = _COLOUR.sub(r"\2", key)
    for mark, shade in _SHADES.items():
        said = said.replace(mark, shade)
    return said


def _entry(part: str) -> str:
    kind = ' class="whole"' if len(_COLOUR.sub(r"\2", part)) < _WHOLE else ""
    said = _COLOUR.sub(r'<b class="\1">\2</b>', escape(part))
    for mark, name in _SWATCHES.items():
        said = said.replace(mark, f'<i class="{name}"></i>')
    return f"<span{kind}>{said}</span>"
