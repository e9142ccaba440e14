"""How a report's numbers come about, in small print: what the pages say at length, in a sentence or two."""

from typing import Final

from src.analytics.progress.verdict import SMALLEST_CHANGE, SURE, WEEKS
from src.analytics.strength import fit_of
from src.report.content import Report

Method = tuple[str, str]  # what, and how

_METHODS: Final = {
    "Estimated max": """
Learned from all logged sets of the variant trained most. The range holds it in 8 of 10 cases; on
{athletes} lifters it was not fitted on, the middle was off by {mae:.0f}% on average. Before 8 sessions a
formula reads the best set by itself, and is named; its range is one standard error. \u2265 means that
the effort was not logged: about this or more. Swings and jumps have no honest one-rep
max: their heaviest standard set and highest box stand instead.""",
    "Verdict": """
The line through the best set of each day of the last {weeks} weeks. Progressing or regressing: at least
{change:.0%} or one step of the plates, and {sure:.0%} sure of the direction. Unclear and not enough data
are answers too. A verdict says what the log shows, not why.""",
    "Posterior share": """
Sets of the posterior chain against those of the mirror muscles (chest, front of shoulders, biceps, quads,
abs): direct work counts 1, indirect \u00bd, stabilising \u00bc; jumps, cleans, swings, carries and holds
{part} of a set; warm-ups nothing.{own} Over 4 weeks, the newest weighing most; the band holds 80% of
redraws of the sessions. The target of {low:.0%} to {high:.0%} is the lifter\u2019s choice: no study
knows the right share.""",
    "Body": """
Sets a week of each muscle, counted the same way, averaged over all weeks shown, weeks off included. The
colours change at 4, 10, 18 and 29 sets, where evidence on muscle growth changes step (Pelland et al.
2026, Sports Med 56(2):481\u2013505).""",
    "Records and advice": """
A record beats all days before it. The sets advised are the fewest, of exercises done in the last 90
days, that bring the share into the target and every posterior group to its least. They know volume, not
how the lifter feels.""",
}


def methods(report: Report) -> tuple[Method, ...]:
    """Return the notes on the numbers of this report."""
    fit = fit_of("now")
    low, high = report.target
    own = "" if report.settings.quads == "mirror" else " Quads count for neither side."
    if report.settings.lens == "direct":
        own += " Only muscles a set trains directly count."
    facts = {
        "athletes": fit.athletes,
        "mae": fit.mae_percent,
        "weeks": WEEKS,
        "change": SMALLEST_CHANGE,
        "sure": SURE,
        "part": _part(report.settings.ballistic_set),
        "own": own,
        "low": low,
        "high": high,
    }
    return tuple((what, " ".join(how.split()).format(**facts)) for what, how in _METHODS.items())


def _part(value: float) -> str:
    return {0.25: "\u00bc", 0.5: "\u00bd", 1.0: "all"}.get(value, f"{value:g}")
