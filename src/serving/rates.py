"""How often and how much: windows of time, counted in this process."""

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter, SlidingWindowCounterRateLimiter
from starlette.requests import HTTPConnection

FAILURES_A_MINUTE = 10  # of one address, at links and invitations
MB = 1024 * 1024
_TEN_MINUTES = 600
UPLOAD_MB = 60  # of one address in ten minutes: three of the largest files
UPLOAD_MB_OF_ALL = 400


def caller(connection: HTTPConnection) -> str:
    """Return the address a request comes from: the proxy's word, where uvicorn trusts the proxy."""
    return connection.client.host if connection.client else "unknown"


class Failures:
    """Counts what opened nothing, so that nobody asks for ever.

    There is no limit for all together: it would let a stranger close everybody's links, and 256 random bits
    need none.
    """

    def __init__(self, each: int = FAILURES_A_MINUTE) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._each = RateLimitItemPerMinute(each)

    def too_many(self, who: str) -> bool:
        """Return whether this address has failed too often of late."""
        return not self._limiter.test(self._each, who)

    def count(self, who: str) -> None:
        """Remember a failure."""
        self._limiter.hit(self._each, who)


class Quota:
    """Counts uploaded megabytes."""

    def __init__(self, each: int = UPLOAD_MB, of_all: int = UPLOAD_MB_OF_ALL) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._each = RateLimitItemPerSecond(each, _TEN_MINUTES, namespace="each")
        self._all = RateLimitItemPerSecond(of_all, _TEN_MINUTES, namespace="all")

    def take(self, who: str, size: int) -> bool:
        """Take room for so many bytes, rounded up to megabytes; return whether there was any."""
        megabytes = max(1, -(-size // MB))
        return self._limiter.hit(self._each, who, cost=megabytes) and self._limiter.hit(
            self._all, "all", cost=megabytes
        )  # in this order: what one is refused takes no room from others
