"""The last 7 days of the log against the four weeks before them: what is more, what is less, in numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd

from src.analytics.estimates import suspicious_sets
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.outliers import OUTLYING
from src.analytics.sides import BalanceSettings, split
from src.analytics.summary import log_days
from src.analytics.volume.groups import group_of
from src.analytics.work import day_numbers, session_work
from src.analytics.written import MINUS, written

EARLIER_WEEKS: Final = 4
JUMP: Final = 1.5  # times the median, and above each of the four weeks: said as a fact
HEAVIER: Final = 1.05  # times the heaviest of the four weeks
_WEEK = 7


@dataclass(frozen=True)
class Change:
    """One measure of the last 7 days beside the four weeks before, which do not overlap them."""

    measure: str  # 'posterior_sets', 'mirror_sets', 'hinge_sets', 'explosive_reps', 'sessions'
    name: str  # 'Posterior sets'
    this_week: float
    median: float | None  # of the four weeks before; None: the log does not reach back that far
    low: float | None  # the least of them
    high: float | None  # the most of them

    @property
    def change(self) -> float | None:
        """What this week is over the median, 0.26 for 26% more; None where there is no median above 0."""
        return self.this_week / self.median - 1 if self.median else None

    @property
    def jump(self) -> bool:
        """Whether this week is over half as much again as the median and more than each of the four."""
        return bool(
            self.median and self.high is not None and self.this_week > max(JUMP * self.median, self.high)
        )


@dataclass(frozen=True)
class LoadJump:
    """A variant of a lift loaded at least 5% over the heaviest of the four weeks before."""

    lift: str
    exercise: str
    exercise_name: str
    load_kg: float  # as logged: per hand where the log says so
    before_kg: float


@dataclass(frozen=True)
class Changes:
    """The log's last 7 days against the four weeks before them."""

    first_day: date | None  # of the 7 days; None: the log is empty
    last_day: date | None  # the log's last day
    rows: tuple[Change, ...]
    load_jumps: tuple[LoadJump, ...]  # the largest first

    @property
    def sentence(self) -> str:
        """The posterior sets of these days in one or two sentences."""
        if self.last_day is None:
            return "No sets in this log yet."
        posterior = self.rows[0]
        said = f"The last 7 days: {written(posterior.this_week, 1)} posterior sets."
        if posterior.median is None or posterior.low is None or posterior.high is None:
            return f"{said} Not enough data to compare: the log is younger than five weeks."
        changed = round(posterior.change or 0.0, 2)
        change = f" {changed:+.0%}.".replace("-", MINUS) if changed else ""
        return (
            f"{said} Your four weeks before: median {posterior.median:.0f} "
            f"({posterior.low:.0f} to {posterior.high:.0f}).{change}"
        )


def changes(log: Log, settings: BalanceSettings | None = None) -> Changes:
    """Return the 7 days up to the log's last day against the four weeks before, uncoupled: none is in both.

    Blocks of 7 days counted back from the last logged day, so that a week that has only begun is not called a
    small one. Posterior and mirror sets are counted as in the balance.
    """
    first, last = log_days(log)
    if first is None or last is None:
        return Changes(None, None, (), ())
    rows = _recent(log, last)
    reaches_back = (last - first).days >= _WEEK * (EARLIER_WEEKS + 1) - 1
    given = _given(rows, log, settings or BalanceSettings())

    def change(measure: str, name: str, of_block: Floats) -> Change:
        before = of_block[1:] if reaches_back else np.array([])
        facts = [float(of(before)) if len(before) else None for of in (np.median, np.min, np.max)]
        return Change(measure, name, float(of_block[0]), *facts)

    kinds = rows["exercise"].map(lambda name: group_of(log.catalog.exercises[name].pattern))
    reps = rows["reps"].to_numpy(dtype=np.float64)
    per_block = _by_block(rows)
    sessions = rows.drop_duplicates(["block", "session"])
    found = (
        change("posterior_sets", "Posterior sets", per_block(given[:, 0])),
        change("mirror_sets", "Mirror sets", per_block(given[:, 1])),
        change("hinge_sets", "Hinge sets", per_block(np.where(kinds == "hinge", rows["sets"], 0.0))),
        change("explosive_reps", "Explosive reps", per_block(np.where(kinds == "explosive", reps, 0.0))),
        change("sessions", "Sessions", _by_block(sessions)(np.ones(len(sessions)))),
    )
    return Changes(last - timedelta(days=_WEEK - 1), last, found, _load_jumps(log, rows))


def _recent(log: Log, last: date) -> pd.DataFrame:
    """Return the rows of `session_work` of these weeks; block 0 is the 7 days up to the last."""
    rows = session_work(log)
    block = (np.datetime64(last, "D").astype(np.int64) - day_numbers(rows)) // _WEEK
    return rows.assign(block=block)[block <= EARLIER_WEEKS]


def _given(rows: pd.DataFrame, log: Log, settings: BalanceSettings) -> Floats:
    """Return what the rows' sets give to (posterior, mirror, neutral)."""
    known = {
        name: split(log.catalog.exercises[name], log.catalog, settings, settings.lens)
        for name in set(rows["exercise"])
    }
    shares = np.array([known[name] for name in rows["exercise"]]).reshape(-1, 3)
    given: Floats = shares * rows["sets"].to_numpy(dtype=np.float64)[:, None]
    return given


def _by_block(rows: pd.DataFrame) -> Callable[[Floats], Floats]:
    block = rows["block"].to_numpy(dtype=np.int64)
    return lambda values: np.bincount(block, values, EARLIER_WEEKS + 1).astype(np.float64)


def _load_jumps(log: Log, rows: pd.DataFrame) -> tuple[LoadJump, ...]:
    """Return the lifts' variants whose heaviest load is well over that of the weeks before."""
    of_lift = {one.id: one for one in log.catalog.exercises.values() if one.lift is not None}
    loaded = rows[rows["exercise"].isin(of_lift)].dropna(subset=["best_load_kg"])
    best = loaded.groupby([loaded["block"] > 0, "exercise"])["best_load_kg"].max()
    parts = {
        earlier: best[best.index.get_level_values(0) == earlier].droplevel(0) for earlier in (False, True)
    }
    both = parts[False].to_frame().join(parts[True].rename("before_kg"), how="inner")
    heavier = both[both["best_load_kg"] >= HEAVIER * both["before_kg"]]
    if (heavier["best_load_kg"] > OUTLYING * heavier["before_kg"]).any():  # else no set can be a typing error
        wrong = suspicious_sets(log)
        heavier = heavier[~heavier.index.isin(wrong["exercise"])]
    jumps = [
        LoadJump(str(of_lift[exercise].lift), exercise, of_lift[exercise].name, load, before)
        for exercise, load, before in zip(
            heavier.index, heavier["best_load_kg"], heavier["before_kg"], strict=True
        )
    ]
    return tuple(sorted(jumps, key=lambda jump: jump.before_kg / jump.load_kg))
