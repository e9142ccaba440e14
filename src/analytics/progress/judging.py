"""Is a lift getting stronger? A verdict, the change with its interval, and one sentence with the evidence."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from src.analytics.advice.words import inside
from src.analytics.bodyweight import bodyweight_on, bodyweights
from src.analytics.log import Log
from src.analytics.policies import policy
from src.analytics.progress.confounds import confounds
from src.analytics.progress.exposures import Exposures, day_of, exposures
from src.analytics.progress.verdict import (
    FEWEST_DAYS,
    HOLDING,
    NOT_ENOUGH,
    PROGRESSING,
    REGRESSING,
    SHORTEST_SPAN,
    UNCLEAR,
    WEEK,
    WEEKS,
    Looks,
    carried,
    look_days,
    looks_back,
)
from src.analytics.written import day_of_year, short_day

STALLED_WEEKS = 12
REGAINING = "regaining"
BREAK = 28  # days without the lift; after a longer one, what comes back first is what was there before
_BACK_FOR = 26 * WEEK  # a break that ended longer ago is no longer spoken of
_BEFORE = 365  # days up to the break that its best is looked for in
_HALF_YEAR = 26 * WEEK
_REACH = 10 * 52 * WEEK  # days before the log's end that any verdict depends on, breaks of years included


@dataclass(frozen=True)
class Trend:
    """The verdict on one variant of a lift over the weeks up to the log's last day."""

    lift: str
    exercise: str | None  # None: never trained
    exercise_name: str | None
    verdict: str  # one of VERDICTS
    sentence: str  # the verdict and its evidence
    this_look: str  # what the last window says by itself: a verdict changes after two weeks that agree
    weeks: int  # of the window
    days: int  # with a qualifying set in it
    known_days: int  # of those, with a logged effort
    change: float | None  # of the line over those days, as a share; None below two days
    low: float | None  # 80% interval
    high: float | None
    smallest_change: float  # worth a word, as a share
    from_day: date | None  # the first and last of those days
    to_day: date | None
    from_value: float | None  # the line on them, in kg or cm
    to_value: float | None
    stalled: bool  # holding steady for 12 weeks
    confounds: tuple[str, ...]  # what else could have moved it, a sentence each
    break_days: int = 0  # of the last break, where a climb only brings back what was there before it
    # Of such a climb: the best since that break as a share of the best of the year before it; without a
    # break, the best of the window as a share of the best of the half year before it.
    back_to: float | None = None

    @property
    def way(self) -> str:
        """The verdict as it is said: a climb that is not back yet at what was before is 'regaining'."""
        return REGAINING if self.back_to is not None else self.verdict


def trend(log: Log, lift: str, exercise: str | None = None, weeks: int = WEEKS) -> Trend:
    """Return the verdict on one variant of the lift, the main one unless it is named.

    `weeks`: the window, 6 to 16; ValueError outside. The rule is in docs/methods.md.
    """
    policy(log, lift)
    return _judged(log, exposures(log, lift, exercise, _REACH), weeks)[lift]


def trends(log: Log, weeks: int = WEEKS) -> dict[str, Trend]:
    """Return the verdict on each of the eight lifts, in the catalogue's order."""
    return _judged(log, exposures(log, since=_REACH), weeks)


def _judged(log: Log, every: list[Exposures], weeks: int) -> dict[str, Trend]:
    weighed = _weighed(log, every[0].end, weeks) if any(len(one.days.day) for one in every) else None
    found = {one.lift.id: judge(one, weeks) for one in every}
    return {
        name: replace(one, confounds=confounds(days, weeks, weighed)) if one.verdict != NOT_ENOUGH else one
        for (name, one), days in zip(found.items(), every, strict=True)
    }


def judge(days: Exposures, weeks: int = WEEKS) -> Trend:
    """Return the verdict on these days, without what could have moved it."""
    looks = looks_back(days.days, look_days(days.end), weeks, days.step)
    verdict = carried(looks.raw.tolist())
    inside = (days.days.day > days.end - weeks * WEEK) & (days.days.day <= days.end)
    seen = days.days.day[inside]
    some = len(seen) > 1
    level, slope = float(looks.level[-1]), float(looks.slope[-1])
    made = Trend(
        lift=days.lift.id,
        exercise=days.exercise,
        exercise_name=days.exercise_name,
        verdict=verdict,
        sentence="",
        this_look=str(looks.raw[-1]),
        weeks=weeks,
        days=len(seen),
        known_days=int(days.days.known[inside].sum()),
        change=float(looks.change[-1]) if some else None,
        low=float(looks.low[-1]) if some else None,
        high=float(looks.high[-1]) if some else None,
        smallest_change=float(looks.smallest[-1]) if some else 0.0,
        from_day=day_of(int(seen[0])) if len(seen) else None,
        to_day=day_of(int(seen[-1])) if len(seen) else None,
        from_value=float(np.exp(level - slope * looks.span[-1])) if some else None,
        to_value=float(np.exp(level)) if some else None,
        stalled=verdict == HOLDING and _held_for_long(days),
        confounds=(),
    )
    if verdict == PROGRESSING:
        back = _regained(days) or _below_before(days, weeks, made.smallest_change)
        made = replace(made, **back)
    return replace(made, sentence=_sentence(made, days, looks))


