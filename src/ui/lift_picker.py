"""Which lift, which of its variants, and what its maximum is read with."""

import streamlit as st

from src.analytics import FORMULAS, LEARNED
from src.analytics.written import written
from src.ui import data
from src.ui.view import View

LEARNED_NAME = "Learned from your history"


def lift_picker(view: View) -> tuple[str, str | None, str]:
    """Show the choices; return the lift's id, the exercise's (None: never trained) and the formula's."""
    lifts = data.the_catalog().lifts
    heads = data.headlines(view.source)
    by_name = {lifts[lift].name: lift for lift in heads}
    first = next((i for i, head in enumerate(heads.values()) if head.value is not None), 0)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="lift-choices"):
        name = st.selectbox(
            "Lift",
            list(by_name),
            index=first,
            key="lift",
            bind="query-params",
            persist_state="session",
            label_visibility="collapsed",
            width=210,
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
    name = st.selectbox(
        "Variant",
        list(by_name),
        key="variant",
        bind="query-params",
        label_visibility="collapsed",
        width=330,
    )
    return str(by_name[name])


def variants_words(view: View, lift: str) -> str:
    """Say how many sets each variant has, where there are several; else nothing."""
    found = data.variants(view.source, lift)
    if len(found) < 2:  # noqa: PLR2004 - one is no choice
        return ""
    counted = "; ".join(
        f"{name}, {written(sets)} sets"
        for name, sets in zip(found["exercise_name"], found["sets"], strict=True)
    )
    return f"A maximum belongs to one variant. In this log: {counted}."


def _formula() -> str:
    by_name = {LEARNED_NAME: LEARNED} | {formula.name: id_ for id_, formula in FORMULAS.items()}
    with st.popover("Formula", type="tertiary"):
        name = st.selectbox(
            "Maximum read with",
            list(by_name),
            key="formula",
            bind="query-params",
            persist_state="session",
            width=260,
        )
        st.markdown(
            ":small[:gray[Learned: from all your sets together. A formula reads one set by itself, as most "
            "apps do.]]"
        )
    return by_name[name]
