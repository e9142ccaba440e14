"""The one sentence that opens a page: a number, a direction, a comparison, in at most 14 words."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import pandas as pd

from src.analytics import (
    LEARNED,
    BalanceSettings,
    BalanceSummary,
    ChainCoverage,
    Headline,
    LogSummary,
)
from src.analytics.advice.words import listed
from src.analytics.volume.groups import ESSENTIAL
from src.analytics.written import counted, fixed, written
from src.charts import Unit, percent, short, spoken

NONE = "\u2013"
_TO = "\u2060\u2013\u2060"  # a dash no line breaks at
LOWER_BOUND = "lower_bound"
RECENT = timedelta(days=90)  # the headline's window
_DIRECTIONS = {  # of a verdict that names none
    "unclear": ", direction unclear",
    "not enough data": ", too few recent days to judge",
    "regaining": ", regaining what it was before",
}
_A_WEEK = timedelta(days=7)
_SAME = 0.02  # of the share: less is no direction
_HALF = 0.5  # fewer than the mirror muscles: only then is it mirror-heavy


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
    said = f"Of your posterior and mirror sets, {share} were posterior"
    return {
        "within your target": f"{said}, within your {target} target.",
        "mirror-leaning": f"{said}, below your {target} target.",
        "posterior-leaning": f"{said}, above your {target} target.",
    }.get(
        balance.verdict,
        f"{share} of posterior and mirror sets were posterior: too close to call against {target}.",
    )


def balance_sentence(balance: BalanceSummary, settings: BalanceSettings, missing: Iterable[str] = ()) -> str:
    """Answer 'Am I mirror-heavy?'.

    `missing`: kinds of posterior work as `missing_kinds` gives them: a share that suits is not called fine
    while a kind is lacking.
    """
    if balance.share is None:
        return "No sets yet that train a posterior or mirror muscle."
    if balance.verdict.startswith("not enough"):
        return _too_few(balance)
    share, moved = percent(balance.share), _moved(balance)
    target = target_words(settings)
    if balance.verdict == "mirror-leaning":
        below = f"Below your {target} target: {share} posterior{moved}."
        heavy = f"Mirror-heavy: only {share} posterior{moved}; your target is {target}."
        return heavy if balance.share < _HALF else below
    where = {"within your target": "within", "posterior-leaning": "above"}.get(balance.verdict)
    lacks = listed([ESSENTIAL[kind] for kind in missing], "or")
    if where and lacks:
        return f"{share} posterior, {where} your {target} target, but no {lacks}."
    met = f"Not mirror-heavy: {share} posterior{moved}, {where} your {target} target."
    unclear = f"Unclear: {share} posterior{moved}, too close to call against {target}."
    return met if where else unclear


def gaps_sentence(missing: Mapping[str, date | None], coverage: ChainCoverage) -> str:
    """Say what of the posterior chain the last 28 days lack, whatever the share; nothing of an empty log.

    `missing` as `missing_kinds` gives it.
    """
    if coverage.weakest is None:
        return ""
    kinds = [
        f"{ESSENTIAL[kind]} ({'not in this log' if last is None else f'last on {short(last)}'})"
        for kind, last in missing.items()
    ]
    few = [one for one in coverage.muscles if one.sets_a_week < coverage.least]
    groups = [f"{one.name.lower()} {written(one.sets_a_week, 1)}" for one in few]
    least = f"{coverage.least:g} sets a week"
    if not kinds and not groups:
        kinds_said = listed(list(ESSENTIAL.values()), "and")
        return (
            f"The last 28 days had {kinds_said}, and all {coverage.groups} posterior groups got {least} "
            "or more."
        )
    lacks = [f"no {', no '.join(kinds)}"] if kinds else []
    lacks += [f"under {least}: {', '.join(groups)}"] if groups else []
    return f"Last 28 days: **{'; '.join(lacks)}**."


def lens_sentence(balance: BalanceSummary, settings: BalanceSettings) -> str:
    """Say the sets behind the share, and what it is counting direct work alone; nothing without a share."""
    if balance.share is None:
        return ""
    ratio = f", {fixed(balance.posterior_sets / balance.mirror_sets, 1)} : 1" if balance.mirror_sets else ""
    said = (
        f"In 4 weeks **{written(balance.posterior_sets)}** posterior and "
        f"**{written(balance.mirror_sets)}** mirror {_sets(balance.mirror_sets)}{ratio}{_alone(balance)}."
    )
    if balance.direct_share is None or settings.lens != "fractional":
        return said
    return f"{said} Direct work alone: **{percent(balance.direct_share)}**."


def _alone(balance: BalanceSummary) -> str:
    """Return the share of the very sets just named where it is written otherwise than the smoothed one."""
    both = balance.posterior_sets + balance.mirror_sets
    if balance.share is None or not both:
        return ""
    share, smoothed = percent(balance.posterior_sets / both), percent(balance.share)
    return "" if share == smoothed else f", {share} posterior ({smoothed} when smoothed)"


def muscles_sentence(coverage: ChainCoverage) -> str:
    """Answer 'What am I neglecting?' with how many posterior groups get enough, and the least trained."""
    if coverage.weakest is None:
        return "No sets yet that train a muscle."
    counted = f"{coverage.covered} of" if coverage.covered else "None of the"
    covered = "All" if coverage.covered == coverage.groups else counted
    get = "gets" if coverage.covered <= 1 else "get"
    return (
        f"{covered} {coverage.groups} posterior groups {get} {coverage.least:g}+ sets a week; "
        f"fewest: {coverage.weakest.name.lower()}."
    )


def shown_sentence(over: ChainCoverage, lately: ChainCoverage, span: str) -> str:
    """Say what the range shown gave, `over` it on average, where that is not the last 28 days.

    `span`: what the range is called, as in 'last 6 months'.
    """
    if over.weakest is None or over.first_day == lately.first_day:
        return ""
    return (
        f"Mean of the {span}: **{over.covered} of {over.groups}**; fewest: {over.weakest.name.lower()}, "
        f"{written(over.weakest.sets_a_week, 1)}."
    )


def cleans_words(cleans: pd.DataFrame) -> str:
    """Say what was done of other cleans, which are no power cleans; nothing where there were none.

    `cleans`: as `other_cleans` gives them.
    """
    if cleans.empty:
        return ""
    sets = int(cleans["sets"].iloc[0])
    return (
        f"{counted(sets, 'set')} of other cleans, snatches and pulls count{'s' if sets == 1 else ''} as "
        "explosive hinge work."
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
    number = f"{name}: {number_words(head, unit)}"
    if head.status == LOWER_BOUND:
        number = f"{name}: about {number_words(head, unit)} or more"
    if old := _older(head, log_end):
        return f"{number}, {old}."
    return f"{number}{_DIRECTIONS.get(verdict, f', {verdict}')}."


def trained_words(head: Headline, log_end: date | None) -> str:
    """Say when a lift was last trained, where the log goes on for over a week and the title does not say it.

    Beside it stands the log's last session, which is else taken for the lift's.
    """
    if head.last_day is None or log_end is None or log_end - head.last_day <= _A_WEEK:
        return ""
    said = f"last trained {short(head.last_day)}"
    return "" if _older(head, log_end) == said else said


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
        f"Your log: {counted(extent.sets, 'set')} in {counted(extent.sessions, 'session')}, "
        f"{percent(known)} recognised{ignored}."
    )


def log_note(extent: LogSummary, *, hosted: bool = False) -> str:
    """Return what stands below: through which day, and where the files stay."""
    stay = "Files stay where this app runs."
    if hosted:
        stay = "No other visitor sees your log until you share it."
    if extent.last_day is None:
        return f"Until then you see a sample log. {stay}"
    return f"Last session {spoken(extent.last_day)}. {stay}"


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


def _sets(count: float) -> str:
    return "set" if round(count) == 1 else "sets"


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
