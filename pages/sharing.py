"""Who may see my log?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.ui import current_view
from src.ui.sharing_page import (
    explain_laptop,
    opening,
    show_access,
    show_account,
    show_forms,
    show_invitations,
)
from src.ui.viewer import visitor

view, who = current_view(), visitor()
if who.account is None:
    explain_laptop(view)
else:
    with view.head:
        st.title(opening(who.account), anchor=False)
    show_forms(who.account)
    show_access(who.account)
    show_invitations(who.account)
    show_account(who.account)
