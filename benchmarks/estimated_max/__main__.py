"""How well the estimated max predicts the sets of athletes it was not fitted on, beside the classic formulas.

`HINDSIGHT_CORPUS=<folder of exports> python -m benchmarks.estimated_max <events.csv>`

The events file lists near-maximal sets (`examples.read_events` says how); without one only the next four
weeks are scored. Needs scipy (requirements-dev.txt).
"""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.estimated_max.examples import (
    POSTERIOR,
    near_maximal,
    next_four_weeks,
    read_events,
    rep_peaks,
)
from benchmarks.estimated_max.fitting import fit_head, predict, weights_of
from benchmarks.estimated_max.formulas import BASELINES, OWN
from benchmarks.estimated_max.logs import read_logs
from benchmarks.estimated_max.scores import (
    Floats,
    Predict,
    Score,
    cross_fit,
    folds_of,
    gain,
    score,
    with_residuals,
)
from src.analytics.strength.model import LEVELS
from src.analytics.strength.series import MAX_REPS

MODEL = "model"
MEDIAN = LEVELS.index(0.5)
FAR = 3  # reps from the fewest that are usually done
DENSE = 15  # sessions in 180 days


def learn_model(seen: pd.DataFrame) -> Predict:
    """Return the model fitted to some athletes."""
    head = fit_head(seen)
    return lambda asked: predict(head, asked)


def all_models(examples: pd.DataFrame) -> dict[str, Floats]:
    """Return the cross-fitted quantiles of the model and of every baseline."""
    fold = folds_of(examples["athlete"])
    return {
        MODEL: cross_fit(examples, fold, learn_model),
        **{name: cross_fit(examples, fold, with_residuals(name)) for name in BASELINES},
    }


def fitted_on(seen: pd.DataFrame, asked: pd.DataFrame) -> Floats:
    """Return the quantiles of examples by the model of others: of the folds without their own athlete."""
    fold_of = dict(zip(seen["athlete"], folds_of(seen["athlete"]), strict=True))
    theirs, held = asked["athlete"].map(fold_of).fillna(-1).to_numpy(), folds_of(seen["athlete"])
    quantiles = np.full((len(asked), len(LEVELS)), np.nan)
    for one in np.unique(theirs):
        quantiles[theirs == one] = learn_model(seen[held != one])(asked[theirs == one])
    return quantiles


def scored(examples: pd.DataFrame, quantiles: Mapping[str, Floats]) -> dict[str, Score]:
    """Return the score of each model; a formula's point is what it says, not the middle of its errors."""
    return {
        name: score(examples, found, examples[name].to_numpy() if name in BASELINES else None)
        for name, found in quantiles.items()
    }


def best_formula(scores: Mapping[str, Score], among: Iterable[str] = BASELINES) -> str:
    """Return the baseline with the lowest CRPS."""
    return min(among, key=lambda name: scores[name].crps)


def show(title: str, examples: pd.DataFrame, quantiles: Mapping[str, Floats]) -> None:
    """Print one table."""
    scores = scored(examples, quantiles)
    best = best_formula(scores)
    print(f"\n{title}: {len(examples)} examples, {examples['athlete'].nunique()} athletes")
    print(f"{'':16} {'MAE':>5} {'bias':>5} {'CRPS':>5}  50/80/95 inside   CRPS less the best formula's")
    for name, found in scores.items():
        less, low, high = gain(examples, quantiles[name], quantiles[best])
        inside = "/".join(f"{share:.0f}" for share in found.cover)
        print(
            f"{name:16} {found.mae:5.2f} {found.bias:+5.1f} {found.crps:5.2f}  {inside:15}  "
            f"{100 * less / scores[best].crps:+6.1f}%  {less:+.2f} [{low:+.2f}, {high:+.2f}]"
        )
    usual = best_formula(scores, [name for name in BASELINES if name not in OWN])
    less, low, high = gain(examples, quantiles[MODEL], quantiles[usual])
    print(
        f"{MODEL} less the best usual formula's ({usual}): {100 * less / scores[usual].crps:+.1f}%  "
        f"{less:+.2f} [{low:+.2f}, {high:+.2f}]"
    )


