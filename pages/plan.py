"""What should I do next week?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.ui import current_view, data, next_pages, opening
from src.ui.plan import advice_panel, limits_form
from src.ui.session_builder import session_panel

view = current_view()
result, limits = st.container(), st.container()
with limits:
    st.subheader("Your limits", anchor=False)
    settings = limits_form(view)
said = data.advice(view.source, settings)
opening(view, said.sentence, "from your average week of the last 4")
with result:
    advice_panel(view, said)
session_panel(view, said)

next_pages(["overview", "balance", "muscles"])
