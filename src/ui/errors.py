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
    """Turn whatever a page raises into one sentence. Reruns and stops of Streamlit pass, they are no errors."""
    try:
        yield
    except StoreError as error:
        _log.warning("store: %s", error)
        st.error(str(error).replace("$", r"\$"))
    except Exception:
        number = token_hex(3)
        _log.exception("error %s", number)
        st.error(
            f"Something went wrong on our side, and your log is unharmed. Reload the page; if it stays, report error "
            f"{number}, which the app's log explains."
        )
