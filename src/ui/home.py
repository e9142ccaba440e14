"""What the process holds for all visitors: the catalogue, the store, the copies made for guests."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import streamlit as st

from src.catalog import Catalog, load_catalog
from src.ingest import import_export
from src.sharing.demo import ATHLETES, brought_up_to
from src.sharing.ended import Ended
from src.sharing.mode import mode_of
from src.sharing.reading import Copies
from src.store import Store, home_key, open_home

SAMPLE = "sample"
SAMPLE_FILE = Path(__file__).parents[2] / "data" / "demo" / "sample_log.csv"


@st.cache_resource(show_spinner=False)
def the_catalog() -> Catalog:
    """Return the catalogue, read once a process."""
    return load_catalog()


@st.cache_resource(show_spinner="Opening your log …", on_release=lambda store: store.close())
def store_of(key: str) -> Store:  # noqa: ARG001 - another home is another store
    """Return the store of the home `home_key` names, opened once a process, with the sample log."""
    store = open_home()
    if mode_of() != "demo":
        _bring(store, SAMPLE, SAMPLE_FILE, SAMPLE_FILE.read_bytes())
        return store
    for athlete in ATHLETES:
        file = SAMPLE_FILE if athlete == SAMPLE else SAMPLE_FILE.with_name(f"{athlete}.csv")
        today = datetime.now(UTC).date()
        _bring(store, athlete, file, brought_up_to(today, file.read_bytes()), anew=True)
    return store


def home() -> Store:
    """Return the process's store itself. Pages ask `data.the_store`, which knows whose visit it is."""
    return store_of(home_key())


@st.cache_resource(show_spinner=False)
def _copies_of(key: str) -> Copies:
    return Copies(store_of(key), the_catalog())


def copies() -> Copies:
    """Return the copies of logs made for guests."""
    return _copies_of(home_key())


@cache  # of Python: what empties Streamlit's must not bring a login back
def ended() -> Ended:
    """Return what this process remembers of logins that were signed out and links that were left."""
    return Ended()


def _bring(store: Store, athlete: str, file: Path, data: bytes, *, anew: bool = False) -> None:
    """Import a shipped log when it is not there, or is another now; `anew`: in place of what is there."""
    there = store.imports(athlete)
    if there.empty or store.raw_import(athlete, int(there["import_id"].iloc[0]))[1] != data:
        if anew and not there.empty:
            store.forget(athlete)
        import_export(store, athlete, file.name, data, catalog=the_catalog(), unit="kg")
