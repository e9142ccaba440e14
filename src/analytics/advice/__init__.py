"""What to do next week: the smallest change that brings share and coverage where the lifter wants them."""

import numpy as np

from src.analytics.advice.down import ways_down
from src.analytics.advice.model import Addition, Advice, AdviceSettings, GroupChange, MissingKind, Status
from src.analytics.advice.solve import ENOUGH, Ints, Solution, solve
from src.analytics.advice.week import Week, week_of
from src.analytics.advice.words import nothing_to_add, sentence
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.volume import missing_kinds
from src.analytics.volume.groups import ESSENTIAL, group_of, kinds_of
from src.catalog import Catalog

__all__ = ["Addition", "Advice", "AdviceSettings", "GroupChange", "MissingKind", "advice"]

_MOST_NAMED = 3  # exercises of a kind


def advice(log: Log, settings: AdviceSettings | None = None) -> Advice:
    """Return the fewest sets a week to add that bring the share up to the target and each group to its least.

    Only exercises of the log's last 90 days are used. The week it starts from is the average of the last
    four, as `balance_summary` and `chain_coverage` count it; share and groups after it are what those two
    would say had each of the four weeks held the additions too. With `change='swap'` each set added replaces
    one, and only sets done in every one of the four weeks are taken out. A set outside the eight lifts counts
    one and a half, an exercise touched half a set more. Among plans of the same size the one that stays
    nearest to the target wins, then of fewest exercises, then of what is trained most: the same log always
    gets the same advice. Where no plan within the limits does it, the one that leaves fewest sets missing.

    A share above the target is the lifter's choice: nothing is added for the mirror muscles' own sake, but
    `down_by_adding` and `down_by_dropping` say what would bring it down.

    Below the balance's least data (24 sets in 3 weeks) there is no advice. ValueError for settings that
    contradict themselves. Solved by scipy.optimize.milp (HiGHS, Huangfu & Hall 2018).
    """
    settings = settings or AdviceSettings()
    week = week_of(log, settings)
    kinds = _missing(log, week)
    if week.too_few or week.share is None:
        return _made(week, settings, log.catalog, None, kinds)
    return _made(week, settings, log.catalog, solve(week, settings), kinds)


def _made(
    week: Week,
    settings: AdviceSettings,
    catalog: Catalog,
    found: Solution | None,
    kinds: tuple[MissingKind, ...],
) -> Advice:
    sets = np.zeros(len(week.exercises), dtype=np.int64) if found is None else found.sets
    after = week.groups_with(sets.astype(np.float64))
    share = None if week.share is None else week.share_with(sets.astype(np.float64))
    covered = int((after >= settings.least).sum())
    status = _status(week, found)
    added, removed = _changes(week, sets), _changes(week, -sets)
    target = settings.balance.target_high
    above = share is not None and share > target + ENOUGH
    less, fewer = ways_down(week, sets, target, settings.least) if above else (None, None)
    if status == "nothing_to_change" and share is not None:
        lacks = [one.words for one in kinds]
        said = nothing_to_add(share, len(after), settings.least, lacks, above=above)
    else:
        said = sentence(
            status,
            added,
            removed,
            share,
            f"{covered} of {len(after)} groups",
            week.too_few or "no sets yet",
            no_swap=settings.change == "swap" and not week.every_week.any(),
        )
    return Advice(
        status=status,
        additions=added,
        removals=removed,
        share_before=week.share,
        share_after=share,
        coverage_before=week.coverage.covered,
        coverage_after=covered,
        groups=_groups(week, after, catalog),
        sentence=said,
        settings=settings,
        kinds=kinds,
        down_by_adding=less,
        down_by_dropping=fewer,
    )


def _missing(log: Log, week: Week) -> tuple[MissingKind, ...]:
    """Return the essential kinds the last 28 days lack, each with what would be of it."""
    made = []
    for kind in missing_kinds(log):
        done = [one.name for one in week.exercises if kind in kinds_of(one)]
        lifts = {
            one.lift: log.catalog.lifts[one.lift].name
            for one in log.catalog.exercises.values()
            if one.lift is not None and group_of(one.pattern) == kind
        }
        of_eight = tuple(name for lift, name in lifts.items() if lift in log.catalog.lifts)
        made.append(MissingKind(ESSENTIAL[kind], tuple(done[:_MOST_NAMED]), of_eight[:_MOST_NAMED]))
    return tuple(made)


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
