"""What is mine?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.ui import current_view, data
from src.ui.balance_settings import balance_fields
from src.ui.leaving import leave, take_along
from src.ui.settings import save
from src.ui.settings_form import body, owned, show_saved, time_zone, units_and_weeks
from src.ui.sharing_page import show_account
from src.ui.viewer import visitor

view = current_view()
kept = data.settings()
with view.head:
    st.title("Settings for every page.", anchor=False)
    st.markdown(":small[:gray[Kept as you change them; a link may say otherwise.]]")
show_saved()

st.subheader("Units and weeks", anchor=False)
units_and_weeks(kept)
st.subheader("Target, and what counts", anchor=False)
balance_fields(save)
st.subheader("You", anchor=False)
body(kept, view.unit)
st.subheader("What you can load", anchor=False)
owned(kept, view.unit)
st.subheader("Names and times", anchor=False)
time_zone(kept)
st.page_link("pages/data.py", label="Exercise names", icon=":material/edit:")

st.subheader("Take your log along", anchor=False)
take_along()
if (account := visitor().account) is not None:
    show_account(account)
st.subheader("Leave", anchor=False)
leave()
