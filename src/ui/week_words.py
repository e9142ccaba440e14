"""The log's last 7 days in a few lines: records, heavier loads, more work than usual, rests."""

from typing import Final

import pandas as pd

from src.analytics import POSTERIOR_GROUPS, Advice, Changes
from src.charts import Unit, heights, length_of, percent, plain
from src.ui.markup import md_escape

LONG_REST: Final = 14  # days since a kind of work that is said
_FORGOTTEN: Final = 180  # days: by then it is no longer what changed this week
_MOST: Final = 4  # lines of a kind
_ALWAYS: Final = ("posterior_sets", "mirror_sets", "sessions")
# Of several records of a day, the first of these is said.
_KINDS: Final = ("height", "bell", "load", "contacts", "reps", "estimate")
_WITHOUT_REPS: Final = ("height", "contacts")


def week_lines(found: Changes, records: pd.DataFrame, gaps: pd.DataFrame, unit: Unit) -> list[str]:
    """Return what is worth a line, records first; Markdown.

    `records`: as `recent_records` gives them; `gaps`: as the analytics of the same name.
    """
    loads = [
        f"{md_escape(jump.exercise_name)}: **{unit.load(jump.load_kg)}**, the most in five weeks "
        f"(before: {unit.load(jump.before_kg)})"
        for jump in found.load_jumps
        if jump.exercise not in set(records["exercise"])
    ]
    more = [
        f"{row.name}: **{plain(row.this_week, 1)}**, usually {plain(row.median, 1)}"
        for row in found.rows
        if row.jump and row.median is not None and row.measure not in _ALWAYS  # said in the first line
    ]
    return [usual_line(found), *record_lines(records, unit)[:_MOST], *loads[:_MOST], *more, *rest_lines(gaps)]


def usual_line(found: Changes) -> str:
    """Return the week's sets and sessions, each beside the median of the four weeks before."""
    said = [
        f"**{plain(row.this_week, 0)}** {row.name.lower()}"
        + ("" if row.median is None else f" (usually {plain(row.median, 0)})")
        for row in found.rows
        if row.measure in _ALWAYS
    ]
    return ", ".join(said)


def record_lines(records: pd.DataFrame, unit: Unit) -> list[str]:
    """Return a line for each exercise with a record: its latest day, and of that day the plainest record."""
    order = records.assign(plainest=records["kind"].map(_KINDS.index))
    latest = order.sort_values(["day", "plainest"], ascending=[False, True]).drop_duplicates("exercise")
    columns = (latest[name] for name in ("exercise_name", "kind", "value", "previous", "reps"))
    return [
        f"Record: {md_escape(name)} **{_made(kind, value, reps, unit)}** (before: "
        f"{_amount(kind, previous, unit)})"
        for name, kind, value, previous, reps in zip(*columns, strict=True)
    ]


def _made(kind: str, value: float, reps: float, unit: Unit) -> str:
    amount = _amount(kind, value, unit)
    if kind == "estimate":
        return f"estimated {amount}"
    return amount if kind in _WITHOUT_REPS or pd.isna(reps) else f"{amount} \u00d7 {int(reps)}"


def _amount(kind: str, value: float, unit: Unit) -> str:
    if kind == "estimate":
        return unit.estimate(value)
    if kind == "contacts":
        return f"{value:.0f} landings"
    return (heights(unit) if kind == "height" else unit).load(value)


def rest_lines(gaps: pd.DataFrame) -> list[str]:
    """Return one line on the kinds of posterior work that rest for two weeks or more, newest first."""
    own = gaps[(gaps["kind"] == "group") & gaps["id"].isin(list(POSTERIOR_GROUPS))]
    resting = own[own["days_since"].between(LONG_REST, _FORGOTTEN)].sort_values("days_since")
    named = [
        f"{name.lower()} ({length_of(int(days))})"
        for name, days in zip(resting["name"], resting["days_since"], strict=True)
    ]
    return [f"Not trained lately: {', '.join(named)}"] if named else []


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
