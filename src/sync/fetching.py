"""A file at an address, fetched within limits of size, time and redirects."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

from src.sync.deadline import Deadline
from src.sync.safe_http import checked_url

TOO_LONG = "It took too long to arrive."


class TooMuchError(ValueError):
    """An answer beyond the limits of size, time or redirects."""


@dataclass(frozen=True)
class Fetched:
    """What an address answered in the end."""

    status: int
    content_type: str  # 'text/csv', without parameters, in small letters
    body: bytes
    headers: Mapping[str, str]


def fetch(
    client: httpx.Client,
    url: str,
    *,
    most_bytes: int,
    most_s: float = 60.0,
    most_redirects: int = 5,
    headers: Mapping[str, str] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Fetched:
    """Get an address within limits; redirects stay on https and are checked like the first address.

    Raises:
        UnsafeAddressError: it, or where it leads, is not fetched from.
        TooMuchError: it is larger, slower or further away than allowed.
        httpx.HTTPError: it does not answer, or breaks off.

    """
    ends, deadline = clock() + most_s, Deadline()
    asked = {**(headers or {}), "Accept-Encoding": "identity"}  # what is packed small may unpack to anything
    try:
        with deadline.within(most_s):
            for _ in range(most_redirects + 1):
                with client.stream("GET", url, headers=asked, extensions=deadline.extensions) as answer:
                    if answer.is_redirect and "location" in answer.headers:
                        url = checked_url(str(answer.url.join(answer.headers["location"])))
                        continue
                    body = read_body(answer, most_bytes, ends, clock)
                    kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
                    return Fetched(answer.status_code, kind, body, dict(answer.headers))
    except httpx.HTTPError:
        if deadline.passed:
            raise TooMuchError(TOO_LONG) from None
        raise
    raise TooMuchError(f"It leads on to another address more than {most_redirects} times.")


def read_body(answer: httpx.Response, most_bytes: int, ends: float, clock: Callable[[], float]) -> bytes:
    """Return the body as it came, while it keeps within the limits."""
    if answer.headers.get("content-encoding", "identity").lower() != "identity":
        raise TooMuchError("It was sent compressed although it was asked for as it is.")
    size = answer.headers.get("content-length", "")
    parts, read = list[bytes](), 0
    if size.isdecimal() and int(size) > most_bytes:
        raise TooMuchError(f"It is larger than {_megabytes(most_bytes)}.")
    for part in answer.iter_raw():
        parts.append(part)
        read += len(part)
        if read > most_bytes:
            raise TooMuchError(f"It is larger than {_megabytes(most_bytes)}.")
        if clock() > ends:
            raise TooMuchError(TOO_LONG)
    return b"".join(parts)


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:g} MB"
