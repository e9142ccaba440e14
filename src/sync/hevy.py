"""Hevy: its public API, first read page by page, then by its list of changes.

The copy of the account's workouts is complete when it has as many as Hevy counts. Where it has not, because
pages shifted while they were read or a change was missed, all pages are read again.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from src.analytics.written import written
from src.sync.doubt import doubt, doubted
from src.sync.faults import SyncFault
from src.sync.hevy_documents import workouts_document
from src.sync.hevy_names import exercises_by_name
from src.sync.hevy_weights import weight_steps
from src.sync.past import Past
from src.sync.pauses import utc_now
from src.sync.secret import Secret
from src.sync.shape import Checked, moment
from src.sync.source import Progress
from src.sync.steps import Export, Item, Named, Note, Remember, Step, Sweep
from src.sync.web import Api, NotThere, Patience

BASE = "https://api.hevyapp.com"
PAGE = 10  # the most Hevy gives
MOST_PAGES = 5_000
LISTINGS = 3  # in one run
ODD_AGAIN_AFTER = timedelta(days=7)
OVERLAP = timedelta(hours=1)  # changes are asked for from a little before the last one seen
START = "1970-01-01T00:00:00Z"
WORKOUT = "workout"

Place = dict[str, Any]
_LONG_AGO = datetime(1900, 1, 1)  # noqa: DTZ001 - all moments here are UTC and naive


@dataclass(frozen=True)
class Hevy:
    """One account of Hevy, by its key."""

    key: Secret
    base: str = BASE
    patience: Patience = field(default_factory=Patience)
    name: str = "hevy"
    account: str = ""
    label: str = "Hevy"

    def fetch(self, past: Past, progress: Progress) -> Iterator[Step]:
        """Yield what is new in the account, then the documents that make the log follow it."""
        with Api(self.label, self.base, self.key, header="api-key", patience=self.patience) as api:
            place = yield from _Reading(api, past, progress).workouts(dict(past.place))
            yield from _follow(past, place)
            yield from weight_steps(api, past, place, progress)


def _follow(past: Past, place: Place) -> Iterator[Step]:
    """Yield the document of all workouts from the first changed day on, if anything changed."""
    since = past.changed_from(WORKOUT)
    if place.get("zone") != past.zone:  # every workout may stand on another day now
        since = past.covered_from(WORKOUT) or since
        place["zone"] = past.zone
    if since is None:
        yield Remember(dict(place))
        return
    covers_from = since - timedelta(days=1)  # its day may be the one before in the athlete's zone
    bodies = past.bodies(WORKOUT, covers_from - timedelta(days=1))
    data = workouts_document(bodies, past.zone, covers_from)
    yield Named(exercises_by_name(bodies))
    yield Export("Hevy sync", data, kind=WORKOUT, covers_from=covers_from, place=dict(place))


@dataclass
class _Reading:
    """One run's reading of the workouts.

    The place: `listing` (number of the current or last full listing), `page` (the next one, while it is under
    way), `counted` (how many workouts there were when it began), `newest` (the latest change seen), `odd`
    (how many more workouts Hevy counts than it shows), `listed` (the day that was found).
    """

    api: Api
    past: Past
    progress: Progress
    server_now: datetime | None = None
    strange: bool = False  # an unknown kind of change was seen

    def workouts(self, place: Place) -> Generator[Step, None, Place]:
        """Yield steps until the copy is complete; return the place."""
        if place.get("listing") and not place.get("page"):
            yield from self._changes(place)
            if not self.strange and self._agrees(place):
                return place
            place |= {"listing": place["listing"] + 1, "page": 1}
        place.setdefault("listing", 1)
        place.setdefault("page", 1)
        yield from self._listings(place)
        return place

    def _agrees(self, place: Place) -> bool:
        """Return whether Hevy counts what the copy holds; a known difference is looked at again in a week."""
        odd = place.get("odd", 0)
        if self._count() - self.past.count(WORKOUT) != odd:
            return False
        return not odd or utc_now().date() - date.fromisoformat(place["listed"]) < ODD_AGAIN_AFTER

    def _listings(self, place: Place) -> Iterator[Step]:
        """Read all pages, again where they do not agree with Hevy's own count."""
        before: set[str] | None = None
        for _ in range(LISTINGS):
            yield from self._pages(place)
            yield from self._changes(place)
            counted, listing = self._count(), place["listing"]
            shown = self.past.ids(WORKOUT, listing)
            if counted == len(shown) == place.get("counted"):
                held = self.past.count(WORKOUT)
                if doubted(place, WORKOUT, held, len(shown)):
                    place |= {"page": 1, "listing": listing + 1}
                    yield Remember(dict(place))
                    raise doubt("Hevy", held, len(shown), "workouts")
                place |= {"page": None, "odd": 0}
                yield Remember(dict(place), listing=listing, sweep=Sweep(WORKOUT))
                return
            if shown == before:  # twice the same: the list is believed, and nothing deleted by it
                odd = counted - self.past.count(WORKOUT)
                place |= {"page": None, "odd": odd, "listed": utc_now().date().isoformat()}
                yield Remember(dict(place))
                yield Note(
                    f"Hevy counts {written(counted)} workouts and shows {written(len(shown))}; those it "
                    "shows are kept."
                )
                return
            before = shown
            place |= {"listing": listing + 1, "page": 1}
            yield Remember(dict(place))
        raise SyncFault(
            "Hevy's list of workouts kept changing while it was read, or does not show all it counts. Your "
            "log is as it was; the next sync reads the list again."
        )

    def _pages(self, place: Place) -> Iterator[Step]:
        """Read the pages of one listing from where the last run stopped."""
        counted = self._count()
        page = max(1, place["page"] - 1)  # deletions may have moved the list up by a page since
        if page == 1:
            place["counted"] = counted  # another count in the end: the pages moved under the reader
        given: set[str] = set()  # in this run: what an earlier one read may stand a page further on by now
        while page <= MOST_PAGES:
            answer = self._page("/v1/workouts", page)
            if answer is None:
                break
            items = [_item(one) for one in answer.items("workouts")]
            listing = place["listing"]
            ids = {item.item_id for item in items}
            if ids and ids <= given:
                place |= {"page": 1, "listing": listing + 1}
                yield Remember(dict(place))
                raise SyncFault(
                    f"Hevy gave page {page} of the workouts twice. Your log is as it was; the next sync "
                    "reads the list again."
                )
            given |= ids
            if page == 1:
                # What changes while the pages are read comes after this, and so is among the changes.
                moments = [at for item in items if (at := moment(item.updated))]
                place["newest"] = _capped(moments, self.server_now)
            page += 1
            place["page"] = page
            yield Remember(dict(place), items, listing=listing)
            self.progress("workouts", self.past.seen(WORKOUT, listing), counted)
            pages = answer.number("page_count")
            if not items and page <= pages:
                raise SyncFault(
                    f"Hevy gave an empty page {page - 1} of {pages}. Your log is as it was; the next sync "
                    "goes on from there."
                )
            if not items or page > pages:
                break

    def _changes(self, place: Place) -> Iterator[Step]:
        """Read what was changed and deleted since the last change seen: all of it, then all at once."""
        since = _since(place.get("newest"))
        found: dict[str, tuple[datetime, Item | None]] = {}
        page = 1
        while page <= MOST_PAGES:
            answer = self._page("/v1/workouts/events", page, since=since)
            if answer is None:
                break
            events = answer.items("events")
            for event in events:
                self._change(event, found)
            self.progress("changes", len(found))
            page += 1
            if not events or page > answer.number("page_count"):
                break
        held = self.past.updated(WORKOUT, list(found))
        items = [
            item
            for at, item in found.values()
            if item and at >= (moment(held.get(item.item_id)) or _LONG_AGO)
        ]
        gone = [(WORKOUT, item_id) for item_id, (_, item) in found.items() if item is None]
        moments = [at for at, _ in found.values() if at > _LONG_AGO]
        place["newest"] = _capped([*moments, *_known(place.get("newest"))], self.server_now)
        yield Remember(dict(place), items, gone, listing=place["listing"])

    def _change(self, event: Checked, found: dict[str, tuple[datetime, Item | None]]) -> None:
        """Keep the latest change of each workout; the list has the newest first, but not to rely on."""
        if "workout" in event.body:
            item = _item(Checked(event.label, event.body["workout"], "a change's workout"))
            item_id, at = item.item_id, moment(item.updated) or _LONG_AGO
            change: tuple[datetime, Item | None] = (at, item)
        elif event.body.get("type") == "deleted":
            item_id = event.text("id")
            change = (moment(event.body.get("deleted_at")) or _LONG_AGO, None)
        else:
            self.strange = True
            return
        if item_id not in found or change[0] > found[item_id][0]:
            found[item_id] = change

    def _count(self) -> int:
        answer = self.api.get("/v1/workouts/count")
        return Checked("Hevy", answer.body, "the count of workouts").number("workout_count")

    def _page(self, path: str, page: int, **more: str) -> Checked | None:
        """Return one page, None behind the last one."""
        try:
            answer = self.api.get(path, page=page, pageSize=PAGE, **more)
        except NotThere:
            if page == 1:
                raise
            return None
        self.server_now = answer.server_now or self.server_now
        found = Checked("Hevy", answer.body, f"page {page} of {path}")
        if found.body.get("page", page) != page:
            raise found.drift(f"says it is page {found.body['page']!r:.20}")
        return found


def _item(workout: Checked) -> Item:
    """Return a workout as it is copied, once everything the log needs of it is there."""
    start = workout.moment("start_time")
    for exercise in workout.items("exercises"):
        if not isinstance(exercise.body.get("title"), str):
            raise exercise.drift("has no 'title'")
        for done in exercise.items("sets"):
            done.numeric_or_none("weight_kg", "reps")
    updated = workout.body.get("updated_at")
    return Item(
        WORKOUT, workout.text("id"), start.date(), workout.body, updated if isinstance(updated, str) else ""
    )


def _known(text: str | None) -> list[datetime]:
    at = moment(text)
    return [at] if at else []


def _capped(moments: list[datetime], server_now: datetime | None) -> str | None:
    """Return the latest of the moments, never later than the server's own clock: some clock was wrong."""
    latest = max(moments, default=None)
    if latest is None:
        return None
    return (min(latest, server_now) if server_now else latest).isoformat()


def _since(newest: str | None) -> str:
    at = moment(newest)
    return f"{(at - OVERLAP).isoformat(timespec='seconds')}Z" if at and at.year > 1970 else START  # noqa: PLR2004
