"""What the store says when it cannot do what it was asked: a sentence for the person at the screen."""

from typing import Literal


class StoreError(Exception):
    """The store could not be opened or changed; the message says why and what to do."""


class LogInUse(StoreError):  # noqa: N818 - a fact, not a mistake
    """Another process has the database file open."""


class DamagedLog(StoreError):  # noqa: N818 - what is there, not what went wrong
    """A file of the log is there and cannot be read: the database itself, or its write-ahead log."""

    def __init__(self, message: str, part: Literal["database", "wal"]) -> None:
        super().__init__(message)
        self.part = part
