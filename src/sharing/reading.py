"""Reading what was shared. This module knows no way to change anything, and can name no other athlete."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from src.analytics import Log, open_log
from src.catalog import Catalog
from src.sharing.access import Access
from src.sharing.copies import ATHLETE, scoped_copy
from src.sharing.guard import GuardedStore
from src.sharing.scope import Scope
from src.store import Store

NOBODY = ""  # whose name rows that hold for all have
KEPT = 24  # copies; a few megabytes each


@dataclass(frozen=True)
class ReadContext:
    """What a guest's page may ask: one copy of one log, and the scope it was made for."""

    key: str  # names the copy; equal keys and versions, equal answers
    version: int
    scope: Scope
    store: GuardedStore  # the copy, with `athlete` as its only athlete; it takes no changes

    @property
    def athlete(self) -> str:
        """The athlete's name in the copy: the only one there is."""
        return ATHLETE

    def log(self, catalog: Catalog) -> Log:
        """Return the log as far as it is shared."""
        return open_log(self.store, ATHLETE, catalog=catalog)


class Copies:
    """The copies of a process, made anew when the athlete's data changed, the oldest forgotten."""

    def __init__(self, store: Store, catalog: Catalog, kept: int = KEPT) -> None:
        self._store = store
        self._most = kept
        self._catalog = catalog
        self._made: OrderedDict[str, ReadContext] = OrderedDict()
        self._lock = Lock()

    def context(self, access: Access) -> ReadContext:
        """Return the reading context of an access that was just found to stand."""
        version = self._store.data_version(access.athlete_id)
        key = f"{access.grant_id}.{access.scope.data_key}"
        with self._lock:
            kept = self._made.get(key)
            if kept is None or kept.version != version:
                copy = scoped_copy(self._store, self._catalog, access, version)
                kept = ReadContext(key, version, access.scope, read_only(copy))
            self._made[key] = kept
            self._made.move_to_end(key)
            while len(self._made) > self._most:
                self._made.popitem(last=False)
            return kept

    def clear(self) -> None:
        """Forget every copy: somebody deleted everything. Those still shared are made anew when asked for."""
        with self._lock:
            self._made.clear()


def read_only(copy: Store) -> GuardedStore:
    """Return a copy that takes no changes; what a log needs to be opened (names, shares) it may be told."""
    return GuardedStore(copy, reads=frozenset({ATHLETE, NOBODY}), writes=frozenset(), publishes=True)
