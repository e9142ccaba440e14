"""Which texts name an exercise: the catalogue, asked once a spelling, and loaded only when it is needed."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from src.catalog import Resolution  # only its type: a file of a known app must not load the catalogue

LONGEST_NAME = 80


class Catalogue(Protocol):
    """What the mapper asks of the catalogue."""

    def resolve(self, name: str) -> "Resolution":
        """Return what a written name stands for."""
        ...


@dataclass
class Names:
    """The names of exercises; without a catalogue, the project's own is loaded at the first question."""

    catalog: Catalogue | None = None
    known: dict[str, bool] = field(default_factory=dict, repr=False)

    def knows(self, text: str) -> bool:
        """Return whether the text names an exercise."""
        if len(text) > LONGEST_NAME:
            return False
        if text not in self.known:
            self.known[text] = self._catalogue().resolve(text).exercise is not None
        return self.known[text]

    def _catalogue(self) -> Catalogue:
        if self.catalog is None:
            from src.catalog import load_catalog  # noqa: PLC0415 - takes most of a second, and is rarely needed

            self.catalog = load_catalog()
        return self.catalog
