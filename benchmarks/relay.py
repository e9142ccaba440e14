"""A relay between a browser and its server, which notes when each message of their web sockets passes.

What a page says of times is as late as the page is busy. The relay is a process of its own, so that neither
the page nor who drives it delays its clock.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock, Thread
from time import perf_counter
from typing import Literal, NamedTuple

from hindsight import free_port

_HOST = "localhost"
_CHUNK = 1 << 16
_MESSAGE = {
    0,
    1,
    2,
}  # what kinds of frames carry: a message's next part, text, bytes; the others keep the line open
_TWO_MORE, _EIGHT_MORE = 126, 127  # lengths that say how many bytes the length itself takes


class Passed(NamedTuple):
    """A message that passed."""

    way: Literal["asked", "told"]
    at_s: float  # on the relay's own clock
    size: int  # bytes


class Relay:
    """What is asked of the relay's process."""

    def __init__(self, port: int, asking: Connection) -> None:
        self.port = port
        self._asking = asking

    def take(self) -> list[Passed]:
        """Return what has passed since the last time, oldest first."""
        self._asking.send(None)
        passed: list[Passed] = self._asking.recv()
        return passed


@contextmanager
def relaying(server: int) -> Iterator[Relay]:
    """Relay from a port of its own to the server's, until the block ends."""
    port = free_port()
    here, there = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_relay, args=(port, server, there), daemon=True)
    process.start()
    try:
        here.recv()  # it listens
        yield Relay(port, here)
    finally:
        process.terminate()
        process.join()


def messages_in(data: bytearray) -> Iterator[tuple[int, int]]:
    """Take whole frames of a web socket off the front of the data; yield kind and size of each.

    RFC 6455, 5.2.
    """
    while len(data) > 1:
        kind, length, start = data[0] & 0x0F, data[1] & 0x7F, 2
        masked = 4 if data[1] & 0x80 else 0
        more = {_TWO_MORE: 2, _EIGHT_MORE: 8}.get(length, 0)
        if len(data) < start + more:
            return
        if more:
            length = int.from_bytes(data[start : start + more], "big")
        whole = start + more + masked + length
        if len(data) < whole:
            return
        del data[:whole]
        yield kind, length


def _relay(port: int, server: int, asked: Connection) -> None:
    passed: list[Passed] = []
    lock = Lock()
    listening = socket.create_server((_HOST, port))
    Thread(target=_accept, args=(listening, server, passed, lock), daemon=True).start()
    asked.send(None)
    with suppress(EOFError):
        while True:
            asked.recv()
            with lock:
                taken = passed[:]
                passed.clear()
            asked.send(taken)


def _accept(listening: socket.socket, server: int, passed: list[Passed], lock: Lock) -> None:
    while True:
        browser, _ = listening.accept()
        app = socket.create_connection((_HOST, server))
        for one in (browser, app):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for way, given, to in (("asked", browser, app), ("told", app, browser)):
            Thread(target=_carry, args=(way, given, to, passed, lock), daemon=True).start()


def _carry(
    way: Literal["asked", "told"], given: socket.socket, to: socket.socket, passed: list[Passed], lock: Lock
) -> None:
    """Hand on all that comes; before that, note the messages where the line becomes a web socket's."""
    data, is_socket = bytearray(), None
    with suppress(OSError):
        while came := given.recv(_CHUNK):
            now = perf_counter()
            if is_socket is not False:
                data += came
            if is_socket is None:  # the head says so; a browser opens each web socket on a line of its own
                head, end, rest = data.partition(b"\r\n\r\n")
                if end:
                    is_socket, data = b"upgrade: websocket" in head.lower(), rest
            if is_socket:
                with lock:
                    passed += [Passed(way, now, size) for kind, size in messages_in(data) if kind in _MESSAGE]
            to.sendall(came)
        to.shutdown(socket.SHUT_WR)
