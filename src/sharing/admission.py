"""Who may have an account: whoever has one, whom the operator lets in, and whom an athlete invites."""

from src.sharing.accounts import Identity, stands
from src.sharing.invitations import invites
from src.sharing.sign_up import SignUp
from src.store import Store


def may_open(store: Store, sign_up: SignUp, identity: Identity) -> bool:
    """Return whether an account may be opened: the operator says for whom, and athletes invite coaches."""
    return sign_up.admits(identity) or invites(store, identity)


def admitted(store: Store, sign_up: SignUp, identity: Identity) -> bool:
    """Return whether this login is good for an account: one that is there, or one that may be opened."""
    standing = stands(store, identity)
    return may_open(store, sign_up, identity) if standing is None else standing
