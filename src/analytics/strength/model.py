"""The fitted model: from features to quantiles. Its numbers are data (`data/models/estimated_max.json`)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from src.analytics.strength.features import CONTEXT, EVIDENCE, WIDTH
from src.analytics.strength.series import MAX_REPS, Floats, curve_of_reps

MODEL_FILE = Path(__file__).parents[3] / "data" / "models" / "estimated_max.json"
LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)  # the ends of the 95, 80 and 50% intervals, and the median
SIDES = ("below", "above")
Target = Literal["now", "next"]  # near-max on the day; best set of the four weeks after it


class ModelError(ValueError):
    """The model file breaks a law that every estimate relies on."""


@dataclass(frozen=True)
class Line:
    """A weighted sum of features."""

    intercept: float
    weights: Mapping[str, float]

    def __call__(self, features: Mapping[str, Floats]) -> Floats:
        """Return the sum, one entry a query."""
        return sum(
            (weight * features[name] for name, weight in self.weights.items()), np.array(self.intercept)
        )


@dataclass(frozen=True)
class Head:
    """One target's median, and the three steps on each side of it from quantile to quantile, inner first.

    Raises ModelError for weights that could let a better set lower the median, a longer rest narrow an
    interval, or more reps go with more load.
    """

    median: Line
    below: tuple[Line, Line, Line]
    above: tuple[Line, Line, Line]
    stretch: float  # of the intervals: fitted quantiles are too narrow for people they were not fitted on

    def __post_init__(self) -> None:
        weights = self.median.weights
        evidence = [weights.get(name, 0.0) for name in EVIDENCE]
        if min(evidence) < 0 or weights.get("heavy", 0.0) + weights.get("made_n", 0.0) > 1:
            raise ModelError(
                "A better set could lower the median: a weight of what was lifted is out of range."
            )
        if set(weights) - {*EVIDENCE, *CONTEXT}:
            raise ModelError(f"The median knows only {', '.join((*EVIDENCE, *CONTEXT))}.")
        if min(step.weights["rest"] for step in (*self.below, *self.above)) <= 0:
            raise ModelError(
                "An interval could narrow while nothing is trained: a weight of rest is not above 0."
            )
        for side, steps in zip(SIDES, (self.below, self.above), strict=True):
            if any(set(step.weights) - set(WIDTH[side]) for step in steps):
                raise ModelError(f"The range {side} knows only {', '.join(WIDTH[side])}.")
        # Not the median's fall alone: where it stands on what was lifted, it may not fall at all.
        rising = max(step.weights.get("n_fewer", 0.0) for step in self.above)
        falling = max(-step.weights.get("n_below", 0.0) for step in self.below)
        if least_drop(weights) <= 0 or rising > 0 or falling > 0:
            raise ModelError("More reps could go with more load: a weight of the reps is out of range.")

    def around(self, features: Mapping[str, Floats]) -> Floats:
        """Return how far each of LEVELS lies from the median, in ln load: one row a query."""
        below = self.stretch * np.cumsum([_step(line, features) for line in self.below], axis=0)
        above = self.stretch * np.cumsum([_step(line, features) for line in self.above], axis=0)
        return np.column_stack([*-below[::-1], np.zeros(below.shape[1]), *above])


def least_drop(weights: Mapping[str, float]) -> float:
    """Return the least that a median with these weights falls, in ln load, from one rep to the next."""
    steps = np.diff(curve_of_reps(np.arange(1, MAX_REPS + 1)))
    return (1 - weights.get("made_n", 0.0)) * float(steps.min()) - weights.get("n_below", 0.0) / 10


def _step(line: Line, features: Mapping[str, Floats]) -> Floats:
    """Return the distance to the next quantile: never negative, and always growing with rest."""
    rest = line.weights["rest"] * features["rest"]
    return np.maximum(line(features) - rest, 0.0) + rest


@cache
def load_model(path: Path = MODEL_FILE) -> Mapping[Target, Head]:
    """Return the model's heads; a ModelError says what is wrong with the file."""
    try:
        heads = json.loads(path.read_text(encoding="utf-8"))["heads"]
        return {target: head_of(heads[target]) for target in ("now", "next")}
    except (KeyError, TypeError) as fault:
        raise ModelError(f"{path.name} lacks {fault}.") from fault


@dataclass(frozen=True)
class Fit:
    """What a head was fitted on, and how well it told athletes it was not fitted on."""

    examples: int
    athletes: int
    mae_percent: float  # mean absolute error, of load
    bias_percent: float
    crps_percent: float
    inside_50: float  # per cent of the examples inside the 50% interval
    inside_80: float
    inside_95: float
    best_formula: str  # the best of the formulas it was compared with
    its_crps_percent: float


@cache
def fit_of(target: Target, path: Path = MODEL_FILE) -> Fit:
    """Return the cross-fitted scores kept in the model file."""
    head = json.loads(path.read_text(encoding="utf-8"))["heads"][target]
    scores, fitted = head["cross_fit"], head["fitted_on"]
    inside_50, inside_80, inside_95 = scores["inside_50_80_95"]
    return Fit(
        fitted["examples"],
        fitted["athletes"],
        scores["mae_percent"],
        scores["bias_percent"],
        scores["crps_percent"],
        inside_50,
        inside_80,
        inside_95,
        scores["best_formula"],
        scores["its_crps_percent"],
    )


def head_of(written: Mapping[str, Any]) -> Head:
    """Return a head as `tools/fit_estimated_max.py` wrote it."""
    below, above = ([_line(step) for step in written[side]] for side in SIDES)
    return Head(
        _line(written["median"]),
        (below[0], below[1], below[2]),
        (above[0], above[1], above[2]),
        float(written["stretch"]),
    )


def _line(written: Mapping[str, Any]) -> Line:
    return Line(float(written["intercept"]), {name: float(w) for name, w in written["weights"].items()})
