"""The one sentence that opens a page: a number, a direction, a comparison, in at most 14 words."""

from src.analytics import BalanceSettings, BalanceSummary, Headline
from src.charts import Unit, percent

NONE = "\u2013"
_TO = "\u2060\u2013\u2060"  # a dash no line breaks at
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


def lift_sentence(name: str, head: Headline, best_before: float | None, unit: Unit) -> str:
    """Answer 'Is this lift moving?' with the number of the last 90 days against the best before them."""
    if head.exercise is None:
        return f"{name}: not in this log yet."
    if head.value is None:
        return f"{name}: nothing to read a maximum from yet."
    least = "at least " if head.status == "lower_bound" else ""
    number = number_words(head, unit)
    if best_before is None:
        return f"{name}: {least}{number}, with nothing older to compare."
    old = unit.rough(best_before)
    if unit.rough(head.value) == old:
        return f"{name}: {least}{number}, as before the last 90 days."
    if head.status == "lower_bound":  # a lighter quarter is no weakness: only what was shown is compared
        older = "more than" if head.value > best_before else "after"
        return f"{name}: at least {number}, {older} {old} before the last 90 days."
    direction = "up" if head.value > best_before else "down"
    return f"{name}: {least}{number}, {direction} from {old} before the last 90 days."


def number_words(head: Headline, unit: Unit) -> str:
    """Return a headline's value with its unit: what was done exactly, estimates in whole numbers."""
    if head.value is None:
        return NONE
    exact = head.status == "tested" or head.measure in {"best_made", "standard_set"}
    return unit.load(head.value) if exact else unit.estimate(head.value)


def range_words(head: Headline, unit: Unit) -> str:
    """Return '172-194 kg', or nothing where a number has no range."""
    if head.low is None or head.high is None or not head.high > head.low:
        return ""
    return f"{unit.rough(head.low)}{_TO}{unit.rough(head.high)}\u00a0{unit.id}"


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
