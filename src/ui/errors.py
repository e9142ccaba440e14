"""What a visitor sees when we fail: a sentence and a number; the log has the rest."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

import streamlit as st

from src.store import StoreError

_log = logging.getLogger("hindsight")


@contextmanager
def guarded() -> Iterator[None]:
    """Turn whatever a page raises into one sentence; reruns and stops of Streamlit are no errors and pass."""
    try:
        yield
    except StoreError as error:
        _log.warning("store: %s", error)
        st.error(str(error).replace("$", r"\$"))
    except Exception:  # noqa: BLE001 - the last resort; logged with its trace
        number = token_hex(3)
        _log.exception("error %s", number)
        st.error(
            f"Something went wrong on our side, and your log is unharmed. Reload the page; if it stays, "
            f"report error {number}, which the app's log explains."
        )
