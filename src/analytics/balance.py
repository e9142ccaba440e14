"""The posterior chain against the mirror muscles: its share of the sets, and what can be said of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from src.analytics.bands import Ints, session_bands
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.volume import least_share, weekly_muscle_sets

Mask = NDArray[np.bool_]

WINDOW_WEEKS = 4
ALPHA = 0.4  # weight of the newest week; each week before it has 0.6 of the next one's
PSEUDO_SETS = 6.0  # sets at the middle of the target that a small window is blended with
LEAST_SETS = 24.0
LEAST_WEEKS = 3

WITHIN = "within your target"
MIRROR = "mirror-leaning"
POSTERIOR = "posterior-leaning"
UNCLEAR = "unclear"
NO_TRAINING = "no training"

Side = Literal["mirror", "neutral"]
Lens = Literal["fractional", "direct", "raw"]


@dataclass(frozen=True)
class BalanceSettings:
    """What counts for which side, and the share aimed for, which is a choice: no study names a right one."""

    target_low: float = 0.55
    target_high: float = 0.75
    quads: Side = "mirror"
    lens: Lens = (
        "fractional"  # direct: only muscles a set trains directly; raw: shares not divided by their sum
    )
    stabilisers: bool = True  # count shares below a half
    ballistic_quads: Side = "mirror"  # 'neutral': quads do not count in jumps, cleans and swings
    ballistic_set: float = (
        0.5  # what a set of jumps, cleans or swings counts, against 1 for a hard strength set
    )

    def __post_init__(self) -> None:
        """Refuse a target that is no band within 0 and 1, and words that are none of the choices."""
        if not 0 < self.target_low < self.target_high < 1:
            raise ValueError(
                f"The target must rise from above 0 to below 1, such as 0.55 to 0.75, not {self.target_low} "
                f"to {self.target_high}."
            )
        if not 0 < self.ballistic_set <= 1:
            raise ValueError(f"A ballistic set counts more than 0 and at most 1, not {self.ballistic_set}.")
        for name, value, choices in (
            ("quads", self.quads, get_args(Side)),
            ("ballistic_quads", self.ballistic_quads, get_args(Side)),
            ("lens", self.lens, get_args(Lens)),
        ):
            if value not in choices:
                raise ValueError(f"{name} is one of {', '.join(choices)}, not {value!r}.")

    @property
    def target_middle(self) -> float:
        """The share small windows are drawn towards."""
        return (self.target_low + self.target_high) / 2


DEFAULT_SETTINGS = BalanceSettings()


@dataclass(frozen=True)
class BalanceSummary:
    """The last 4 weeks of the log: the last row of `weekly_balance`, and what stands beside it."""

    share: float | None  # smoothed, with its 80% band; None: no sets in the log
    low: float | None
    high: float | None
    verdict: str
    posterior_sets: float  # plain sums over the window
    mirror_sets: float
    sets: float  # set-units, neutral muscles included
    trained_weeks: int
    first_day: date | None  # of the window: a Monday, or the log's first trained day
    last_day: date | None  # the log's last day
    previous_share: float | None  # smoothed, as it stood 4 weeks earlier
    direct_share: float | None  # the same under the direct-sets-only lens
    zero_muscles: tuple[str, ...]  # posterior muscles without any set in the window


def weekly_balance(log: Log, settings: BalanceSettings = DEFAULT_SETTINGS) -> pd.DataFrame:
    """Return the balance of every calendar week from the first trained one to the last.

    Each set is split over its muscles in proportion to their shares, so it is worth its effort: 1, or 0.5
    when ballistic, carried or held. The smoothed share is taken from sums of P and M over 4 weeks, the
    newest weighing most (alpha 0.4), blended with 6 sets at the target's middle. Its band (80%) comes from
    drawing the window's sessions anew 500 times.

    Columns: week (Monday), posterior, mirror, neutral (sets that week), share (P / (P + M) of that week
    alone), posterior_smoothed, mirror_smoothed (sets a week), smoothed, low, high (shares), verdict, sets_4w
    (set-units), trained_weeks_4w, partial (the log ends before the week does), posterior_4w, mirror_4w
    (plain sums). In a week without training the numbers of that week and the smoothed ones are NaN: a gap,
    not a zero.
    """
    return _weekly(_sessions(log, settings), settings, settings.lens)


def balance_summary(log: Log, settings: BalanceSettings = DEFAULT_SETTINGS) -> BalanceSummary:
    """Return the balance of the log's last 4 weeks: what the last row of `weekly_balance` says."""
    sessions = _sessions(log, settings)
    weeks = _weekly(sessions, settings, settings.lens)
    if weeks.empty:
        verdict = f"not enough data (0 of {LEAST_SETS:g} sets)"
        return BalanceSummary(None, None, None, verdict, 0.0, 0.0, 0.0, 0, None, None, None, None, ())
    last = weeks.iloc[-1]
    direct = _weekly(sessions, settings, "direct").iloc[-1]
    first_week = last["week"].date() - timedelta(weeks=WINDOW_WEEKS - 1)
    earlier = weeks["smoothed"].iloc[-1 - WINDOW_WEEKS] if len(weeks) > WINDOW_WEEKS else np.nan
    muscles = weekly_muscle_sets(log, stabilisers=settings.stabilisers, since=first_week)
    worked = muscles[muscles["chain"] == "posterior"].groupby("muscle", sort=False)["fractional_sets"].sum()
    return BalanceSummary(
        share=_number(last["smoothed"]),
        low=_number(last["low"]),
        high=_number(last["high"]),
        verdict=str(last["verdict"]),
        posterior_sets=float(last["posterior_4w"]),
        mirror_sets=float(last["mirror_4w"]),
        sets=float(last["sets_4w"]),
        trained_weeks=int(last["trained_weeks_4w"]),
        first_day=max(first_week, sessions["day"].iloc[0].date()),
        last_day=sessions["log_end"].iloc[0].date(),
        previous_share=_number(earlier),
        direct_share=_number(direct["smoothed"]),
        zero_muscles=tuple(worked.index[worked == 0]),
    )


