"""How the command line asks the open app to sync: a database file belongs to one process at a time.

Requests and answers are files beside the database, where only their owner may write. Nothing listens on a
network, and all that can be asked for is a sync.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import Any

from src.store.private import for_the_owner, make_folder

FOLDER = "sync-requests"
Answer = list[dict[str, Any]]
_ASKED, _TAKEN, _ANSWERED = ".asked", ".taken", ".answered"


def ask(
    store_folder: Path, request: dict[str, Any], *, patience_s: float = 5.0, longest_s: float = 900.0
) -> Answer | None:
    """Ask the app that has the store open, and return its answer; None: nobody answers.

    `patience_s` is how long to wait until the request is taken, `longest_s` until it is answered.
    """
    folder = store_folder / FOLDER
    make_folder(folder)
    asked = folder / f"{token_hex(8)}{_ASKED}"
    _write(asked, request)
    answered, taken = asked.with_suffix(_ANSWERED), asked.with_suffix(_TAKEN)
    began = time.monotonic()
    try:
        while time.monotonic() - began < (longest_s if taken.exists() else patience_s):
            if answered.exists():
                answer: Answer = json.loads(answered.read_text(encoding="utf-8"))
                return answer
            time.sleep(0.1)
        return None
    finally:
        for file in (asked, taken, answered):
            file.unlink(missing_ok=True)


def serve(store_folder: Path, handle: Callable[[dict[str, Any]], Answer]) -> int:
    """Answer the requests that wait; return how many there were. What is no request is taken away."""
    folder, served = store_folder / FOLDER, 0
    for asked in sorted(folder.glob(f"*{_ASKED}")):
        taken = asked.with_suffix(_TAKEN)
        try:
            asked.rename(taken)
            request = json.loads(taken.read_text(encoding="utf-8"))
        except FileNotFoundError:  # who asked did not wait
            continue
        except ValueError:
            taken.unlink(missing_ok=True)
            continue
        _write(asked.with_suffix(_ANSWERED), handle(request))
        served += 1
    return served


def _write(place: Path, content: object) -> None:
    part = place.with_suffix(f".{token_hex(4)}")
    with for_the_owner():
        part.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    part.replace(place)
