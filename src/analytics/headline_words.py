"""The words of a headline: what the number is called, and where it comes from."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from src.analytics.formulas import formula_named
from src.analytics.learned import Learned
from src.analytics.policies import (
    EFFORT_UNKNOWN,
    ESTIMATED,
    INDEX,
    LOWER_BOUND,
    OUT_OF_RANGE,
    REP_MAX_MEASURES,
    TESTED,
)
from src.analytics.readings import AUTO, LEARNED, NOT_BELIEVED, auto_formula
from src.analytics.strength import Target
from src.analytics.strength.estimate import MIN_SESSIONS, MIN_SPAN
from src.analytics.summary import WINDOW
from src.analytics.written import long_day, written
from src.catalog import Lift

if TYPE_CHECKING:
    from src.analytics.headline import FromSet

_LIGHTER = 0.1  # of ln load: below, the range is about as wide as ever
DAYS = WINDOW.days  # that a best is taken from


def why_none(rule: Lift, sets: pd.DataFrame) -> tuple[str | None, str]:
    """Return the commonest refusal and what to do about it."""
    refused = sets.loc[sets["estimate_kg"].isna(), "status"]
    if refused.empty:
        return None, "The only sets that qualify look like typing errors; correct them in the log."
    status = str(refused.mode().iloc[0])
    if status == OUT_OF_RANGE:
        reps = f"{rule.min_reps} to {rule.max_reps}"
        if rule.measure == "standard_set":
            return status, f"No set of {rule.target_reps} reps or more yet."
        if rule.measure == "best_made":
            return status, f"No set of {reps} reps yet; longer sets say little about this lift's best."
        return status, f"No set of {reps} reps to failure yet, which is what this number can be read from."
    if status == EFFORT_UNKNOWN:
        return status, "The RPE chart needs a set logged with at most 4 reps left; choose another formula."
    return status, "No set has a load that can be read: it is missing, 0, or on top of bodyweight."


def label(rule: Lift, reps: int, status: str | None, formula: str | None) -> str:
    """Return what the number is called; `formula`: 'learned', an id of FORMULAS, None: no formula is used."""
    if rule.measure == "box_height":
        return "Highest box"
    if rule.measure == "standard_set":
        return f"Heaviest bell for {reps} swings"
    if rule.measure == "best_made":
        return f"Best {rule.name.lower()} made"
    if status == TESTED or formula is None:
        return f"Tested {reps}RM"
    if formula != LEARNED:
        return f"{reps}RM by {formula_named(formula).name}"
    return f"Likely best set of {reps}, next 4 weeks" if rule.model == "next" else f"Estimated {reps}RM"


def best_of(day: date, log_end: date) -> str:
    """Return which 90 days a best is of: older days may hold a better one."""
    recent = day > log_end - timedelta(days=DAYS)
    return f"of the log's last {DAYS} days" if recent else f"of the {DAYS} days up to its last session"


def sentence(source: "FromSet", status: str, rule: Lift, log_end: date) -> str:
    """Return where a number read from one set comes from."""
    reps = "a single" if source.reps == 1 else f"a set of {source.reps}"
    when = f"on {long_day(source.day)}"
    if rule.measure not in REP_MAX_MEASURES:
        of = best_of(source.day, log_end)
        return f"The best {of}, made for {reps} {when}; no formula is used for this lift."
    if status == LOWER_BOUND:
        why = "the effort was not logged"
        if source.reserve_from == NOT_BELIEVED:
            why = "the effort logged is too far from failure to tell"
        return f"About this or more, from {reps} {when}: {why}."
    if status == TESTED:
        return f"Lifted for {reps} {when}."
    reserve = f" with {written(source.reserve, 1)} in reserve" if source.reserve else " to failure"
    verb = {ESTIMATED: "Estimated", INDEX: "Read"}[status]
    return f"{verb} from {reps}{reserve} {when}."


def formula_used(formula: str, status: str | None, *, known: bool) -> str | None:
    """Return the formula that made the number of a set: none for what was lifted as it stands."""
    if status == TESTED:
        return None
    return auto_formula(known=known) if formula == AUTO else formula


def learned_sentence(
    reps: int, target: Target, as_of: date, sessions: int, log_end: date, last_day: date
) -> str:
    """Return what a learned number is, as of which day, and what it rests on; `last_day`: the variant's."""
    times = "once" if reps == 1 else f"{reps} times"
    what = {
        "now": f"The most you could likely lift {times} on {long_day(as_of)}",
        "next": f"Your likely best set of {reps} in the four weeks after {long_day(as_of)}",
    }[target]
    rested = ""
    if as_of < log_end:
        rested = "; no set since then can be read" if last_day > as_of else "; the lift has rested since"
    return f"{what}, learned from {sessions} sessions{rested}."


def lighter_sentence(lighter: float) -> str:
    """Return why a range is wide after sets far below earlier ones: by choice or not, the log cannot say."""
    if lighter < _LIGHTER:
        return ""
    share = -np.expm1(-lighter)
    return (
        f" Your last four weeks of it lie {share:.0%} below your best of the half year, so the range is wide."
    )


def why_not_learned(learned: Learned) -> str:
    """Return what is missing for a learned number."""
    days = learned.strength.series.day
    if len(days) < MIN_SESSIONS:
        there = f"there {'is' if len(days) == 1 else 'are'} {len(days)}"
        missing = f"{MIN_SESSIONS} sessions with a load and 1 to 12 reps; {there}"
    else:
        missing = f"sessions over {MIN_SPAN} days; there are {int(days[-1] - days[0])}"
    return f"A maximum learned from your history needs {missing}."
