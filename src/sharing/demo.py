"""A public demonstration: invented athletes anyone may look at, nothing anyone may change."""

from datetime import datetime

from src.sharing.access import DEMO, Access
from src.sharing.scope import Scope

# Athlete and name. Their logs are in data/demo, made by `python -m tools.make_demo_athletes`.
ATHLETES = {
    "sample": "Sam",
    "demo_robin": "Robin",
    "demo_alex": "Alex",
    "demo_kim": "Kim",
}
_SCOPE = Scope(bodyweight=True, notes=True)
_NEVER = datetime(9999, 1, 1)  # noqa: DTZ001 - as stored


def demo_accesses() -> list[Access]:
    """Return an access to each invented athlete; no row of the store stands behind it."""
    return [
        Access(f"demo.{athlete}", athlete, name, "identity", "Demonstration", _SCOPE, _NEVER, DEMO)
        for athlete, name in ATHLETES.items()
    ]


def demo_access(grant_id: str | None) -> Access:
    """Return the access of this id, the first one for any other."""
    found = demo_accesses()
    return next((access for access in found if access.grant_id == grant_id), found[0])
