"""How sets are done: explosive, few reps, many; and the article's three families week by week."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import pandas as pd

from src.analytics.log import Log

Quality = Literal["explosive", "strength", "middle", "endurance", "held"]
QUALITIES: Final[dict[Quality, str]] = {
    "explosive": "Explosive",
    "strength": "1\u20135 reps",
    "middle": "6\u201312 reps",
    "endurance": "13+ reps",
    "held": "Held or carried",
}
_FAMILIES: Final = ("hinge", "olympic", "jump")


@dataclass(frozen=True)
class Mix:
    """Sets of some weeks together."""

    weeks: int  # with sets
    sets: int
    explosive: int
    strength: int  # of 1 to 5 reps
    middle: int  # of 6 to 12
    endurance: int  # of 13 and more
    held: int
    families_weeks: int  # with a hinge, an Olympic lift and a jump

    @property
    def power_share(self) -> float | None:
        """Explosive sets among those that are explosive or of 1 to 5 reps; None without either."""
        fast_or_heavy = self.explosive + self.strength
        return self.explosive / fast_or_heavy if fast_or_heavy else None


def weekly_mix(log: Log, chain: str | None = "posterior", since: date = date.min) -> pd.DataFrame:
    """Return the working sets of each trained week by how they are done.

    `chain`: only exercises whose direct muscles are on this side; None: all known ones. `since`: only weeks
    from this day's on.

    Columns: week (first day), sessions, explosive (jumps, throws, Olympic lifts, swings), strength (1 to
    5 reps), middle (6 to 12), endurance (13 and more), held (held, carried, or strength work by the
    clock), all in sets; explosive_reps; hinge, olympic, jump (whether the week had the family).
    """
    rows = log.once(
        f"weekly mix since {since}",
        lambda: log.query("sessions/weekly_mix", since=since, week_start=log.week_start),
    )
    rows = rows if chain is None else rows[rows["chain"] == chain]
    sums = dict.fromkeys((*QUALITIES, "explosive_reps"), "sum") | dict.fromkeys(_FAMILIES, "any")
    weeks = rows.groupby("week").agg({"session": "nunique", **sums}).reset_index()
    return weeks.rename(columns={"session": "sessions"}).astype(
        dict.fromkeys(("sessions", *QUALITIES, "explosive_reps"), "Int64")
        | dict.fromkeys(_FAMILIES, "boolean")
    )


def mix_of(weeks: pd.DataFrame) -> Mix:
    """Return what a frame of `weekly_mix` holds in all."""
    totals = {quality: int(weeks[quality].sum()) for quality in QUALITIES}
    families = weeks["hinge"] & weeks["olympic"] & weeks["jump"]
    return Mix(len(weeks), sum(totals.values()), families_weeks=int(families.sum()), **totals)
