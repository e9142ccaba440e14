"""What ended before its time: logins that were signed out, cookies of links that their visitor left."""

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, Final

_MOST = 20_000  # of each about 200 bytes
_NOT_THE_LOGIN: Final = frozenset(
    {"origin", "is_logged_in", "tokens"}
)  # a cookie and a page hold not the same


class Ended:
    """Remembers, in this process, what must not work any more though it is signed and young enough.

    A browser drops its cookie when someone signs out, but its other pages were opened before and go on. A
    cookie that no script may read cannot be dropped by a page at all. Only digests are kept, the newest first
    when there are too many.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._digests: OrderedDict[bytes, None] = OrderedDict()

    def add(self, what: str) -> None:
        """Remember that this ended."""
        with self._lock:
            self._digests[_digest(what)] = None
            while len(self._digests) > self._most:
                self._digests.popitem(last=False)

    def __contains__(self, what: str) -> bool:
        """Return whether it ended."""
        with self._lock:
            return _digest(what) in self._digests


def login_of(claims: Mapping[str, Any]) -> str:
    """Return what tells a login from all others, those of the same person among them.

    `claims` as a page has them or as the cookie holds them.

    >>> login_of({"is_logged_in": True, "sub": "anna", "iat": 1})
    '{"iat": 1, "sub": "anna"}'
    """
    told = {name: value for name, value in claims.items() if name not in _NOT_THE_LOGIN}
    return json.dumps(told, sort_keys=True, default=str)


def _digest(what: str) -> bytes:
    return hashlib.sha256(what.encode()).digest()
