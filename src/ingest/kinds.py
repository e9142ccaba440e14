"""The words for kinds of sets, in apps and in spreadsheets, in the languages of the apps."""

from collections.abc import Mapping

# Beginnings of words, joints such as the '_' of WARM_UP taken out.
_STEMS: Mapping[str, tuple[str, ...]] = {
    "warmup": (
        "warm", "aufw", "calent", "echauf", "échauf", "aquec", "riscald", "opwarm", "uppvärm", "oppvarm",
        "opvarm", "rozgrz", "zahř", "lämmit", "\u0131s\u0131nma", "разми", "热身", "熱身", "ウォーム", "워밍",
        "웜업", "feeder", "ramp", "approach", "approche", "aproxim", "avvicin",
    ),
    "drop": ("drop", "absteig", "descend", "degress", "dégress", "discend", "递减", "遞減"),
    "failure": (
        "fail", "versag", "muskelversagen", "fallo", "echec", "échec", "falha", "cedimento", "falen", "力竭",
    ),
    "amrap": ("amrap", "maxrep", "asmanyrep"),
    "work": (
        "work", "normal", "regular", "straight", "top", "backoff", "arbeit", "arbet", "arbejd", "arbeid",
        "trabaj", "trabalh", "travail", "lavoro", "robocz", "рабоч", "正式", "本番", "본세트", "efectiv",
        "effectiv", "set", "main", "standard", "strength", "restpause", "myo", "cluster", "superset", "giant",
        "heavy", "light", "productive", "hypertrophy",
    ),
}  # fmt: skip
_LETTERS = {"w": "warmup", "wu": "warmup", "d": "drop", "f": "failure", "n": "work", "": "work"}
_JOINTS = str.maketrans("", "", " _-.")


def kind_of(text: str) -> str | None:
    """Return the kind of set a word stands for, one of KINDS, or None for a word nobody listed."""
    word = text.casefold().translate(_JOINTS)
    if (letters := word.rstrip("0123456789")) in _LETTERS and (letters or not word):
        return _LETTERS[letters]
    return next((kind for kind, stems in _STEMS.items() if word.startswith(stems)), None)
