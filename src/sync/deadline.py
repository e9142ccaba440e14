"""An end to a question to a server that sends a byte now and then, which no time limit of a read sees."""

import contextlib
import socket
from collections.abc import Iterator, Mapping
from threading import Timer
from typing import Any


class Deadline:
    """Hangs up when the time for a question is over, wherever it is: in TLS, in the headers, in the body."""

    def __init__(self) -> None:
        self.passed = False
        self._socket: socket.socket | None = None

    @property
    def extensions(self) -> Mapping[str, Any]:
        """What a request carries so that its connection is known here."""
        return {"trace": self._heard}

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Let what is asked in the block end within some seconds; an error of the connection ends it."""
        self.passed = False
        timer = Timer(seconds, self._hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _heard(self, event: str, about: Mapping[str, Any]) -> None:
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            self._socket = about["return_value"].get_extra_info("socket")
            if self.passed:
                self._hang_up()

    def _hang_up(self) -> None:
        self.passed = True
        if self._socket is not None:
            with contextlib.suppress(OSError):  # it is closed already
                self._socket.shutdown(socket.SHUT_RDWR)
