"""Waiting for what becomes true by itself, as long as a busy machine needs."""

import time


def until(true, *, among=(), seconds=60):
    """Wait until something is true; `among`: errors that only say that it is not yet."""
    end = time.monotonic() + seconds
    while True:
        try:
            if true():
                return
        except among:
            pass
        assert time.monotonic() < end, "it did not become true"
        time.sleep(0.1)
