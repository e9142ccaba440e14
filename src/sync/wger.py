"""wger: any server of it, by its REST API. No list tells what was deleted, so lists are read again.

The last weeks are listed at every sync, everything once a week, and whenever the server counts another number
of sets than the copy holds.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from src.analytics.written import written
from src.sync.doubt import doubt, doubted
from src.sync.faults import SyncFault
from src.sync.past import Past
from src.sync.pauses import utc_now
from src.sync.safe_http import UnsafeAddressError, checked_url
from src.sync.secret import Secret
from src.sync.shape import Checked
from src.sync.source import Progress
from src.sync.steps import Item, Note, Remember, Step, Sweep
from src.sync.web import Api, NotUnderstood, Patience
from src.sync.wger_documents import day_of, log_steps
from src.sync.wger_names import name_steps
from src.sync.wger_weights import weight_steps

BASE = "https://wger.de"
PAGE = 200  # wger gives up to 999; small pages lose less when a run is stopped
MOST_PAGES = 5_000
WINDOW = timedelta(days=60)
ALL_AGAIN_AFTER = timedelta(days=7)
LISTINGS = 3  # in one run
SESSION, LOG = "session", "log"
PATHS = {SESSION: "/workoutsession/", LOG: "/workoutlog/"}

Place = dict[str, Any]


@dataclass(frozen=True)
class Wger:
    """One account on a wger server, by its token."""

    token: Secret
    base: str = BASE
    hosted: bool = False  # whether this app serves many: then only public https addresses are asked
    patience: Patience = field(default_factory=Patience)
    name: str = "wger"

    @property
    def account(self) -> str:
        """The server's address, which tells one account from another."""
        return self.base.strip().rstrip("/").removesuffix("/api/v2")

    @property
    def label(self) -> str:
        """'wger', with the host where it is not the public one."""
        host = urlsplit(self.account).hostname or ""
        return "wger" if self.account == BASE else f"wger ({host})"

    def fetch(self, past: Past, progress: Progress) -> Iterator[Step]:
        """Yield what is new on the server, then the documents that make the log follow it."""
        try:
            base = checked_url(self.account, plain_http=not self.hosted)
        except UnsafeAddressError as error:
            raise SyncFault(f"The address of the wger server cannot be used. {error}") from None
        api = Api(
            self.label,
            f"{base}/api/v2",
            self.token,
            header="Authorization",
            prefix="Token ",
            hosted=self.hosted,
            patience=self.patience,
        )
        with api:
            place = dict(past.place)
            for kind in (SESSION, LOG):  # sessions first: a set's day is its session's
                place = yield from _Listing(api, self.label, past, progress, kind).read(place)
            yield from name_steps(api, self.label, past, place)
            yield from log_steps(past, place)
            yield from weight_steps(api, self.label, past, place, progress)


