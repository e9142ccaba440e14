"""The Theil-Sen line through many windows of one series at once: numpy, no database."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Slopes:
    """One entry a window; NaN where it holds fewer than two points."""

    slope: Floats  # median of the slopes of all pairs of points, units of y a unit of x
    low: Floats  # ends of its interval
    high: Floats
    level: Floats  # height of the line at the window's last point
    sign: Floats  # 1 or -1 where Kendall's test rules out no slope at all, else 0


def slopes(x: Floats, y: Floats, start: Ints, stop: Ints, interval: float, sure: float) -> Slopes:
    """Return the line through the points start .. stop - 1 of each window.

    `interval`: the coverage of low to high; `sure`: the confidence (two-sided) of `sign`.

    `x` ascends and no two are equal. The interval: Sen 1968, J Am Stat Assoc 63:1379, from the variance of
    Kendall's S with ties in y allowed for; the ranks are rounded as in scipy.stats.theilslopes. The line's
    height is the median of y less slope times x.

    Loads come in steps, so many pairs are level and an end of the interval is often exactly 0. Whether 0 is
    in it says little. `sign` asks Kendall's test instead, where level pairs are on neither side: that
    finds a steady climb about half again as often.
    """
    found = np.full((5, len(start)), np.nan)
    found[4] = 0.0
    sizes = stop - start
    z, z_sign = (NormalDist().inv_cdf(0.5 + level / 2) for level in (interval, sure))
    for size in np.unique(sizes[sizes > 1]).tolist():
        windows = np.flatnonzero(sizes == size)
        inside = start[windows, None] + np.arange(size)  # (window, point)
        found[:, windows] = _lines(x[inside], y[inside], z, z_sign)
    return Slopes(*found)


def _lines(x: Floats, y: Floats, z: float, z_sign: float) -> Floats:
    """Return slope, low, high, level and sign, each (window,), of windows of equally many points."""
    windows, size = x.shape
    first, second = np.triu_indices(size, 1)
    pairs = len(first)
    every = np.sort((y[:, second] - y[:, first]) / (x[:, second] - x[:, first]), axis=1)
    slope = (every[:, (pairs - 1) // 2] + every[:, pairs // 2]) / 2
    spread = np.sqrt(_variance(y))
    reach = z * spread
    low = np.clip(np.round((pairs - reach) / 2).astype(np.int64) - 1, 0, pairs - 1)
    high = np.clip(np.round((pairs + reach) / 2).astype(np.int64), 0, pairs - 1)
    row = np.arange(windows)
    level = np.median(y - slope[:, None] * (x - x[:, -1:]), axis=1)
    balance = np.sign(every).sum(axis=1)
    sign = np.where(np.abs(balance) > z_sign * spread, np.sign(balance), 0.0)
    return np.stack([slope, every[row, low], every[row, high], level, sign])


def _variance(y: Floats) -> Floats:
    """Return the variance of Kendall's S of each window, (window,), were there no trend."""
    size = y.shape[1]
    alike = (y[:, :, None] == y[:, None, :]).sum(axis=2)  # points with the same value, itself included
    ties = ((alike - 1) * (2 * alike + 5)).sum(axis=1)
    return np.asarray((size * (size - 1) * (2 * size + 5) - ties) / 18.0)
