"""The visitor's connected sources, and the one worker of the process that syncs them beside the pages."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st
from keyring.backend import KeyringBackend

from src.analytics import athlete_catalog
from src.catalog import Catalog
from src.store import EmbeddedStore
from src.sync import Key
from src.sync.background import Background
from src.sync.connections import Connections
from src.sync.credentials import Credentials
from src.sync.places import system_keyring
from src.ui.data import me
from src.ui.home import home
from src.ui.viewer import visitor

_OPENED = "sync_opened"  # in the session: what is due was begun


@st.cache_resource(show_spinner=False)
def worker() -> Background:
    """Return what runs syncs in this process."""
    return Background()


@st.cache_resource(show_spinner=False)
def _keyring() -> KeyringBackend | None:
    return system_keyring()


def connections() -> Connections:
    """Return what this visitor connected."""
    store, hosted = home(), visitor().mode != "laptop"
    credentials = Credentials(
        store,
        hosted=hosted,
        folder=store.path.parent if isinstance(store, EmbeddedStore) else None,
        backend=None if hosted else _keyring(),
    )
    return Connections(store, me(), credentials, hosted=hosted)


def sync_now(keys: Sequence[Key]) -> None:
    """Begin to sync these sources beside the page; nothing happens while a sync is under way."""
    mine = connections()
    worker().start(mine, keys, lambda: names_of(mine))


def names_of(mine: Connections) -> Catalog:
    """Return the catalogue as the athlete corrected it; needs no page."""
    return athlete_catalog(mine.store, mine.athlete_id)


def sync_on_opening() -> None:
    """Begin, once a visit, to sync what is older than the lifter wants; the page does not wait."""
    if st.session_state.get(_OPENED) or not visitor().owner:
        return
    st.session_state[_OPENED] = True
    if due := connections().due(datetime.now(UTC).replace(tzinfo=None)):
        sync_now(due)
