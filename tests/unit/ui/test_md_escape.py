import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.ui.markup import md_escape

LIVE = re.compile(r"(?<!\\)(?:\\\\)*[\[\]()!*_`~<>$:#|&]")


@given(st.text())
def test_no_sign_of_markup_stays_live(text):
    assert not LIVE.search(md_escape(text))


@pytest.mark.parametrize(
    "nasty", ["![](https://x/y.png)", "[here](javascript:x)", "**bold**", ":material/home:", "$x^2$", "<b>"]
)
def test_what_was_written_is_what_is_read(nasty):
    assert re.sub(r"\\(.)", r"\1", md_escape(nasty)) == nasty


def test_hidden_marks_are_gone():
    assert md_escape("a\u202eb\u200bc\nd") == "a b c d"
