"""The one shape all sources have."""

from collections.abc import Iterator
from typing import Protocol

from src.sync.past import Past
from src.sync.steps import Step


class Progress(Protocol):
    """Who is told how far a run has come."""

    def __call__(self, what: str, done: int, of: int | None = None) -> None:
        """Hear of it: `done` of `of` (None: not known) `what` ('workouts')."""
        ...


class Source(Protocol):
    """One place a log comes from. It reads the outside and writes nothing itself."""

    @property
    def name(self) -> str:
        """'hevy', 'wger', 'folder' or 'link'."""

    @property
    def account(self) -> str:
        """Which one of these, never a secret: '' where there is only one, else an address or a folder."""

    @property
    def label(self) -> str:
        """What a person calls it: 'Hevy'."""

    def fetch(self, past: Past, progress: Progress) -> Iterator[Step]:
        """Yield what is new outside. Each step is stored before the next one is asked for.

        Raises:
            SyncFault: the outside cannot be read; what was yielded before stays stored.

        """
        ...


def quiet(what: str, done: int, of: int | None = None) -> None:
    """Tell nobody."""
