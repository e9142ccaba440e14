"""An invitation that was opened: what it offers, and the way to accept it."""

import os

import streamlit as st

from src.sharing import Account, NoAccess
from src.sharing.cookies import INVITATION_HOURS, invitation_cookie, opened
from src.sharing.invitations import Invited, accept, accepted_by, look_at
from src.store import StoreError
from src.ui.home import home
from src.ui.markup import md_escape
from src.ui.sharing_page import scope_words
from src.ui.viewer import SERVED, cookie, the_hosting

_DONE = "invitation_done"  # tokens this session is through with
_HELD = "invitation"  # the token a one-time parameter brought, where no cookie can be set
_SAID = "invitation_said"
ONE_TIME = "i"


def show_invitation(account: Account) -> None:
    """Show the open invitation this visitor came with, if any, and what became of it."""
    if said := st.session_state.pop(_SAID, None):
        (st.success if said[0] else st.error)(said[1])
    token = _token()
    if token is None or token in st.session_state.get(_DONE, ()):
        return
    try:
        offered = look_at(home(), token)
    except NoAccess as error:
        _through_with(token)
        if not accepted_by(home(), token, account):
            st.warning(str(error))
        return
    _offer(account, token, offered)


def _offer(account: Account, token: str, offered: Invited) -> None:
    with st.container(border=True, key="invitation"):
        st.markdown(
            f"**{md_escape(offered.athlete_name)}** invites you to follow their log for {offered.days} "
            "days.  \n"
            f":gray[{scope_words(offered.scope)}]"
        )
        with st.container(horizontal=True):
            st.button("Accept", type="primary", key="accept", on_click=_accept, args=(account, token))
            st.button("Not now", type="tertiary", key="decline", on_click=_through_with, args=(token,))


def _token() -> str | None:
    ready = the_hosting()
    text = cookie(invitation_cookie(ready))
    if token := opened(ready, "invitation", text, INVITATION_HOURS * 3600):
        return token
    if not os.environ.get(SERVED) and (given := st.query_params.get(ONE_TIME)):
        del st.query_params[ONE_TIME]
        st.session_state[_HELD] = given
    return st.session_state.get(_HELD)


def _accept(account: Account, token: str) -> None:
    try:
        accept(home(), token, account)
    except (StoreError, NoAccess) as error:
        st.session_state[_SAID] = (False, str(error))
        return
    _through_with(token)
    st.session_state[_SAID] = (True, "You follow this log now. Only its owner can change it.")


def _through_with(token: str) -> None:
    st.session_state.setdefault(_DONE, set()).add(token)
    st.session_state.pop(_HELD, None)
