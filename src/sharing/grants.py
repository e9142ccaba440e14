"""Giving access away and taking it back: for the athlete alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from src.sharing.access import Kind
from src.sharing.moments import now
from src.sharing.scope import Scope
from src.sharing.tokens import digest, new_id, new_token
from src.store import Store, StoreError, Transaction

USUAL_DAYS = 90
MOST_DAYS = 365
LONGEST_LABEL = 60
MOST_STANDING = 50  # of one athlete: nobody shares with more, and a form left alone cannot fill the store


class TooMany(StoreError):  # noqa: N818 - a fact, not a mistake
    """An athlete shares with as many as one can."""

    def __init__(self) -> None:
        super().__init__(f"You already share with {MOST_STANDING}. Revoke those you no longer need first.")


@dataclass(frozen=True)
class Grant:
    """An access as the athlete sees it."""

    grant_id: str
    kind: Kind
    label: str
    holder: str | None  # who accepted the invitation; None for a link
    scope: Scope
    created_at: datetime  # UTC, as all moments here
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None
    use_count: int

    def stands(self, at: datetime) -> bool:
        """Return whether it lets anyone look."""
        return self.revoked_at is None and at < self.expires_at


def checked_label(label: str) -> str:
    """Return the athlete's word for whom it is for; StoreError without one."""
    if not (kept := " ".join(label.split())[:LONGEST_LABEL]):
        raise StoreError("Say whom this is for: you will want to know when you look at the list later.")
    return kept


def checked_days(days: int) -> int:
    """Return how many days an access lasts; StoreError when it would be none, or for ever."""
    if not 1 <= days <= MOST_DAYS:
        raise StoreError(f"Access lasts between 1 and {MOST_DAYS} days.")
    return days


def create_link(store: Store, athlete_id: str, label: str, scope: Scope, days: int = USUAL_DAYS) -> str:
    """Make a link's secret and return it: the only time anyone sees it."""
    token = new_token("link")
    with store.transaction() as tx:
        insert_grant(
            tx, athlete_id, checked_label(label), scope, checked_days(days), token_sha256=digest(token)
        )
    return token


def insert_grant(
    tx: Transaction,
    athlete_id: str,
    label: str,
    scope: Scope,
    days: int,
    *,
    token_sha256: str | None = None,
    subject: str | None = None,
) -> str:
    """Store an access in the caller's transaction and return its id; a link has a token, else a subject."""
    at, grant_id = now(), new_id("g")
    standing = tx.rows(
        """
        select count(*) as n from grants
        where athlete_id = $athlete and revoked_at is null and expires_at > $now
        """,
        {"athlete": athlete_id, "now": at},
    )
    if standing[0]["n"] >= MOST_STANDING:
        raise TooMany
    tx.rows(
        """
        insert into grants values
            ($athlete, $grant, $kind, $sha256, $subject, $label, $scope, $now, $expires, null, null, 0)
        """,
        {
            "athlete": athlete_id,
            "grant": grant_id,
            "kind": "link" if subject is None else "identity",
            "sha256": token_sha256,
            "subject": subject,
            "label": label,
            "scope": scope.to_json(),
            "now": at,
            "expires": at + timedelta(days=days),
        },
    )
    _note_event(tx, athlete_id, grant_id, "created")
    return grant_id


def revoke(store: Store, athlete_id: str, grant_id: str) -> None:
    """End one access of this athlete, now; nothing happens when there is no such one."""
    with store.transaction() as tx:
        ended = tx.rows(
            """
            update grants set revoked_at = $now
            where athlete_id = $athlete and grant_id = $grant and revoked_at is null
            returning grant_id
            """,
            {"athlete": athlete_id, "grant": grant_id, "now": now()},
        )
        if ended:
            _note_event(tx, athlete_id, grant_id, "revoked")


def leave(store: Store, account_id: str, grant_id: str) -> None:
    """End an access that was given to this account: a coach stops following."""
    with store.transaction() as tx:
        ended = tx.rows(
            """
            update grants set revoked_at = $now
            where subject = $account and grant_id = $grant and revoked_at is null
            returning athlete_id
            """,
            {"account": account_id, "grant": grant_id, "now": now()},
        )
        if ended:
            _note_event(tx, ended[0]["athlete_id"], grant_id, "revoked")


def grants_of(store: Store, athlete_id: str) -> list[Grant]:
    """Return every access this athlete ever gave, newest first."""
    rows = store.rows(
        """
        select g.*, a.name as holder, a.email as holder_email
        from grants g left join accounts a on a.account_id = g.subject
        where g.athlete_id = $athlete order by g.created_at desc, g.grant_id
        """,
        {"athlete": athlete_id},
    )
    return [_grant(row) for row in rows]


def events_of(store: Store, athlete_id: str, grant_id: str) -> list[tuple[datetime, str]]:
    """Return when an access was created, used and revoked, newest first."""
    rows = store.rows(
        """
        select happened_at, kind from grant_events
        where athlete_id = $athlete and grant_id = $grant order by happened_at desc limit 50
        """,
        {"athlete": athlete_id, "grant": grant_id},
    )
    return [(row["happened_at"], row["kind"]) for row in rows]


def _note_event(tx: Transaction, athlete_id: str, grant_id: str, kind: str) -> None:
    tx.rows(
        "insert into grant_events values ($athlete, $grant, $now, $kind)",
        {"athlete": athlete_id, "grant": grant_id, "now": now(), "kind": kind},
    )


def _grant(row: dict[str, Any]) -> Grant:
    holder = row["holder"] and f"{row['holder']} ({row['holder_email']})"
    return Grant(
        row["grant_id"],
        row["kind"],
        row["label"],
        holder or None,
        Scope.from_json(row["scope"]),
        row["created_at"],
        row["expires_at"],
        row["revoked_at"],
        row["last_used_at"],
        row["use_count"],
    )
