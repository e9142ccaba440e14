"""A table that is published at an address: a Google Sheet, a file in a cloud folder or on a server.

The address may be known to few, so it is kept as a key is; what is shown and remembered is its host and end.
"""

import hashlib
import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx

from src.ingest.encoding import MAX_BYTES
from src.sync.addresses import file_name, is_google_sheet
from src.sync.faults import KeyRefused, SyncFault, TryLater
from src.sync.fetching import Fetched, TooMuchError, fetch
from src.sync.past import Past
from src.sync.pauses import asked_wait_s, utc_now
from src.sync.safe_http import UnsafeAddressError
from src.sync.secret import Secret
from src.sync.source import Progress
from src.sync.steps import Export, Step

PUBLISH = (
    "In Google Sheets choose File, Share, Publish to web, the sheet and Comma-separated values (.csv), and "
    "connect that link."
)
TRIES = 3
PATIENCE_S = 20.0  # how long one wait may be; what a server wants beyond is left for a later run
_MARKS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
_PAGES = {"text/html", "application/xhtml+xml"}


@dataclass(frozen=True)
class Link:
    """One published table. What it says is the whole log that is kept there."""

    address: Secret  # of the file itself, see `file_address`
    client: httpx.Client = field(repr=False)
    sleep: Callable[[float], Any] = time.sleep
    name: str = "link"

    @property
    def account(self) -> str:
        """Which link, without saying it: its host and a mark of the whole."""
        mark = hashlib.sha256(self.address.reveal().encode()).hexdigest()[:8]
        return f"{self.host} {mark}"

    @property
    def label(self) -> str:
        """What a person calls it."""
        return f"Link to {self.host}"

    @property
    def host(self) -> str:
        """The host of the address."""
        return urlsplit(self.address.reveal()).hostname or ""

    def fetch(self, past: Past, progress: Progress) -> Iterator[Step]:
        """Yield the table if it changed since the last run."""
        progress("files", 0, 1)
        known = past.files().get(self.account)
        marks = past.place if known else {}  # without: all of it is to be read again
        got = self.ask({asked: marks[mark] for mark, asked in _MARKS.items() if marks.get(mark)})
        if got is not None and (known is None or known.sha256 != hashlib.sha256(got.body).hexdigest()):
            yield Export(
                name=file_name(self.address.reveal(), got.headers.get("content-disposition", "")),
                data=got.body,
                path=self.account,
                place={mark: got.headers[mark] for mark in _MARKS if mark in got.headers},
            )
        progress("files", 1, 1)

    def ask(self, marks: Mapping[str, str] | None = None) -> Fetched | None:
        """Return what is at the address; None: it is as it was when the `marks` were given.

        Raises:
            SyncFault: there is nothing to read; the sentence says what to do.

        """
        for tried in range(1, TRIES + 1):
            try:
                got = fetch(self.client, self.address.reveal(), most_bytes=MAX_BYTES, headers=marks)
            except (UnsafeAddressError, TooMuchError) as error:
                raise SyncFault(f"The link to {self.host} was not read. {error}") from None
            except httpx.HTTPError as error:
                if tried == TRIES:
                    raise SyncFault(
                        f"{self.host} does not answer ({_what(error)}). Your log is as it was; try later."
                    ) from None
                self.sleep(_pause(tried))
                continue
            if got.status < 500 and got.status != httpx.codes.TOO_MANY_REQUESTS:  # noqa: PLR2004 - the server's
                return self._read(got)
            wait = asked_wait_s(got.headers)
            if wait is not None and wait > PATIENCE_S:
                raise TryLater(f"{self.host} asks for a pause.", utc_now() + timedelta(seconds=wait))
            if tried < TRIES:
                self.sleep(_pause(tried) if wait is None else wait)
        raise SyncFault(
            f"{self.host} is in trouble (answer {got.status}). Your log is as it was; try again later."
        )

    def _read(self, got: Fetched) -> Fetched | None:
        """Return an answer that holds a file; say of any other what it means."""
        if got.status == httpx.codes.NOT_MODIFIED:
            return None
        sheet = is_google_sheet(self.address.reveal())
        if got.status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN) or (
            sheet and got.content_type in _PAGES
        ):
            raise KeyRefused(f"{self.host} does not show this to everyone. {_how_to_share(sheet=sheet)}")
        if got.status in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
            raise KeyRefused(f"Nothing is at this link to {self.host} any more. {_how_to_share(sheet=sheet)}")
        if got.status != httpx.codes.OK:
            raise SyncFault(f"{self.host} gave no file (answer {got.status}). Open the link in a browser.")
        if got.content_type in _PAGES or got.body.lstrip()[:15].lower().startswith((b"<!doctype", b"<html")):
            raise KeyRefused(
                f"The link to {self.host} leads to a web page, not to a file. "
                "Copy the address of the file itself."
            )
        return got


def _how_to_share(*, sheet: bool) -> str:
    return PUBLISH if sheet else "Share the file with everyone who has the link, and connect the new link."


def _pause(tried: int) -> float:
    """Return how long to wait before the next try: longer each time, and not all at the same moment."""
    return 2.0 ** (tried - 1) * random.uniform(0.5, 1.5)  # noqa: S311 - no secret


def _what(error: httpx.HTTPError) -> str:
    """Return what went wrong, without the address that the library's own words may hold."""
    if isinstance(error, httpx.TimeoutException):
        return "too slow"
    if isinstance(error, httpx.ConnectError):
        return "no connection"
    return "broken off"
