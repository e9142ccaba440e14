"""While the browser still loads its scripts, the server loads what the first page will ask for.

A page needs a second of modules, the store, the catalogue and what its questions begin with. Made on the
first visitor's time they come after the browser's own second; made here, beside it.
"""

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread
from typing import Final

import streamlit as st

# A thread that computes gives way only so often, and each of the browser's files waits for it several times.
_GIVES_WAY: Final = 0.0005  # s; Python's own is ten times as long

_log = logging.getLogger(__name__)


@asynccontextmanager
async def warming_up(_: st.App) -> AsyncIterator[None]:
    """Begin to warm up once the app serves; the lifespan of an app."""
    Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield


def warm_up() -> None:
    """Load what the Overview needs."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_GIVES_WAY)
    try:
        _load()
    finally:
        sys.setswitchinterval(usual)


def _load() -> None:
    # What is shown first looks once through every module there is, for who calls it: now they are few.
    st.empty()
    # Modules take the most of the time: here, so that none is loaded before the server listens.
    import babel.dates  # noqa: PLC0415
    import babel.numbers  # noqa: F401, PLC0415
    import PIL.Image  # noqa: F401, PLC0415 - Streamlit hands on the page's icon with it, before any word

    import src.ui  # noqa: PLC0415
    import src.ui.arrival  # noqa: PLC0415
    import src.ui.body  # noqa: PLC0415
    import src.ui.doors  # noqa: PLC0415
    import src.ui.entrance  # noqa: PLC0415
    import src.ui.tiles  # noqa: PLC0415
    import src.ui.week  # noqa: F401, PLC0415
    from src.analytics import log_summary, open_log, prepare  # noqa: PLC0415
    from src.store import StoreError  # noqa: PLC0415
    from src.ui.home import SAMPLE, home, the_catalog  # noqa: PLC0415

    catalog = the_catalog()
    try:
        store = home()
        log = open_log(store, catalog=catalog)
        prepare(log if log_summary(log).last_day else open_log(store, SAMPLE, catalog=catalog))
    except StoreError as error:  # the page meets it again and says it to the lifter
        _log.info("Nothing was prepared for the first page: %s", error)
