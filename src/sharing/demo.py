"""A public demonstration: invented athletes anyone may look at, nothing anyone may change."""

import re
from datetime import date, datetime, timedelta

from src.sharing.access import DEMO, Access
from src.sharing.scope import Scope

# Athlete and name. Their logs are in data/demo, made by `python -m tools.make_demo_athletes`.
ATHLETES = {
    "sample": "Sam",
    "demo_robin": "Robin",
    "demo_alex": "Alex",
    "demo_kim": "Kim",
}
LAST_DAY = date(2026, 10, 31)  # of the files; Robin stopped three weeks earlier
_DAY = re.compile(rb"^\d{4}-\d\d-\d\d", re.MULTILINE)  # begins every row
_SCOPE = Scope(bodyweight=True, notes=True)
_NEVER = datetime(9999, 1, 1)  # noqa: DTZ001 - as stored


def brought_up_to(today: date, export: bytes) -> bytes:
    """Return an invented athlete's export moved by whole weeks, to end within the seven days before today.

    The files end on a fixed day; as they are, everybody would have stopped training. Whole weeks keep the
    days of the week, and with them every number a week has.
    """
    moved = timedelta(weeks=(today - timedelta(days=1) - LAST_DAY).days // 7)

    def later(found: re.Match[bytes]) -> bytes:
        return (date.fromisoformat(found[0].decode()) + moved).isoformat().encode()

    return _DAY.sub(later, export)


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
