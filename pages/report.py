"""What can I print or hand on?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.ui import current_view, opening
from src.ui.report_page import report_choices, show_report

view = current_view()
opening(view, "A report to print or hand on.")
choices, preview = st.container(), st.container()
with choices:
    chosen, paper = report_choices(view)
with preview:
    show_report(view, chosen, paper)
