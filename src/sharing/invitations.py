"""Inviting a coach: a secret for one person, used once, within three days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from src.sharing.access import NoAccess
from src.sharing.accounts import Account, Identity, athlete_name, one_spelling
from src.sharing.grants import USUAL_DAYS, TooMany, checked_days, checked_label, insert_grant
from src.sharing.moments import now
from src.sharing.scope import Scope
from src.sharing.tokens import digest, is_token, new_id, new_token
from src.store import Store, StoreError, Transaction

VALID_HOURS = 72
MOST_OPEN = 20


class WrongPerson(StoreError):  # noqa: N818 - a fact, not a mistake
    """The invitation is for another address, or the provider does not vouch for this one."""


@dataclass(frozen=True)
class Invitation:
    """An invitation as the athlete sees it."""

    invitation_id: str
    email: str
    label: str
    scope: Scope
    expires_at: datetime
    accepted_at: datetime | None
    revoked_at: datetime | None

    def open(self, at: datetime) -> bool:
        """Return whether it can still be accepted."""
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at


@dataclass(frozen=True)
class Invited:
    """An open invitation as the one invited sees it."""

    athlete_name: str
    email: str
    scope: Scope
    days: int


def invite(
    store: Store, athlete_id: str, email: str, label: str, scope: Scope, days: int = USUAL_DAYS
) -> str:
    """Make an invitation for the owner of an address and return its secret: the only time anyone sees it."""
    address = one_spelling(email)
    if (
        address.count("@") != 1
        or not all(address.split("@"))
        or " " in address
        or not address.isprintable()  # what nobody sees makes it another address
    ):
        raise StoreError("That is not an e-mail address. Write the one your coach signs in with.")
    token, at = new_token("invitation"), now()
    with store.transaction() as tx:
        made = tx.rows(
            """
            select count(*) as n from invitations
            where athlete_id = $athlete and accepted_at is null and revoked_at is null and expires_at > $now
            """,
            {"athlete": athlete_id, "now": at},
        )
        if made[0]["n"] >= MOST_OPEN:
            raise StoreError(f"You have {MOST_OPEN} open invitations. Take some back first.")
        tx.rows(
            """
            insert into invitations values
                ($athlete, $id, $sha256, $email, $label, $scope, $now, $expires, $days, null, null, null)
            """,
            {
                "athlete": athlete_id,
                "id": new_id("inv"),
                "sha256": digest(token),
                "email": address,
                "label": checked_label(label),
                "scope": scope.to_json(),
                "now": at,
                "expires": at + timedelta(hours=VALID_HOURS),
                "days": checked_days(days),
            },
        )
    return token


def look_at(store: Store, token: str) -> Invited:
    """Return what an open invitation offers, and use nothing up; NoAccess when there is none."""
    row = _open(store, token)
    return Invited(
        athlete_name(store, row["athlete_id"]),
        row["email"],
        Scope.from_json(row["scope"]),
        row["grant_days"],
    )


def accept(store: Store, token: str, account: Account) -> str:
    """Turn an open invitation into an access of this account and return its id; it is used up then.

    The account's address must be the invited one, and the provider must vouch for it: WrongPerson otherwise.
    """
    with store.transaction() as tx:
        row = _open(tx, token)
        if account.athlete_id == row["athlete_id"]:
            raise WrongPerson("This is your own invitation. Send it to your coach.")
        if account.email != row["email"]:
            raise WrongPerson(
                "This invitation is for another address. Sign in with the account it was sent to, or ask "
                "the athlete to invite the address you use here."
            )
        if not account.email_verified:
            raise WrongPerson(
                "Your sign-in provider does not confirm that this address is yours. Confirm it there, then "
                "sign in again."
            )
        used = tx.rows(
            """
            update invitations set accepted_at = $now
            where athlete_id = $athlete and invitation_id = $id and accepted_at is null and revoked_at is null
            returning invitation_id
            """,
            {"now": now(), "athlete": row["athlete_id"], "id": row["invitation_id"]},
        )
        if not used:
            raise NoAccess
        try:
            grant_id = insert_grant(
                tx,
                row["athlete_id"],
                row["label"],
                Scope.from_json(row["scope"]),
                row["grant_days"],
                subject=account.account_id,
            )
        except TooMany as error:  # whose sentence is for the athlete
            raise StoreError(
                "This athlete shares with as many people as one can, so the invitation is not accepted yet. "
                "Ask them to end an access they no longer need, then accept again."
            ) from error
        tx.rows(
            """
            update invitations set grant_id = $grant
            where athlete_id = $athlete and invitation_id = $id
            """,
            {"grant": grant_id, "athlete": row["athlete_id"], "id": row["invitation_id"]},
        )
        return grant_id


def accepted_by(store: Store, token: str, account: Account) -> bool:
    """Return whether this account accepted the invitation before, so that nothing is wrong with it."""
    if not is_token("invitation", token):
        return False
    found = store.rows(
        """
        select grants.grant_id from invitations
        join grants on grants.athlete_id = invitations.athlete_id and grants.grant_id = invitations.grant_id
        where invitations.token_sha256 = $sha256 and grants.subject = $account
        """,
        {"sha256": digest(token), "account": account.account_id},
    )
    return bool(found)


def invites(store: Store, identity: Identity) -> bool:
    """Return whether an open invitation waits for this identity: its address, as its provider vouches for."""
    if identity.email is None or not identity.email_verified:
        return False
    waiting = store.rows(
        """
        select invitation_id from invitations
        where email = $email and accepted_at is null and revoked_at is null and expires_at > $now
        limit 1
        """,
        {"email": identity.email, "now": now()},
    )
    return bool(waiting)


def withdraw(store: Store, athlete_id: str, invitation_id: str) -> None:
    """Take an invitation back that was not accepted yet."""
    with store.transaction() as tx:
        tx.rows(
            """
            update invitations set revoked_at = $now
            where athlete_id = $athlete and invitation_id = $id and accepted_at is null
            """,
            {"now": now(), "athlete": athlete_id, "id": invitation_id},
        )


def invitations_of(store: Store, athlete_id: str) -> list[Invitation]:
    """Return the athlete's invitations, newest first."""
    rows = store.rows(
        "select * from invitations where athlete_id = $athlete order by created_at desc, invitation_id",
        {"athlete": athlete_id},
    )
    return [
        Invitation(
            row["invitation_id"],
            row["email"],
            row["label"],
            Scope.from_json(row["scope"]),
            row["expires_at"],
            row["accepted_at"],
            row["revoked_at"],
        )
        for row in rows
    ]


def _open(store: Store | Transaction, token: str) -> dict[str, Any]:
    if not is_token("invitation", token):
        raise NoAccess
    rows = store.rows(
        """
        select * from invitations
        where token_sha256 = $sha256 and accepted_at is null and revoked_at is null and expires_at > $now
        """,
        {"sha256": digest(token), "now": now()},
    )
    if len(rows) != 1:
        raise NoAccess
    return rows[0]
