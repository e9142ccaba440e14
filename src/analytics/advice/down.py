"""What would bring a share that lies above the target down to its end: a choice, never planned by itself."""

import math

import numpy as np

from src.analytics.advice.model import Addition
from src.analytics.advice.solve import ENOUGH, Ints
from src.analytics.advice.week import Week
from src.analytics.volume import is_compound

_MOSTLY = 0.5  # sets of one side in a set: less is no way to move the share
_MOST_SETS = 12  # a week: more is no advice


def ways_down(
    week: Week, planned: Ints, target_high: float, least: float
) -> tuple[Addition | None, Addition | None]:
    """Return how many more sets of mirror work, or fewer of posterior work, would do it after a plan.

    Each of one exercise the lifter does: to add, the compound one trained most; to drop, one outside the
    eight lifts if any, without leaving a group short that is not. None where none would.
    """
    plan = planned.astype(np.float64)
    over = week.posterior + week.to_posterior @ plan - target_high * (week.both + week.to_both @ plan)
    gives = target_high * week.to_both - week.to_posterior  # what a set more takes off `over`
    mirror = week.to_both - week.to_posterior
    order = range(len(week.exercises))
    more = [
        (not is_compound(week.exercises[n]), n, math.ceil(over / gives[n] - ENOUGH))
        for n in order
        if mirror[n] >= _MOSTLY * week.to_both[n] and gives[n] > 0
    ]
    after = week.groups_with(plan)
    fewer = [
        (week.exercises[n].lift is not None, -n, math.ceil(over / -gives[n] - ENOUGH))
        for n in order
        if week.to_posterior[n] > _MOSTLY * week.to_both[n] and gives[n] < 0 and not planned[n]
    ]
    kept = [
        one
        for one in fewer
        if one[2] <= week.every_week[-one[1]]
        and not ((after >= least) & (after - one[2] * week.to_groups[-one[1]] < least - ENOUGH)).any()
    ]
    return _first(week, more), _first(week, [(outside, -n, sets) for outside, n, sets in kept])


def _first(week: Week, found: list[tuple[bool, int, int]]) -> Addition | None:
    fits = [one for one in sorted(found) if one[2] <= _MOST_SETS]
    if not fits:
        return None
    _, n, sets = fits[0]
    exercise = week.exercises[n]
    return Addition(exercise.id, exercise.name, exercise.lift, sets)
