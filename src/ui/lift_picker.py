"""Which lift, which of its variants, and what its maximum is read with."""

import streamlit as st

from src.analytics import FORMULAS, LEARNED
from src.ui import data
from src.ui.view import View

LEARNED_NAME = "Learned from your history"


def lift_picker(view: View) -> tuple[str, str | None, str]:
    """Show the choices; return the lift's id, the exercise's (None: never trained) and the formula's."""
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
            width=220,
        )
        lift = by_name[name]
        exercise = _variant(view, lift)
        has_rep_max = lifts[lift].measure in {"one_rep_max", "rep_max"}
        return lift, exercise, _formula() if has_rep_max and exercise else LEARNED


def _variant(view: View, lift: str) -> str | None:
    found = data.variants(view.source, lift)
    if found.empty:
        return None
    by_name = dict(zip(found["exercise_name"], found["exercise"], strict=True))
    if len(by_name) == 1:
        return str(found["exercise"].iloc[0])
    sets = dict(zip(found["exercise_name"], found["sets"], strict=True))
    name = st.selectbox(
        "Variant",
        list(by_name),
        key="variant",
        bind="query-params",
        width=300,
        help="A maximum belongs to one variant and is never mixed with another's. In this log: "
        + "; ".join(f"{name}, {count} sets" for name, count in sets.items()),
    )
    return str(by_name[name])


def _formula() -> str:
    by_name = {LEARNED_NAME: LEARNED} | {formula.name: id_ for id_, formula in FORMULAS.items()}
    name = st.selectbox(
        "Maximum read with",
        list(by_name),
        key="formula",
        bind="query-params",
        persist_state="session",
        width=240,
        help="A formula reads one set by itself, as most apps do. The learned estimate uses all of them.",
    )
    return by_name[name]
