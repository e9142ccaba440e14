"""An account leaves: what others' logs hold of it as a coach goes, too."""

from src.sharing.accounts import Account
from src.sharing.moments import now
from src.store import Store

FORMER = "Former coach"


def leave_others(store: Store, account: Account) -> None:
    """End every access given to the account, and take its name and address out of other athletes' logs.

    The notes it left stay with the athletes they were written to, without the name.
    """
    with store.transaction() as tx:
        given = tx.rows(
            "select athlete_id, grant_id from grants where subject = $account",
            {"account": account.account_id},
        )
        for grant in given:
            here = {"athlete": grant["athlete_id"], "grant": grant["grant_id"]}
            tx.rows(
                """
                update grants set subject = null, revoked_at = coalesce(revoked_at, $now)
                where athlete_id = $athlete and grant_id = $grant
                """,
                {**here, "now": now()},
            )
            tx.rows(
                "update invitations set email = '' where athlete_id = $athlete and grant_id = $grant", here
            )
            tx.rows(
                """
                update notes set author = $former
                where athlete_id = $athlete and grant_id = $grant and not by_athlete
                """,
                {**here, "former": FORMER},
            )
