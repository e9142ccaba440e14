"""Bands by drawing sessions anew: how far the balance could be off, given how few sessions there are."""

import numpy as np
from numpy.typing import NDArray

from src.analytics.formulas import Floats

DRAWS = 500
SEED = 20260105  # fixed: the same log always gets the same band
BAND = (0.1, 0.9)

Ints = NDArray[np.int64]


def session_bands(
    weeks: Ints, posterior: Floats, mirror: Floats, age_weights: Floats, prior: tuple[float, float]
) -> tuple[Floats, Floats]:
    """Return the lower and upper end of the share for every week from 0 to the last one.

    `weeks`, `posterior`, `mirror`: one entry a session, sorted by week. `age_weights[t, k]`: what a session
    k weeks before week t weighs in it. `prior`: sets added to P and to P + M. Weeks without sessions in
    their window are NaN.

    A draw is how often each of the window's n sessions turns up in n picks; windows of equally many sessions
    share their draws, so all of them are one matrix product.
    """
    count, window = age_weights.shape
    low, high = np.full(count, np.nan), np.full(count, np.nan)
    last_week = np.arange(count)
    start = np.searchsorted(weeks, last_week - window + 1, side="left")
    stop = np.searchsorted(weeks, last_week, side="right")
    sizes = stop - start
    for size in np.unique(sizes[sizes > 0]):
        t = np.flatnonzero(sizes == size)
        inside = start[t] + np.arange(size)[:, None]  # (session, week)
        weight = age_weights[t, t - weeks[inside]]
        times = _draws(int(size))
        p = times @ (weight * posterior[inside]) + prior[0]
        both = times @ (weight * (posterior + mirror)[inside]) + prior[1]
        low[t], high[t] = np.quantile(p / both, BAND, axis=0)
    return low, high


def _draws(size: int) -> Floats:
    rng = np.random.default_rng([SEED, size])
    return rng.multinomial(size, np.full(size, 1 / size), size=DRAWS).astype(np.float64)
