"""How well our own estimates did on what they had not seen: the scores the benchmarks wrote."""

import json
from pathlib import Path

import pandas as pd

from src.analytics.strength.model import MODEL_FILE

TREND_FILE = Path(__file__).parents[2] / "data" / "models" / "trend_verdict.csv"


def model_accuracy() -> pd.DataFrame:
    """Return the learned maximum's scores on athletes it was not fitted on, one row a target.

    Columns: target ('now', 'next'), examples, athletes, mae, bias, crps (per cent of load), inside_50,
    inside_80, inside_95 (per cent), best_formula and best_formula_crps (the best classic formula on the same
    examples).
    """
    heads = json.loads(MODEL_FILE.read_text(encoding="utf-8"))["heads"]
    rows = [
        (
            target,
            head["fitted_on"]["examples"],
            head["fitted_on"]["athletes"],
            *(head["cross_fit"][f"{name}_percent"] for name in ("mae", "bias", "crps")),
            *head["cross_fit"]["inside_50_80_95"],
            head["cross_fit"]["best_formula"],
            head["cross_fit"]["its_crps_percent"],
        )
        for target, head in heads.items()
    ]
    columns = ["target", "examples", "athletes", "mae", "bias", "crps", "inside_50", "inside_80", "inside_95"]
    return pd.DataFrame(rows, columns=[*columns, "best_formula", "best_formula_crps"])


def verdict_accuracy() -> pd.DataFrame:
    """Return how often each verdict is given on made-up histories of known truth.

    Columns: history, then the share of each of VERDICTS. Written by benchmarks/trend_verdict.
    """
    return pd.read_csv(TREND_FILE)
