"""Who signs in: an account for each identity an OpenID provider vouches for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from src.sharing.moments import now
from src.sharing.tokens import new_id
from src.store import Store, StoreError, Transaction

_LONGEST_NAME = 80
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
_ANEW = timedelta(seconds=1)  # the time in a token is in whole seconds


def one_spelling(address: str) -> str:
    """Return an e-mail address as it is compared: A to Z small, and every other letter as it stands.

    Other letters have small forms that are somebody else's: the Kelvin sign's is k.
    """
    return address.strip().translate(_SMALL)


@dataclass(frozen=True)
class Identity:
    """What the provider says of who signed in. Only `iss` and `sub` together mean someone."""

    iss: str
    sub: str
    email: str | None
    email_verified: bool
    name: str
    issued_at: datetime  # UTC

    @classmethod
    def of_claims(cls, claims: Mapping[str, Any]) -> "Identity | None":
        """Read the claims of an ID token; None where they do not say who it is, or since when."""
        iss, sub, issued = claims.get("iss"), claims.get("sub"), claims.get("iat")
        if not (isinstance(iss, str) and iss and isinstance(sub, str) and sub):
            return None
        if not isinstance(issued, int | float):
            return None
        email = claims.get("email")
        email = one_spelling(email) if isinstance(email, str) and "@" in email else None
        name = str(claims.get("name") or claims.get("preferred_username") or email or "Lifter")
        return cls(
            iss,
            sub,
            email,
            email is not None and claims.get("email_verified") is True,
            name[:_LONGEST_NAME],
            datetime.fromtimestamp(issued, UTC).replace(tzinfo=None),
        )


@dataclass(frozen=True)
class Account:
    """Someone who signs in: a lifter with a log of their own, a coach, or both."""

    account_id: str
    email: str | None
    email_verified: bool
    name: str
    athlete_id: str


class NotAdmitted(StoreError):  # noqa: N818 - a fact, not a mistake
    """Whoever signed in has no account here, and may not open one."""


def sign_in(
    store: Store, identity: Identity, admits: Callable[[Identity], bool] = lambda _: True
) -> Account | None:
    """Return the identity's account, made at the first visit; None: it signed in before it was signed out.

    Asked on every run of a page, so that signing out everywhere holds at once. NotAdmitted where there is no
    account and `admits` opens none.
    """
    who = {"iss": identity.iss, "sub": identity.sub}
    found = store.rows(_BY_IDENTITY, who)
    if not found:
        if not admits(identity):
            raise NotAdmitted(f"{identity.email or identity.name} has no account here.")
        with store.transaction() as tx:  # another tab may have been first
            found = tx.rows(_BY_IDENTITY, who)
            return _account(found[0]) if found else _opened(tx, identity)
    if identity.issued_at < found[0]["sessions_valid_after"]:
        return None
    account, said = _account(found[0]), (identity.email, identity.email_verified, identity.name)
    if said == (account.email, account.email_verified, account.name):
        return account
    with store.transaction() as tx:
        tx.rows(
            """
            update accounts set email = $email, email_verified = $verified, name = $name
            where account_id = $account
            """,
            {
                "email": identity.email,
                "verified": identity.email_verified,
                "name": identity.name,
                "account": account.account_id,
            },
        )
    return Account(account.account_id, *said, account.athlete_id)


def stands(store: Store, identity: Identity) -> bool | None:
    """Return whether the account was not signed out everywhere since this login; None without an account."""
    found = store.rows(_BY_IDENTITY, {"iss": identity.iss, "sub": identity.sub})
    return identity.issued_at >= found[0]["sessions_valid_after"] if found else None


def sign_out_everywhere(store: Store, account: Account) -> None:
    """End every session of the account that was signed in until now."""
    with store.transaction() as tx:
        tx.rows(
            "update accounts set sessions_valid_after = $at where account_id = $account",
            {"at": now() + _ANEW, "account": account.account_id},
        )


def athlete_name(store: Store, athlete_id: str) -> str:
    """Return the name an athlete goes by."""
    return names_of(store, [athlete_id])[athlete_id]


def names_of(store: Store, athlete_ids: Iterable[str]) -> dict[str, str]:
    """Return the names athletes go by, by athlete."""
    asked = {f"a{number}": athlete for number, athlete in enumerate(dict.fromkeys(athlete_ids))}
    if not asked:
        return {}
    listed = ", ".join(f"${name}" for name in asked)
    rows = store.rows(f"select athlete_id, name from accounts where athlete_id in ({listed})", asked)
    return {**dict.fromkeys(asked.values(), "Athlete"), **{row["athlete_id"]: row["name"] for row in rows}}


_BY_IDENTITY = "select * from accounts where iss = $iss and sub = $sub"


def _account(row: dict[str, Any]) -> Account:
    return Account(row["account_id"], row["email"], row["email_verified"], row["name"], row["athlete_id"])


def _opened(tx: Transaction, identity: Identity) -> Account:
    account = Account(new_id("acc"), identity.email, identity.email_verified, identity.name, new_id("ath"))
    tx.rows(
        """
        insert into accounts values
            ($account, $iss, $sub, $email, $verified, $name, $athlete, $never, $now)
        """,
        {
            "account": account.account_id,
            "iss": identity.iss,
            "sub": identity.sub,
            "email": account.email,
            "verified": account.email_verified,
            "name": account.name,
            "athlete": account.athlete_id,
            "never": datetime(1970, 1, 1),  # noqa: DTZ001 - as stored
            "now": now(),
        },
    )
    return account
