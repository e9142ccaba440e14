"""What begins when the app is opened: syncing what is due. Costs nothing for those who connected nothing."""

import streamlit as st

from src.ui.home import home
from src.ui.viewer import visitor

_OPENED = "sync_opened"  # in the session: what is due was begun


def sync_on_opening() -> None:
    """Begin, once a visit, to sync what is older than the lifter wants; the page does not wait."""
    if st.session_state.get(_OPENED) or not visitor().owner:
        return
    st.session_state[_OPENED] = True
    connected = home().rows(
        "select source from sync_state where athlete_id = $athlete limit 1", {"athlete": visitor().athlete}
    )
    if connected:
        from src.ui.syncing import begin_due  # noqa: PLC0415 - a third of a second that most visits can do without

        begin_due()
