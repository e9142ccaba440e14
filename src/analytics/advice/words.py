"""The advice in one sentence of at most 14 words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from src.analytics.advice.model import Addition, AdviceSettings, Limit, Start, Status

_MOST_WORDS = 14
# People and places: the only exercise names that keep their capital inside a sentence.
_NAMES = frozenset(
    {
        "Arnold",
        "Bulgarian",
        "Copenhagen",
        "Cossack",
        "Jefferson",
        "Nordic",
        "Pallof",
        "Pendlay",
        "Romanian",
        "Russian",
        "Smith",
        "Svend",
        "Turkish",
        "Yates",
        "Zercher",
        "Zottman",
    }
)


def inside(name: str) -> str:
    """Return an exercise's name as it stands inside a sentence.

    >>> inside("Barbell row"), inside("Romanian deadlift (barbell)"), inside("T-bar row")
    ('barbell row', 'Romanian deadlift (barbell)', 'T-bar row')
    """
    first = name.partition(" ")[0]
    keeps = first in _NAMES or not first[1:2].islower()
    return name if keeps else name[:1].lower() + name[1:]


def listed(words: Sequence[str], last: str) -> str:
    """Return 'hinge, pull or explosive work'; nothing for no words.

    >>> listed(["hinge", "pull", "explosive work"], "or"), listed(["hinge"], "or")
    ('hinge, pull or explosive work', 'hinge')
    """
    *most, end = words or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def sets_of(sets: Sequence[Addition]) -> str:
    """Return '2 sets of Romanian deadlift and 1 of barbell row'."""
    words = [f"{one.sets} of {inside(one.name)}" for one in sets]
    words[0] = words[0].replace(" of ", f" {_sets(sets[0].sets)} of ", 1)
    return listed(words, "and")


@dataclass(frozen=True)
class Outcome:
    """What the sentence is about."""

    status: Status
    additions: tuple[Addition, ...]
    removals: tuple[Addition, ...]
    share: float | None
    covered: int  # groups with their least
    groups: int
    starts: tuple[Start, ...]
    stopped_by: tuple[Limit, ...]
    lacks: tuple[str, ...]  # essential kinds of work that the last 28 days lack
    above: bool  # the share is over the target

    @property
    def gives(self) -> str:
        """What it would come to."""
        return f"{self.share:.0%} posterior, {self.reached}"

    @property
    def reached(self) -> str:
        """How many groups have their least."""
        return f"{self.covered} of {self.groups} groups"


def sentence(made: Outcome, settings: AdviceSettings, *, too_few: str, no_swap: bool) -> str:
    """Return the finding.

    `too_few`: why there is nothing to plan from; `no_swap`: nothing could go for something else.
    """
    if made.status == "not_enough_data":
        return f"Too little training in 4 weeks to plan from: {too_few or 'no sets yet'}."
    if made.status == "nothing_to_change":
        return _nothing_to_add(made, settings.least)
    if made.status == "plan":
        verb = "swap in" if made.removals else "add"
        totals = (f"Next week, {verb} {one}: {made.gives}." for one in _totals(made.additions))
        return _that_fits([f"Next week, {_change(made)}.", *totals])
    if settings.change == "swap" and no_swap:
        return "Nothing to swap: no exercise was in each of the last 4 calendar weeks."
    if made.stopped_by or not made.starts:
        return _stopped(made, settings)
    return _with_starts(made)


def _nothing_to_add(made: Outcome, least: float) -> str:
    if made.lacks:
        return f"Enough sets ({made.share:.0%} posterior), but no {listed(made.lacks, 'or')}."
    if made.above:
        return (
            f"Nothing to add: {made.share:.0%} posterior, above your target; all groups at {least:g}+ sets."
        )
    each = f"{least:g} {_sets(least)} or more"
    return f"Nothing to change: {made.share:.0%} posterior, all {made.groups} groups at {each}."


def _stopped(made: Outcome, settings: AdviceSettings) -> str:
    """Return which limit is in the way of a full plan, and what comes nearest."""
    words = {
        "total": f"No full plan within {settings.most_total} {_sets(settings.most_total)}",
        "each": f"No full plan within {settings.most_each} {_sets(settings.most_each)} an exercise",
        "usual": "No full plan without a leap in one exercise",
        "excluded": "No full plan without what you leave as it is",
        "locked": "No full plan with what must be in it",
        "swap": "No full plan by swapping alone",
    }
    several = "No full plan within your limits" if made.stopped_by else "No full plan of what you do"
    stopped = words[made.stopped_by[0]] if len(made.stopped_by) == 1 else several
    if not made.additions:
        return f"{stopped}: {made.gives}."
    totals = (f"{stopped}; nearest: {one}, {made.reached}." for one in _totals(made.additions))
    return _that_fits([*totals, f"{stopped}; nearest: {made.reached}."])


def _with_starts(made: Outcome) -> str:
    """Return what to add, and what to start with for the groups that nothing trains directly."""
    groups = [inside(name) for one in made.starts for name in one.groups]
    names = [inside(one.name) for one in made.starts]
    whom = listed(groups, "and")
    more = len(names) - 1
    start = (
        f"start {names[0]} and {more} more {'exercises' if more > 1 else 'exercise'}"
        if more
        else f"start {names[0]}"
    )
    if not made.additions:
        count = f"{len(groups)} groups" if len(groups) > 1 else whom
        return _that_fits(
            [
                f"Nothing you do trains {whom} directly: start {listed(names, 'and')}.",
                f"Nothing you do trains {count} directly: {start}.",
                f"Nothing you do trains {count} directly: start something that does.",
            ]
        )
    totals = _totals(made.additions)
    verb = "swap in" if made.removals else "add"
    return _that_fits(
        [
            f"Next week, {_change(made)}; start {listed(names, 'and')}.",
            *(f"Next week, {verb} {one}; start {listed(names, 'and')} for {whom}." for one in totals),
            *(f"Next week, {verb} {one}; {start}." for one in totals),
            f"Next week, {verb} {totals[1]}, and start something new.",
        ]
    )


def _change(made: Outcome) -> str:
    if made.removals:
        return f"swap {sets_of(made.removals)} for {sets_of(made.additions)}"
    return f"add {sets_of(made.additions)}"


def _that_fits(sentences: Iterable[str]) -> str:
    """Return the first of at most 14 words; else the last, the shortest."""
    *longer, shortest = sentences
    return next((one for one in longer if len(one.split()) <= _MOST_WORDS), shortest)


def _totals(sets: Sequence[Addition]) -> tuple[str, str]:
    """Return how much it is, with and without of what."""
    total = sum(one.sets for one in sets)
    plain = f"{total} {_sets(total)}"
    what = inside(sets[0].name) if len(sets) == 1 else f"{len(sets)} exercises"
    return f"{plain} of {what}", plain


def _sets(count: float) -> str:
    return "set" if count == 1 else "sets"
