"""Fit the estimated max on a folder of logs and write data/models/estimated_max.json.

`HINDSIGHT_CORPUS=<folder of exports> python -m tools.fit_estimated_max <events.csv>`

The file holds weights, counts and cross-fitted scores: nothing that was in a log. Needs scipy
(requirements-dev.txt). Score it first: `python -m benchmarks.estimated_max <events.csv>`.
"""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.estimated_max.__main__ import MODEL, all_models, best_formula, scored
from benchmarks.estimated_max.examples import near_maximal, next_four_weeks, read_events
from benchmarks.estimated_max.fitting import fit_head
from benchmarks.estimated_max.logs import read_logs
from src.analytics.strength.model import LEVELS, MODEL_FILE, head_of

DIGITS = 5


def fitted(examples: pd.DataFrame) -> dict[str, Any]:
    """Return one head with what it was fitted on, in counts, and its cross-fitted scores."""
    head = rounded(fit_head(examples))
    head_of(head)  # raises when it breaks a promise
    scores = scored(examples, all_models(examples))
    own, best = scores[MODEL], best_formula(scores)
    return {
        "fitted_on": {
            "examples": own.n,
            "athletes": own.athletes,
            "by_lift": {str(lift): int(count) for lift, count in examples["lift"].value_counts().items()},
        },
        "cross_fit": {
            "mae_percent": round(own.mae, 2),
            "bias_percent": round(own.bias, 2),
            "crps_percent": round(own.crps, 2),
            "inside_50_80_95": [round(share, 1) for share in own.cover],
            "best_formula": best,
            "its_crps_percent": round(scores[best].crps, 2),
        },
        **head,
    }


def rounded(value: Any) -> Any:  # noqa: ANN401 - JSON is what it is
    """Return the same JSON with its numbers rounded."""
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [rounded(one) for one in value]
    return value


def main() -> None:
    """Fit both heads and write the model file."""
    if len(sys.argv) != 2 or "HINDSIGHT_CORPUS" not in os.environ:  # noqa: PLR2004
        sys.exit("Name the folder of logs in HINDSIGHT_CORPUS, and the events file as the only argument.")
    logs = read_logs(Path(os.environ["HINDSIGHT_CORPUS"]))
    events = Path(sys.argv[1])
    athlete_of = {event.file: event.athlete for event in read_events(events)}
    heads = {
        "now": fitted(near_maximal(logs, events)),
        "next": fitted(next_four_weeks(logs, athlete_of)),
    }
    model = {
        "about": "The estimated max; see docs/methods.md. Written by tools/fit_estimated_max.py.",
        "fitted": datetime.now(UTC).date().isoformat(),
        "levels": list(LEVELS),
        "heads": heads,
    }
    MODEL_FILE.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    for target, head in heads.items():
        print(target, head["cross_fit"])


if __name__ == "__main__":
    main()
