"""What to start with where nothing a lifter does trains a group directly."""

import math

import numpy as np

from src.analytics.advice.model import AdviceSettings, Start
from src.analytics.advice.solve import ENOUGH, Bools
from src.analytics.advice.week import Week, groups_of
from src.analytics.formulas import Floats
from src.catalog import DIRECT, INDIRECT, Catalog, Exercise

_ALWAYS_AT_HAND = "bodyweight"
_FEWEST = 2  # sets a week that anyone would start an exercise for


def starts_for(
    week: Week, short: Bools, after: Floats, settings: AdviceSettings, catalog: Catalog
) -> tuple[Start, ...]:
    """Return exercises that would fill the groups which are `short`, with the sets a week it takes.

    Of `first_choices.csv`, one the lifter has the implement for; for the shortest group first, and what it
    gives the others counts. None for a group that something left out trains directly.
    """
    index = {muscle: n for n, muscle in enumerate(week.muscles)}
    left_out = ((week.shares >= DIRECT) & (week.to_posterior >= week.to_both / 2)[:, None]).any(axis=0)
    lacks = np.where(short & ~left_out, settings.least - after, 0.0)
    made = []
    while (lacks > ENOUGH).any():
        worst = int(lacks.argmax())
        exercise = _first_choice(week.muscles[worst], week, catalog)
        gives = _gives(exercise, week, settings) if exercise else np.zeros(len(lacks))
        if exercise is None or not gives[worst]:
            lacks[worst] = 0.0
            continue
        sets = max(_FEWEST, math.ceil(lacks[worst] / gives[worst] - ENOUGH))
        left = np.where(lacks > ENOUGH, lacks - sets * gives, 0.0)
        filled = [muscle for muscle, n in index.items() if lacks[n] > ENOUGH >= left[n]]
        names = tuple(catalog.muscles[muscle].name for muscle in filled)
        made.append(Start(exercise.id, exercise.name, sets, names))
        lacks = left
    return tuple(made)


def _gives(exercise: Exercise, week: Week, settings: AdviceSettings) -> Floats:
    """Return what a set gives each group; what it only steadies is not counted."""
    shares = np.array([exercise.shares.get(muscle, 0.0) for muscle in week.muscles])
    return np.where(shares >= INDIRECT, groups_of(exercise, week.muscles, settings.balance), 0.0)


def _first_choice(muscle: str, week: Week, catalog: Catalog) -> Exercise | None:
    has = {one.implement for one in week.exercises} | {_ALWAYS_AT_HAND}
    choices = catalog.first_choices.get(muscle, ())
    return next((one for one in choices if one.implement in has), next(iter(choices), None))
