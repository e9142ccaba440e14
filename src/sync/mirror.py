"""The copy of what a server holds: taken page by page, compared item by item."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from src.store import Transaction
from src.sync.state import HERE, Key
from src.sync.steps import Item, Remember

_AT_ONCE = 100  # items a statement
_KIND = f"{HERE} and kind = $kind"


def take(work: Transaction, key: Key, step: Remember) -> dict[str, list[date]]:
    """Store the step's items; return, by kind, the days on which something changed."""
    changed: dict[str, list[date]] = {}
    for kind in {item.kind for item in step.items}:
        newest = {item.item_id: item for item in step.items if item.kind == kind}
        changed.setdefault(kind, []).extend(_upsert(work, key, list(newest.values()), step.listing))
    for kind in {kind for kind, _ in step.gone}:
        ids = [item_id for one, item_id in step.gone if one == kind]
        changed.setdefault(kind, []).extend(_remove(work, key, kind, ids))
    if step.sweep:
        missed = "seen <> $listing" + (" and day >= $since" if step.sweep.since else "")
        params = {**key.params, "kind": step.sweep.kind, "listing": step.listing}
        if step.sweep.since:
            params["since"] = step.sweep.since
        rows = work.rows(f"delete from sync_items where {_KIND} and {missed} returning day", params)
        changed.setdefault(step.sweep.kind, []).extend(row["day"] for row in rows)
    return {kind: days for kind, days in changed.items() if days}


def count(work: Transaction, key: Key, kind: str, listing: int | None = None) -> int:
    """Return how many items of a kind there are, all or those a listing has shown."""
    where, params = _listed(key, kind, listing)
    return int(work.rows(f"select count(*) as n from sync_items where {where}", params)[0]["n"])


def ids(work: Transaction, key: Key, kind: str, listing: int | None = None) -> set[str]:
    """Return the ids of a kind."""
    where, params = _listed(key, kind, listing)
    return {row["item_id"] for row in work.rows(f"select item_id from sync_items where {where}", params)}


def bodies(work: Transaction, key: Key, kind: str, since: date | None) -> Iterator[str]:
    """Return the items of a kind as JSON text, by day and id."""
    params: dict[str, Any] = {**key.params, "kind": kind}
    where = _KIND
    if since:
        where, params = f"{_KIND} and day >= $since", {**params, "since": since}
    rows = work.rows(f"select body from sync_items where {where} order by day, item_id", params)
    return (row["body"] for row in rows)


def held(work: Transaction, key: Key, kind: str, item_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return item_id, day, updated and body of those of the ids that are there."""
    found = []
    for some in _slices(list(item_ids)):
        named = {f"i{n}": item_id for n, item_id in enumerate(some)}
        listed = ", ".join(f"${name}" for name in named)
        sql = f"select item_id, day, updated, body from sync_items where {_KIND} and item_id in ({listed})"
        found += work.rows(sql, {**key.params, "kind": kind, **named})
    return found


def _upsert(work: Transaction, key: Key, items: Sequence[Item], listing: int) -> list[date]:
    if not items:
        return []
    before = {row["item_id"]: row for row in held(work, key, items[0].kind, [i.item_id for i in items])}
    changed = []
    for item in items:
        old = before.get(item.item_id)
        if old is None:
            changed.append(item.day)
        elif old["body"] != text_of(item.body):
            changed += [item.day, old["day"]]
    for some in _slices(list(items)):
        _write(work, key, some, listing)
    return changed


def _write(work: Transaction, key: Key, items: Sequence[Item], listing: int) -> None:
    params: dict[str, Any] = {**key.params, "kind": items[0].kind, "listing": listing}
    rows = []
    for n, item in enumerate(items):
        rows.append(f"($athlete, $source, $account, $kind, $i{n}, $d{n}, $u{n}, $listing, $b{n})")
        params |= {
            f"i{n}": item.item_id,
            f"d{n}": item.day,
            f"u{n}": item.updated,
            f"b{n}": text_of(item.body),
        }
    seen = "seen = excluded.seen, " if listing else ""  # an item that comes by itself keeps its listing
    work.rows(
        f"""
        insert into sync_items (athlete_id, source, account, kind, item_id, day, updated, seen, body)
        values {", ".join(rows)}
        on conflict (athlete_id, source, account, kind, item_id) do update set
            {seen}day = excluded.day, updated = excluded.updated, body = excluded.body
        """,
        params,
    )


def _remove(work: Transaction, key: Key, kind: str, item_ids: Sequence[str]) -> list[date]:
    days = []
    for some in _slices(list(item_ids)):
        named = {f"i{n}": item_id for n, item_id in enumerate(some)}
        listed = ", ".join(f"${name}" for name in named)
        sql = f"delete from sync_items where {_KIND} and item_id in ({listed}) returning day"
        days += [row["day"] for row in work.rows(sql, {**key.params, "kind": kind, **named})]
    return days


def _listed(key: Key, kind: str, listing: int | None) -> tuple[str, dict[str, Any]]:
    params: dict[str, Any] = {**key.params, "kind": kind}
    if listing is None:
        return _KIND, params
    return f"{_KIND} and seen = $listing", {**params, "listing": listing}


def text_of(body: Mapping[str, Any]) -> str:
    """Return an item as it is kept: one text for one content."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _slices(all_of: list[Any]) -> Iterator[list[Any]]:
    return (all_of[at : at + _AT_ONCE] for at in range(0, len(all_of), _AT_ONCE))
