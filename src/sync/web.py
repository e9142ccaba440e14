"""Questions to a server that answers in JSON: bounded in time and size, asked again with patience."""

import json
import random
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from src.sync.deadline import Deadline
from src.sync.faults import KeyRefused, SyncFault, TryLater
from src.sync.fetching import TooMuchError, read_body
from src.sync.pauses import LONGEST_PAUSE, asked_wait_s, moment_of, utc_now
from src.sync.safe_http import UnsafeAddressError, safe_client
from src.sync.secret import Secret

MOST_BYTES = 10_000_000
MOST_PARTS = 200_000  # objects and lists of one answer
_BUSY_PAUSE = timedelta(minutes=5)
_OK, _BAD_REQUEST, _MISSING, _TOO_MANY = 200, 400, 404, 429
_REFUSED = frozenset({401, 403})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True)
class Patience:
    """How long and how often a server is asked. One question with its repetitions ends within `budget_s`."""

    retries: int = 5
    first_wait_s: float = 1.0
    longest_wait_s: float = 20.0
    answer_s: float = 25.0  # from the question to the last byte
    budget_s: float = 60.0
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)

    def wait(self, attempt: int) -> float:
        """Return how long to wait after the n-th failure (from 0): doubling, with full jitter."""
        most = min(self.longest_wait_s, self.first_wait_s * 2**attempt)
        return random.uniform(most / 2, most)  # noqa: S311 - spreads the load, hides nothing


@dataclass(frozen=True)
class Answer:
    """What a server said: a parsed document, and its clock (UTC, naive) where it tells."""

    body: Any
    server_now: datetime | None


class NotThere(SyncFault):
    """The server knows no such page."""


class NotUnderstood(SyncFault):
    """The server does not know a parameter of the question."""


class _Passing(Exception):  # noqa: N818 - never leaves this module
    """Something that may be over when asked again."""

    def __init__(self, what: str, *, wait_s: float | None = None, too_many: bool = False) -> None:
        super().__init__(what)
        self.wait_s, self.too_many = wait_s, too_many


class _KeyHeader(httpx.Auth):
    """Puts the key into its header when a request leaves, so that no client and no log holds it."""

    def __init__(self, header: str, prefix: str, key: Secret) -> None:
        self._header, self._prefix, self._key = header, prefix, key

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request with the key."""
        request.headers[self._header] = f"{self._prefix}{self._key.reveal()}"
        yield request


class Api:
    """A server's API at one address. No redirect is followed, so the key goes to that host alone."""

    def __init__(
        self,
        label: str,
        base: str,
        key: Secret,
        *,
        header: str,
        prefix: str = "",
        hosted: bool = False,
        patience: Patience | None = None,
    ) -> None:
        text = key.reveal()
        if not text or not text.isascii() or not text.isprintable() or " " in text:
            raise KeyRefused(f"This is no key of {label}: copy it again, without blanks around it.")
        self._label, self._base = label, base.rstrip("/")
        self._auth = _KeyHeader(header, prefix, key)
        self._client = safe_client(hosted=hosted, headers={"Accept": "application/json"})
        self._patience = patience or Patience()
        self._deadline = Deadline()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, path: str, **params: str | int) -> Answer:
        """Ask one question, and again while the fault may pass.

        Raises:
            KeyRefused: the server does not take the key.
            NotThere: it knows no such page.
            NotUnderstood: it does not know a parameter.
            TryLater: it wants to be left alone for longer than this question may take.
            SyncFault: it does not answer as it should; the message says how.

        """
        patience = self._patience
        ends = patience.clock() + patience.budget_s
        attempt = 0
        while True:
            try:
                return self._once(path, params, ends)
            except _Passing as passing:
                wait = patience.wait(attempt) if passing.wait_s is None else passing.wait_s
                if attempt >= patience.retries or patience.clock() + wait >= ends:
                    raise self._given_up(passing) from None
            patience.sleep(wait)
            attempt += 1

    def _given_up(self, passing: _Passing) -> SyncFault:
        told = f"{self._label} {passing}."
        if passing.wait_s is not None or passing.too_many:
            pause = min(timedelta(seconds=passing.wait_s or 0) or _BUSY_PAUSE, LONGEST_PAUSE)
            return TryLater(told, utc_now() + pause)
        return SyncFault(f"{told} Nothing of your log was changed; try again later.")

    def _once(self, path: str, params: Mapping[str, str | int], ends: float) -> Answer:
        patience = self._patience
        until = min(ends, patience.clock() + patience.answer_s)
        left = max(until - patience.clock(), 0.001)
        timeout = httpx.Timeout(left, connect=min(left, 10.0))
        asked = self._client.build_request(
            "GET",
            f"{self._base}{path}",
            params=dict(params),
            headers={"Accept-Encoding": "identity"},
            timeout=timeout,
            extensions=self._deadline.extensions,
        )
        try:
            with self._deadline.within(left):
                answer = self._client.send(asked, stream=True, auth=self._auth, follow_redirects=False)
                try:
                    self._judge(answer)
                    body = read_body(answer, MOST_BYTES, until, patience.clock)
                finally:
                    answer.close()
        except UnsafeAddressError as error:
            raise SyncFault(str(error)) from None
        except TooMuchError as error:
            raise SyncFault(
                f"The answer of {self._label} was not read. {error} Nothing was changed."
            ) from None
        except httpx.TimeoutException:
            raise _Passing("did not answer in time") from None
        except httpx.HTTPError as error:
            if self._deadline.passed:
                raise _Passing("did not answer in time") from None
            raise _Passing(f"cannot be reached or broke off ({type(error).__name__})") from None
        return Answer(self._parsed(body), moment_of(answer.headers.get("date")))

    def _judge(self, answer: httpx.Response) -> None:
        """Pass an answer that brings data; raise what any other one means."""
        status = answer.status_code
        if status == _OK:
            return
        if status in _REFUSED:
            raise KeyRefused(
                f"The key no longer works: {self._label} refused it ({status}). Make a new one there and "
                "connect again. Your log is as it was."
            )
        if status in _PASSING:
            what = "gets too many requests" if status == _TOO_MANY else f"has trouble of its own ({status})"
            raise _Passing(what, wait_s=asked_wait_s(answer.headers), too_many=status == _TOO_MANY)
        if answer.is_redirect:
            host = urlsplit(answer.headers.get("location", "")).hostname or "another page"
            raise SyncFault(
                f"{self._label} sends us on to {host[:100]}. That is not followed, since the key would go "
                "along. Check the address."
            )
        if status == _MISSING:
            raise NotThere(f"{self._label} knows no such page (404). Check the address.")
        if status == _BAD_REQUEST:
            raise NotUnderstood(f"{self._label} answered 400: it does not know this question.")
        raise SyncFault(f"{self._label} answered {status}, which was not expected. Nothing was changed.")

    def _parsed(self, body: bytes) -> Any:  # noqa: ANN401 - any JSON
        if body.count(b"{") + body.count(b"[") > MOST_PARTS:
            raise SyncFault(f"{self._label} sent far more than a page of a log. Nothing was changed.")
        try:
            return json.loads(body, parse_constant=_no_number)
        except RecursionError:
            raise SyncFault(
                f"{self._label} sent data nested deeper than any log. Nothing was changed."
            ) from None
        except ValueError:
            web_page = body.lstrip()[:1] == b"<"
            what = "sent a web page in place of data" if web_page else "sent data that is damaged or cut off"
            raise _Passing(what) from None


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no JSON number")
