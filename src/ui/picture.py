"""A picture of ours on a page: the browser draws it by itself, before it has read what draws other charts."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from src.charts import Picture
from src.charts.picture import HINTS

_SCRIPT = Path(__file__).with_name("picture.js")


@cache
def _drawn() -> Any:  # noqa: ANN401 - Streamlit's renderer has no public name
    script = HINTS + _SCRIPT.read_text(encoding="utf-8")
    return st.components.v2.component("picture", js=script, isolate_styles=False)


def draw(made: Picture, key: str, on_select: Callable[[], None] | None) -> None:
    """Show a picture; what is chosen of it is then in the session's state under `key`, as `chosen`."""
    given: dict[str, Any] = {} if on_select is None else {"on_chosen_change": on_select}
    _drawn()(key=key, data=made.plain, height=made.height, **given)
