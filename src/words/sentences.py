"""The one sentence that opens a page: a number, a direction, a comparison, in at most 14 words."""

from datetime import date, timedelta

from src.analytics import LEARNED, BalanceSettings, BalanceSummary, ChainCoverage, Headline, LogSummary
from src.analytics.written import fixed, written
from src.charts import Unit, percent, short, spoken

NONE = "\u2013"
_TO = "\u2060\u2013\u2060"  # a dash no line breaks at
LOWER_BOUND = "lower_bound"
RECENT = timedelta(days=90)  # the headline's window
_DIRECTIONS = {  # of a verdict that names none
    "unclear": "; which way it goes is unclear",
    "not enough data": "; too few recent days to judge",
}
_SAME = 0.02  # of the share: less is no direction


def target_words(settings: BalanceSettings) -> str:
    """Return the target as '55-75%', in one piece."""
    return f"{settings.target_low * 100:.0f}{_TO}{settings.target_high:.0%}"


def overview_sentence(balance: BalanceSummary, settings: BalanceSettings) -> str:
    """Answer 'Is my posterior chain keeping up?'."""
    if balance.share is None:
        return "No sets yet that train a posterior or mirror muscle."
    if balance.verdict.startswith("not enough"):
        return _too_few(balance)
    share, target = percent(balance.share), target_words(settings)
    got = f"Your posterior chain got {share} of your sets"
    return {
        "within your target": f"{got}, within your {target} target.",
        "mirror-leaning": f"{got}, below your {target} target.",
        "posterior-leaning": f"{got}, above your {target} target.",
    }.get(balance.verdict, f"{got}: too close to call against {target}.")


def balance_sentence(balance: BalanceSummary, settings: BalanceSettings) -> str:
    """Answer 'Am I mirror-heavy?'."""
    if balance.share is None:
        return "No sets yet that train a posterior or mirror muscle."
    if balance.verdict.startswith("not enough"):
        return _too_few(balance)
    share, moved = percent(balance.share), _moved(balance)
    target = target_words(settings)
    return {
        "within your target": f"Not mirror-heavy: {share} posterior{moved}, within your {target} target.",
        "mirror-leaning": f"Mirror-heavy: only {share} posterior{moved}; your target is {target}.",
        "posterior-leaning": f"Posterior-heavy: {share}{moved}, above your {target} target.",
    }.get(balance.verdict, f"Unclear: {share} posterior{moved}, too close to call against {target}.")


def lens_sentence(balance: BalanceSummary, settings: BalanceSettings) -> str:
    """Say the sets behind the share, and what it is counting direct work alone; nothing without a share."""
    if balance.share is None:
        return ""
    ratio = f", {fixed(balance.posterior_sets / balance.mirror_sets, 1)} : 1" if balance.mirror_sets else ""
    said = (
        f"In these 4 weeks **{written(balance.posterior_sets)}** posterior sets and "
        f"**{written(balance.mirror_sets)}** "
        f"mirror sets{ratio}."
    )
    if balance.direct_share is None or settings.lens != "fractional":
        return said
    return f"{said} Counting only muscles a set trains directly: **{percent(balance.direct_share)}**."


def muscles_sentence(coverage: ChainCoverage) -> str:
    """Answer 'What am I neglecting?' with how many posterior groups get enough, and the least trained."""
    if coverage.weakest is None:
        return "No sets yet that train a muscle."
    covered = "All" if coverage.covered == coverage.groups else f"{coverage.covered} of"
    get = "gets" if coverage.covered == 1 else "get"
    return (
        f"{covered} {coverage.groups} posterior groups {get} {coverage.least:g}+ sets a week; "
        f"fewest: {coverage.weakest.name.lower()}."
    )


def lift_sentence(name: str, head: Headline, verdict: str, unit: Unit, log_end: date | None) -> str:
    """Answer 'Is this lift moving?' with its number and the verdict on where it is going.

    `log_end`: the log's last day. A number older than 90 days before it is said with its day alone.
    """
    if head.exercise is None:
        return f"{name}: not in this log yet."
    if head.value is None:
        if head.formula == LEARNED and head.status is not None:
            return f"{name}: not enough data for an estimate yet."
        return f"{name}: nothing to read a maximum from yet."
    number = f"{name}: {'at least ' if head.status == LOWER_BOUND else ''}{number_words(head, unit)}"
    if old := _older(head, log_end):
        return f"{number}, {old}."
    return f"{number}{_DIRECTIONS.get(verdict, f', {verdict}')}."


def _older(head: Headline, log_end: date | None) -> str:
    """Return how old a number from before the last 90 days is, or nothing."""
    made, trained = head.from_set, head.last_day
    if made is None or trained is None or log_end is None or made.day > log_end - RECENT:
        return ""
    if head.formula == LEARNED and trained > log_end - RECENT:
        return ""  # it is of the last session, whatever older set it rests on
    return f"from {short(made.day)}" if trained > log_end - RECENT else f"last trained {short(trained)}"


def log_sentence(extent: LogSummary) -> str:
    """Answer 'Can I trust these numbers?' with the extent of the log."""
    if extent.last_day is None:
        return "Drop your training app's export to see your own log."
    known = extent.known_share or 0.0
    ignored = f", {written(extent.ignored_sets)} ignored" if extent.ignored_sets else ""
    return (
        f"Your log: {written(extent.sets)} sets in {written(extent.sessions)} sessions, "
        f"{percent(known)} recognised{ignored}."
    )


def log_note(extent: LogSummary) -> str:
    """Return what stands below: through which day, and where the files stay."""
    stay = "Files stay on the machine this app runs on."
    if extent.last_day is None:
        return f"Until then, every page shows a sample log. {stay}"
    return f"Through {spoken(extent.last_day)}, last logged session. {stay}"


def number_words(head: Headline, unit: Unit) -> str:
    """Return a headline's value with its unit: what was done exactly, estimates in whole numbers."""
    if head.value is None:
        return NONE
    if head.status == "lower_bound":
        return unit.at_least(head.value)
    exact = head.status == "tested" or head.measure in {"best_made", "standard_set"}
    return unit.load(head.value) if exact else unit.estimate(head.value)


def range_words(head: Headline, unit: Unit, *, sentence: bool = False) -> str:
    """Return '172-194 kg', or a sentence of it, or nothing where a number has no range."""
    if head.low is None or head.high is None or not head.high > head.low:
        return ""
    ends = f"{unit.rough(head.low)}{_TO}{unit.rough(head.high)}\u00a0{unit.id}"
    if not sentence:
        return ends
    return f"{'80% range' if head.formula == LEARNED else 'Likely between'}: {ends}."


def variant_words(lift: str, exercise: str) -> str:
    """Return what the exercise's name says beyond the lift's: 'Barbell row (barbell)' says 'barbell'."""
    return exercise.removeprefix(lift).strip(" ,()").replace(" (", ", ")


def _too_few(balance: BalanceSummary) -> str:
    inside = balance.verdict.partition("(")[2].rstrip(")")
    return f"Too little training in 4 weeks to judge your balance: {inside}."


def _moved(balance: BalanceSummary) -> str:
    if balance.previous_share is None or balance.share is None:
        return ""
    change = balance.share - balance.previous_share
    if abs(change) < _SAME:
        return ", as before"
    return f", {'up' if change > 0 else 'down'} from {percent(balance.previous_share)}"
