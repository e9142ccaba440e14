"""A small HTTP server on loopback that plays an API: routes, a clock, a log of what was asked, faults."""

import contextlib
import json
import socket
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


class FakeServer:
    """Subclasses answer in `route(path, params) -> (status, body)`.

    `fault` is asked first: `fault(asked) -> None | Reply`, with `asked` the number of the request from 1.
    """

    def __init__(self):
        self.lock = threading.RLock()
        self.fault = None
        self.delay_s = 0.0
        self.asked = []  # (path, params) in order
        self.headers = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                parts = urlsplit(self.path)
                params = dict(parse_qsl(parts.query))
                with fake.lock:
                    fake.asked.append((parts.path, params))
                    fake.headers.append(dict(self.headers))
                    fault, number = fake.fault, len(fake.asked)
                time.sleep(fake.delay_s)
                reply = fault(Asked(number, parts.path, params)) if fault else None
                if reply is None:
                    with fake.lock:
                        status, body = fake.answer(parts.path, params, self.headers)
                        reply = Reply(status, json.dumps(body).encode())
                reply.send(self)

            def log_message(self, *args):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):  # who asked has hung up
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=lambda: self._server.serve_forever(0.01), daemon=True)

    @property
    def base(self):
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def count_of(self, path):
        return sum(asked == path for asked, _ in self.asked)


class Asked:
    def __init__(self, number, path, params):
        self.number, self.path, self.params = number, path, params


class Reply:
    """One answer; subclasses misbehave while they send it."""

    def __init__(self, status=200, body=b"", **headers):
        self.status, self.body = status, body
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def send(self, handler):
        handler.send_response(self.status)
        for name, value in {"Content-Type": "application/json", **self.headers}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(self.body)))
        handler.end_headers()
        handler.wfile.write(self.body)


class Json(Reply):
    def __init__(self, body, status=200, **headers):
        super().__init__(status, json.dumps(body).encode(), **headers)


class CutOff(Reply):
    """Promises more than it sends, then hangs up."""

    def send(self, handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(self.body) + 1_000))
        handler.end_headers()
        handler.wfile.write(self.body)
        handler.close_connection = True


class Reset(Reply):
    """Resets the connection in the middle of the body."""

    def send(self, handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b'{"page": 1')
        handler.wfile.flush()
        linger = struct.pack("ii", 1, 0)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        handler.connection.close()
        handler.close_connection = True


class Hang(Reply):
    """Says nothing for a while."""

    def __init__(self, seconds):
        super().__init__()
        self.seconds = seconds

    def send(self, handler):
        time.sleep(self.seconds)
        handler.close_connection = True


class DripHeaders(Reply):
    """Sends a header a byte at a time, for ever."""

    def send(self, handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        with contextlib.suppress(OSError):
            for _ in range(100_000):
                handler.wfile.write(b"x")
                time.sleep(0.02)


class Drip(Reply):
    """Sends a byte at a time, for ever."""

    def send(self, handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(100_000):
                handler.wfile.write(b" ")
                time.sleep(0.02)
