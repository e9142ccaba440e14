"""Fitting the model: linear quantile regression, with the signs that keep its promises. Needs scipy."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from scipy.optimize import linprog  # type: ignore[import-untyped]

from src.analytics.strength.bars import Bars, raised
from src.analytics.strength.features import CONTEXT, EVIDENCE, WIDTH
from src.analytics.strength.model import LEVELS, SIDES, Head, head_of

Floats = NDArray[np.float64]
Limits = tuple[float, float]

MEDIAN_PENALTY = 1e-3  # on weights, in units of pinball loss a standard deviation of the feature
WIDTH_PENALTY = 2e-3
INTERCEPT = "intercept"
FEATURES = sorted({*EVIDENCE, *CONTEXT, *(name for side in SIDES for name in WIDTH[side])})
BARS = tuple(field.name for field in fields(Bars))
OPTIMISM = 40  # intervals are stretched by 1 + this / examples, against fitting too closely
# The least a quantile step grows with ln(days of rest): people lose more than they gain in a long one.
REST_AT_LEAST = {"below": 0.002, "above": 0.001}


def weights_of(athlete: pd.Series) -> Floats:
    """Return 1 / sqrt(examples of the athlete): nobody's many examples own the result."""
    return np.asarray(1 / np.sqrt(athlete.groupby(athlete).transform("size")), dtype=np.float64)


def fit_head(examples: pd.DataFrame) -> dict[str, Any]:
    """Return a head fitted to examples, as it is written to the model file."""
    weight = weights_of(examples["athlete"])
    y = (examples["y"] - examples["base"]).to_numpy()
    limits: dict[str, Limits] = {**dict.fromkeys(EVIDENCE, (0.0, np.inf)), "n_below": (-np.inf, 0.0)}
    intercept, found = quantile_line(examples, (*EVIDENCE, *CONTEXT), y, weight, 0.5, MEDIAN_PENALTY, limits)
    median = intercept + _sum(examples, found)
    head: dict[str, Any] = {
        "median": {"intercept": intercept, "weights": found},
        "stretch": 1 + OPTIMISM / len(examples),
    }
    for side, sign, levels in (("below", -1, LEVELS[2::-1]), ("above", 1, LEVELS[4:])):
        reached, steps = median, []
        for level in levels:
            beyond = sign * (y - reached)
            tail = level if sign > 0 else 1 - level
            # From 0 on, so that what grows with rest comes on top and is not first taken off.
            limits = {
                INTERCEPT: (0.0, np.inf),
                "rest": (REST_AT_LEAST[side], np.inf),
                "lighter": (0.0, np.inf),
                "n_below": (0.0, np.inf),
                "n_fewer": (-np.inf, 0.0),
            }
            intercept, found = quantile_line(
                examples, WIDTH[side], beyond, weight, tail, WIDTH_PENALTY, limits
            )
            rest = found["rest"] * examples["rest"].to_numpy()
            step = np.maximum(intercept + _sum(examples, found) - rest, 0) + rest
            reached = reached + sign * step
            steps.append({"intercept": intercept, "weights": found})
        head[side] = steps
    return head


def predict(written: Mapping[str, Any], examples: pd.DataFrame) -> Floats:
    """Return ln load at each of LEVELS, by the code the app runs."""
    head: Head = head_of(written)
    features = {name: examples[name].to_numpy() for name in FEATURES}
    median = examples["base"].to_numpy() + head.median(features)
    bars = Bars(*(examples[name].to_numpy() for name in BARS))
    return raised(median, head.around(features), bars)


def quantile_line(
    examples: pd.DataFrame,
    names: Sequence[str],
    y: Floats,
    weight: Floats,
    level: float,
    penalty: float,
    limits: Mapping[str, Limits],
) -> tuple[float, dict[str, float]]:
    """Return the line of least weighted pinball loss at a level (Koenker and Bassett 1978).

    A lasso penalty keeps weights small; `limits` are the least and the most of some. Solved as a
    linear program: each weight is the difference of two non-negative variables, each residual of two more.
    """
    x = examples[list(names)].to_numpy(dtype=np.float64)
    rows, columns = x.shape
    weight = weight / weight.sum()
    middle = np.average(x, axis=0, weights=weight)
    scale = np.sqrt(np.average((x - middle) ** 2, axis=0, weights=weight))
    identity = sparse.eye(rows)
    equal = sparse.hstack([np.ones((rows, 1)), x, -x, identity, -identity]).tocsr()
    cost = [np.zeros(1), penalty * scale, penalty * scale, level * weight, (1 - level) * weight]
    least, most = np.array([limits.get(name, (-np.inf, np.inf)) for name in names]).T
    bounds = [limits.get(INTERCEPT, (-np.inf, np.inf))]
    bounds += zip(np.maximum(least, 0), np.maximum(most, 0), strict=True)
    bounds += zip(np.maximum(-most, 0), np.maximum(-least, 0), strict=True)
    bounds += [(0.0, np.inf)] * (2 * rows)
    solved = linprog(np.concatenate(cost), A_eq=equal, b_eq=y, bounds=bounds, method="highs")
    if not solved.success:
        raise RuntimeError(f"The regression at {level} was not solved: {solved.message}")
    found = solved.x[1 : columns + 1] - solved.x[columns + 1 : 2 * columns + 1]
    return float(solved.x[0]), {name: float(one) for name, one in zip(names, found, strict=True)}


def _sum(examples: pd.DataFrame, weights: Mapping[str, float]) -> Floats:
    return np.asarray(sum(weight * examples[name].to_numpy() for name, weight in weights.items()))
