"""The page's own rules of style, laid down before anything they are about."""

from functools import cache
from pathlib import Path

import streamlit as st

from src.charts import Palette
from src.charts.picture import LOOKS

_RULES = Path(__file__).with_name("style.css")


def style(colours: Palette) -> None:
    """Lay the rules down; the first thing on a page, so that nothing moves when they come."""
    st.html(_sheet(colours))


@cache
def _sheet(colours: Palette) -> str:
    named = ("page", "text", "muted", "posterior", "mirror", "neutral", "grid")
    given = "; ".join(f"--{name}: {getattr(colours, name)}" for name in named)
    return f"<style>:root {{{given}}}\n{_RULES.read_text(encoding='utf-8')}{LOOKS}</style>"
