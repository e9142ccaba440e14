"""Reports made beside the pages: a page begins one, says how far it is, and may be left meanwhile."""

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from src.analytics.written import reader, writing_for
from src.report.content import Report
from src.report.pdf import Paper, pages_of, pdf_of

STEPS: Final = ("reading the numbers", "setting the pages", "drawing the live charts")
_KEPT: Final = 6  # reports, each of about 2 MB
_FAST: Final = 1  # of zlib: most of a page with live charts is one script, which packs well


@dataclass(frozen=True)
class Printed:
    """A report as it is printed."""

    report: Report
    pages: tuple[bytes, ...]  # PNG, to look at
    pdf: bytes


@dataclass
class Work:
    """One report under way: how many of STEPS are done, and what of it there is."""

    done: int = 0
    made: Future[Printed] = field(default_factory=Future)
    drawn: Future[bytes] = field(default_factory=Future)  # compressed

    def printed(self, seconds: float | None = None) -> Printed | None:
        """Return it as it is printed, None when it is not there after so long; raise what went wrong."""
        try:
            return self.made.result(seconds)
        except TimeoutError:
            return None

    def live(self) -> bytes:
        """Wait for the page with live charts and return it; raise what went wrong with it."""
        return zlib.decompress(self.drawn.result())

    @property
    def failed(self) -> bool:
        """Whether something went wrong with it."""
        return any(part.done() and part.exception() is not None for part in (self.made, self.drawn))


class Making:
    """Makes one report after the other on a thread of its own, and keeps the last ones."""

    def __init__(self) -> None:
        self._lane = threading.Lock()
        self._works: OrderedDict[Hashable, Work] = OrderedDict()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="report")

    def begin(
        self, key: Hashable, write: Callable[[], Report], draw: Callable[[Report], bytes], paper: Paper
    ) -> Work:
        """Return the report that `key` names; begin it unless it is there or under way.

        `write` gives what it says, `draw` makes the page with live charts of that. Both are called on another
        thread, in the words of who reads now. A report that could not be made is begun anew.
        """
        with self._lane:
            there = self._works.get(key)
            if there is not None and not there.failed:
                self._works.move_to_end(key)
                return there
            work = self._works[key] = Work()
            while len(self._works) > _KEPT:
                self._works.popitem(last=False)
        self._worker.submit(_make, work, write, draw, paper, reader())
        return work


def _make(
    work: Work, write: Callable[[], Report], draw: Callable[[Report], bytes], paper: Paper, locale: str
) -> None:
    with writing_for(locale):
        try:
            report = write()
            work.done = 1
            work.made.set_result(Printed(report, pages_of(report, paper), pdf_of(report, paper)))
            work.done = 2
            work.drawn.set_result(zlib.compress(draw(report), _FAST))
            work.done = 3
        except Exception as error:  # noqa: BLE001 - whoever asks for it is told
            for part in (work.made, work.drawn):
                if not part.done():
                    part.set_exception(error)
