"""Kilograms inside, the lifter's unit at the last moment."""

import math
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from src.analytics.units import KG_PER_LB
from src.analytics.written import written

UnitId = Literal["kg", "lb", "cm", "in"]

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

        >>> POUNDS.of(102.058)
        225.0
        """
        value = inside / self.size
        stepped = round(value / self.step) * self.step
        return stepped if abs(value - stepped) <= self.dust else value

    @property
    def decimals(self) -> int:
        """How many decimals its plates need: 61.25 kg, 137.5 lb."""
        return 2 if self.id == "kg" else 1

    def column(self, inside: pd.Series) -> pd.Series:
        """Return a column of `of`, to the decimals its plates need."""
        values = inside.astype("float64") / self.size
        stepped = (values / self.step).round() * self.step
        return stepped.where((values - stepped).abs() <= self.dust, values).round(self.decimals)

    def shown(self, inside: pd.Series, exact: pd.Series) -> pd.Series:
        """Return a column as a table shows it: what was done exactly, estimates in whole numbers."""
        values = self.column(inside)
        return values.where(exact | (values < WHOLE_FROM), values.round())

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


KILOGRAMS = Unit("kg", 1.0, 0.25, 0.03)
POUNDS = Unit("lb", KG_PER_LB, 0.5, 0.12)
CENTIMETRES = Unit("cm", 1.0, 0.5, 0.05)
INCHES = Unit("in", 2.54, 0.5, 0.1)
plain = written  # as charts call it
LOADS: dict[str, Unit] = {unit.id: unit for unit in (KILOGRAMS, POUNDS)}


def heights(load: Unit) -> Unit:
    """Return the unit of box heights that goes with a unit of load."""
    return INCHES if load is POUNDS else CENTIMETRES


def percent(share: float) -> str:
    """Return a share as whole per cent: '58%'; some is never 0%, and nearly all never 100%.

    >>> percent(0.576), percent(0.004), percent(0.997), percent(0.0), percent(1.0)
    ('58%', '<1%', '>99%', '0%', '100%')
    """
    whole = f"{share:.0%}"
    if whole == "0%" and share > 0:
        return "<1%"
    return ">99%" if whole == "100%" and share < 1 else whole
