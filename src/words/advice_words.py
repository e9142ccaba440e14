"""What the advice would change, in words."""

from src.analytics import Advice
from src.charts import percent


def outcome_words(advice: Advice) -> str:
    """Return what the advice would change: the share, and the groups that get enough."""
    said = []
    if advice.share_before is not None and advice.share_after is not None:
        before, after = percent(advice.share_before), percent(advice.share_after)
        if before != after:
            said.append(f"posterior share {before} \u2192 {after}")
    if advice.coverage_before != advice.coverage_after:
        said.append(
            f"groups with {advice.settings.least:g} sets or more {advice.coverage_before} \u2192 "
            f"{advice.coverage_after} of {len(advice.groups)}"
        )
    return f"What it would change: {'; '.join(said)}." if said else ""
