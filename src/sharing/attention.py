"""Who needs a coach's attention first, and why, in words."""

from dataclasses import dataclass
from datetime import date

from src.sharing.access import Access
from src.sharing.summaries import Summary

QUIET_DAYS = 10
UNKNOWN_SHARE = 0.02  # of the sets: fewer change no number worth a word

# How much each matters beside the others: a convention, so that the list has an order.
_WEIGHTS = {"falling": 3, "quiet": 3, "jump": 2, "balance": 2, "stalled": 1, "unknown": 1, "empty": 1}


@dataclass(frozen=True)
class Reason:
    """One thing to look at."""

    kind: str  # a key of the weights
    text: str


@dataclass(frozen=True)
class RosterLine:
    """One athlete of a coach's list."""

    access: Access
    summary: Summary | None  # None: not worked out yet
    reasons: tuple[Reason, ...]

    @property
    def urgency(self) -> int:
        """How far up the list the athlete stands."""
        return sum(_WEIGHTS[reason.kind] for reason in self.reasons)


def roster(accesses: list[Access], summaries: dict[str, Summary], today: date) -> list[RosterLine]:
    """Return a coach's athletes, those who need attention first."""
    lines = [
        RosterLine(access, found, reasons(found, access, today) if found else ())
        for access in accesses
        for found in [summaries.get(access.grant_id)]
    ]
    return sorted(lines, key=lambda line: (-line.urgency, line.access.athlete_name.casefold()))


def reasons(summary: Summary, access: Access, today: date) -> tuple[Reason, ...]:
    """Return what to look at, the weightiest first."""
    found: list[Reason] = []
    last, until = summary.trained_until, access.scope.last
    if last is None:
        return (Reason("empty", "Nothing logged yet"),)
    if until is None or until >= today:  # of days that are not shared nothing can be said
        quiet = (today - last).days
        if quiet >= QUIET_DAYS:
            found.append(Reason("quiet", f"No training for {quiet} days"))
    if summary.falling:
        found.append(Reason("falling", f"Falling: {', '.join(summary.falling)}"))
    found += [Reason("jump", f"Big jump: {jump}") for jump in summary.jumps]
    if summary.out_of_target and summary.share is not None:
        found.append(Reason("balance", f"Balance {summary.share:.0%} posterior, {summary.verdict}"))
    if summary.stalled:
        found.append(Reason("stalled", f"Stalled: {', '.join(summary.stalled)}"))
    if summary.unknown_share >= UNKNOWN_SHARE:
        names = "one name" if summary.unknown_names == 1 else f"{summary.unknown_names} names"
        found.append(
            Reason("unknown", f"{summary.unknown_share:.0%} of sets unknown ({names} no one recognises)")
        )
    return tuple(sorted(found, key=lambda reason: -_WEIGHTS[reason.kind]))
