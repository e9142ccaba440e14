"""How a set of an exercise is split between the posterior chain, the mirror muscles and the rest."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from src.analytics.formulas import Floats
from src.catalog import DIRECT, INDIRECT, Catalog, Exercise

Side = Literal["mirror", "neutral"]
Lens = Literal["fractional", "direct", "raw"]
CHAINS = ("posterior", "mirror", "neutral")
EXPOSURES = ("ballistic", "carry", "isometric")  # modes whose sets are no hard sets
DEFAULT_EXPOSURE = 0.5  # what the log counts such a set for


@dataclass(frozen=True)
class BalanceSettings:
    """What counts for which side, and the share aimed for, which is a choice: no study names a right one."""

    target_low: float = 0.55
    target_high: float = 0.75
    quads: Side = "mirror"
    lens: Lens = (
        "fractional"  # direct: only muscles a set trains directly; raw: shares not divided by their sum
    )
    stabilisers: bool = True  # count shares below a half
    ballistic_quads: Side = "mirror"  # 'neutral': quads do not count in jumps, cleans and swings
    ballistic_set: float = (
        DEFAULT_EXPOSURE  # what a ballistic, carried or held set counts, against 1 for a hard strength set
    )

    def __post_init__(self) -> None:
        """Refuse a target that is no band within 0 and 1, and words that are none of the choices."""
        if not 0 < self.target_low < self.target_high < 1:
            raise ValueError(
                f"The target must rise from above 0 to below 1, such as 0.55 to 0.75, not {self.target_low} "
                f"to {self.target_high}."
            )
        if not 0 < self.ballistic_set <= 1:
            raise ValueError(f"A ballistic set counts more than 0 and at most 1, not {self.ballistic_set}.")
        for name, value, choices in (
            ("quads", self.quads, get_args(Side)),
            ("ballistic_quads", self.ballistic_quads, get_args(Side)),
            ("lens", self.lens, get_args(Lens)),
        ):
            if value not in choices:
                raise ValueError(f"{name} is one of {', '.join(choices)}, not {value!r}.")

    @property
    def target_middle(self) -> float:
        """The share small windows are drawn towards."""
        return (self.target_low + self.target_high) / 2


def split(exercise: Exercise, catalog: Catalog, settings: BalanceSettings, lens: Lens) -> Floats:
    """Return what one set of the exercise gives to (posterior, mirror, neutral).

    Under the fractional and the direct lens the three add up to 1 (0 where no muscle counts), times the
    weight of a ballistic set; under the raw lens they are sums of shares.
    """
    least = DIRECT if lens == "direct" else least_share(stabilisers=settings.stabilisers)
    sums = dict.fromkeys(CHAINS, 0.0)
    for muscle, share in exercise.shares.items():
        if share >= least:
            sums[_chain(muscle, exercise, catalog, settings)] += share
    given = np.array([sums[chain] for chain in CHAINS])
    if lens != "raw" and given.sum() > 0:
        given = given / given.sum()
    return given * weight(exercise, settings)


def least_share(*, stabilisers: bool) -> float:
    """Return the smallest share of a muscle that counts."""
    return 0.0 if stabilisers else INDIRECT


def weight(exercise: Exercise, settings: BalanceSettings) -> float:
    """Return what a set's effort is multiplied by: the log counts an exposure as a half already."""
    return settings.ballistic_set / DEFAULT_EXPOSURE if exercise.mode in EXPOSURES else 1.0


def _chain(muscle: str, exercise: Exercise, catalog: Catalog, settings: BalanceSettings) -> str:
    if muscle == "quads":
        off = settings.ballistic_quads if exercise.mode == "ballistic" else settings.quads
        if "neutral" in (off, settings.quads):
            return "neutral"
    return catalog.muscles[muscle].chain
