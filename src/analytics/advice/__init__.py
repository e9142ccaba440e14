"""What to do next week: the smallest change that brings share and coverage where the lifter wants them."""

import numpy as np

from src.analytics.advice.down import ways_down
from src.analytics.advice.limits import stopped_by
from src.analytics.advice.model import (
    Addition,
    Advice,
    AdviceSettings,
    GroupChange,
    Limit,
    MissingKind,
    Start,
    Status,
)
from src.analytics.advice.solve import ENOUGH, Bools, Ints, Solution, planned_groups, solve
from src.analytics.advice.starts import starts_for
from src.analytics.advice.week import Week, week_of
from src.analytics.advice.words import Outcome, sentence
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.volume import missing_kinds
from src.analytics.volume.groups import ESSENTIAL, group_of, kinds_of
from src.catalog import Catalog

__all__ = [
    "Addition",
    "Advice",
    "AdviceSettings",
    "GroupChange",
    "Limit",
    "MissingKind",
    "Start",
    "advice",
]

_MOST_NAMED = 3  # exercises of a kind


def advice(log: Log, settings: AdviceSettings | None = None) -> Advice:
    """Return the fewest sets a week to add that bring the share up to the target and each group to its least.

    Only exercises of the log's last 90 days are used, and of each no more sets are added than a week with it
    had, or two. Where nothing trains a group directly, `starts` names an exercise that would, instead of many
    sets of one that only helps. The week it starts from is the average of the last
    four, as `balance_summary` and `chain_coverage` count it; share and groups after it are what those two
    would say had each of the four weeks held the additions too. With `change='swap'` each set added replaces
    one, and only sets done in every one of the four weeks are taken out. A set outside the eight lifts counts
    one and a half, an exercise touched half a set more. Among plans of the same size the one that stays
    nearest to the target wins, then of fewest exercises, then of what is trained most: the same log always
    gets the same advice. Where no plan within the limits does it, the one that leaves fewest sets missing;
    `stopped_by` says which limit is in the way.

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
    planned = planned_groups(week, settings) if found is None else found.planned
    short = after < settings.least
    status = _status(week, found, all_reached=not short.any())
    starts = (
        () if status == "not_enough_data" else starts_for(week, short & ~planned, after, settings, catalog)
    )
    target = settings.balance.target_high
    above = share is not None and share > target + ENOUGH
    less, fewer = ways_down(week, sets, target, settings.least) if above else (None, None)
    outcome = Outcome(
        status=status,
        additions=_changes(week, sets),
        removals=_changes(week, -sets),
        share=share,
        covered=int((~short).sum()),
        groups=len(after),
        starts=starts,
        stopped_by=stopped_by(week, settings) if status == "nearest" else (),
        lacks=tuple(one.words for one in kinds),
        above=above,
    )
    return Advice(
        status=status,
        additions=outcome.additions,
        removals=outcome.removals,
        share_before=week.share,
        share_after=share,
        coverage_before=week.coverage.covered,
        coverage_after=outcome.covered,
        groups=_groups(week, after, planned, catalog),
        sentence=sentence(outcome, settings, too_few=week.too_few, no_swap=not week.every_week.any()),
        settings=settings,
        starts=starts,
        week_sets=week.sets,
        stopped_by=outcome.stopped_by,
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


def _status(week: Week, found: Solution | None, *, all_reached: bool) -> Status:
    if week.too_few or week.share is None:
        return "not_enough_data"
    if found is None or not found.complete or not all_reached:
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


def _groups(week: Week, after: Floats, planned: Bools, catalog: Catalog) -> tuple[GroupChange, ...]:
    made = [
        GroupChange(muscle, catalog.muscles[muscle].name, before, then, can)
        for muscle, before, then, can in zip(
            week.muscles, week.group_sets.tolist(), after.tolist(), planned.tolist(), strict=True
        )
    ]
    return tuple(sorted(made, key=lambda one: one.after))
