import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.ui.markup import md_escape

LIVE = re.compile(r"(?<!\\)(?:\\\\)*[\[\]()!*_`~<>$:#|&]")


# What the browser makes links of once escapes are undone, as mdast-util-gfm-autolink-literal has it.
AUTOLINK = re.compile(r"(https?://|www(?=\.))[-.\w]+|[-.\w+]+@[-\w]+(\.[-\w]+)+", re.IGNORECASE)


def drawn(text):
    return re.sub(r"\\(.)", r"\1", md_escape(text))


def read(text):
    return drawn(text).replace("\u2060", "")


@given(st.text())
def test_no_sign_of_markup_stays_live(text):
    assert not LIVE.search(md_escape(text))


@pytest.mark.parametrize(
    "nasty", ["![](https://x/y.png)", "[here](javascript:x)", "**bold**", ":material/home:", "$x^2$", "<b>"]
)
def test_what_was_written_is_what_is_read(nasty):
    assert read(nasty) == nasty


@pytest.mark.parametrize(
    "address",
    [
        "www.evil.example",
        "WWW.evil.example",
        "a@b.example",
        "http://x.example",
        "(https://x.example)",
        "x@y@z.example",
    ],
)
def test_no_address_becomes_a_link_and_all_stay_legible(address):
    assert AUTOLINK.search(address)
    assert not AUTOLINK.search(drawn(address))
    assert read(address) == address


@given(st.from_regex(AUTOLINK))
def test_nothing_like_an_address_becomes_a_link(text):
    assert not AUTOLINK.search(drawn(text))


def test_hidden_marks_are_gone():
    assert md_escape("a\u202eb\u200bc\nd") == "a b c d"
