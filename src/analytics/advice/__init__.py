"""What to do next week: the smallest change that brings share and coverage where the lifter wants them."""

import numpy as np

from src.analytics.advice.model import Addition, Advice, AdviceSettings, GroupChange, Status
from src.analytics.advice.solve import Ints, Solution, solve
from src.analytics.advice.week import Week, week_of
from src.analytics.advice.words import sentence
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.catalog import Catalog

__all__ = ["Addition", "Advice", "AdviceSettings", "GroupChange", "advice"]


def advice(log: Log, settings: AdviceSettings | None = None) -> Advice:
    """Return the fewest sets a week to add that bring the share into the target and each group to its least.

    Only exercises of the log's last 90 days are used. The week it starts from is the average of the last
    four, as `balance_summary` and `chain_coverage` count it; share and groups after it are what those two
    would say had each of the four weeks held the additions too. With `change='swap'` each set added replaces
    one, and only sets done in every one of the four weeks are taken out. Among plans of the same size the one
    of fewest exercises wins, then of the eight lifts, then of what is trained most: the same log always gets
    the same advice. Where no plan within the limits does it, the one that leaves the fewest sets missing.

    Below the balance's least data (24 sets in 3 weeks) there is no advice. ValueError for settings that
    contradict themselves. Solved by scipy.optimize.milp (HiGHS, Huangfu & Hall 2018).
    """
    settings = settings or AdviceSettings()
    week = week_of(log, settings)
    if week.too_few or week.share is None:
        return _made(week, settings, log.catalog, None)
    return _made(week, settings, log.catalog, solve(week, settings))


def _made(week: Week, settings: AdviceSettings, catalog: Catalog, found: Solution | None) -> Advice:
    sets = np.zeros(len(week.exercises), dtype=np.int64) if found is None else found.sets
    after = week.groups_with(sets.astype(np.float64))
    share = None if week.share is None else week.share_with(sets.astype(np.float64))
    covered = int((after >= settings.least).sum())
    status = _status(week, found)
    added, removed = _changes(week, sets), _changes(week, -sets)
    return Advice(
        status=status,
        additions=added,
        removals=removed,
        share_before=week.share,
        share_after=share,
        coverage_before=week.coverage.covered,
        coverage_after=covered,
        groups=_groups(week, after, catalog),
        sentence=sentence(
            status,
            added,
            removed,
            share,
            (covered, len(after), settings.least),
            week.too_few or "no sets yet",
            no_swap=settings.change == "swap" and not week.every_week.any(),
        ),
        settings=settings,
    )


def _status(week: Week, found: Solution | None) -> Status:
    if week.too_few or week.share is None:
        return "not_enough_data"
    if found is None or not found.complete:
        return "nearest"
    return "plan" if found.sets.any() else "nothing_to_change"


def _changes(week: Week, sets: Ints) -> tuple[Addition, ...]:
    """Return what has more than no sets, most sets first, then in the week's order."""
    made = [
        Addition(exercise.id, exercise.name, exercise.lift, count)
        for exercise, count in zip(week.exercises, sets.tolist(), strict=True)
        if count > 0
    ]
    return tuple(sorted(made, key=lambda one: -one.sets))


def _groups(week: Week, after: Floats, catalog: Catalog) -> tuple[GroupChange, ...]:
    reachable = (week.to_groups > 0).sum(axis=0) > 0
    made = [
        GroupChange(
            muscle,
            catalog.muscles[muscle].name,
            before,
            then,
            can,
            () if can else _lifts_for(muscle, catalog),
        )
        for muscle, before, then, can in zip(
            week.muscles, week.group_sets.tolist(), after.tolist(), reachable.tolist(), strict=True
        )
    ]
    return tuple(sorted(made, key=lambda one: one.after))


def _lifts_for(muscle: str, catalog: Catalog) -> tuple[str, ...]:
    """Return the names of those of the eight lifts that train the muscle most."""
    share = {
        lift: max(one.shares.get(muscle, 0.0) for one in catalog.exercises.values() if one.lift == lift)
        for lift in catalog.lifts
    }
    most = max(share.values())
    return tuple(catalog.lifts[lift].name for lift, one in share.items() if one == most > 0)
