"""Runs beside the app: started by a click or by opening a page, which do not wait for them."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from src.analytics.written import reader, writing_for
from src.ingest.importer import Names
from src.sync.connections import Connections
from src.sync.state import Key

_log = logging.getLogger("hindsight")


@dataclass(frozen=True)
class Doing:
    """How far a run has come."""

    label: str
    what: str = ""
    done: int = 0
    of: int | None = None


class Background:
    """One run at a time for each athlete, on threads of its own."""

    def __init__(self) -> None:
        self._lane = threading.Lock()
        self._doing: dict[str, Doing] = {}
        self._threads: dict[str, threading.Thread] = {}

    def start(self, connections: Connections, keys: Sequence[Key], names: Callable[[], Names]) -> bool:
        """Begin to sync these sources, one after the other; False: a run of this athlete is under way.

        `names` gives the catalogue as the athlete corrected it.
        """
        athlete = connections.athlete_id
        with self._lane:
            if athlete in self._doing or not keys:
                return False
            self._doing[athlete] = Doing("")
            thread = threading.Thread(
                target=self._run, args=(connections, keys, names, reader()), name="sync", daemon=True
            )
            self._threads[athlete] = thread
            thread.start()
        return True

    def doing(self, athlete_id: str) -> Doing | None:
        """Return how far the athlete's run has come; None: there is none."""
        return self._doing.get(athlete_id)

    def wait(self, athlete_id: str, seconds: float = 60.0) -> None:
        """Return when the athlete's run has ended, or the time has."""
        if thread := self._threads.get(athlete_id):
            thread.join(seconds)

    def _run(
        self, connections: Connections, keys: Sequence[Key], names: Callable[[], Names], locale: str
    ) -> None:
        with writing_for(locale):
            self._run_all(connections, keys, names)

    def _run_all(self, connections: Connections, keys: Sequence[Key], names: Callable[[], Names]) -> None:
        athlete = connections.athlete_id
        try:
            catalog = names()
            labels = {one.key: one.label for one in connections.all()}
            for key in keys:
                label = labels.get(key, "")
                self._doing[athlete] = Doing(label)

                def heard(what: str, done: int, of: int | None = None, label: str = label) -> None:
                    self._doing[athlete] = Doing(label, what, done, of)

                try:
                    connections.run(key, catalog, heard)
                except Exception:  # noqa: BLE001 - the other sources go on; the run is in the history
                    _log.exception("sync of %s", key.source)
        finally:
            self._doing.pop(athlete, None)
