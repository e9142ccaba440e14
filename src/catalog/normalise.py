"""One spelling for the many ways a name is written: case, accents, punctuation, numbering and plurals removed."""

import re
import unicodedata

NUMBERING = re.compile(r"^\s*\d{1,2}[.)]\s+")
SYMBOLS = str.maketrans({"&": " and ", "º": " ", "ª": " "})  # the ordinal signs stand for degrees
APOSTROPHE = re.compile(r"['’`´]")
NOT_WORD = re.compile(r"[\W_]+")
HAN = re.compile(
    r"([\u3400-\u9fff])"
)  # Chinese is written without blanks: each character is a word of its own
ES_PLURAL = ("ches", "shes", "sses", "xes")
NOT_PLURAL = ("ss", "us", "is")
SHORTEST_PLURAL = 3  # 'abs', 'ups'


def normalise(name: str) -> str:
    """Return the name as lower-case words in the singular, separated by one blank.

    `'1. Romanian Deadlifts (Dumbbell)'` becomes `'romanian deadlift dumbbell'`. Doing it twice changes nothing.
    """
    plain = _without_accents(NUMBERING.sub("", name).translate(SYMBOLS))
    spaced = HAN.sub(r" \1 ", NOT_WORD.sub(" ", APOSTROPHE.sub("", plain)))
    return " ".join(_singular(word) for word in spaced.split())


def _without_accents(text: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def _singular(word: str) -> str:
    """Strip an English plural; applied to every language alike, so both sides of a comparison change together."""
    if len(word) < SHORTEST_PLURAL or not word.isascii():
        return word
    if word.endswith(ES_PLURAL):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(NOT_PLURAL) else word
