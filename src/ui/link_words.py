"""What an address asked for in vain: Streamlit takes it out of the address and shows the usual."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from src.ui.markup import md_escape

_LONGEST = 40  # letters of an address that are shown


def say_ignored(asked: Mapping[str, str]) -> None:
    """Say which choices of the address there are none of; `asked`: its parameters before the page ran."""
    gone = {name: value for name, value in asked.items() if name not in st.query_params}
    if lost := ignored(gone, st.session_state):
        told = ", ".join(f"{name}={value[:_LONGEST]}" for name, value in lost.items())
        st.markdown(f":small[:gray[There is no {md_escape(told)}, as this link asks. The usual is shown.]]")


def ignored(gone: Mapping[str, str], state: Mapping[Any, Any]) -> dict[str, str]:
    """Return the parameters that are no choice of their widget; one that is its usual value is gone too.

    >>> ignored({"unit": "stone", "range": "6 months"}, {"unit": "kg", "range": "6 months"})
    {'unit': 'stone'}
    """
    return {
        name: value
        for name, value in gone.items()
        if name in state and value and not _says(state[name], value)
    }


def _says(chosen: object, value: str) -> bool:
    """Return whether a value of an address is what is chosen; of what is no text, whether it may be."""
    if isinstance(chosen, bool):
        return value.casefold() in {"true", "false", "1", "0"}
    if isinstance(chosen, str):
        return chosen.casefold() == value.strip().replace("_", " ").casefold() or chosen == value
    if isinstance(chosen, int | float):
        return _is_number(value)
    return chosen is not None and all(_is_number(one) for one in value.split(","))


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
