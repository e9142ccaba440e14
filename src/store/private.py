"""Files and folders that only their owner may read: a training log is nobody else's business."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_one_at_a_time = threading.RLock()  # the mask belongs to the process: two threads would restore each other's


@contextmanager
def for_the_owner() -> Iterator[None]:
    """Let whatever is created meanwhile be for the owner alone: files 0600, folders 0700."""
    with _one_at_a_time:
        before = os.umask(0o077)
        try:
            yield
        finally:
            os.umask(before)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for the owner alone; OSError when it fails."""
    with for_the_owner():
        folder.mkdir(parents=True, exist_ok=True)
