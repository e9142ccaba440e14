"""The visitor's connected sources, and the one worker of the process that syncs them beside the pages."""

import logging
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st
from keyring.backend import KeyringBackend

from src.analytics import athlete_catalog
from src.catalog import Catalog
from src.store import EmbeddedStore
from src.sync import Key
from src.sync.background import Background
from src.sync.connections import OURS, Connections
from src.sync.credentials import Credentials
from src.sync.mailbox import serve
from src.sync.places import system_keyring
from src.ui.data import me
from src.ui.home import home
from src.ui.viewer import visitor

_log = logging.getLogger("hindsight")
_LOOK_EVERY_S = 1.0


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


@st.cache_resource(show_spinner=False)
def answer_requests() -> threading.Thread | None:
    """Answer the command line's requests as long as the process lives: on a laptop, whose file we hold."""
    store = home()
    if visitor().mode != "laptop" or not isinstance(store, EmbeddedStore):
        return None
    place, mine = store.path.parent, connections()
    thread = threading.Thread(target=_serve, args=(place, mine), name="sync-requests", daemon=True)
    thread.start()
    return thread


def _serve(place: Path, mine: Connections) -> None:
    while place.exists():
        try:
            serve(place, lambda request: answer_request(mine, request))
        except OSError:  # a full disk, say: who asked hears nothing, and the next one may
            _log.exception("requests of the command line")
        time.sleep(_LOOK_EVERY_S)


def answer_request(mine: Connections, request: dict[str, Any]) -> list[dict[str, Any]]:
    """Sync what the command line asks for; on a laptop there is one athlete."""
    athlete = {"athlete": mine.athlete_id}
    if request.get("athlete") != mine.athlete_id:
        return [_failed(request.get("athlete"), "The app has another log open. Close it first.")]
    try:
        reports = mine.run_all(lambda: names_of(mine), request.get("source"))
    except Exception:  # noqa: BLE001 - who asked waits for an answer
        _log.exception("sync for the command line")
        return [_failed(mine.athlete_id, OURS)]
    return [{**athlete, **report.to_json()} for report in reports]


def _failed(athlete: object, sentence: str) -> dict[str, Any]:
    said = {"label": "Sync", "outcome": "failed", "sentence": sentence}
    return {"athlete": athlete, **said, "imports": [], "notes": []}


def begin_due() -> None:
    """Begin to sync what is older than the lifter wants."""
    answer_requests()
    if due := connections().due(datetime.now(UTC).replace(tzinfo=None)):
        sync_now(due)
