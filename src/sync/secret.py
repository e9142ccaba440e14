"""A key, a token or an unlisted link while the program holds it: text that does not write itself anywhere."""

import logging

_LEAST = 6  # characters: what is shorter would be found in ordinary words
_SHOWN = 4
_HIDDEN = "[hidden]"
_known: set[str] = set()


class Secret:
    """Text that shows itself to `reveal` alone: not in a log, a traceback, a report or a pickle."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        if len(self._text) >= _LEAST:
            _known.add(self._text)

    def reveal(self) -> str:
        """Return the text, for the one request it belongs in."""
        return self._text

    @property
    def ending(self) -> str:
        """The last four characters, for its owner to know it by; nothing of a short one."""
        return self._text[-_SHOWN:] if len(self._text) >= 3 * _SHOWN else ""

    def __repr__(self) -> str:
        return "Secret(•••)"

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> str:
        raise TypeError("A secret is never written anywhere.")


def redacted(text: str) -> str:
    """Return a text without the secrets this process has held.

    >>> Secret("a-key-of-mine") and redacted("sent a-key-of-mine to the server")
    'sent [hidden] to the server'
    """
    for secret in sorted(_known, key=len, reverse=True):
        text = text.replace(secret, _HIDDEN)
    return text


class Redacting(logging.Filter):
    """Takes secrets out of what is logged, traces included."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without secrets."""
        if not _known:
            return True
        said = record.getMessage()
        if redacted(said) != said:
            record.msg, record.args = redacted(said), ()
        if record.exc_info and record.exc_text is None:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redacted(record.exc_text)
        return True


logging.getLogger("hindsight").addFilter(Redacting())