@dataclass
class _Listing:
    """One run's reading of one list.

    The place holds, of each kind: `<kind>_listing` (number of the current or last listing), `<kind>_offset`
    (where it goes on, while it is under way), `<kind>_counted` (how many there were when it began) and
    `<kind>_listed` (the day of the last whole one).
    """

    api: Api
    label: str
    past: Past
    progress: Progress
    kind: str
    sessions: dict[str, str] = field(default_factory=dict)  # id -> day

    def read(self, place: Place) -> Generator[Step, None, Place]:
        """Yield steps until the copy holds what the server lists; return the place."""
        if self.kind == LOG:
            self.sessions = {str(one["id"]): day_of(one) for one in self.past.bodies(SESSION)}
        listed = place.get(f"{self.kind}_listed")
        fresh = listed and utc_now().date() - date.fromisoformat(listed) < ALL_AGAIN_AFTER
        if fresh and place.get(self._offset) is None:
            yield from self._window(place)
            if self._total() == self.past.count(self.kind):
                return place
        yield from self._whole(place)
        return place

    @property
    def _offset(self) -> str:
        return f"{self.kind}_offset"

    @property
    def _number(self) -> str:
        return f"{self.kind}_listing"

    def _window(self, place: Place) -> Iterator[Step]:
        """Read the last weeks again; what is gone from them was deleted."""
        since = utc_now().date() - WINDOW
        place[self._number] = place.get(self._number, 0) + 1
        listing, offset, counts = place[self._number], 0, set[int]()
        try:
            while True:
                items, more, counted = self._page(offset, date__gte=since.isoformat())
                counts.add(counted)
                yield Remember(None, items, listing=listing)
                offset += PAGE
                if not more:
                    break
        except NotUnderstood:  # a server that cannot filter: the count decides
            return
        steady = len(counts) == 1  # else the pages moved under the reader
        yield Remember(dict(place), listing=listing, sweep=Sweep(self.kind, since) if steady else None)

    def _whole(self, place: Place) -> Iterator[Step]:
        """Read the whole list, again where it moved while it was read."""
        before: set[str] | None = None
        if place.get(self._offset) is None:
            place |= {self._number: place.get(self._number, 0) + 1, self._offset: 0}
        for _ in range(LISTINGS):
            counted = yield from self._pages(place)
            listing = place[self._number]
            shown = self.past.ids(self.kind, listing)
            done = {self._offset: None, f"{self.kind}_listed": utc_now().date().isoformat()}
            if counted == len(shown) == place[f"{self.kind}_counted"]:
                held = self.past.count(self.kind)
                if doubted(place, self.kind, held, len(shown)):
                    place |= {self._number: listing + 1, self._offset: 0}
                    yield Remember(dict(place))
                    raise doubt(self.label, held, len(shown), f"{self.kind}s")
                place |= done
                yield Remember(dict(place), listing=listing, sweep=Sweep(self.kind))
                return
            if shown == before:
                place |= done
                yield Remember(dict(place))
                yield Note(
                    f"{self.label} counts {written(counted)} {self.kind}s and shows "
                    f"{written(len(shown))}; those it shows are kept."
                )
                return
            before = shown
            place |= {self._number: listing + 1, self._offset: 0}
            yield Remember(dict(place))
        raise SyncFault(
            f"The lists of {self.label} kept changing while they were read. Your log is as it was; the next "
            "sync reads them again."
        )

    def _pages(self, place: Place) -> Generator[Step, None, int]:
        """Read one whole list from where the last run stopped; return how many the server counts."""
        counted, listing = 0, place[self._number]
        offset = max(0, place[self._offset] - PAGE)  # what was deleted since may have moved the list up
        for _ in range(MOST_PAGES):
            items, more, counted = self._page(offset)
            if offset == 0:
                place[f"{self.kind}_counted"] = counted
            offset += PAGE
            place[self._offset] = offset
            yield Remember(dict(place), items, listing=listing)
            self.progress(f"{self.kind}s", self.past.seen(self.kind, listing), counted)
            if not more:
                break
        return counted

    def _total(self) -> int:
        answer = self.api.get(PATHS[self.kind], limit=1)
        return Checked(self.label, answer.body, f"the count of {self.kind}s").number("count")

    def _page(self, offset: int, **more: str) -> tuple[list[Item], bool, int]:
        """Return the items of one page, whether there are more, and how many the server counts."""
        answer = self.api.get(PATHS[self.kind], limit=PAGE, offset=offset, ordering="id", **more)
        found = Checked(self.label, answer.body, f"the list of {self.kind}s from {offset}")
        items = [self._item(one) for one in found.items("results")]
        counted = found.number("count")
        # `next` may name another host or scheme: the next page is asked for by its number alone.
        return items, bool(items) and offset + PAGE < counted, counted

    def _item(self, one: Checked) -> Item:
        item_id = one.identity("id")
        if self.kind == LOG:
            one.decimal_or_none("repetitions", "reps")
            one.decimal_or_none("weight")
            one.identity("exercise", "exercise_base")
        text = self.sessions.get(str(one.body.get("session"))) or day_of(one.body)
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise one.drift("has no 'date'") from None
        return Item(self.kind, item_id, day, one.body)
