"""The router: who is looking, page configuration, navigation, the frame. `streamlit run app.py`."""

import streamlit as st

from src.ui import guarded, page_frame
from src.ui.doors import NOT_SHARED, navigation
from src.ui.entrance import closed_doors, follow_address, ready
from src.ui.timing import timed
from src.ui.viewer import looking

# A peach, as a picture: to know an emoji by itself Streamlit loads a list of them all, an eighth of a second.
ICON = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
    "<text y='.9em' font-size='90'>%F0%9F%8D%91</text></svg>"
)

st.set_page_config(page_title="Hindsight", page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")

if ready():
    follow_address()
    with looking() as who:
        pages = navigation(who)
        if not pages:
            closed_doors(who)
            st.stop()
        page = st.navigation(pages, position="top")
        with (
            guarded(),
            page_frame(
                filters=page.title not in {"Data", "Settings", "Sharing", "Notes", "Coach", NOT_SHARED},
                ranges=page.title not in {"Log", "Methods", "Plan"},
                logs=page.title == "Data",
                whose=page.title != "Coach",
            ),
            guarded(),
            timed(page.title),
        ):
            page.run()
