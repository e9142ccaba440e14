"""The form for an exercise the catalogue does not have."""

import streamlit as st

from src.catalog import MODES, USUAL_LOADS, implements, patterns
from src.ui import data
from src.ui.markup import md_escape
from src.ui.name_changes import make_exercise

_MODES = {
    "strength": "strength: sets of reps",
    "ballistic": "explosive: jumps, swings, throws",
    "carry": "carry",
    "isometric": "hold",
    "cardio": "cardio: counts for no muscle",
}


def new_exercise(name: str) -> None:
    """Ask for the fields; a wrong one is said, a right exercise is what the name stands for from then on."""
    catalog = data.the_catalog()
    muscles = {muscle.id: muscle.name for muscle in catalog.muscles.values()}
    with st.form(f"new-{name}", border=True):
        own_name = st.text_input("Its name", name, key=f"new-name-{name}")
        with st.container(horizontal=True):
            pattern = st.selectbox(
                "Pattern", patterns(catalog), format_func=_plain, key=f"new-pattern-{name}"
            )
            implement = st.selectbox(
                "Implement", implements(catalog), format_func=_plain, key=f"new-implement-{name}"
            )
            mode = st.selectbox("Kind", MODES, format_func=_MODES.__getitem__, key=f"new-mode-{name}")
            load = st.selectbox(
                "Its number is",
                USUAL_LOADS,
                format_func=data.LOAD_WORDS.__getitem__,
                key=f"new-load-{name}",
            )
        unilateral = st.checkbox("One side at a time", key=f"new-side-{name}")
        direct, indirect = (
            st.multiselect(label, list(muscles), format_func=muscles.__getitem__, key=f"new-{share}-{name}")
            for label, share in (("Trains directly (1 set)", "direct"), ("Helps (half a set)", "indirect"))
        )
        if st.form_submit_button("Make this exercise"):
            wrong = make_exercise(
                name,
                {
                    "exercise_name": own_name,
                    "pattern": pattern,
                    "implement": implement,
                    "mode": mode,
                    "unilateral": "yes" if unilateral else "no",
                    "load": load,
                    "direct": " ".join(direct),
                    "indirect": " ".join(indirect),
                },
            )
            if wrong:
                st.error(md_escape(wrong))
            else:
                st.rerun()


def _plain(id_: str) -> str:
    return id_.replace("_", " ")
