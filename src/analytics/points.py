# ruff: noqa: RUF001, RUF002 - formulas are shown with the signs they are written with
"""Formulas that set a lift against body weight, as powerlifting federations do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, get_args

import numpy as np

from src.analytics.written import in_marks

Sex = Literal["male", "female"]
SEXES: Final[tuple[Sex, ...]] = get_args(Sex)


@dataclass(frozen=True)
class Points:
    """One published way to set a load against a body weight: points = load × factor(body weight)."""

    id: str
    name: str
    expression: str
    source: str
    limits: Mapping[Sex, tuple[float, float]]  # body weights outside count as the nearest inside; kg
    curve: Callable[[Sex, float], float] = field(repr=False, compare=False)
    least_kg: float = 0.0  # below this body weight there is no factor

    def factor(self, sex: Sex, bodyweight_kg: float) -> float:
        """Return points a kilogram lifted; ValueError for a body weight the formula is not made for."""
        if not bodyweight_kg > 0 or bodyweight_kg < self.least_kg:
            raise ValueError(f"{self.name} has no factor for a body weight of {bodyweight_kg:g} kg.")
        low, high = self.limits[sex]
        return self.curve(sex, min(max(bodyweight_kg, low), high))

    def points(self, sex: Sex, bodyweight_kg: float, load_kg: float) -> float:
        """Return the points of a load."""
        return load_kg * self.factor(sex, bodyweight_kg)

    def explain(self, sex: Sex, bodyweight_kg: float, load_kg: float) -> str:
        """Return the sum with a lifter's numbers.

        >>> POINTS["dots"].explain("male", 92.4, 200)
        '200 kg × 0.63824 (the factor at 92.4 kg body weight) = 127.6'
        """
        factor = self.factor(sex, bodyweight_kg)
        return in_marks(
            f"{load_kg:.4g} kg × {factor:.5g} (the factor at {bodyweight_kg:.4g} kg body weight) "
            f"= {load_kg * factor:.1f}"
        )


_DOTS: Final[dict[Sex, tuple[float, ...]]] = {  # highest power first
    "male": (-0.0000010930, 0.0007391293, -0.1918759221, 24.0900756, -307.75076),
    "female": (-0.0000010706, 0.0005158568, -0.1126655495, 13.6175032, -57.96288),
}
_WILKS: Final[dict[Sex, tuple[float, ...]]] = {  # highest power first
    "male": (-1.291e-08, 7.01863e-06, -0.00113732, -0.002388645, 16.2606339, -216.0475144),
    "female": (
        -0.00000009054,
        0.00004731582,
        -0.00930733913,
        0.82112226871,
        -27.23842536447,
        594.31747775582,
    ),
}
_GL: Final[dict[str, dict[Sex, tuple[float, float, float]]]] = {
    "classic": {
        "male": (1199.72839, 1025.18162, 0.009210),
        "female": (610.32796, 1045.59282, 0.03048),
    },
    "classic bench": {
        "male": (320.98041, 281.40258, 0.01008),
        "female": (142.40398, 442.52671, 0.04724),
    },
    "equipped": {
        "male": (1236.25115, 1449.21864, 0.01644),
        "female": (758.63878, 949.31382, 0.02435),
    },
    "equipped bench": {
        "male": (381.22073, 733.79378, 0.02398),
        "female": (221.82209, 357.00377, 0.02937),
    },
}
GL_EVENTS: Final = tuple(_GL)


def gl_factor(event: str, sex: Sex, bodyweight_kg: float) -> float:
    """Return IPF GL points a kilogram of the event's total; NaN below 35 kg."""
    a, b, c = _GL[event][sex]
    return 100 / (a - b * float(np.exp(-c * bodyweight_kg))) if bodyweight_kg >= GL_LEAST_KG else float("nan")


GL_LEAST_KG: Final = 35.0
_ANY: Final[dict[Sex, tuple[float, float]]] = {"male": (0.0, np.inf), "female": (0.0, np.inf)}


def _points() -> dict[str, Points]:
    every = (
        Points(
            "dots",
            "DOTS",
            "load × 500 / (A b⁴ + B b³ + C b² + D b + E)",
            "Konertz 2019 (BVDK); coefficients as in OpenPowerlifting's dots.rs",
            {"male": (40.0, 210.0), "female": (40.0, 150.0)},
            lambda sex, weight: 500 / float(np.polyval(_DOTS[sex], weight)),
        ),
        Points(
            "ipf_gl",
            "IPF GL",
            "load × 100 / (A − B e^(−C b))",
            "International Powerlifting Federation 2020, classic total; as in OpenPowerlifting's goodlift.rs",
            _ANY,
            lambda sex, weight: gl_factor("classic", sex, weight),
            GL_LEAST_KG,
        ),
        Points(
            "wilks",
            "Wilks",
            "load × 500 / (A + B b + C b² + D b³ + E b⁴ + F b⁵)",
            "Wilks 1994, the original coefficients; as in OpenPowerlifting's wilks.rs",
            {"male": (40.0, 201.9), "female": (26.51, 154.53)},
            lambda sex, weight: 500 / float(np.polyval(_WILKS[sex], weight)),
        ),
    )
    return {one.id: one for one in every}


POINTS = MappingProxyType(_points())
