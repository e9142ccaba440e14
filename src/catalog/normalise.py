"""One spelling for the many ways a name is written: no case, accents, punctuation, numbering or plurals."""

import re
import unicodedata

# '1. ', and the letters of supersets: 'A1. ', 'B2) ', 'C: '. A letter and a dot can also be a word cut short:
# 'F. Squat' is a front squat, 'C. Grip' a close one.
NUMBERING = re.compile(
    r"^\s*(?:\d{1,2}[.)]|[A-Ha-h]\d{1,2}[a-z]?\s*[.):-]|[A-Ha-h][):]|[A-Ea-e]\.(?!\s+grip))\s+", re.IGNORECASE
)
DEGREES = str.maketrans("\u00ba\u00aa", "  ")  # ordinal signs, which NFKD would turn into letters
APOSTROPHE = re.compile(r"['`\u00b4\u2019]")
NOT_WORD = re.compile(r"[\W_]+")
HAN = re.compile(r"([\u3400-\u9fff])")  # Chinese is written without blanks: each character is a word
VOICED = "\u3099\u309a"  # no accents: they tell the back squat from the hack squat in Japanese
ES_PLURAL = ("ches", "shes", "sses", "xes")
NOT_PLURAL = ("ss", "us", "is")
SHORTEST_PLURAL = 3  # 'abs', 'ups'


def normalise(name: str) -> str:
    """Return the name as lower-case words in the singular, separated by one blank.

    `'1. Romanian Deadlifts (Dumbbell)'` becomes `'romanian deadlift dumbbell'`. Twice is the same as once.
    """
    plain = NUMBERING.sub("", name)
    plain = plain.lower() if plain.isascii() else _plain_letters(plain)
    words = NOT_WORD.sub(" ", APOSTROPHE.sub("", plain.replace("&", " and ")))
    return " ".join([_singular(word) for word in words.split()])


def _plain_letters(text: str) -> str:
    """Fold case, take the accents off, and set Chinese characters apart."""
    letters = unicodedata.normalize("NFKD", text.translate(DEGREES))
    folded = unicodedata.normalize("NFKD", letters.casefold())
    bare = "".join(letter for letter in folded if letter in VOICED or not unicodedata.combining(letter))
    return HAN.sub(r" \1 ", unicodedata.normalize("NFC", bare))


def _singular(word: str) -> str:
    """Strip an English plural, in every language alike: both sides of a comparison change together."""
    if word[-1] != "s" or len(word) < SHORTEST_PLURAL or word.endswith(NOT_PLURAL) or not word.isascii():
        return word
    return word[:-2] if word.endswith(ES_PLURAL) else word[:-1]
