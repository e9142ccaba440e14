"""Kilograms inside, the lifter's unit at the last moment."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from src.analytics.units import KG_PER_LB
from src.analytics.written import percent, written

UnitId = Literal["kg", "lb", "cm", "in"]

__all__ = ["KILOGRAMS", "LOADS", "POUNDS", "Unit", "heights", "percent", "plain"]

_EXACT_KG = 0.005  # an app that writes kilograms with two decimals is off by no more
WHOLE_FROM = 20  # estimates from here on are shown in whole numbers


@dataclass(frozen=True)
class Unit:
    """A unit of load or height as a lifter reads it."""

    id: UnitId
    size: float  # one of it, in kilograms or centimetres
    step: float  # the smallest step plates or boxes come in
    dust: float  # how far from a step a load may be and still have been that step before an app rounded it

    def of(self, inside: float) -> float:
        """Return kilograms (or centimetres) in this unit, on the step when it is within rounding of it.

        Pounds shown in kilograms are no step of kilogram plates: they get one decimal.

        >>> POUNDS.of(102.058), KILOGRAMS.of(61.235), KILOGRAMS.of(62.505)
        (225.0, 61.2, 62.5)
        """
        value = inside / self.size
        stepped = round(value / self.step) * self.step
        if self.id == "kg" and abs(value - stepped) > _EXACT_KG and _on_pounds(value, round):
            return round(value, 1)
        return stepped if abs(value - stepped) <= self.dust else value

    @property
    def decimals(self) -> int:
        """How many decimals its plates need: 61.25 kg, 137.5 lb."""
        return 2 if self.id == "kg" else 1

    def column(self, inside: pd.Series) -> pd.Series:
        """Return a column of `of`, to the decimals its plates need."""
        values = inside.to_numpy(dtype=np.float64, na_value=np.nan) / self.size
        stepped = np.rint(values / self.step) * self.step
        off = np.abs(values - stepped)
        made = np.where(off <= self.dust, stepped, values)
        if self.id == "kg":
            made = np.where((off > _EXACT_KG) & _on_pounds(values, np.rint), values.round(1), made)
        return pd.Series(made.round(self.decimals), index=inside.index, name=inside.name)

    def shown(self, inside: pd.Series, exact: pd.Series) -> pd.Series:
        """Return a column as a table shows it: what was done exactly, estimates in whole numbers."""
        values = self.column(inside)
        return values.where(exact.to_numpy() | (values.to_numpy() < WHOLE_FROM), values.round())

    def load(self, inside: float) -> str:
        """Return what was on the bar or jumped on: '225 lb', '62.5 kg', '24 in'."""
        return f"{plain(self.of(inside), self.decimals)} {self.id}"

    def estimate(self, inside: float) -> str:
        """Return an estimate, which is never known to a decimal: '183 kg'; below 20, one decimal."""
        return f"{self.rough(inside)} {self.id}"

    def at_least(self, inside: float) -> str:
        """Return a lower bound, never rounded up past what was shown: 119.6 kg is '119 kg'."""
        value = self.of(inside)
        decimals = 0 if abs(value) >= WHOLE_FROM else 1
        return f"{plain(math.floor(value * 10**decimals + 1e-9) / 10**decimals, decimals)} {self.id}"

    def rough(self, inside: float) -> str:
        """Return the number of `estimate` without its unit."""
        value = self.of(inside)
        return plain(value, 0 if abs(value) >= WHOLE_FROM else 1)


def _on_pounds(kilograms: Any, to_whole: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - a number, or a column
    """Return whether loads are whole or half pounds, to the rounding of two decimals."""
    pounds = kilograms / KG_PER_LB
    return abs(pounds - to_whole(pounds * 2) / 2) <= _EXACT_KG / KG_PER_LB


KILOGRAMS = Unit("kg", 1.0, 0.25, 0.03)
POUNDS = Unit("lb", KG_PER_LB, 0.5, 0.12)
CENTIMETRES = Unit("cm", 1.0, 0.5, 0.05)
INCHES = Unit("in", 2.54, 0.5, 0.1)
plain = written  # as charts call it
LOADS: dict[str, Unit] = {unit.id: unit for unit in (KILOGRAMS, POUNDS)}


def heights(load: Unit) -> Unit:
    """Return the unit of box heights that goes with a unit of load."""
    return INCHES if load is POUNDS else CENTIMETRES
