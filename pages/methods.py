"""How is each number computed?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.analytics import formula_named
from src.ui import current_view, data, texts
from src.ui.methods import (
    accuracy_table,
    example_set,
    formula_list,
    formula_table,
    lifts_list,
    points_list,
    rpe_table,
    verdicts_summary,
    verdicts_table,
)
from src.ui.show import table

view = current_view()
example = example_set(data.headline(view.source, "deadlift", None, "epley"))
with view.head:
    st.title("Every number is a formula or a count, with its source.", anchor=False)

st.subheader("What each lift's number is", anchor=False)
st.markdown(lifts_list(data.the_catalog()))

with st.expander("The learned maximum, and how good it is"):
    st.markdown(texts.LEARNED_MAX)
    table(accuracy_table(), "accuracy")
    st.markdown(f":small[:gray[{texts.ACCURACY}]]")

with st.expander("Formulas for one set"):
    st.markdown(f"{texts.FORMULAS} **{example.words(view.unit)}**")
    table(formula_table(example, view.unit), "formulas")
    st.markdown(formula_list(example, view.unit))

with st.expander("The RPE chart"):
    st.markdown(formula_named("rpe").source + ".")
    table(rpe_table(), "rpe")

with st.expander("Trend, forecast and records"):
    st.markdown(texts.VERDICT)
    st.markdown(verdicts_summary())
    table(verdicts_table(), "verdicts")
    st.markdown(f":small[:gray[{texts.VERDICT_ACCURACY}]]")

with st.expander("Volume"):
    st.markdown(texts.VOLUME)

with st.expander("Balance"):
    st.markdown(texts.SHARE)

with st.expander("Against body weight"):
    st.markdown(texts.CONTEXT)
    st.markdown(points_list())
