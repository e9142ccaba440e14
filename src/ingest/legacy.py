"""Text from before UTF-8, as spreadsheets still save it: the encoding in which its words are known ones.

A Russian Excel writes Windows-1251, a Polish one Windows-1250, a Japanese one Shift JIS, and nothing in the
file says so. Most bytes are letters in all of them; only in one do they make words.
"""

import csv
import re
from functools import cache
from pathlib import Path
from unicodedata import normalize

# What spreadsheets save as 'CSV', by the language of the machine; of two equally good ones the first wins.
_ENCODINGS = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1254": "Windows-1254",
    "cp932": "Shift JIS",
    "gb18030": "GB 18030",
    "cp949": "Korean (949)",
    "big5": "Big5",
    "mac_roman": "Mac Roman",
    "cp850": "DOS (850)",
}
OLDER = frozenset(_ENCODINGS.values())
_LOOKED_AT = 200_000  # bytes: the header and some thousand rows
_LONG = 4  # letters: such a word is no accident
_WORD = re.compile(r"[^\W\d_]+")
_TABLES = (
    (Path(__file__).with_name("mapping") / "words.csv", "words"),
    (Path(__file__).parents[2] / "data" / "catalog" / "words.csv", "word"),
    (Path(__file__).parents[2] / "data" / "catalog" / "aliases.csv", "alias"),
)


def by_known_words(data: bytes, least: int) -> tuple[str, str] | None:
    """Return the text and the name of the encoding in which most of its words are known.

    None where it has less than `least` more known words than in Windows-1252.
    """
    start = data[: data.rfind(b"\n", 0, _LOOKED_AT) + 1 or _LOOKED_AT]
    known = {encoding: _known(start, encoding) for encoding in _ENCODINGS}
    best = max(known, key=lambda encoding: known[encoding])
    if best == "cp1252" or known[best] - known["cp1252"] < least:
        return None
    try:
        return data.decode(best), _ENCODINGS[best]
    except UnicodeDecodeError:
        return None


def _known(start: bytes, encoding: str) -> int:
    """Return how many different words of the text are known, long ones twice; 0 for what is no text in it."""
    try:
        text = start.decode(encoding)
    except UnicodeDecodeError:
        return 0
    words = {word for word in _WORD.findall(normalize("NFC", text).casefold()) if not word.isascii()}
    return sum(2 if len(word) >= _LONG else 1 for word in words & _vocabulary())


@cache
def _vocabulary() -> frozenset[str]:
    """Return the words of headers and of exercises that are not written in plain ASCII."""
    found = set[str]()
    for path, column in _TABLES:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.update(_WORD.findall(normalize("NFC", row[column]).casefold()))
    return frozenset(word for word in found if not word.isascii())
