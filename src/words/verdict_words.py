"""Verdicts and rests in a few words, and the sentence that opens the Overview."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from src.analytics import BalanceSettings, BalanceSummary, Headline, RangeChange, Trend
from src.analytics.advice.words import inside
from src.analytics.policies import REP_MAX_MEASURES
from src.analytics.progress import HOLDING, NOT_ENOUGH, PROGRESSING, REGAINING, REGRESSING
from src.analytics.written import MINUS
from src.charts import length_of, percent
from src.words.sentences import overview_sentence, variant_words

STALE_DAYS: Final = 28  # since a lift was trained: from then on its number is an old one, and steps back
_UNNAMED = {"", "barbell", "bodyweight"}  # of a tile: what a lift's name means by itself
_SWINGS = re.compile(r"Heaviest bell for (\d+) swings")
_ARROWS = {PROGRESSING: "\u2197 ", HOLDING: "\u2192 ", REGRESSING: "\u2198 "}


def verdict_words(trend: Trend, rested: int = 0) -> str:
    """Return the verdict, with the change where there is one: '↗ progressing +4%'.

    An arrow stands only where there is a direction; the word says the same. `rested`: days without the lift.
    """
    if trend.verdict == NOT_ENOUGH and rested > STALE_DAYS:
        return ""  # how long it has not been trained stands beside it
    if trend.back_to is not None:
        return f"{_ARROWS[PROGRESSING]}{REGAINING}, back to {trend.back_to:.0%}"
    said = f"{_ARROWS.get(trend.verdict, '')}{trend.verdict}"
    moved = trend.verdict in {PROGRESSING, REGRESSING} and trend.change is not None
    return f"{said} {signed(trend.change)}" if moved and trend.change is not None else said


def signed(change: float) -> str:
    """Return a change as whole per cent with its sign: '+4%'."""
    said = f"{change:+.0%}"
    return "0%" if said in {"+0%", "-0%"} else said.replace("-", MINUS)


def range_change_words(change: RangeChange) -> str:
    """Return how a lift changed over the months shown, in bold, with its range and what it compares."""
    said = (
        f"**In {gain_words(change)}** (80% range {signed(change.low)} to {signed(change.high)}), "
        f"the last {change.days // 2} days shown against the first."
    )
    if change.high < 0 and not change.by_effort:
        said += f" Effort is known on {change.known_days} of these days: a lighter one is no weakness."
    return said


def gain_words(change: RangeChange) -> str:
    """Return how long a change took, and the change: '6 months: +9%'."""
    return f"{length_of(days_before(change.to_day, change.from_day))}: {signed(change.change)}"


def rested_words(days: int, later: str = "", later_days: int = 0) -> str:
    """Return how long a lift has rested at the log's last session, which may be long ago.

    `later`: the name of another variant that was trained since, `later_days` before that session.
    """
    if days == 0:
        return "last session"
    rested = f"rested {length_of(days)}"
    if days <= STALE_DAYS:
        return rested
    if not later or later_days > STALE_DAYS:
        return rested
    return f"{rested} ({later}: {length_of(later_days) if later_days else 'last session'})"


def rest_words(name: str, head: Headline, log_end: date | None) -> str:
    """Return how long the variant of a lift's number has rested, and of another trained since that it was."""
    days = days_before(log_end, head.last_day)
    if head.later is None:
        return rested_words(days)
    later = head.later.exercise_name
    short = variant_words(name, later) if later.startswith(name) else inside(later)
    return rested_words(days, short or later, days_before(log_end, head.later.last_day))


def days_before(log_end: date | None, day: date | None) -> int:
    """Return how many days before the log's end a day was, 0 where either is unknown."""
    return 0 if log_end is None or day is None else (log_end - day).days


def what_words(name: str, head: Headline, rested: int) -> str:
    """Return what a lift's number is, and of which variant where it is not the barbell: 'Highest box'."""
    label = head.label.partition(",")[0].replace(f" {inside(name)} ", " ")  # the name stands above
    label = _SWINGS.sub("Best bell \u00d7 \\1", label)
    if head.value is None:
        label = f"{label}: no number yet"
    elif head.measure not in REP_MAX_MEASURES and rested <= STALE_DAYS:
        label = f"{label}, 90 days"  # an older day may hold a better one
    variant = variant_words(name, head.exercise_name or "")
    return label if variant in _UNNAMED else f"{label} · {variant}"


def share_heading(balance: BalanceSummary, settings: BalanceSettings, opening: str) -> str:
    """Return the balance in a sentence to stand over its chart, unless the page has opened with it."""
    said = overview_sentence(balance, settings)
    named = balance.share is not None and percent(balance.share) in opening
    return "Posterior share" if named or said == opening else said


def opening_sentence(balance: BalanceSummary, settings: BalanceSettings, trends: Iterable[Trend]) -> str:
    """Answer 'Am I getting stronger, and is the back half getting its share?' in at most 14 words."""
    judged = [trend.way for trend in trends if trend.verdict != NOT_ENOUGH]
    if not judged or balance.share is None or balance.verdict.startswith("not enough"):
        return overview_sentence(balance, settings)
    moving = _moving([(judged.count(way), way) for way in (PROGRESSING, REGAINING, REGRESSING)])
    where = {
        "within your target": "within your target",
        "mirror-leaning": "below your target",
        "posterior-leaning": "above your target",
    }.get(balance.verdict, "too close to call")
    return f"{moving}; posterior share {percent(balance.share)}, {where}."


def _moving(counted: Sequence[tuple[int, str]]) -> str:
    """Return which way lifts go: '2 lifts progressing, 1 regressing'."""
    moving = [(count, way) for count, way in counted if count]
    if not moving:
        return "No lift clearly moves"
    first, *more = moving
    lifts = "lift" if first[0] == 1 else "lifts"
    return ", ".join([f"{first[0]} {lifts} {first[1]}", *(f"{count} {verdict}" for count, verdict in more)])
