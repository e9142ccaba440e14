"""An upload the server refused, told on the page: the reason comes in place of the file.

Of an answer with an error, Streamlit shows the name of an exception, and that only under a mouse.
"""

from typing import Final

_MARK: Final = b"\x00hindsight refused this upload\x00"  # begins no file that anybody exports


def as_file(reason: str) -> bytes:
    """Return what the page gets instead of the file."""
    return _MARK + reason.encode()


def refusal_in(data: bytes) -> str:
    """Return why the server refused what the lifter sent, "" where this is what they sent."""
    if not data.startswith(_MARK):
        return ""
    return data.removeprefix(_MARK).decode(errors="replace")  # whoever sent the mark themselves sent anything
