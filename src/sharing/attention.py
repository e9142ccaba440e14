"""Who needs a coach's attention first, and why, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from src.analytics.progress import STALLED_WEEKS
from src.sharing.access import Access
from src.sharing.notes import Note
from src.sharing.summaries import Summary

QUIET_DAYS = 10
UNKNOWN_SHARE = 0.02  # of the sets: fewer change no number worth a word

# How much each matters beside the others: a convention, so that the list has an order.
_WEIGHTS = {
    "falling": 3,
    "quiet": 3,
    "answer": 2,
    "jump": 2,
    "balance": 2,
    "stalled": 1,
    "unknown": 1,
    "empty": 1,
}
# The page that shows it; where that is not shared, the first one that is.
_VIEWS = {
    "falling": "lifts",
    "stalled": "lifts",
    "quiet": "sessions",
    "jump": "overview",
    "balance": "balance",
    "unknown": "log",
    "answer": "notes",
}
URGENT = 2  # more than one small thing
_LONGEST_ANSWER = 60


@dataclass(frozen=True)
class Reason:
    """One thing to look at."""

    kind: str  # a key of the weights
    text: str
    lift: str = ""  # its name, where it is about one

    def view(self, access: Access) -> str:
        """Return the page that shows it, among those the access opens."""
        named = _VIEWS.get(self.kind, "")
        if named in access.scope.views or (named == "notes" and access.scope.comment):
            return named
        return access.scope.views[0]


@dataclass(frozen=True)
class RosterLine:
    """One athlete of a coach's list."""

    access: Access
    summary: Summary | None  # None: not worked out yet
    reasons: tuple[Reason, ...]
    notes: tuple[Note, ...] = ()  # the conversation, newest first

    @property
    def urgency(self) -> int:
        """How far up the list the athlete stands."""
        return sum(_WEIGHTS[reason.kind] for reason in self.reasons)


def roster(
    accesses: list[Access],
    summaries: dict[str, Summary],
    today: date,
    notes: Mapping[str, Sequence[Note]] | None = None,
) -> list[RosterLine]:
    """Return a coach's athletes, those who need attention first. `notes`: conversations by access."""
    lines = []
    for access in accesses:
        found, said = summaries.get(access.grant_id), tuple((notes or {}).get(access.grant_id, ()))
        seen = [*_answered(said, access), *(reasons(found, access, today) if found else ())]
        ordered = tuple(sorted(seen, key=lambda reason: -_WEIGHTS[reason.kind]))
        lines.append(RosterLine(access, found, ordered, said))
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
        found.append(Reason("falling", f"Regressing: {', '.join(summary.falling)}", summary.falling[0]))
    if summary.jumps:
        more = f", and {len(summary.jumps) - 1} more" if len(summary.jumps) > 1 else ""
        found.append(Reason("jump", f"Big jump: {summary.jumps[0]}{more}"))
    if summary.out_of_target and summary.share is not None:
        found.append(Reason("balance", f"Balance {summary.share:.0%} posterior, {summary.verdict}"))
    if summary.stalled:
        held = f"Holding steady for {STALLED_WEEKS} weeks: {', '.join(summary.stalled)}"
        found.append(Reason("stalled", held, summary.stalled[0]))
    if summary.unknown_share >= UNKNOWN_SHARE:
        names = "one name" if summary.unknown_names == 1 else f"{summary.unknown_names} names"
        found.append(
            Reason("unknown", f"{summary.unknown_share:.0%} of sets unknown ({names} no one recognises)")
        )
    return tuple(sorted(found, key=lambda reason: -_WEIGHTS[reason.kind]))


def _answered(notes: Sequence[Note], access: Access) -> list[Reason]:
    """Return the newest answer that came after the coach last opened the log, as a reason to open it."""
    new = [
        note
        for note in notes
        if note.by_athlete and (access.last_used_at is None or note.created_at > access.last_used_at)
    ]
    if not new:
        return []
    text = " ".join(max(new, key=lambda note: note.created_at).text.split())
    short = text if len(text) <= _LONGEST_ANSWER else f"{text[:_LONGEST_ANSWER].rstrip()} …"
    return [Reason("answer", f"Answered you: {short}")]
