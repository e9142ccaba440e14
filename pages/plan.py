"""What should I do next week?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.ui import current_view, data, opening
from src.ui.components import ended_long_ago
from src.ui.plan import advice_panel, limits_form
from src.ui.session_builder import session_panel
from src.words.advice_words import short_advice, start_words

view = current_view()
result, limits = st.container(), st.container()
with limits, st.expander("Your limits"):
    settings = limits_form(view)
said = data.advice(view.source, settings)
ended = ended_long_ago(view)
start = start_words(ended=ended)
opening(view, short_advice(said, ended=ended), *([start] if start else []))
with result:
    advice_panel(view, said)
session_panel(view, said)