def _sessions(log: Log, settings: BalanceSettings) -> pd.DataFrame:
    return log.query(
        "session_balance",
        quads_neutral=settings.quads == "neutral",
        ballistic_quads_neutral=settings.ballistic_quads == "neutral",
        ballistic_set=settings.ballistic_set,
        least_share=least_share(stabilisers=settings.stabilisers),
    )


def _weekly(sessions: pd.DataFrame, settings: BalanceSettings, lens: Lens) -> pd.DataFrame:
    """Return the weekly frame from one row a session; see `weekly_balance`."""
    prefix = "" if lens == "fractional" else f"{lens}_"
    p, m, n = (
        sessions[f"{prefix}{side}"].to_numpy(dtype=np.float64) for side in ("posterior", "mirror", "neutral")
    )
    first = sessions["week"].min()
    week = ((sessions["week"] - first).dt.days // 7).to_numpy(dtype=np.int64)
    count = int(week.max()) + 1 if len(week) else 0
    sets = _by_week(week, sessions["sets"].to_numpy(dtype=np.float64), count)
    trained = sets > 0
    weekly_p, weekly_m = _by_week(week, p, count), _by_week(week, m, count)

    weights = _age_weights(count)
    in_window = np.minimum(np.arange(count) + 1, WINDOW_WEEKS)
    smooth_p, smooth_m = _in_window(weekly_p, weights), _in_window(weekly_m, weights)
    prior = (PSEUDO_SETS * settings.target_middle, PSEUDO_SETS)
    smoothed = (smooth_p + prior[0]) / (smooth_p + smooth_m + prior[1])
    low, high = session_bands(week, p, m, weights, prior)

    plain = np.ones_like(weights)
    sets_4w, trained_4w = _in_window(sets, plain), _in_window(trained.astype(np.float64), plain)
    gap = ~trained
    with np.errstate(invalid="ignore"):
        share = weekly_p / (weekly_p + weekly_m)
    return pd.DataFrame(
        {
            "week": first + pd.to_timedelta(7 * np.arange(count), unit="D") if count else sessions["week"],
            "posterior": _gaps(weekly_p, gap),
            "mirror": _gaps(weekly_m, gap),
            "neutral": _gaps(_by_week(week, n, count), gap),
            "share": share,
            "posterior_smoothed": _gaps(smooth_p / in_window, gap),
            "mirror_smoothed": _gaps(smooth_m / in_window, gap),
            "smoothed": _gaps(smoothed, gap),
            "low": _gaps(low, gap),
            "high": _gaps(high, gap),
            "verdict": pd.array(
                [
                    _verdict(settings, *row)
                    for row in zip(trained, sets_4w, trained_4w, smoothed, low, high, strict=True)
                ],
                dtype="str",
            ),
            "sets_4w": sets_4w,
            "trained_weeks_4w": pd.array(trained_4w.astype(np.int64), dtype="Int64"),
            "partial": pd.array(_partial(sessions, count), dtype="boolean"),
            "posterior_4w": _in_window(weekly_p, plain),
            "mirror_4w": _in_window(weekly_m, plain),
        }
    ).astype({"week": "datetime64[us]"})


def _age_weights(count: int) -> Floats:
    """Return what the 4 weeks up to week t weigh, (t, age): 0.6^age, adding up to the number of weeks."""
    ages = np.arange(WINDOW_WEEKS)
    exists = ages <= np.arange(count)[:, None]
    raw = np.where(exists, (1 - ALPHA) ** ages, 0.0)
    scaled: Floats = raw * exists.sum(axis=1, keepdims=True) / raw.sum(axis=1, keepdims=True)
    return scaled


def _by_week(week: Ints, values: Floats, count: int) -> Floats:
    return np.bincount(week, values, count).astype(np.float64)


def _in_window(weekly: Floats, weights: Floats) -> Floats:
    """Return each week's weighted sum over itself and the 3 weeks before it."""
    padded = np.concatenate([np.zeros(WINDOW_WEEKS - 1), weekly])
    newest_first = np.lib.stride_tricks.sliding_window_view(padded, WINDOW_WEEKS)[: len(weekly), ::-1]
    total: Floats = (newest_first * weights).sum(axis=1)
    return total


def _gaps(values: Floats, gap: Mask) -> Floats:
    return np.where(gap, np.nan, values)


def _partial(sessions: pd.DataFrame, count: int) -> Mask:
    """Return which weeks the log ends in before their Sunday: the last one or none."""
    flags = np.zeros(count, dtype=bool)
    if count:
        flags[-1] = sessions["log_end"].iloc[0] < sessions["week"].max() + pd.Timedelta(days=6)
    return flags


def _verdict(
    settings: BalanceSettings,
    trained: bool,  # noqa: FBT001
    sets: float,
    weeks: float,
    share: float,
    low: float,
    high: float,
) -> str:
    """Say what the window allows to be said: a lean only when the whole band is outside the target."""
    if not trained:
        return NO_TRAINING
    if sets < LEAST_SETS:
        return f"not enough data ({np.floor(sets):g} of {LEAST_SETS:g} sets)"
    if weeks < LEAST_WEEKS:
        return f"not enough data ({weeks:g} of {LEAST_WEEKS} weeks)"
    if high < settings.target_low:
        return MIRROR
    if low > settings.target_high:
        return POSTERIOR
    # Within takes the number itself inside, and a band that is not so wide that it spills over both ends.
    inside = settings.target_low <= share <= settings.target_high
    spills = low < settings.target_low and high > settings.target_high
    return WITHIN if inside and not spills else UNCLEAR


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
