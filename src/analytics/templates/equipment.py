"""The plates, bells and dumbbells a lifter owns, and the heaviest load they make up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from src.analytics.units import KG_PER_LB

BARS = frozenset({"barbell", "ez_bar", "trap_bar", "safety_bar"})
STACKS = frozenset({"machine", "cable"})
_LEAST_STEP = 0.5  # kg: less is the rounding of pounds
_FEW_PINS = 3  # loads used: fewer do not show how far the pins are apart
_UNEVEN = 0.05  # of a step: pins so far off it are not evenly apart
_DUST = 0.001  # kg: sums of pounds are no round kilograms
_MANY = range(1000)  # more plates than anybody hangs on a bar
_MOST = 1000.0  # kg on a bar


@dataclass(frozen=True)
class Equipment:
    """What there is to load, in kilograms. Kept in the athlete's settings under the same names."""

    bar_kg: float
    plates_kg: tuple[float, ...]  # one entry a pair
    bells_kg: tuple[float, ...]
    dumbbells_kg: tuple[float, ...]  # of one of a pair
    stack_step_kg: float = 2.5  # of a machine or cable whose steps the log does not show

    @classmethod
    def of_settings(cls, settings: Mapping[str, Any], unit: Literal["kg", "lb"]) -> "Equipment":
        """Return what the athlete says they own; where they say nothing, a usual gym's in that unit."""
        usual = usual_equipment(unit)
        return cls(
            float(settings.get("bar_kg") or usual.bar_kg),
            _sizes(settings.get("plates_kg")) or usual.plates_kg,
            _sizes(settings.get("bells_kg")) or usual.bells_kg,
            _sizes(settings.get("dumbbells_kg")) or usual.dumbbells_kg,
            usual.stack_step_kg,
        )

    def loadable(self, implement: str, limit_kg: float, used_kg: Sequence[float] = ()) -> float | None:
        """Return the heaviest load up to the limit; None when the lightest there is weighs more.

        `used_kg`: loads the exercise was done with. The pins of a machine or cable are read from them: as far
        apart as the two nearest of three or more, else as usual; where they are unevenly apart, only those
        used are believed.
        """
        if implement in STACKS:
            return _on_stack(limit_kg, sorted({load for load in used_kg if load > 0}), self.stack_step_kg)
        if implement in BARS:
            return _heaviest((self.bar_kg + 2 * sum(side) for side in self._sides(limit_kg)), limit_kg)
        if implement == "dumbbell":
            return _heaviest(self.dumbbells_kg, limit_kg)
        if implement == "kettlebell":
            return _heaviest(self.bells_kg, limit_kg)
        step = 2 * min(self.plates_kg)
        return step * ((limit_kg + _DUST) // step) or None

    def a_side(self, load_kg: float) -> tuple[float, ...] | None:
        """Return the plates on each side of the bar that make a load, the largest first; None: none do."""
        side = (load_kg - self.bar_kg) / 2
        return next((made for made in self._sides(load_kg) if abs(sum(made) - side) < _DUST), None)

    def _sides(self, limit_kg: float) -> list[tuple[float, ...]]:
        """Return what can hang on one side up to a load: for each sum, the fewest plates that make it."""
        room = (min(limit_kg, _MOST) - self.bar_kg) / 2 + _DUST
        sides: dict[float, tuple[float, ...]] = {0.0: ()} if room >= 0 else {}
        for plate in sorted(self.plates_kg, reverse=True):
            for plates in list(sides.values()):
                made = (*plates, plate)
                key = round(sum(made), 2)
                if sum(made) <= room and len(made) < len(sides.get(key, _MANY)):
                    sides[key] = made
        return list(sides.values())


def usual_equipment(unit: Literal["kg", "lb"]) -> Equipment:
    """Return what a gym usually has, for a lifter of kilograms or of pounds (convention)."""
    if unit == "kg":
        return Equipment(
            20.0,
            (25.0, 25.0, 25.0, 25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25),
            (4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0, 24.0, 28.0, 32.0, 36.0, 40.0, 48.0),
            tuple(float(kg) for kg in (*range(1, 10), *range(10, 51, 2))),
        )
    pounds = Equipment(
        45.0,
        (45.0, 45.0, 45.0, 45.0, 45.0, 45.0, 35.0, 25.0, 10.0, 10.0, 5.0, 2.5),
        (9.0, 13.0, 18.0, 26.0, 35.0, 44.0, 53.0, 62.0, 70.0, 80.0, 88.0, 106.0),
        tuple(float(lb) for lb in (3, 5, 8, 10, 12, *range(15, 121, 5))),
    )
    plates, bells, dumbbells = (
        tuple(lb * KG_PER_LB for lb in sizes)
        for sizes in (pounds.plates_kg, pounds.bells_kg, pounds.dumbbells_kg)
    )
    return Equipment(pounds.bar_kg * KG_PER_LB, plates, bells, dumbbells, 5 * KG_PER_LB)


def _on_stack(limit_kg: float, used: list[float], usual_step: float) -> float | None:
    """Return the highest pin up to the limit, counted in steps from the nearest one that was used."""
    gaps = [high - low for low, high in pairwise(used) if high - low > _LEAST_STEP]
    step = usual_step if len(used) < _FEW_PINS else min(gaps, default=usual_step)
    if any(abs(gap / step - round(gap / step)) > _UNEVEN for gap in gaps):  # of several machines or units
        return _heaviest(used, limit_kg)
    from_ = max((load for load in used if load <= limit_kg + _DUST), default=min(used, default=0.0))
    return max(from_ + step * ((limit_kg - from_ + _DUST) // step), 0.0) or None


def _heaviest(loads: Iterable[float], limit_kg: float) -> float | None:
    return max((load for load in loads if load <= limit_kg + _DUST), default=None)


def _sizes(said: Any) -> tuple[float, ...]:  # noqa: ANN401 - a setting: what was saved as JSON
    return tuple(float(size) for size in said or ())
