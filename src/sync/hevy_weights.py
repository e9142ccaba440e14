"""Hevy's body measurements: their weights are body weights. No list tells their changes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from src.sync.hevy_documents import weights_document
from src.sync.past import Past
from src.sync.pauses import utc_now
from src.sync.shape import Checked
from src.sync.source import Progress
from src.sync.steps import Export, Item, Remember, Step, Sweep
from src.sync.web import Api, NotThere

WEIGHT = "weight"
PAGE = 10  # the most Hevy gives
MOST_PAGES = 2_000
FEW_PAGES = 3  # read whole every time
ALL_AGAIN_AFTER = timedelta(days=7)  # only a whole listing shows what was deleted


def weight_steps(api: Api, past: Past, place: dict[str, Any], progress: Progress) -> Iterator[Step]:
    """Yield the weights that are new, then the document that makes the log follow them."""
    listing = place.get("weights_listing", 0) + 1
    whole = _due(place.get("weights_listed"))
    page, newest_first, complete = 1, True, False
    last: date | None = None
    while page <= MOST_PAGES:
        try:
            answer = api.get("/v1/body_measurements", page=page, pageSize=PAGE)
        except NotThere:  # no weights at all, or behind the last page
            complete = True
            break
        found = Checked("Hevy", answer.body, f"page {page} of the body measurements")
        items = [_item(one) for one in found.items("body_measurements")]
        for item in items:
            newest_first = newest_first and (last is None or item.day <= last)
            last = item.day
        held = {body["date"]: body for body in past.bodies(WEIGHT)}
        news = [item for item in items if held.get(item.item_id) != item.body]
        yield Remember(None, items, listing=listing)
        progress("body weights", past.seen(WEIGHT, listing))
        pages = found.number("page_count")
        if not items or page >= pages:
            complete = True
            break
        if not (whole or news or pages <= FEW_PAGES) and newest_first:
            break
        page += 1
    if complete:
        place |= {"weights_listing": listing, "weights_listed": utc_now().date().isoformat()}
        yield Remember(dict(place), listing=listing, sweep=Sweep(WEIGHT))
    since = past.changed_from(WEIGHT)
    if since is not None:
        covers_from = min(day for day in (since, past.covered_from(WEIGHT)) if day)
        bodies = past.bodies(WEIGHT)
        yield Export(
            "Hevy sync, body weights", weights_document(bodies), kind=WEIGHT, covers_from=covers_from
        )


def _due(listed: str | None) -> bool:
    """Return whether all pages are to be read."""
    return listed is None or utc_now().date() - date.fromisoformat(listed) >= ALL_AGAIN_AFTER


def _item(one: Checked) -> Item:
    """Return a measurement as it is copied: its day and weight, nothing else about the body."""
    text = one.text("date")
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        raise one.drift(f"has no day in 'date' ({text[:20]!r})") from None
    one.numeric_or_none("weight_kg")
    return Item(WEIGHT, day.isoformat(), day, {"date": day.isoformat(), "weight_kg": one.body["weight_kg"]})
