"""Imports told to the log of the process: which app, how many sets, how long; nothing of what is in them."""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from src.ingest.reject import Reject
from src.ingest.report import ImportReport

P = ParamSpec("P")
_log = logging.getLogger("hindsight.imports")


def told(work: Callable[P, ImportReport]) -> Callable[P, ImportReport]:
    """Let an import be told of when it is done, or was refused; looks without a change are not."""

    @wraps(work)
    def told_work(*args: P.args, **options: P.kwargs) -> ImportReport:
        began = time.perf_counter()
        try:
            report = work(*args, **options)
        except Reject:
            _tell("none", "refused", 0, began)
            raise
        if not options.get("dry_run"):
            _tell(report.app, "imported", report.added, began)
        return report

    return told_work


def _tell(app: str, outcome: str, sets: int, began: float) -> None:
    seconds = round(time.perf_counter() - began, 4)
    facts = {"event": "import", "app": app, "outcome": outcome, "sets": sets, "seconds": seconds}
    _log.info("import", extra=facts)
