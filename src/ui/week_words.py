"""The log's last 7 days in a few lines: records, heavier loads, more work than usual, rests."""

from typing import Final

import pandas as pd

from src.analytics import POSTERIOR_GROUPS, Changes
from src.charts import Unit, length_of, plain
from src.ui.markup import md_escape
from src.words.record_words import amount_words, latest_of_each, made_words

LONG_REST: Final = 14  # days since a kind of work that is said
_FORGOTTEN: Final = 180  # days: by then it is no longer what changed this week
_MOST: Final = 4  # lines of a kind
_ALWAYS: Final = ("posterior_sets", "mirror_sets", "sessions")


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


def _counted(name: str, count: float) -> str:
    return name.lower().removesuffix("s") if round(count) == 1 else name.lower()


def usual_line(found: Changes) -> str:
    """Return the week's sets and sessions, then the medians of the four weeks before, in the same order."""
    rows = [row for row in found.rows if row.measure in _ALWAYS]
    said = ", ".join(f"**{plain(row.this_week, 0)}** {_counted(row.name, row.this_week)}" for row in rows)
    usual = [plain(row.median, int(row.measure == "sessions")) for row in rows if row.median is not None]
    return f"{said} (usually {', '.join(usual)})" if len(usual) == len(rows) else said


def record_lines(records: pd.DataFrame, unit: Unit) -> list[str]:
    """Return a line for each exercise with a record: its latest day, and of that day the plainest record."""
    latest = latest_of_each(records)
    columns = (latest[name] for name in ("exercise_name", "kind", "value", "previous", "reps"))
    return [
        f"Record: {md_escape(name)} **{made_words(kind, value, reps, unit)}** (before: "
        f"{amount_words(kind, previous, unit)})"
        for name, kind, value, previous, reps in zip(*columns, strict=True)
    ]


def rest_lines(gaps: pd.DataFrame) -> list[str]:
    """Return one line on the kinds of posterior work that rest for two weeks or more, newest first."""
    own = gaps[(gaps["kind"] == "group") & gaps["id"].isin(list(POSTERIOR_GROUPS))]
    resting = own[own["days_since"].between(LONG_REST, _FORGOTTEN)].sort_values("days_since")
    named = [
        f"{name.lower()} ({length_of(int(days))})"
        for name, days in zip(resting["name"], resting["days_since"], strict=True)
    ]
    return [f"Not trained lately: {', '.join(named)}"] if named else []
