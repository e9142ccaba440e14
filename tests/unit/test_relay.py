"""What the benchmark's relay reads out of a web socket: whole messages, however their bytes arrive."""

import socket
from threading import Thread

import pytest

from benchmarks.relay import messages_in, relaying


@pytest.mark.parametrize(
    ("frame", "size"),
    [
        (bytes([0x82, 3]) + b"abc", 3),
        (bytes([0x82, 0x83]) + b"mask" + b"abc", 3),
        (bytes([0x82, 126]) + (300).to_bytes(2, "big") + bytes(300), 300),
        (bytes([0x82, 127]) + (70_000).to_bytes(8, "big") + bytes(70_000), 70_000),
    ],
    ids=["short", "masked, as a browser sends", "two bytes of length", "eight bytes of length"],
)
def test_a_message_is_seen_once_its_last_byte_is_there(frame, size):
    data = bytearray(frame[:-1])
    assert list(messages_in(data)) == []
    data += frame[-1:] + frame
    assert list(messages_in(data)) == [(2, size), (2, size)]
    assert not data


def test_what_passes_is_noted_and_handed_on():
    upgrade = b"GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n"
    question, answer = bytes([0x82, 0x82]) + b"mask" + b"hi", bytes([0x82, 3]) + b"yes"
    with socket.create_server(("localhost", 0)) as server, relaying(server.getsockname()[1]) as relay:

        def serve():
            line, _ = server.accept()
            asked = b""
            while not asked.endswith(question):
                asked += line.recv(1000)
            line.sendall(upgrade + answer)
            line.close()

        serving = Thread(target=serve)
        serving.start()
        with socket.create_connection(("localhost", relay.port)) as browser:
            browser.sendall(upgrade + question)
            told = b""
            while more := browser.recv(1000):
                told += more
        serving.join()
        passed = relay.take()
    assert told == upgrade + answer
    assert [(one.way, one.size) for one in passed] == [("asked", 2), ("told", 3)]
    assert passed[0].at_s <= passed[1].at_s
