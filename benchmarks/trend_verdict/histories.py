"""Made-up histories whose truth is known, and how often the verdict tells it."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from src.analytics.progress.verdict import LOOKS, WEEK, WEEKS, Days, carried, look_days, looks_back

HISTORY = (WEEKS + LOOKS) * WEEK  # days: no look starts before the history does
PLATES = 2.5


@dataclass(frozen=True)
class Truth:
    """A kind of history."""

    name: str
    change_8_weeks: float  # of true strength, over each 8 weeks
    noise: float = 0.03  # of a day's value, 1 SD
    a_week: int = 2  # training days
    echo: float = 0.0  # correlation of the noise of neighbouring days


def history(truth: Truth, rng: np.random.Generator, start_kg: float = 150.0) -> Days:
    """Return one history: training days at random, values rounded to plates."""
    count = HISTORY * truth.a_week // WEEK
    day = np.sort(rng.choice(HISTORY, count, replace=False)).astype(np.int64)
    day[-1] = HISTORY - 1
    noise = rng.normal(size=count)
    for i in range(1, count):
        noise[i] = truth.echo * noise[i - 1] + np.sqrt(1 - truth.echo**2) * noise[i]
    true = start_kg * (1 + truth.change_8_weeks) ** (day / (WEEKS * WEEK))
    value = np.round(true * np.exp(truth.noise * noise) / PLATES) * PLATES
    return Days(day, value, np.ones(count, bool))


def verdicts(truth: Truth, histories: int, seed: int = 1) -> Counter[str]:
    """Return how often each verdict is given at the end of so many histories."""
    rng = np.random.default_rng(seed)
    ends = look_days(HISTORY - 1)
    return Counter(
        carried(looks_back(history(truth, rng), ends, step=PLATES).raw.tolist()) for _ in range(histories)
    )
