"""Working out a coach's summaries beside the pages, when an athlete's data has changed."""

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import streamlit as st

from src.catalog import Catalog
from src.sharing import Access
from src.sharing.access import given_by
from src.sharing.demo import demo_accesses
from src.sharing.reading import Copies
from src.sharing.summaries import refresh
from src.store import Store
from src.ui.data import Source
from src.ui.home import home, the_catalog

_KEPT = "summaries_kept"  # in the session: of which version they are
_log = logging.getLogger("hindsight")


@st.cache_resource(show_spinner=False)
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="summaries")


def keep_summaries(own: Source, athlete_id: str) -> None:
    """Have an athlete's summaries made anew once per state of the log: after an import, a correction."""
    if st.session_state.get(_KEPT) == own.version:
        return
    st.session_state[_KEPT] = own.version
    if given := given_by(home(), athlete_id):
        refresh_soon(given)


@st.cache_resource(show_spinner=False)
def begin_demo(key: str) -> None:  # noqa: ARG001 - another home has other summaries
    """Have the demonstration's summaries made once someone looks at any page: the list comes next."""
    refresh_soon(demo_accesses())


def refresh_soon(accesses: Sequence[Access]) -> "Future[None]":
    """Have the summaries of these accesses made anew where they are of older data; returns at once."""
    return _worker().submit(_refresh, home(), tuple(accesses), the_catalog())


def _refresh(store: Store, accesses: Sequence[Access], catalog: Catalog) -> None:
    try:
        refresh(store, accesses, Copies(store, catalog, kept=1), catalog)
    except Exception:
        _log.exception("summaries")
        raise
