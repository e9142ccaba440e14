"""How good predictions are: errors are per cent of load, averages weigh an athlete by sqrt(examples)."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.estimated_max.fitting import weights_of
from src.analytics.strength.model import LEVELS

Floats = NDArray[np.float64]
Predict = Callable[[pd.DataFrame], Floats]  # examples -> quantiles at LEVELS
Learn = Callable[[pd.DataFrame], Predict]
FOLDS = 5
SEED = 20
DRAWS = 2000
_GRID = np.arange(1, 40) / 40
_NORMAL = NormalDist()
_Z_LEVELS = np.array([_NORMAL.inv_cdf(level) for level in LEVELS])
_Z_GRID = np.array([_NORMAL.inv_cdf(level) for level in _GRID])


@dataclass(frozen=True)
class Score:
    """The averages of one model on one set of examples."""

    n: int
    athletes: int
    mae: float
    bias: float
    crps: float
    cover: tuple[float, float, float]  # of the 50, 80 and 95% intervals


def folds_of(athlete: pd.Series, count: int = FOLDS, seed: int = SEED) -> NDArray[np.int64]:
    """Return the fold of each example: whole athletes, with about equal weight in each fold."""
    counts = athlete.value_counts().sort_index()
    weight = np.sqrt(counts.to_numpy(dtype=np.float64))
    jitter = np.random.default_rng(seed).random(len(weight))
    filled = np.zeros(count)
    fold: dict[str, int] = {}
    for place in np.argsort(jitter - weight / weight.max(), kind="stable"):  # the heaviest first, about
        least = int(np.argmin(filled))
        fold[str(counts.index[place])] = least
        filled[least] += weight[place]
    return np.asarray(athlete.map(fold), dtype=np.int64)


def cross_fit(
    examples: pd.DataFrame,
    fold: NDArray[np.int64],
    learn: Learn,
) -> Floats:
    """Return quantiles at LEVELS of every example, from a model that never saw its athlete."""
    quantiles = np.full((len(examples), len(LEVELS)), np.nan)
    for one in np.unique(fold):
        held = fold == one
        quantiles[held] = learn(examples[~held])(examples[held])
    return quantiles


def with_residuals(column: str) -> Learn:
    """Return a learner that gives a formula the spread of its errors on the athletes it learns from."""

    def learn(seen: pd.DataFrame) -> Predict:
        error = (seen["y"] - seen[column]).to_numpy()
        order = np.argsort(error)
        weight = weights_of(seen["athlete"])[order]
        at = (np.cumsum(weight) - weight / 2) / weight.sum()
        spread = np.interp(LEVELS, at, error[order])
        # Its own point stays the point; only the ends of the intervals come from the errors.
        return lambda asked: asked[column].to_numpy()[:, None] + spread

    return learn


def crps(y: Floats, quantiles: Floats) -> Floats:
    """Return the continuous ranked probability score of each example, per cent of load.

    Twice the mean pinball loss over 39 levels; between the given levels on a normal scale.
    """
    fine = np.array([np.interp(_Z_GRID, _Z_LEVELS, row) for row in quantiles])
    miss = y[:, None] - fine
    return np.asarray(200 * np.maximum(_GRID * miss, (_GRID - 1) * miss).mean(axis=1))


def score(examples: pd.DataFrame, quantiles: Floats, point: Floats | None = None) -> Score:
    """Return the averages; `point` where the model's point is not its median."""
    weight = weights_of(examples["athlete"])
    y = examples["y"].to_numpy()
    error = np.expm1((quantiles[:, 3] if point is None else point) - y)
    inside = [
        100 * np.average((y >= quantiles[:, 3 - k]) & (y <= quantiles[:, 3 + k]), weights=weight)
        for k in (1, 2, 3)
    ]
    return Score(
        n=len(y),
        athletes=examples["athlete"].nunique(),
        mae=float(100 * np.average(np.abs(error), weights=weight)),
        bias=float(100 * np.average(error, weights=weight)),
        crps=float(np.average(crps(y, quantiles), weights=weight)),
        cover=(float(inside[0]), float(inside[1]), float(inside[2])),
    )


def gain(examples: pd.DataFrame, ours: Floats, theirs: Floats) -> tuple[float, float, float]:
    """Return our CRPS minus theirs, and its 95% interval: a bootstrap over athletes."""
    weight = weights_of(examples["athlete"])
    y = examples["y"].to_numpy()
    difference = weight * (crps(y, ours) - crps(y, theirs))
    each = (
        pd.DataFrame({"d": difference, "w": weight}).groupby(examples["athlete"].to_numpy()).sum().to_numpy()
    )
    draws = np.random.default_rng(SEED).integers(0, len(each), (DRAWS, len(each)))
    drawn = each[draws].sum(axis=1)
    low, high = np.quantile(drawn[:, 0] / drawn[:, 1], [0.025, 0.975])
    return float(difference.sum() / weight.sum()), float(low), float(high)
