"""Which of the lifter's limits stops a plan that would reach everything."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from src.analytics.advice.model import AdviceSettings, Limit
from src.analytics.advice.solve import planned_groups, reaches
from src.analytics.advice.week import Week

# Sets a week, of an exercise and in all, the most a lifter may set: what needs more is no plan.
_EACH, _TOTAL = 20, 60

_Case = tuple[Week, AdviceSettings]

# Each limit, and the same week without it: those a lifter sets first.
_WITHOUT: Mapping[Limit, Callable[[Week, AdviceSettings], _Case]] = {
    "total": lambda week, asked: (week, replace(asked, most_total=max(asked.most_total, _TOTAL))),
    "each": lambda week, asked: (week, replace(asked, most_each=max(asked.most_each, _EACH))),
    "excluded": lambda week, asked: (week, replace(asked, excluded=())),
    "locked": lambda week, asked: (week, replace(asked, locked=())),
    "swap": lambda week, asked: (week, replace(asked, change="add")),
    "usual": lambda week, asked: (replace(week, most_more=np.maximum(week.most_more, _EACH)), asked),
}


def stopped_by(week: Week, settings: AdviceSettings) -> tuple[Limit, ...]:
    """Return the limit without which a plan reaches all that what the lifter does can train.

    The first that does it alone; else the fewest found that do it together. None where no limit is in the
    way: a plan reaches it, or even without limits none would.
    """
    every = tuple(_WITHOUT)
    groups = planned_groups(*_without(week, settings, every))
    if reaches(week, settings, groups) or not reaches(*_without(week, settings, every), groups):
        return ()
    for one in every:
        if reaches(*_without(week, settings, (one,)), groups):
            return (one,)
    kept = every
    for one in every:
        fewer = tuple(other for other in kept if other != one)
        if reaches(*_without(week, settings, fewer), groups):
            kept = fewer
    return kept


def _without(week: Week, settings: AdviceSettings, limits: tuple[Limit, ...]) -> _Case:
    case = (week, settings)
    for one in limits:
        case = _WITHOUT[one](*case)
    return case
