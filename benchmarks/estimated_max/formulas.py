"""What the classic formulas say on the same sets."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from src.analytics.formulas import FORMULAS
from src.analytics.strength.series import MAX_REPS, Series

EVER = 10**6
# The formula and the days whose best it takes; where those hold no session, the latest session.
BASELINES = {
    "Epley 90 d": ("epley", 90),
    "Berger 180 d": ("berger", 180),
    "Lombardi 90 d": ("lombardi", 90),
    "Brzycki 90 d": ("brzycki", 90),
    "Epley 28 d": ("epley", 28),
    "Berger 28 d": ("berger", 28),
    "best-ever Epley": ("epley", EVER),
}
OWN = ("Epley 28 d", "Berger 28 d")  # no app or paper uses so short a window; nothing else did as well
_REPS = np.arange(1, MAX_REPS + 1, dtype=np.float64)


def points(series: Series, day: int, n: int) -> dict[str, float]:
    """Return ln of the load at n reps by each baseline, from the sessions before a day."""
    age = day - series.day
    said = {}
    for name, (formula, window) in BASELINES.items():
        factor = np.log(_with_single(FORMULAS[formula].factor)(_REPS))
        each = (series.made + factor).max(axis=1)
        recent = each[age <= window]
        said[name] = float((recent.max() if len(recent) else each[-1]) - factor[n - 1])
    return said


def _with_single(
    factor: Callable[[NDArray[np.float64]], NDArray[np.float64]],
) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    return lambda reps: np.where(reps <= 1, 1.0, factor(reps))
