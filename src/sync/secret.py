"""A key or a token on its way to a source."""


class Secret:
    """Text that shows itself to `reveal` alone: not in a log, a traceback, a report or a pickle."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text.strip()

    def reveal(self) -> str:
        """Return the text, for the one header it belongs in."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(•••)"

    def __bool__(self) -> bool:
        return bool(self._text)

    def __reduce__(self) -> str:
        raise TypeError("A secret is never written anywhere.")
