"""Secrets that open something: 256 random bits, shown once, kept as a digest."""

import hashlib
import re
import secrets
from typing import Literal

Kind = Literal["link", "invitation"]

_PREFIXES: dict[Kind, str] = {
    "link": "hindsight_s_",
    "invitation": "hindsight_i_",
}  # for scanners of leaked secrets
_BYTES = 32
_BODY = r"[A-Za-z0-9_-]{43}"
TOKEN = re.compile(rf"hindsight_[si]_{_BODY}")  # wherever one is written


def new_token(kind: Kind) -> str:
    """Return a new secret."""
    return _PREFIXES[kind] + secrets.token_urlsafe(_BYTES)


def is_token(kind: Kind, text: str) -> bool:
    """Return whether the text has the form of such a secret: nothing else is looked up."""
    return re.fullmatch(_PREFIXES[kind] + _BODY, text) is not None


def digest(token: str) -> str:
    """Return what is stored of a secret. 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_id(prefix: str) -> str:
    """Return a name for a row that nobody can guess; no secret."""
    return f"{prefix}_{secrets.token_hex(12)}"
