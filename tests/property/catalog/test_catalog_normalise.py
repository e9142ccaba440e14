"""However a name is typed, it stands for the same exercise."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from src.catalog import load_catalog
from src.catalog.normalise import normalise

CATALOG = load_catalog()
NAMES = st.sampled_from(
    [exercise.name for exercise in CATALOG.exercises.values()]
    + [
        "DB RDL",
        "Kreuzheben rumänisch",
        "Soulevé de terre",
        "Remo con barra",
        "1 Arm DB Row",
        "Bat Swing",
        "硬拉",
    ]
)


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(NAMES, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_case_does_not_matter(name, change):
    assert CATALOG.resolve(change(name)).exercise == CATALOG.resolve(name).exercise


@given(NAMES, st.text(alphabet=" \t\u00a0", max_size=3))
def test_blanks_do_not_matter(name, blanks):
    spaced = blanks + name.replace(" ", " " + blanks) + blanks
    assert CATALOG.resolve(spaced).exercise == CATALOG.resolve(name).exercise


@given(NAMES)
def test_accents_do_not_matter(name):
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    assert (
        CATALOG.resolve(plain).exercise == CATALOG.resolve(letters).exercise == CATALOG.resolve(name).exercise
    )


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text):
    resolution = CATALOG.resolve(text)
    assert (resolution.exercise is None) == (resolution.how == "unknown")
    assert resolution.name == text


@given(NAMES, st.text(alphabet="qxzj", min_size=4, max_size=8))
def test_a_word_nobody_listed_leaves_a_name_unknown(name, word):
    assert CATALOG.resolve(f"{name} {word}").exercise is None
