"""Bands by drawing sessions anew: how far the balance could be off, given how few sessions there are."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from src.analytics.formulas import Floats

DRAWS = 500
SEED = 20260105  # fixed: the same log always gets the same band
LOW_DRAW = DRAWS // 10  # of the sorted draws: an 80% band has a tenth of them on either side

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
    for size in np.unique(sizes[sizes > 0]).tolist():
        t = np.flatnonzero(sizes == size)
        inside = start[t, None] + np.arange(size)  # (week, session)
        weight = age_weights[t[:, None], t[:, None] - weeks[inside]]
        p = _drawn(weight * posterior[inside]) + prior[0]
        both = _drawn(weight * (posterior + mirror)[inside]) + prior[1]
        shares = np.sort(p / both, axis=1)
        low[t], high[t] = shares[:, LOW_DRAW], shares[:, -1 - LOW_DRAW]
    return low, high


def _drawn(sets: Floats) -> Floats:
    """Return the sum of each draw, (week, draw), of the sets of (week, session)."""
    # Week by week: products this small start no BLAS threads, which cost more than they bring.
    products: Floats = sets[:, None, :] @ _draws(sets.shape[1])
    return products[:, 0, :]


@lru_cache(maxsize=256)
def _draws(size: int) -> Floats:
    """Return how often each of `size` sessions is picked in each draw, (session, draw)."""
    rng = np.random.default_rng([SEED, size])
    times: Floats = rng.multinomial(size, np.full(size, 1 / size), size=DRAWS).T.astype(np.float64)
    times.flags.writeable = False
    return times
