"""Who may open an account here; whoever has one may always sign in."""

import re
from dataclasses import dataclass

from src.sharing.accounts import Identity, one_spelling

CLOSED = "closed"
_DOMAIN = re.compile(r"@?(?P<domain>[a-z0-9-]+(?:\.[a-z0-9-]+)+)")


@dataclass(frozen=True)
class SignUp:
    """What the operator decided: all, some addresses and domains, or nobody new."""

    everyone: bool = True
    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    def admits(self, identity: Identity) -> bool:
        """Return whether this identity may open an account: by an address that its provider vouches for."""
        if self.everyone:
            return True
        if identity.email is None or not identity.email_verified:
            return False
        return identity.email in self.addresses or identity.email.rpartition("@")[2] in self.domains


EVERYONE = SignUp()


def sign_up(said: str) -> SignUp:
    """Read addresses and domains between commas, `closed` for none, nothing for everyone.

    ValueError holds the part that is neither.
    """
    parts = [one_spelling(part) for part in said.split(",") if part.strip()]
    if not parts:
        return EVERYONE
    if parts == [CLOSED]:
        return SignUp(everyone=False)
    addresses, domains = set[str](), set[str]()
    for part in parts:
        if found := _DOMAIN.fullmatch(part):
            domains.add(found["domain"])
        elif part.count("@") == 1 and all(part.split("@")) and " " not in part:
            addresses.add(part)
        else:
            raise ValueError(part)
    return SignUp(everyone=False, addresses=frozenset(addresses), domains=frozenset(domains))
