"""Text on its way onto a page."""

import re
from collections.abc import Sequence

_MARKUP = re.compile(r"([\\\[\](){}!*_`~<>$:#|&])")
# Where the browser would make a link of plain text: `www.`, `https://` and the sign of an address. It looks
# at what an escape stands for, so only a character between helps: a word joiner, which nobody sees.
_LINKS = re.compile(r"www(?=\.)|https?:(?=//)|@", re.IGNORECASE)
_JOINER = "\u2060"
_UNIT = re.compile(r"(?<=\d) (?=(?:kg|lb|cm|in)\b(?! \d))")  # not the `in` of '2 sets in 4 weeks'
_INVISIBLE = re.compile("[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def md_escape(text: str) -> str:
    r"""Return a lifter's own words as plain text for a label: no link, image or hidden mark.

    >>> md_escape("![x](http://y)")
    '\\!\\[x\\]\\(http\\:\u2060//y\\)'
    """
    broken = _LINKS.sub(rf"\g<0>{_JOINER}", _INVISIBLE.sub(" ", text))
    return _MARKUP.sub(r"\\\1", broken)


def unbroken(text: str) -> str:
    r"""Return a text whose lines do not break between a number and its unit.

    >>> unbroken("24 in box").split(" "), unbroken("1 in 4").split(" ")
    (['24\xa0in', 'box'], ['1', 'in', '4'])
    """
    return _UNIT.sub("\u00a0", text)


def listing(lines: Sequence[str]) -> str:
    r"""Return lines of Markdown as a list; one line needs no mark before it.

    >>> listing(["a", "b"]), listing(["a"])
    ('- a\n- b', 'a')
    """
    return "\n".join(f"- {line}" for line in lines) if len(lines) > 1 else "".join(lines)