def _regained(days: Exposures) -> dict[str, Any]:
    """Return the last break and how far the lift is back, where it is not above the best before it."""
    day, value = days.days.day, days.days.value
    breaks = np.flatnonzero((np.diff(day) > BREAK) & (day[1:] > days.end - _BACK_FOR))
    if not len(breaks):
        return {}
    last = int(breaks[-1]) + 1
    before = (day < day[last]) & (day > day[last - 1] - _BEFORE)
    back_to = float(value[last:].max() / value[before].max())
    return {"break_days": int(day[last] - day[last - 1]), "back_to": back_to} if back_to < 1 else {}


def _below_before(days: Exposures, weeks: int, smallest: float) -> dict[str, Any]:
    """Return how far the window reaches of the half year before it, where it stays clearly below that."""
    day, value = days.days.day, days.days.value
    start = days.end - weeks * WEEK
    before = value[(day > start - _HALF_YEAR) & (day <= start)]
    back_to = float(value[(day > start) & (day <= days.end)].max() / before.max()) if len(before) else 1.0
    return {"back_to": back_to} if back_to < 1 - smallest else {}


def _held_for_long(days: Exposures) -> bool:
    found = looks_back(days.days, np.array([days.end]), STALLED_WEEKS, days.step)
    long = int(found.span[0]) >= (STALLED_WEEKS - 2) * WEEK
    return long and str(found.raw[0]) == HOLDING


def _weighed(log: Log, end: int, weeks: int) -> tuple[float, float] | None:
    """Return the body weights measured near the window's start and end."""
    if bodyweights(log).empty:
        return None
    found = [bodyweight_on(log, day_of(end - before)) for before in (weeks * WEEK, 0)]
    kilograms = [one.kg for one in found if one.how == "measured" and one.near and one.kg]
    return (kilograms[0], kilograms[1]) if len(kilograms) == len(found) else None


def _sentence(made: Trend, days: Exposures, looks: Looks) -> str:
    if made.exercise is None:
        return f"{days.lift.name} is not in this log yet."
    if made.verdict == NOT_ENOUGH:
        return _too_few(made, days, int(looks.span[-1]))
    change = made.change or 0.0
    days_seen = _days_seen(made.from_day, made.to_day)
    if made.verdict == HOLDING and made.low == made.high == 0.0:
        return (
            f"Holding steady: the best sets of {made.days} days, {days_seen}, are nearly all worth the same; "
            f"less than a rep or a step of the plates would not show.{_why(made)}"
        )
    evidence = f"{_percent(change)}, {days_seen}"
    ends = f"80% range {_percent(made.low or 0.0)} to {_percent(made.high or 0.0)}"
    why = _why(made) if made.back_to is None else _regaining(made)
    return f"{made.way.capitalize()}: {evidence} ({ends}; best sets of {made.days} days).{why}"


def _regaining(made: Trend) -> str:
    if not made.break_days:
        return (
            f" Your best set in these {made.weeks} weeks is worth {made.back_to:.0%} of the best in the half "
            "year before."
        )
    return (
        f" That is after a break of {made.break_days} days: your best set since is worth "
        f"{made.back_to:.0%} of the best in the year before it."
    )


def _why(made: Trend) -> str:
    """Return what the verdict rests on besides the number."""
    if made.this_look not in (made.verdict, NOT_ENOUGH) and made.verdict != UNCLEAR:
        return " It changes when two weeks in a row agree on something else."
    if made.verdict == UNCLEAR and made.this_look in (PROGRESSING, HOLDING, REGRESSING):
        return f" Another week like this one, and it is called {made.this_look}."
    if made.verdict == HOLDING and made.stalled:
        return f" It has held for {STALLED_WEEKS} weeks."
    if made.verdict == UNCLEAR and (made.high or 0.0) <= 0 and made.known_days < made.days:
        return (
            f" Effort is known on {made.known_days} of those days: a lighter day without it is no weakness."
        )
    if made.verdict == UNCLEAR:
        return " The days differ too much to tell."
    return ""


def _too_few(made: Trend, days: Exposures, span: int) -> str:
    window = f"in the {made.weeks} weeks to {_spoken(day_of(days.end))}"
    if made.days >= FEWEST_DAYS:
        return (
            f"Not enough data: {made.days} days {window}, but only {span} days from first to last "
            f"({SHORTEST_SPAN} needed)."
        )
    last = ""
    if not made.days and days.last is not None:
        name = inside(days.exercise_name or days.lift.name)
        last = f" The last {name} was on {_spoken(day_of(days.last))}."
    return f"Not enough data: {made.days} of {FEWEST_DAYS} days with a set that counts {window}.{last}"


def _percent(share: float) -> str:
    text = f"{share:+.1%}"
    return "0.0%" if text in ("+0.0%", "-0.0%") else text.replace("-", "\u2212")


def _spoken(day: date | None) -> str:
    return short_day(day) if day else ""


def _days_seen(first: date | None, last: date | None) -> str:
    """Return '17 Sep to 29 Oct 2026', with the first one's year where it is another."""
    if first is None or last is None:
        return ""
    return f"{(day_of_year if first.year == last.year else short_day)(first)} to {short_day(last)}"
