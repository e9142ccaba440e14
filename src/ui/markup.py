"""Text of a log on its way into Markdown."""

import re

_MARKUP = re.compile(r"([\\\[\](){}!*_`~<>$:#|&])")
_INVISIBLE = re.compile("[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def md_escape(text: str) -> str:
    r"""Return a lifter's own words as plain text for a label: no link, image or hidden mark.

    >>> md_escape("![x](http://y)")
    '\\!\\[x\\]\\(http\\://y\\)'
    """
    return _MARKUP.sub(r"\\\1", _INVISIBLE.sub(" ", text))
