# ruff: noqa: RUF001, RUF002 - formulas are shown with the signs they are written with
"""Formulas that turn a set taken to failure into a maximum, and how far each can be trusted.

Everything here speaks of `n`, the reps to failure: the reps done plus the reps left in reserve.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

from src.analytics.written import in_marks

Floats = NDArray[np.float64]
DOUBLE: Floats = np.array(2.0)


@dataclass(frozen=True)
class Formula:
    """One published way from (load, reps to failure) to a one-rep max.

    A single to failure is the maximum itself, so `factor(1)` is exactly 1 whatever the published curve says
    there; between one and two reps the factor runs straight to the curve. Outside [1, last_rep] it is NaN,
    never a guess.
    """

    id: str
    name: str
    expression: str  # of w (load) and r (reps to failure), as text
    curve: Callable[[Floats], Floats] = field(repr=False, compare=False)  # the published 1RM / load at r reps
    filled: Callable[[str, str], str] = field(
        repr=False, compare=False
    )  # the expression with a lifter's numbers
    source: str
    fitted_to: str  # the sample behind it, or that there is none
    error: str  # what a comparison with measured maxima found
    last_rep: float = 20.0  # above it the curve says nothing: no sample, or a pole
    good_to: int = 10  # up to here comparisons found no large bias

    def factor(self, n: ArrayLike) -> Floats:
        """Return 1RM / load for n reps to failure (any shape); NaN outside [1, last_rep]."""
        reps = np.asarray(n, dtype=np.float64)
        known = (reps >= 1) & (reps <= self.last_rep)
        safe = np.where(known, reps, 2.0)
        near_single = 1.0 + (safe - 1.0) * (self.curve(DOUBLE) - 1.0)
        return np.where(known, np.where(safe < DOUBLE, near_single, self.curve(safe)), np.nan)

    def one_rep_max(self, load_kg: ArrayLike, n: ArrayLike) -> Floats:
        """Return the estimated 1RM, in the unit of the load."""
        return np.asarray(load_kg, dtype=np.float64) * self.factor(n)

    def rep_max(self, one_rep_max_kg: ArrayLike, reps: ArrayLike) -> Floats:
        """Return the load that can be lifted `reps` times by someone with this 1RM: the formula backwards."""
        return np.asarray(one_rep_max_kg, dtype=np.float64) / self.factor(reps)

    def explain(
        self, load: float, reps: int, reserve: float | None, unit: str = "kg", target: int = 1
    ) -> str:
        """Return the sum in words and numbers, from the set to its `target`-rep max.

        `reserve`: reps in reserve as believed; None: unknown.

        >>> FORMULAS["epley"].explain(140, 5, 1)
        '140 kg × 5 with 1 in reserve (6 to failure): 140 × (1 + 6/30) = 168 kg'
        >>> FORMULAS["epley"].explain(140, 5, 1, target=8)
        '140 kg × 5 with 1 in reserve (6 to failure): 140 × (1 + 6/30) = 168 kg; 8RM = 1RM / 1.267 = 132.6 kg'
        """
        n = reps + (reserve or 0.0)
        left = "effort unknown, so at least" if reserve is None else f"with {reserve:g} in reserve"
        what = f"{load:g} {unit} × {reps} {left} ({n:g} to failure)"
        value = float(self.one_rep_max(load, n))
        if np.isnan(value):
            return in_marks(f"{what}: outside the range of {self.name} (1 to {self.last_rep:g} reps)")
        backwards = ""
        if target > 1:
            divisor = float(self.factor(target))
            backwards = f"; {target}RM = 1RM / {divisor:.4g} = {value / divisor:.4g} {unit}"
        if n == 1:
            return in_marks(f"{what}: a single to failure is the maximum itself, {load:g} {unit}{backwards}")
        how = self.filled(f"{load:g}", f"{n:g}")
        if n < DOUBLE:
            how = f"{load:g} × {float(self.factor(n)):.3f}, between a single and a double"
        return in_marks(f"{what}: {how} = {value:.4g} {unit}{backwards}")


# The Reactive Training Systems chart as one curve: per cent of 1RM at n = 1, 1.5, 2 ... 16 reps to failure.
_WHOLE = (100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9, 57.4)
_HALVES = (97.8, 93.9, 90.7, 87.8, 85.0, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7, 64.0, 61.3, 58.6)
RPE_STEPS: Floats = np.arange(1.0, 16.5, 0.5)
RPE_PERCENT: Floats = np.empty(31)
RPE_PERCENT[0::2], RPE_PERCENT[1::2] = _WHOLE, _HALVES
RPE_STEPS.flags.writeable = RPE_PERCENT.flags.writeable = False


def rpe_percent(reps: ArrayLike, rpe: ArrayLike) -> Floats:
    """Return the chart's per cent of 1RM for `reps` at `rpe` (6 to 10); NaN off the chart."""
    effort = np.asarray(rpe, dtype=np.float64)
    n = np.asarray(reps, dtype=np.float64) + 10.0 - effort
    on_chart = (effort >= 6) & (effort <= 10) & (n >= 1) & (n <= RPE_STEPS[-1])  # noqa: PLR2004
    return np.where(on_chart, np.interp(n, RPE_STEPS, RPE_PERCENT), np.nan)


