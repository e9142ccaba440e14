"""Connecting a source: one small form each. A key is read once from its field and not kept in the session."""

from collections.abc import Callable

import streamlit as st

from src.sync import Key, SyncFault
from src.sync.credentials import Home
from src.sync.link import PUBLISH
from src.ui.markup import md_escape
from src.ui.sync_words import HOMES, LINES, TITLES
from src.ui.syncing import connections, names_of, sync_now

SAID = "sync_said"  # in the session: whether it went well, and a sentence to show once
_CHOSEN = "sync_source"
_TIMES = "sync_attempts"
_WIDE = 520  # px


def show_forms(*, open_at_first: bool) -> None:
    """Offer every kind of source, and the form of the one that is chosen."""
    mine = connections()
    kinds = [kind for kind in _FORMS if kind != "folder" or not mine.hosted]
    label = "Connect a source" if open_at_first else "Connect another source"
    chosen = st.segmented_control(label, kinds, format_func=TITLES.__getitem__, key=_CHOSEN)
    if chosen is not None:
        with st.container(border=True):
            st.markdown(f"**{TITLES[chosen]}**: {LINES[chosen]}.")
            _FORMS[chosen]()


def _folder() -> None:
    with st.form("connect-folder", border=False):
        path = st.text_input("Folder", placeholder="/home/me/Dropbox/Exports", width=_WIDE)
        st.markdown(
            ":gray[Exports in it are read when the app opens and when you sync. Nothing in the folder is "
            "changed. It is read together with the folders in it.]"
        )
        if st.form_submit_button("Connect", type="primary"):
            mine = connections()
            _connect(lambda: mine.add_folder(path, names_of(mine)))


def _link() -> None:
    with st.form("connect-link", border=False, clear_on_submit=True):
        address = st.text_input(
            "Address of the sheet or file", placeholder="https://", key=_fresh("link"), width=_WIDE
        )
        st.markdown(
            f":gray[{PUBLISH} Whoever has the link can read the sheet. The link itself is kept as a key is.]"
        )
        home, possible = _where("link", "link")
        if st.form_submit_button("Connect", type="primary", disabled=not possible):
            mine = connections()
            _connect(lambda: mine.add_link(address, home, names_of(mine)), secret=True)


def _hevy() -> None:
    with st.form("connect-hevy", border=False, clear_on_submit=True):
        key = st.text_input("API key", type="password", key=_fresh("hevy"), width=_WIDE)
        st.markdown(
            ":gray[On hevy.com under Settings, Developer; Hevy gives it to Pro members. A Hevy key cannot be "
            "limited: whoever holds it can read and change your account. Hindsight only reads.]"
        )
        home, possible = _where("hevy", "key")
        if st.form_submit_button("Connect", type="primary", disabled=not possible):
            mine = connections()
            _connect(lambda: mine.add_hevy(key, home, names_of(mine)), secret=True)


def _wger() -> None:
    with st.form("connect-wger", border=False, clear_on_submit=True):
        base = st.text_input("Address of the server", "https://wger.de", key=_fresh("wger-base"), width=_WIDE)
        token = st.text_input("API token", type="password", key=_fresh("wger"), width=_WIDE)
        st.markdown(
            ":gray[On your wger server under your name, API key. Whoever holds the token can read and change "
            "your account. Hindsight only reads.]"
        )
        home, possible = _where("wger", "token")
        if st.form_submit_button("Connect", type="primary", disabled=not possible):
            mine = connections()
            _connect(lambda: mine.add_wger(base, token, home, names_of(mine)), secret=True)


def _where(name: str, what: str) -> tuple[Home | None, bool]:
    """Ask where a key may be kept if there is a choice; return it, and whether there is a place at all."""
    try:
        homes = connections().credentials.homes()
    except SyncFault as fault:
        st.warning(md_escape(str(fault)))
        return None, False
    if len(homes) == 1:
        st.markdown(f":gray[{HOMES[homes[0]]}]")
        return homes[0], True
    chosen = st.radio(
        f"Hindsight found no store of passwords on this computer. Keep the {what}",
        homes,
        format_func=HOMES.__getitem__,
        key=f"home-{name}",
    )
    return chosen, True


def _connect(add: Callable[[], Key], *, secret: bool = False) -> None:
    """Connect, begin the first sync, and start the page anew; or say what is wrong.

    A field that holds a `secret` is emptied either way: the session keeps what is in a field.
    """
    try:
        with st.spinner("Trying it …"):
            key = add()
    except SyncFault as fault:
        if not secret:
            st.error(md_escape(str(fault)))
            return
        st.session_state[SAID] = False, str(fault)
    else:
        sync_now([key])
        st.session_state[SAID] = True, "Connected."
        st.session_state.pop(_CHOSEN, None)
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    st.rerun()


def _fresh(name: str) -> str:
    """Return the key of a field that is new after each attempt, so that nothing of the last is left."""
    return f"{name}-{st.session_state.get(_TIMES, 0)}"


_FORMS: dict[str, Callable[[], None]] = {"folder": _folder, "link": _link, "hevy": _hevy, "wger": _wger}
