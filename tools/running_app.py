"""The app on a free port of this machine, for browser tests and screenshots."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from hindsight import FRUGAL, ROOT, app_arguments, free_port


@contextmanager
def running_app(store: Path, log: Path, patience_s: float = 180) -> Iterator[str]:
    """Serve the app on the given store, with its words in `log`, and yield its address once it is healthy."""
    port = free_port()
    with serving(app_arguments(port, headless=True), port, log, store=store, patience_s=patience_s):
        yield f"http://localhost:{port}"


@contextmanager
def running_demo(store: Path, log: Path, patience_s: float = 180) -> Iterator[str]:
    """Serve the demonstration, its athletes in the given store, and yield its address."""
    port = free_port()
    arguments = ["-m", "src.server", "--port", str(port)]
    demo = {"HINDSIGHT_MODE": "demo", "HINDSIGHT_HOSTS": "localhost"}
    with serving(arguments, port, log, store=store, patience_s=patience_s, env=demo):
        yield f"http://localhost:{port}"


@contextmanager
def serving(
    arguments: list[str],
    port: int,
    log: Path,
    *,
    store: Path,
    patience_s: float = 180,
    env: Mapping[str, str] | None = None,
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run Python with these arguments until the block ends, and yield the process once it serves the port."""
    with (
        log.open("wb") as said,
        subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**FRUGAL, **os.environ, **(env or {}), "HINDSIGHT_STORE": str(store)},
            stdout=said,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            wait_until_healthy(server, port, log, patience_s)
            yield server
        finally:
            server.terminate()


def wait_until_healthy(server: "subprocess.Popen[bytes]", port: int, log: Path, patience_s: float) -> None:
    """Return once the server answers; raise RuntimeError with its last words when it ends or stays silent."""
    deadline = time.monotonic() + patience_s
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"http://localhost:{port}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:  # noqa: PLR2004
                    return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"The app did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
