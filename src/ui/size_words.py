"""The sizes of what a lifter loads: as they write them, and as they were understood."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from src.analytics.written import writing, written

_TIMES = re.compile(r"\s*[xX*\u00d7]\s*")
_PAIRS = re.compile(r"(\d+(?:[.,]\d+)?)(?:x(\d{1,2}))?")
_APART = re.compile(r"[;\s]+|,\s+")
_DECIMALS: Final = 3  # of a size: 0.125 kg
_STEP: Final = 0.25  # what stands behind a decimal comma is a multiple of it: 2,5 and 1,25, never 20,10


def sizes_words(sizes: Sequence[float]) -> str:
    """Return sizes with how often each is there, as a field holds them and `sizes_of` reads them back.

    >>> sizes_words([20, 20, 10, 2.5])
    '20 x2, 10, 2.5'
    """
    apart = "; " if writing().decimal == "," else ", "
    words = [
        f"{written(size, _DECIMALS)} x{count}" if count > 1 else written(size, _DECIMALS)
        for size, count in Counter(sizes).items()
    ]
    alone = len(words) == 1 and "," in words[0]  # '22,68' by itself could be two sizes: a semicolon tells
    return apart.join(words) + ";" * alone


def sizes_of(text: str) -> list[float] | None:
    """Return the sizes that a text lists, as often as each is there; None: it is no such list.

    Sizes are apart by spaces, semicolons, or commas. A comma between two digits is a decimal mark where that
    makes a size somebody sells, and wherever a semicolon stands between sizes.

    >>> sizes_of("20 x2, 10"), sizes_of("10 x2, 5, 2,5"), sizes_of("20,10,2.5")
    ([20.0, 20.0, 10.0], [10.0, 10.0, 5.0, 2.5], [20.0, 10.0, 2.5])
    """
    sizes: list[float] = []
    for part in _APART.split(_TIMES.sub("x", text.strip(" ,;"))):
        for one in [part] if ";" in text or _is_decimal(part) else part.split(","):
            found = _PAIRS.fullmatch(one)
            if found is None:
                return None
            sizes += [float(found[1].replace(",", "."))] * int(found[2] or 1)
    return sizes


def _is_decimal(part: str) -> bool:
    number = part.split("x", maxsplit=1)[0]
    if number.count(",") != 1 or "." in number:
        return False
    whole, behind = number.split(",")
    if not (whole.isdecimal() and behind.isdecimal()) or behind.endswith("0"):
        return False
    return float(f"0.{behind}") % _STEP == 0