def show_parts(
    examples: pd.DataFrame, quantiles: Mapping[str, Floats], parts: Mapping[str, pd.Series]
) -> None:
    """Print CRPS by part: the model, the part's best formula, and the model less Berger 180 d."""
    print(f"\n{'CRPS by part':22} {'n':>5} athletes model  best formula           model less Berger 180 d")
    for name, mask in parts.items():
        where = mask.to_numpy(dtype=bool)
        if not where.any():
            continue
        part = examples[where]
        own = {model: found[where] for model, found in quantiles.items()}
        scores = scored(part, own)
        best = best_formula(scores)
        less, low, high = gain(part, own[MODEL], own["Berger 180 d"])
        print(
            f"{name:22} {len(part):5} {scores[MODEL].athletes:8} {scores[MODEL].crps:5.2f}  "
            f"{best:16} {scores[best].crps:5.2f}  {less:+.2f} [{low:+.2f}, {high:+.2f}]"
        )


def show_ranges(title: str, examples: pd.DataFrame, quantiles: Floats) -> None:
    """Print how often the ranges hold: of all, where the past lifts the number, and by the reps asked for."""
    standing = examples["vouched"].to_numpy() >= quantiles[:, MEDIAN] - 1e-9
    beyond = examples["n_below"].to_numpy() * 10
    parts = {
        "all": np.ones(len(examples), dtype=bool),
        "the number stands on what was lifted": standing,
        "3 reps or more above the usual fewest": beyond >= FAR,
        "3 reps or more below them": beyond <= -FAR,
    }
    print(f"\n{title:40} {'n':>5}  CRPS  inside 50/80/95  below 95/80  above 80/95  width of 80%")
    for name, where in parts.items():
        if not where.any():
            continue
        part, own = examples[where], quantiles[where]
        found, weight, y = score(part, own), weights_of(part["athlete"]), part["y"].to_numpy()
        inside = "/".join(f"{share:.0f}" for share in found.cover)
        beside = [y < own[:, 0], y < own[:, 1], y > own[:, 5], y > own[:, 6]]
        low95, low80, high80, high95 = (100 * np.average(out, weights=weight) for out in beside)
        width = 100 * np.average(np.expm1(own[:, 5] - own[:, 1]), weights=weight)
        print(
            f"{name:40} {found.n:5} {found.crps:5.2f}  {inside:15} {low95:5.1f}/{low80:4.1f} "
            f"{high80:7.1f}/{high95:4.1f}  {width:6.1f}%"
        )


def parts_of(examples: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the parts worth a line of their own."""
    return {
        **{lift: examples["lift"] == lift for lift in sorted(examples["lift"].unique())},
        "posterior chain": examples["lift"].isin(POSTERIOR),
        "dense": examples["sessions_180d"] >= DENSE,
        "sparse": examples["sessions_180d"] < DENSE,
        "singles": examples["n"] == 1,
    }


def main() -> None:
    """Print every table."""
    logs = read_logs(Path(os.environ["HINDSIGHT_CORPUS"]))
    events = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    athlete_of: dict[str, str] = {}
    if events:
        athlete_of = {event.file: event.athlete for event in read_events(events)}
        union = near_maximal(logs, events)
        found = all_models(union)
        show("Near-maximal sets", union, found)
        primary = union["src"] == "primary"
        for title, half in (
            ("of these, records, hard sets, misses", primary),
            ("of these, local peaks", ~primary),
        ):
            where = half.to_numpy(dtype=bool)
            show(title, union[where], {name: q[where] for name, q in found.items()})
        show_parts(union, found, parts_of(union))
        show_ranges("Near-maximal sets", union, found[MODEL])
        for hidden in ("blind-4", "lead-28"):
            examples = near_maximal(logs, events, hidden)
            show(f"The same, {hidden}", examples, all_models(examples))
        for hidden in ("blind-4", "blind-8", "lead-28"):
            examples = near_maximal(logs, events, hidden)
            show_ranges(f"{hidden}, not fitted anew", examples, fitted_on(union, examples))
        for most in (MAX_REPS, 5):
            examples = rep_peaks(logs, athlete_of, most)
            title = f"Best sets of 5 to 10 reps in 12 weeks, sets of {most} reps and fewer seen"
            show_ranges(title, examples, fitted_on(union, examples))
    ahead = next_four_weeks(logs, athlete_of)
    found = all_models(ahead)
    show("Best set of the next four weeks", ahead, found)
    show_parts(ahead, found, parts_of(ahead))


if __name__ == "__main__":
    main()
