"""How long a page took, told to the log: the page's name and seconds, nothing about who asked."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

_log = logging.getLogger("hindsight.pages")


@contextmanager
def timed(page: str) -> Iterator[None]:
    """Tell the log how long what runs inside took; a laptop's log does not listen."""
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds = round(time.perf_counter() - began, 4)
        _log.info("rerun", extra={"event": "rerun", "page": page, "seconds": seconds})
