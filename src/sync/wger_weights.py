"""wger's body weights, in the unit of the account's profile."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from src.sync.faults import SyncFault, TryLater
from src.sync.past import Past
from src.sync.shape import Checked
from src.sync.source import Progress
from src.sync.steps import Export, Item, Note, Remember, Step, Sweep
from src.sync.web import Api
from src.sync.wger_documents import day_of, earliest, weights_document

WEIGHT = "weight"
PAGE = 999
MOST_PAGES = 50


def weight_steps(
    api: Api, label: str, past: Past, place: dict[str, Any], progress: Progress
) -> Iterator[Step]:
    """Yield all weights, then the document that makes the log follow them, if anything changed."""
    listing = place.get("weight_listing", 0) + 1
    counted = 0
    for page in range(MOST_PAGES):
        answer = api.get("/weightentry/", limit=PAGE, offset=page * PAGE, ordering="id")
        found = Checked(label, answer.body, "the list of body weights")
        items = [_item(one) for one in found.items("results")]
        counted = found.number("count")
        yield Remember(None, items, listing=listing)
        progress("body weights", past.seen(WEIGHT, listing), counted)
        if not items or (page + 1) * PAGE >= counted:
            break
    whole = past.seen(WEIGHT, listing) == counted
    place["weight_listing"] = listing
    yield Remember(dict(place), listing=listing, sweep=Sweep(WEIGHT) if whole else None)
    since = earliest(past.changed_from(WEIGHT), past.covered_from(WEIGHT))
    if past.changed_from(WEIGHT) is None or since is None:
        return
    unit = _unit(api, label)
    if unit is None:
        yield Note(
            f"{label} does not tell whether body weights are kilograms or pounds, so they are left out."
        )
        return
    entries = past.bodies(WEIGHT)
    yield Export("wger sync, body weights", weights_document(entries, unit), kind=WEIGHT, covers_from=since)


def _unit(api: Api, label: str) -> str | None:
    """Return the unit of the profile, 'kg' or 'lb'; None where the server does not tell."""
    try:
        body = api.get("/userprofile/").body
    except TryLater:
        raise
    except SyncFault:  # an account may read its weights and not its profile: said in the report
        return None
    found = Checked(label, body, "the profile").body
    results = found.get("results")
    if isinstance(results, list) and results and isinstance(results[0], dict):
        found = results[0]
    unit = found.get("weight_unit")
    return unit if unit in {"kg", "lb"} else None


def _item(one: Checked) -> Item:
    item_id = one.identity("id")
    one.decimal_or_none("weight")
    try:
        day = date.fromisoformat(day_of(one.body))
    except ValueError:
        raise one.drift("has no 'date'") from None
    kept = {"id": one.body["id"], "date": one.body["date"], "weight": one.body["weight"]}
    return Item(WEIGHT, item_id, day, kept)
