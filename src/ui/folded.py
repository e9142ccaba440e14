"""What is folded away is made once it is opened: until then a page need not make, send or draw it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def unfolded(label: str, key: str) -> DeltaGenerator | None:
    """Show an expander; return it to be filled while it is open. `key`: one of a kind on the page."""
    part = st.expander(label, key=f"open-{key}", on_change="rerun")
    return part if is_open(part) else None


def popped_up(label: str, key: str) -> DeltaGenerator | None:
    """Show a popover's button; return the popover to be filled while it is open. `key`: as above."""
    part = st.popover(label, type="tertiary", key=f"open-{key}", on_change="rerun")
    return part if is_open(part) else None


def is_open(part: DeltaGenerator) -> bool:
    """Return whether the visitor has opened it."""
    return bool(getattr(part, "open"))  # noqa: B009 - a DeltaGenerator's only where it can be opened
