"""Why a sync could not be finished: a sentence for the athlete. What was stored before stays as it was."""

from datetime import datetime
from typing import Literal

Outcome = Literal["changed", "unchanged", "paused", "waiting", "refused", "failed"]


class SyncFault(Exception):  # noqa: N818 - what went wrong outside, not an error of this program
    """The outside cannot be read now. The message says what is wrong and what to do."""

    outcome: Outcome = "failed"


class KeyRefused(SyncFault):
    """The server does not take the key, the token or the account."""

    outcome: Outcome = "refused"


class TryLater(SyncFault):
    """The server asked to be left alone until a moment (UTC, naive)."""

    outcome: Outcome = "waiting"

    def __init__(self, message: str, not_before: datetime) -> None:
        super().__init__(message)
        self.not_before = not_before
