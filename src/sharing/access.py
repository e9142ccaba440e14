"""Whether someone may look, asked anew each time: by a link, as a coach, as the athlete."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from src.sharing.accounts import Account, athlete_name, names_of
from src.sharing.moments import now
from src.sharing.scope import Scope
from src.sharing.tokens import digest, is_token
from src.store import Store

Kind = Literal["link", "identity"]
DEMO = "demo"  # the key of an access to an invented athlete


class NoAccess(Exception):  # noqa: N818 - a fact, not a mistake
    """There is no such access, it ended or was taken back: the reader is not told which."""

    def __init__(self) -> None:
        super().__init__(
            "This link does not open anything. It may be mistyped, too old or taken back: ask for a new one."
        )


@dataclass(frozen=True)
class Access:
    """A standing permission to look at one athlete's log within a scope."""

    grant_id: str
    athlete_id: str
    athlete_name: str
    kind: Kind
    label: str  # the athlete's word for whom it is for
    scope: Scope
    expires_at: datetime
    key: str  # what a cookie for it is signed with, besides the server's own secret
    last_used_at: datetime | None = field(default=None, compare=False)  # when its holder last came

    @property
    def invented(self) -> bool:
        """Whether it is one of the demonstration's: no row stands behind it."""
        return self.key == DEMO

    def expired(self, at: datetime) -> bool:
        """Return whether the time of the permission is over."""
        return at >= self.expires_at


_STANDING = "select * from grants where revoked_at is null and expires_at > $now and"


def by_token(store: Store, token: str) -> Access:
    """Return what a link's token opens; NoAccess otherwise. What has not the form of one is not looked up."""
    if not is_token("link", token):
        raise NoAccess
    sha256 = digest(token)
    rows = store.rows(
        f"{_STANDING} kind = 'link' and token_sha256 = $sha256", {"sha256": sha256, "now": now()}
    )
    if len(rows) != 1 or not hmac.compare_digest(rows[0]["token_sha256"], sha256):
        raise NoAccess
    return _access(rows[0], athlete_name(store, rows[0]["athlete_id"]))


def by_link_id(store: Store, grant_id: str) -> Access:
    """Return a standing link by its id, for a cookie that was already proved; NoAccess otherwise."""
    return _one(store, "kind = 'link' and grant_id = $grant", {"grant": grant_id})


def as_coach(store: Store, account: Account, grant_id: str) -> Access:
    """Return a standing access that was given to this account; NoAccess otherwise."""
    return _one(
        store,
        "kind = 'identity' and grant_id = $grant and subject = $account",
        {"grant": grant_id, "account": account.account_id},
    )


def as_athlete(store: Store, athlete_id: str, grant_id: str) -> Access:
    """Return a standing access to the athlete's own log, to see what its holder sees; NoAccess otherwise."""
    return _one(
        store, "athlete_id = $athlete and grant_id = $grant", {"athlete": athlete_id, "grant": grant_id}
    )


def given_to(store: Store, account: Account) -> list[Access]:
    """Return every standing access given to this account, by the athletes' names: a coach's athletes."""
    rows = store.rows(
        f"{_STANDING} kind = 'identity' and subject = $account",
        {"account": account.account_id, "now": now()},
    )
    names = names_of(store, [row["athlete_id"] for row in rows])
    found = [_access(row, names[row["athlete_id"]]) for row in rows]
    return sorted(found, key=lambda access: (access.athlete_name.casefold(), access.grant_id))


def given_by(store: Store, athlete_id: str) -> list[Access]:
    """Return every standing access this athlete gave to a coach."""
    rows = store.rows(
        f"{_STANDING} kind = 'identity' and athlete_id = $athlete", {"athlete": athlete_id, "now": now()}
    )
    name = athlete_name(store, athlete_id)
    return [_access(row, name) for row in rows]


def mark_used(store: Store, access: Access) -> None:
    """Remember that its holder looked; once a visit, not at every rerun."""
    about = {"athlete": access.athlete_id, "grant": access.grant_id, "now": now()}
    with store.transaction() as tx:
        there = tx.rows(
            """
            update grants set last_used_at = $now, use_count = use_count + 1
            where athlete_id = $athlete and grant_id = $grant
            returning grant_id
            """,
            about,
        )
        if there:  # an athlete who just deleted everything leaves nothing to count
            tx.rows("insert into grant_events values ($athlete, $grant, $now, 'used')", about)


def _one(store: Store, where: str, params: dict[str, Any]) -> Access:
    rows = store.rows(f"{_STANDING} {where}", {**params, "now": now()})
    if len(rows) != 1:
        raise NoAccess
    return _access(rows[0], athlete_name(store, rows[0]["athlete_id"]))


def _access(row: dict[str, Any], name: str) -> Access:
    return Access(
        grant_id=row["grant_id"],
        athlete_id=row["athlete_id"],
        athlete_name=name,
        kind=row["kind"],
        label=row["label"],
        scope=Scope.from_json(row["scope"]),
        expires_at=row["expires_at"],
        key=row["token_sha256"] or row["grant_id"],
        last_used_at=row["last_used_at"],
    )
