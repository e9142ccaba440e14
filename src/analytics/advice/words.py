"""The advice in one sentence of at most 14 words."""

from collections.abc import Iterable, Sequence

from src.analytics.advice.model import Addition, Status

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
    unit = "set" if sets[0].sets == 1 else "sets"
    words[0] = words[0].replace(" of ", f" {unit} of ", 1)
    return listed(words, "and")


def nothing_to_add(share: float, groups: int, least: float, lacks: Sequence[str], *, above: bool) -> str:
    """Return the finding on a week with sets enough.

    `lacks`: essential kinds of work that the last 28 days lack; `above`: the share is over the target.
    """
    if lacks:
        return f"Enough sets ({share:.0%} posterior), but no {listed(lacks, 'or')}."
    if above:
        return f"Nothing to add: {share:.0%} posterior, above your target; all groups at {least:g}+ sets."
    return f"Nothing to change: {share:.0%} posterior, all {groups} groups at {least:g} sets or more."


def sentence(
    status: Status,
    additions: Sequence[Addition],
    removals: Sequence[Addition],
    share: float | None,
    groups_reached: str,  # '7 of 9 groups'
    too_few: str = "",
    *,
    no_swap: bool = False,  # swaps were asked for, and nothing can go
) -> str:
    """Return the finding; where nothing is to be added, `nothing_to_add` says it."""
    if status == "not_enough_data":
        return f"Too little training in 4 weeks to plan from: {too_few}."
    gives = f"{share:.0%} posterior, {groups_reached}"
    if status == "nearest":
        if no_swap:
            return "Nothing to swap: no exercise was in each of the last 4 calendar weeks."
        if not additions:
            return f"No plan within your limits helps: {gives}."
        return _that_fits(
            f"No full plan fits; nearest: {one}, {groups_reached}." for one in _totals(additions)
        )
    exact = f"swap {sets_of(removals)} for {sets_of(additions)}" if removals else f"add {sets_of(additions)}"
    verb = "swap in" if removals else "add"
    return _that_fits(
        [f"Next week, {exact}.", *(f"Next week, {verb} {one}: {gives}." for one in _totals(additions))]
    )


def _that_fits(sentences: Iterable[str]) -> str:
    """Return the first of at most 14 words; else the last, the shortest."""
    *longer, shortest = sentences
    return next((one for one in longer if len(one.split()) <= _MOST_WORDS), shortest)


def _totals(sets: Sequence[Addition]) -> tuple[str, str]:
    """Return how much it is, with and without of what."""
    total = sum(one.sets for one in sets)
    plain = f"{total} {'set' if total == 1 else 'sets'}"
    what = inside(sets[0].name) if len(sets) == 1 else f"{len(sets)} exercises"
    return f"{plain} of {what}", plain
