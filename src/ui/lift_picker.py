"""Which lift, and which of its variants."""

import streamlit as st

from src.ui import data
from src.ui.view import View


def lift_picker(view: View) -> tuple[str, str | None]:
    """Show the two choices; return the lift's id and the exercise's, None when the lift was never trained."""
    lifts = data.the_catalog().lifts
    heads = data.headlines(view.source)
    by_name = {lifts[lift].name: lift for lift in heads}
    first = next((i for i, head in enumerate(heads.values()) if head.value is not None), 0)
    with st.container(horizontal=True, gap="small"):
        name = st.selectbox(
            "Lift",
            list(by_name),
            index=first,
            key="lift",
            bind="query-params",
            persist_state="session",
            width=260,
        )
        lift = by_name[name]
        return lift, _variant(view, lift)


def _variant(view: View, lift: str) -> str | None:
    found = data.variants(view.source, lift)
    if found.empty:
        return None
    names = dict(zip(found["exercise"], found["exercise_name"], strict=True))
    counts = dict(zip(found["exercise"], found["sets"], strict=True))
    if len(names) == 1:
        return str(found["exercise"].iloc[0])
    chosen: str = st.selectbox(
        "Variant",
        list(names),
        format_func=lambda exercise: f"{names[exercise]} ({counts[exercise]} sets)",
        key=f"variant-{lift}",
        width=320,
        help="A maximum belongs to one variant and is never mixed with another's.",
    )
    return chosen