_CHART = "practitioners' formula; no published derivation"
_WOMEN = "103 women, bench, up to 10 reps (Mayhew 2008): mean {}% with {}% between lifters"


def _formulas() -> dict[str, Formula]:
    shipped = (
        Formula(
            "epley",
            "Epley",
            "w × (1 + r/30)",
            lambda r: 1 + r / 30,
            lambda w, r: f"{w} × (1 + {r}/30)",
            "Epley 1985",
            _CHART,
            _WOMEN.format("+0.5", "10.2"),
        ),
        Formula(
            "berger",
            "Berger",
            "w / (1.0261 × e^(−0.0262 r))",
            lambda r: np.exp(0.0262 * r) / 1.0261,
            lambda w, r: f"{w} / (1.0261 × e^(−0.0262 × {r}))",
            "Berger 1970, with the decimal 0.0262 (0.00262 is a misprint that circulates)",
            "its curve agrees with the reps at 90, 80 and 70% pooled from 269 studies (Nuzzo 2024)",
            "within about 1% of the pooled curve at 5, 10 and 15 reps",
        ),
        Formula(
            "brzycki",
            "Brzycki",
            "w × 36 / (37 − r)",
            lambda r: 36 / (37 - r),
            lambda w, r: f"{w} × 36 / (37 − {r})",
            "Brzycki 1993",
            _CHART,
            _WOMEN.format("-2.0", "10.5") + "; grows without limit towards 37 reps",
        ),
        Formula(
            "lombardi",
            "Lombardi",
            "w × r^0.10",
            lambda r: r**0.10,
            lambda w, r: f"{w} × {r}^0.10",
            "Lombardi 1989",
            _CHART,
            _WOMEN.format("-0.9", "9.2"),
        ),
        Formula(
            "wathan",
            "Wathan",
            "100 w / (48.8 + 53.8 × e^(−0.075 r))",
            lambda r: 100 / (48.8 + 53.8 * np.exp(-0.075 * r)),
            lambda w, r: f"100 × {w} / (48.8 + 53.8 × e^(−0.075 × {r}))",
            "Wathan 1994",
            _CHART,
            _WOMEN.format("+0.7", "10.6"),
        ),
        Formula(
            "mayhew",
            "Mayhew",
            "100 w / (52.2 + 41.9 × e^(−0.055 r))",
            lambda r: 100 / (52.2 + 41.9 * np.exp(-0.055 * r)),
            lambda w, r: f"100 × {w} / (52.2 + 41.9 × e^(−0.055 × {r}))",
            "Mayhew 1992",
            "435 students, bench press; reads high below 3 reps",
            _WOMEN.format("+1.6", "9.4"),
        ),
        Formula(
            "oconner",
            "O'Conner",
            "w × (1 + 0.025 r)",
            lambda r: 1 + 0.025 * r,
            lambda w, r: f"{w} × (1 + 0.025 × {r})",
            "O'Conner 1989",
            _CHART,
            _WOMEN.format("-3.7", "9.1"),
        ),
        Formula(
            "rpe",
            "RPE chart",
            "w / (per cent of the chart at r = reps + 10 − RPE)",
            lambda r: 100 / np.interp(r, RPE_STEPS, RPE_PERCENT),
            lambda w, r: f"{w} / {np.interp(float(r), RPE_STEPS, RPE_PERCENT):.1f}%",
            "Tuchscherer, Reactive Training Systems 2015; the row for RPE 6 continues the same curve",
            "coaching practice of powerlifters",
            "no comparison with measured maxima was found",
            last_rep=16.0,
        ),
    )
    return {formula.id: formula for formula in shipped}


FORMULAS = MappingProxyType(_formulas())


def formula_named(name: str) -> Formula:
    """Return the formula with this id; a ValueError lists the ids there are."""
    if name not in FORMULAS:
        raise ValueError(f"There is no formula {name!r}. Choose one of: {', '.join(FORMULAS)}.")
    return FORMULAS[name]


TEST_RETEST = 0.042  # median coefficient of variation of a 1RM test repeated: Grgic 2020, 32 studies
_LOG_LOAD_PER_REP = 0.0262  # Berger's slope: one rep is about 2.6% of the load


def sigma_between(n: ArrayLike) -> Floats:
    """Return how much people differ (1 SD, relative) in the 1RM that n reps to failure stand for.

    The spread of reps at a given per cent of 1RM (Nuzzo 2024: 2.51 reps at 80%, 4.36 at 60%, straight
    between) times Berger's slope. A floor: the test itself has an error too, see `sigma_total`.
    """
    reps = np.asarray(n, dtype=np.float64)
    percent = 102.61 * np.exp(-_LOG_LOAD_PER_REP * reps)
    spread_in_reps = 2.51 + 0.0925 * (80 - percent)
    return np.exp(_LOG_LOAD_PER_REP * spread_in_reps) - 1


def sigma_total(n: ArrayLike, target: int = 1) -> Floats:
    """Return the relative error (1 SD) of a `target`-rep max read from n reps to failure.

    For a 1RM: people's spread and the error of a max test, independent. For a rep max, only the distance
    between n and the target has to be bridged, so what people differ by at the target itself drops out.
    Novices scatter more: near 10% at up to 10 reps (Mayhew 2008).
    """
    bridged = sigma_between(n) if target == 1 else sigma_between(n) - sigma_between(target)
    return np.hypot(bridged, TEST_RETEST)
