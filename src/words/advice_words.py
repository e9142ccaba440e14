"""What the advice says and would change, in words."""

from src.analytics import Advice
from src.analytics.advice.words import listed, sets_of
from src.charts import length_of, percent
from src.words.verdict_words import STALE_DAYS

_NEXT = "Next week, "


def bare_advice(advice: Advice) -> str:
    """Return the advice without the week it is for, which a heading names."""
    bare = advice.sentence.removeprefix(_NEXT)
    return f"{bare[:1].upper()}{bare[1:]}"


def short_advice(advice: Advice, *, ended: bool) -> str:
    """Return the advice as a title; of a log that `ended` long ago without a week it cannot speak of."""
    return bare_advice(advice) if ended else advice.sentence


def whole_advice(advice: Advice, *, ended: bool) -> str:
    """Return the advice with the week it is for: the next one, or the one after the log's end."""
    said = advice.sentence
    if not ended or not said.startswith(_NEXT):
        return said
    return f"For the week after your last logged one: {said.removeprefix(_NEXT)}"


def start_words(*, ended: bool) -> str:
    """Return which week the advice is for, of a log that `ended` long ago."""
    return "for the week after" if ended else ""


def advice_lines(advice: Advice) -> tuple[str, ...]:
    """Return what the advice's sentence had no room for: the sets to add, and what to start with.

    An exercise to start with is for groups that nothing the lifter does trains directly.
    """
    named = bool(advice.additions) and sets_of(advice.additions) in advice.sentence  # or it gives their sum
    return (
        *(f"{one.sets} \u00d7 {one.name}" for one in advice.additions if not named),
        *(
            f"New: {one.sets} \u00d7 {one.name}, for {listed([name.lower() for name in one.groups], 'and')}"
            for one in advice.starts
        ),
    )


def comeback_words(days_ago: int) -> str:
    """Return what to think of a plan whose log ended so many days ago; nothing within four weeks.

    >>> comeback_words(20), comeback_words(1100)
    ('', 'Your last logged session is 3 years ago: come back with fewer sets and lighter loads than these.')
    """
    if days_ago <= STALE_DAYS:
        return ""
    ago = length_of(days_ago)
    return f"Your last logged session is {ago} ago: come back with fewer sets and lighter loads than these."


def outcome_words(advice: Advice) -> str:
    """Return what the advice would change: the share, and the groups that get enough."""
    said = []
    if advice.share_before is not None and advice.share_after is not None:
        before, after = percent(advice.share_before), percent(advice.share_after)
        if before != after:
            said.append(f"posterior share {before} \u2192 {after}")
    if advice.coverage_before != advice.coverage_after:
        said.append(
            f"groups with {advice.settings.least:g}+ sets {advice.coverage_before} \u2192 "
            f"{advice.coverage_after} of {len(advice.groups)}"
        )
    if not said:
        return ""
    alone = "The added sets alone: " if advice.starts and advice.additions else ""
    made = f"{alone}{'; '.join(said)}."
    return f"{made[:1].upper()}{made[1:]}"
