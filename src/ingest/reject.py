"""Why a file was refused: a sentence for the person who chose it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from src.ingest.mapping.model import Mapping  # only its type: the mapper itself refuses files

LONGEST_QUOTE = 60


class Reject(Exception):  # noqa: N818 - a verdict on a file, and the word the whole project uses
    """The file cannot be read. The message says what is wrong, where, and what to do; nothing was changed.

    `mapping` is what the columns of an unknown table seem to mean, for a person to correct.
    """

    def __init__(self, message: str, *, mapping: "Mapping | None" = None) -> None:
        super().__init__(message)
        self.mapping = mapping


def quoted(text: str) -> str:
    """Return a piece of the file for showing: on one line, shortened, in quotes."""
    flat = "".join(c if c.isprintable() else " " for c in text)
    return f"'{flat[: LONGEST_QUOTE - 1]}…'" if len(flat) > LONGEST_QUOTE else f"'{flat}'"
