"""What else could have moved a trend: said beside it, never corrected for."""

import numpy as np

from src.analytics.policies import REP_MAX_MEASURES
from src.analytics.progress.exposures import Exposures, day_of
from src.analytics.progress.slopes import Floats
from src.analytics.progress.verdict import WEEK, Mask
from src.analytics.written import day_of_year

REST = 14  # days without the lift
REPS_DRIFT = 3  # a formula is off by up to 5% between sets that long apart
MADE_DRIFT = 1  # a triple is lighter than a single by more than a trend
FAILURE_SHIFT = 0.5
HALF = 0.5
BODYWEIGHT_SHIFT = 0.02


def confounds(days: Exposures, weeks: int, weighed: tuple[float, float] | None) -> tuple[str, ...]:
    """Return a sentence for each thing in the window that could have moved the line besides strength.

    `weighed`: the body weight at the window's start and end, where both were measured.
    """
    inside = days.days.day > days.end - weeks * WEEK
    if inside.sum() < 2:  # noqa: PLR2004 - nothing to compare
        return ()
    early = _first_half(inside)
    late = inside & ~early
    by_reps = days.lift.measure in REP_MAX_MEASURES
    found = [
        _rest(days, inside),
        _reps(days.reps, early, late, REPS_DRIFT if by_reps else MADE_DRIFT),
        _failure(days.failure, early, late),
        _effort(days.days.known[inside]) if by_reps else "",
        _bodyweight(weighed),
    ]
    return tuple(sentence for sentence in found if sentence)


def _first_half(inside: Mask) -> Mask:
    places = np.flatnonzero(inside)
    early = np.zeros(len(inside), bool)
    early[places[: len(places) // 2]] = True
    return early


def _rest(days: Exposures, inside: Mask) -> str:
    seen = days.days.day[inside]
    gaps = np.diff(seen)
    if gaps.max() <= REST:
        return ""
    at = int(gaps.argmax())
    since = day_of(int(seen[at]))
    return f"A break of {gaps[at]} days from {day_of_year(since)} on."


def _reps(reps: Floats, early: Mask, late: Mask, drift: int) -> str:
    before, after = float(reps[early].mean()), float(reps[late].mean())
    if not abs(after - before) > drift:
        return ""
    return f"The best sets went from about {before:.0f} to about {after:.0f} reps."


def _failure(failure: Mask, early: Mask, late: Mask) -> str:
    before, after = float(failure[early].mean()), float(failure[late].mean())
    if abs(after - before) < FAILURE_SHIFT:
        return ""
    return f"Sets to failure went from {before:.0%} to {after:.0%} of the days."


def _effort(known: Mask) -> str:
    share = float(known.mean())
    if share == 0:
        return "Effort was not logged on any of the days: each says only 'this or more'."
    return (
        f"Effort was logged on {share:.0%} of the days; the others say only 'this or more'."
        if share < HALF
        else ""
    )


def _bodyweight(weighed: tuple[float, float] | None) -> str:
    if weighed is None or abs(weighed[1] / weighed[0] - 1) <= BODYWEIGHT_SHIFT:
        return ""
    return f"Body weight changed by {weighed[1] / weighed[0] - 1:+.0%}.".replace("-", "\u2212")
