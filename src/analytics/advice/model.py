"""What is asked for, and what comes back: frozen, in sets a week."""

from dataclasses import dataclass, field
from typing import Literal

from src.analytics.sides import BalanceSettings
from src.analytics.volume import TIERS

_ROUNDING = 1e-6  # of a share

Change = Literal["add", "swap"]
Status = Literal["plan", "nothing_to_change", "nearest", "not_enough_data"]


@dataclass(frozen=True)
class AdviceSettings:
    """What next week should reach, and what the lifter is willing to change for it."""

    least: float = float(TIERS[0])  # fractional sets a week each posterior group should get
    most_each: int = 6  # sets a week added to one exercise, at most
    most_total: int = 20  # and to all together
    change: Change = "add"  # 'swap': a set of something else goes for each one added
    locked: tuple[str, ...] = ()  # exercises the plan must hold: a set more of each, none taken out
    excluded: tuple[str, ...] = ()  # exercises nothing is added to
    balance: BalanceSettings = field(default_factory=BalanceSettings)

    def __post_init__(self) -> None:
        """Refuse limits that no week can have."""
        if not 0 < self.least <= 30:  # noqa: PLR2004 - above that no study looked
            raise ValueError(f"The least for a group lies above 0, up to 30 sets a week, not {self.least}.")
        if self.most_each < 1 or self.most_total < 1:
            raise ValueError("A plan needs room for at least 1 set; raise the limits.")
        if both := sorted(set(self.locked) & set(self.excluded)):
            raise ValueError(f"{', '.join(both)}: locked and excluded at once. Choose one.")


@dataclass(frozen=True)
class Addition:
    """So many sets a week of one exercise."""

    exercise: str
    name: str
    lift: str | None  # the one of the eight it counts for
    sets: int


@dataclass(frozen=True)
class GroupChange:
    """One posterior group's fractional sets a week."""

    muscle: str
    name: str
    before: float
    after: float
    planned: bool  # the plan may add sets for it: something the lifter does trains it, nearly always directly


@dataclass(frozen=True)
class Start:
    """An exercise to start with, for groups that nothing the lifter does trains directly."""

    exercise: str
    name: str
    sets: int  # a week, with which the groups would have their least
    groups: tuple[str, ...]  # names


Limit = Literal["total", "each", "usual", "excluded", "locked", "swap"]


@dataclass(frozen=True)
class MissingKind:
    """An essential kind of posterior work without a set in the last 28 days."""

    words: str  # 'hinge', as a sentence names it
    done: tuple[str, ...]  # exercises of the last 90 days that are of it, by name, the preferred first
    lifts: tuple[str, ...]  # those of the eight lifts that are of it, by name


@dataclass(frozen=True)
class Advice:
    """The smallest change to an average week that does what was asked, or comes nearest to it."""

    status: Status
    additions: tuple[Addition, ...]  # most sets first
    removals: tuple[Addition, ...]  # only with change='swap'
    share_before: float | None  # the balance's smoothed posterior share
    share_after: float | None  # what it would be had each of its weeks held the change
    coverage_before: int  # posterior groups with `settings.least` sets a week
    coverage_after: int
    groups: tuple[GroupChange, ...]  # all nine, fewest sets after the change first
    sentence: str  # the finding, at most 14 words
    settings: AdviceSettings
    starts: tuple[Start, ...] = ()  # where groups stay short that nothing trains directly
    week_sets: float = 0.0  # sets of whatever exercise in the week it starts from
    stopped_by: tuple[Limit, ...] = ()  # what had to be lifted, together, for a plan that reaches the rest
    kinds: tuple[MissingKind, ...] = ()  # whatever the share and the groups, a back half has them
    down_by_adding: Addition | None = None  # above the target: what would bring the share down to its end
    down_by_dropping: Addition | None = None  # without leaving a group short

    @property
    def above_target(self) -> bool:
        """Whether the share stays above the target: the lifter's choice, and no fault to be planned away."""
        return (
            self.share_after is not None and self.share_after > self.settings.balance.target_high + _ROUNDING
        )

    @property
    def sets(self) -> int:
        """How many sets the plan adds a week."""
        return sum(one.sets for one in self.additions)

    @property
    def missing(self) -> tuple[GroupChange, ...]:
        """The groups that stay below the least."""
        return tuple(group for group in self.groups if group.after < self.settings.least)
