"""Tables of the Muscles and Balance pages: this week against the four before, rests, what the sets were."""

import pandas as pd

from src.analytics import POSTERIOR_GROUPS, Changes, Splits
from src.analytics.written import MINUS, counted, written
from src.charts import Unit, percent, plain, short

NONE = "\u2013"
_YEAR = 365  # days
_KIND_NAMES = {"hinge": "Hinge, cleans and swings too"}  # as `gaps` counts its days


def changes_table(found: Changes) -> pd.DataFrame:
    """Return the last 7 days beside the four weeks before them."""
    return pd.DataFrame(
        {
            "": [row.name for row in found.rows],
            "7 days": [plain(row.this_week, 1) for row in found.rows],
            "Median before": [NONE if row.median is None else plain(row.median, 1) for row in found.rows],
            "Least to most": [
                NONE
                if row.low is None or row.high is None
                else f"{plain(row.low, 1)} to {plain(row.high, 1)}"
                for row in found.rows
            ],
            "Change": [_change(row.change) for row in found.rows],
        }
    )


def _change(change: float | None) -> str:
    if change is None:
        return NONE
    return f"{change:+.0%}".replace("-", MINUS) if round(change, 2) else "none"


def jump_sentences(found: Changes, unit: Unit) -> list[str]:
    """Return facts about work and loads that are more than in any of the four weeks before."""
    said = [
        f"{row.name}: more than in any of the four weeks before, and over half as much again as their median."
        for row in found.rows
        if row.jump
    ]
    return said + [
        f"{jump.exercise_name}: {unit.load(jump.load_kg)}, up from {unit.load(jump.before_kg)}, the heaviest "
        "of the four weeks before."
        for jump in found.load_jumps
    ]


def rests_table(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return when each kind of work was trained last and its longest rest; posterior kinds even if never."""
    own = gaps[gaps["kind"] == "group"]
    trained = pd.DataFrame(
        {
            "": [_KIND_NAMES.get(kind, name) for kind, name in zip(own["id"], own["name"], strict=True)],
            "Last trained": [short(day.date()) for day in own["last_day"]],
            "Longest rest": [
                _longest(since, longest, end)
                for since, longest, end in zip(
                    own["days_since"], own["longest_gap"], own["gap_to"], strict=True
                )
            ],
        }
    )
    never = [name for group, name in POSTERIOR_GROUPS.items() if group not in set(own["id"])]
    missing = pd.DataFrame({"": never, "Last trained": "not in this log", "Longest rest": NONE})
    return pd.concat([missing, trained], ignore_index=True) if never else trained


def _longest(since: int, longest: int | None, end: pd.Timestamp) -> str:
    """Return the longest rest and the day that ended it; the rest the log ends in counts too."""
    before = 0 if pd.isna(longest) else longest
    if since > before:
        return f"{_span(since)}, up to the log's end"
    return f"{_span(before)}, until {short(end.date())}" if before else NONE


def _span(days: int) -> str:
    """Return a length of time: in years from one year on."""
    years = round(days / _YEAR, 1)
    return counted(days, "day") if days < _YEAR else f"{written(years, 1)} year{'' if years == 1 else 's'}"


def hinge_words(runs: pd.DataFrame) -> str:
    """Say how often hard hinge days followed each other."""
    if runs.empty:
        return "No hard hinge days back to back in this range (3 hard hinge sets or more each)."
    last = runs.iloc[-1]
    times = "once" if len(runs) == 1 else f"{len(runs)} times"
    return (
        f"Hard hinge days (3 hard hinge sets or more) back to back: {times} in this range; the last, "
        f"{last['days']} days in a row, from {short(last['first_day'].date())}."
    )


def split_facts(split: Splits, unit: Unit, weeks: float) -> list[str]:
    """Return what the sets were made of, a fact each; only those the log can answer."""
    last = f"; last on {short(split.last_unilateral)}" if split.last_unilateral else ""
    shares = (
        (split.compound, "of posterior strength sets are compound"),
        (split.unilateral, f"of posterior sets train one side at a time{last}"),
        (split.long_length, "of direct hamstring sets load them long (hinges, seated curls)"),
        (split.supported_rows, "of row sets have the chest on a bench, off the lower back"),
    )
    facts = [f"**{percent(share)}** {words}" for share, words in shares if share]
    if split.hinge_tonnage_kg:
        tonnage = plain(split.hinge_tonnage_kg / weeks / unit.size, 0)
        facts.append(f"**{tonnage} {unit.id}** of hinges a week (load \u00d7 reps)")
    if split.top_hinge:
        name, load, reps = split.top_hinge
        facts.append(f"**{unit.load(load)} \u00d7 {reps}** is the heaviest hinge: {name}")
    return facts


def sides_table(split: Splits, unit: Unit) -> pd.DataFrame:
    """Return the sets and the heaviest load of each side, where the log names sides."""
    own = split.sides
    return pd.DataFrame(
        {
            "Exercise": own["exercise_name"],
            "Sets, left": own["left_sets"],
            "right": own["right_sets"],
            f"Heaviest left, {unit.id}": unit.column(own["left_kg"]),
            f"right, {unit.id}": unit.column(own["right_kg"]),
        }
    )
