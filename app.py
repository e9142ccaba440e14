"""The router: page configuration, the bar of global filters, navigation. `streamlit run app.py`."""

import streamlit as st

from src.ui import guarded, page_frame

st.set_page_config(page_title="Hindsight", page_icon="🍑", layout="wide", initial_sidebar_state="collapsed")

page = st.navigation(
    {
        "": [
            st.Page("pages/overview.py", title="Overview", default=True),
            st.Page("pages/lifts.py", title="Lifts"),
            st.Page("pages/balance.py", title="Balance"),
            st.Page("pages/muscles.py", title="Muscles"),
            st.Page("pages/plan.py", title="Plan"),
            st.Page("pages/sessions.py", title="Sessions"),
        ],
        "Your log": [
            st.Page("pages/data.py", title="Data"),
            st.Page("pages/log.py", title="Log"),
            st.Page("pages/settings.py", title="Settings"),
        ],
        "Help": [st.Page("pages/methods.py", title="Methods")],
    },
    position="top",
)
with (
    guarded(),
    page_frame(filters=page.title not in {"Data", "Settings"}, ranges=page.title not in {"Log", "Methods"}),
    guarded(),
):
    page.run()
