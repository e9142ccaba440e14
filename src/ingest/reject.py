"""Why a file was refused: a sentence for the person who chose it."""

LONGEST_QUOTE = 60


class Reject(Exception):  # noqa: N818 - a verdict on a file, and the word the whole project uses
    """The file cannot be read. The message says what is wrong, where, and what to do; nothing was changed."""


def quoted(text: str) -> str:
    """Return a piece of the file for showing: on one line, shortened, in quotes."""
    flat = "".join(c if c.isprintable() else " " for c in text)
    return f"'{flat[: LONGEST_QUOTE - 1]}…'" if len(flat) > LONGEST_QUOTE else f"'{flat}'"
