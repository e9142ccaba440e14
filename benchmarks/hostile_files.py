"""How long the worst files take, and how much memory: two hundred hostile ones, and some filled to the caps.

Run with `python -m benchmarks.hostile_files [word]`; only kinds with the word in their name. Each file is
imported into an empty store in a process of its own. Prints, by kind, the most seconds of computing, the most
megabytes the process grew by, and what became of the last file.
"""

import multiprocessing
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.unit.ingest.full_files import full_files
from tests.unit.ingest.hostile_files import hostile_files, import_one, warmed

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

Outcome = tuple[str, float, float]  # what became of the file, seconds, megabytes


def files(word: str) -> Iterator[tuple[str, bytes]]:
    """Yield kind and bytes of each file."""
    for name, data in [*hostile_files(), *full_files()]:
        kind = re.sub(r"-\d+$", "", name)
        if word in kind:
            yield kind, data


def measured(data: bytes) -> Outcome:
    """Return what importing the bytes takes in a fresh process."""
    context = multiprocessing.get_context("spawn")
    answers: Queue[Outcome] = context.Queue()
    with tempfile.TemporaryDirectory() as folder:
        process = context.Process(target=_import, args=(Path(folder) / "log.duckdb", data, answers))
        process.start()
        answer = answers.get(timeout=120)
        process.join(timeout=30)
    return answer


def _import(path: Path, data: bytes, answers: "Queue[Outcome]") -> None:
    store, catalog = warmed(path)
    outcome, seconds, megabytes = import_one(store, catalog, "file", data)
    answers.put(("; ".join(f"{kind}: {text[:90]}" for kind, text in outcome[:1]), seconds, megabytes))
    store.close()


def main() -> None:
    """Measure, and print a line a kind."""
    worst: dict[str, list[Outcome]] = defaultdict(list)
    for kind, data in files(sys.argv[1] if len(sys.argv) > 1 else ""):
        worst[kind].append(measured(data))
    print(f"{'kind':32} files   most s  most MB")
    for kind, found in worst.items():
        seconds, megabytes = (max(one[i] for one in found) for i in (1, 2))
        print(f"{kind:32} {len(found):5} {seconds:8.2f} {megabytes:8.0f}  {found[-1][0]}")


if __name__ == "__main__":
    main()
