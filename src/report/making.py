"""Reports made beside the pages: a page begins one, says how far it is, and may be left meanwhile."""

import logging
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
_KEPT: Final = 6  # reports that are there, each of about 2 MB
_WAITING: Final = 20  # reports that wait for their turn, each of a second or two
_FAST: Final = 1  # of zlib: most of a page with live charts is one script, which packs well
_log = logging.getLogger("hindsight")


@dataclass(frozen=True)
class Printed:
    """A report as it is printed."""

    report: Report
    pages: tuple[bytes, ...]  # PNG, to look at
    pdf: bytes


@dataclass
class Work:
    """One report under way: how many of STEPS are done, and what of it there is.

    Who waits for one that is put off gets CancelledError.
    """

    done: int = 0
    made: Future[Printed] = field(default_factory=Future)
    drawn: Future[bytes] = field(default_factory=Future)  # compressed
    turn: Future[None] = field(default_factory=Future)  # on the thread: the next step or the last one

    def printed(self, seconds: float | None = None) -> Printed | None:
        """Return it as it is printed, None when it is not there after so long; raise what went wrong."""
        try:
            return self.made.result(seconds)
        except TimeoutError:
            return self.made.result() if self.made.done() else None  # it may itself have waited too long

    def live(self) -> bytes:
        """Wait for the page with live charts and return it; raise what went wrong with it."""
        return zlib.decompress(self.drawn.result())

    @property
    def failed(self) -> bool:
        """Whether it cannot be printed: put off, or something went wrong with it."""
        return self.made.cancelled() or (self.made.done() and self.made.exception() is not None)

    @property
    def waits(self) -> bool:
        """Whether its turn has yet to come."""
        return not (self.made.done() or self.turn.running())

    def put_off(self) -> None:
        """Take it back as far as it only waits for its turn."""
        if self.turn.cancel():
            self.made.cancel()
            self.drawn.cancel()


class Making:
    """Makes one report after the other on a thread of its own, and keeps the last ones.

    Pages with live charts come after the prints that were asked for before they could be drawn.
    """

    def __init__(self) -> None:
        self._lane = threading.Lock()
        self._works: OrderedDict[Hashable, Work] = OrderedDict()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="report")

    def begin(
        self, key: Hashable, write: Callable[[], Report], draw: Callable[[Report], bytes], paper: Paper
    ) -> Work:
        """Return the report that `key` names; begin it unless it is there or under way.

        `write` gives what it says, `draw` makes the page with live charts of that. Both are called on another
        thread, in the words of who reads now. A report that could not be printed is begun anew. Of those that
        wait, the oldest is put off when there are too many.
        """
        with self._lane:
            there = self._works.get(key)
            if there is not None and not there.failed:
                self._works.move_to_end(key)
                return there
            work = Work()
            work.turn = self._worker.submit(self._print, work, write, draw, paper, reader())
            self._works[key] = work
            self._works.move_to_end(key)
            self._make_room()
        return work

    def clear(self) -> None:
        """Forget every report, and put off those that wait."""
        with self._lane:
            for work in self._works.values():
                work.put_off()
            self._works.clear()

    def close(self) -> None:
        """Forget every report, and end the thread after the step it is at."""
        self.clear()
        self._worker.shutdown(wait=False)

    def _make_room(self) -> None:
        there = [key for key, work in self._works.items() if work.drawn.done()]
        waiting = [key for key, work in self._works.items() if work.waits]
        for key in (*there[:-_KEPT], *waiting[:-_WAITING]):
            self._works.pop(key).put_off()

    def _print(
        self,
        work: Work,
        write: Callable[[], Report],
        draw: Callable[[Report], bytes],
        paper: Paper,
        locale: str,
    ) -> None:
        try:
            with writing_for(locale):
                report = write()
                work.done = 1
                printed = Printed(report, pages_of(report, paper), pdf_of(report, paper))
        except Exception as error:  # noqa: BLE001 - whoever asks for it is told
            _log.exception("report")
            work.made.set_exception(error)
            work.drawn.set_exception(error)
            return
        work.done = 2
        work.made.set_result(printed)
        try:
            with self._lane:
                work.turn = self._worker.submit(_draw, work, report, draw, locale)
        except RuntimeError:  # the process or the thread ends, and takes no more: nobody will fetch the rest
            work.drawn.cancel()
            self.clear()


def _draw(work: Work, report: Report, draw: Callable[[Report], bytes], locale: str) -> None:
    try:
        with writing_for(locale):
            live = zlib.compress(draw(report), _FAST)
    except Exception as error:  # noqa: BLE001 - whoever asks for it is told
        _log.exception("report, live charts")
        work.drawn.set_exception(error)
        return
    work.done = 3
    work.drawn.set_result(live)
