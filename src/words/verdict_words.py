"""Verdicts and rests in a few words, and the sentence that opens the Overview."""

from collections.abc import Iterable

from src.analytics import BalanceSettings, BalanceSummary, Trend
from src.analytics.progress import HOLDING, NOT_ENOUGH, PROGRESSING, REGRESSING
from src.analytics.written import MINUS
from src.charts import length_of, percent
from src.words.sentences import overview_sentence

_ARROWS = {PROGRESSING: "\u2197 ", HOLDING: "\u2192 ", REGRESSING: "\u2198 "}


def verdict_words(trend: Trend) -> str:
    """Return the verdict, with the change where there is one: '↗ progressing +4%'.

    An arrow stands only where there is a direction; the word says the same.
    """
    said = f"{_ARROWS.get(trend.verdict, '')}{trend.verdict}"
    moved = trend.verdict in {PROGRESSING, REGRESSING} and trend.change is not None
    return f"{said} {signed(trend.change)}" if moved and trend.change is not None else said


def signed(change: float) -> str:
    """Return a change as whole per cent with its sign: '+4%'."""
    return f"{change:+.0%}".replace("-", MINUS)


def rested_words(days: int) -> str:
    """Return how long a lift has rested at the log's last session, which may be long ago."""
    return "in the last session" if days == 0 else f"rested {length_of(days)}"


def share_heading(balance: BalanceSummary, settings: BalanceSettings, opening: str) -> str:
    """Return the balance in a sentence to stand over its chart, unless the page has opened with it."""
    said = overview_sentence(balance, settings)
    return "Posterior share" if said == opening else said


def opening_sentence(balance: BalanceSummary, settings: BalanceSettings, trends: Iterable[Trend]) -> str:
    """Answer 'Am I getting stronger, and is the back half getting its share?' in at most 14 words."""
    judged = [trend.verdict for trend in trends if trend.verdict != NOT_ENOUGH]
    if not judged or balance.share is None or balance.verdict.startswith("not enough"):
        return overview_sentence(balance, settings)
    moving = _moving(judged.count(PROGRESSING), judged.count(REGRESSING))
    where = {
        "within your target": "within your target",
        "mirror-leaning": "below your target",
        "posterior-leaning": "above your target",
    }.get(balance.verdict, "too close to call")
    return f"{moving}; posterior share {percent(balance.share)}, {where}."


def _moving(up: int, down: int) -> str:
    """Return which way lifts go: '2 lifts progressing, 1 regressing'."""
    if not up and not down:
        return "No lift clearly moves"
    said = [(up, "progressing"), (down, "regressing")]
    first, *more = [(count, verdict) for count, verdict in said if count]
    lifts = "lift" if first[0] == 1 else "lifts"
    return ", ".join([f"{first[0]} {lifts} {first[1]}", *(f"{count} {verdict}" for count, verdict in more)])
