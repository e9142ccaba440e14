"""The posterior chain against the mirror muscles: its share of the sets, and what can be said of it."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from src.analytics.bands import Ints, session_bands
from src.analytics.formulas import Floats
from src.analytics.log import Log
from src.analytics.sides import BalanceSettings, Lens, split, weight
from src.analytics.summary import log_days
from src.analytics.volume import weekly_muscle_sets
from src.analytics.work import counted_work, day_numbers, weeks_of
from src.catalog import Exercise

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

# NaN in a week without training.
OF_TRAINED_WEEKS = [
    "posterior",
    "mirror",
    "neutral",
    "posterior_smoothed",
    "mirror_smoothed",
    "smoothed",
    "low",
    "high",
]

DEFAULT_SETTINGS = BalanceSettings()


@dataclass(frozen=True)
class BalanceSummary:
    """The 4 weeks up to the log's last day."""

    share: float | None  # smoothed, with its 80% band; None: no posterior or mirror set in the window
    low: float | None
    high: float | None
    verdict: str
    posterior_sets: float  # plain sums over the window
    mirror_sets: float
    sets: float  # set-units, neutral muscles included
    trained_weeks: int
    first_day: date | None  # of the window: a week's first, or the log's first trained day
    last_day: date | None  # the log's last day
    previous_share: float | None  # smoothed, as it stood 4 weeks earlier
    direct_share: float | None  # the same under the direct-sets-only lens
    zero_muscles: tuple[str, ...]  # posterior muscles without any set in the window
    posterior_a_week: float = 0.0  # smoothed sets a week: with `mirror_a_week`, what `share` is taken from
    mirror_a_week: float = 0.0
    weeks: int = 0  # those two are the mean of: 4, fewer in a young log


def weekly_balance(log: Log, settings: BalanceSettings = DEFAULT_SETTINGS) -> pd.DataFrame:
    """Return the balance of every calendar week from the first trained one to that of the log's last day.

    Each set is split over its muscles in proportion to their shares, so it is worth its effort: 1, or 0.5
    when ballistic, carried or held. The smoothed share is taken from sums of P and M over 4 weeks, the
    newest weighing most (alpha 0.4), blended with 6 sets at the target's middle. Its band (80%) comes from
    drawing the window's sessions anew 500 times. Without any posterior or mirror set in the window there is
    no share: what it is blended with is not data.

    Columns: week (first day), posterior, mirror, neutral (sets that week), share (P / (P + M) of that
    week alone), posterior_smoothed, mirror_smoothed (sets a week), smoothed, low, high (shares), verdict,
    sets_4w (set-units), trained_weeks_4w, partial (the log ends before the week does), posterior_4w,
    mirror_4w (plain sums). In a week without training the numbers of that week and the smoothed ones are
    NaN: a gap, not a zero.
    """
    return _with_gaps(_weekly(log, _sessions(log), settings, settings.lens))


def balance_summary(log: Log, settings: BalanceSettings = DEFAULT_SETTINGS) -> BalanceSummary:
    """Return the balance of the 4 weeks up to the log's last day.

    What the last row of `weekly_balance` says; when that week is a gap, what its 4 weeks allow to be said.
    """
    sessions = _sessions(log)
    if sessions.log_start is None:
        verdict = f"not enough data (0 of {LEAST_SETS:g} sets)"
        return BalanceSummary(None, None, None, verdict, 0.0, 0.0, 0.0, 0, None, None, None, None, ())
    weeks = _weekly(log, sessions, settings, settings.lens)
    last = weeks.iloc[-1]
    direct = _weekly(log, sessions, settings, "direct").iloc[-1]
    first_week = last["week"].date() - timedelta(weeks=WINDOW_WEEKS - 1)
    earlier = weeks["smoothed"].iloc[-1 - WINDOW_WEEKS] if len(weeks) > WINDOW_WEEKS else np.nan
    muscles = weekly_muscle_sets(log, stabilisers=settings.stabilisers, since=first_week)
    worked = set(muscles.loc[muscles["fractional_sets"] > 0, "muscle"])
    posterior = [muscle.id for muscle in log.catalog.muscles.values() if muscle.chain == "posterior"]
    return BalanceSummary(
        share=_number(last["smoothed"]),
        low=_number(last["low"]),
        high=_number(last["high"]),
        verdict=str(last["verdict"]),
        posterior_sets=float(last["posterior_4w"]),
        mirror_sets=float(last["mirror_4w"]),
        sets=float(last["sets_4w"]),
        trained_weeks=int(last["trained_weeks_4w"]),
        first_day=max(first_week, sessions.log_start),
        last_day=sessions.log_end,
        previous_share=_number(earlier),
        direct_share=_number(direct["smoothed"]),
        zero_muscles=tuple(muscle for muscle in posterior if muscle not in worked),
        posterior_a_week=float(last["posterior_smoothed"]),
        mirror_a_week=float(last["mirror_smoothed"]),
        weeks=min(len(weeks), WINDOW_WEEKS),
    )


@dataclass(frozen=True)
class _Sessions:
    """The log as the balance sees it: one entry a session and exercise, oldest first."""

    week: Ints  # from 0, the first trained one
    session: Ints  # from 0, in order of time; a session that runs over into the next week is two
    exercise: Ints  # index into `exercises`
    exercises: tuple[Exercise, ...]
    sets: Floats
    first_week: NDArray[np.datetime64]  # its first day; none in an empty log
    log_start: date | None
    log_end: date | None

    @property
    def weeks(self) -> int:
        """Number of calendar weeks up to the log's last day."""
        if self.log_end is None:
            return 0
        return int((np.datetime64(self.log_end, "D") - self.first_week[0]).astype(np.int64)) // 7 + 1


def _sessions(log: Log) -> _Sessions:
    rows = counted_work(log)
    first_days = weeks_of(log, day_numbers(rows))
    week = (first_days - first_days[:1]) // 7
    workout = pd.factorize(rows["session"])[0]
    _, session = np.unique(week * (len(rows) + 1) + workout, return_inverse=True)
    exercise, names = pd.factorize(rows["exercise"])
    return _Sessions(
        week=week,
        session=session,
        exercise=exercise,
        exercises=tuple(log.catalog.exercises[name] for name in names),
        sets=rows["sets"].to_numpy(dtype=np.float64),
        first_week=first_days[:1].astype("datetime64[D]"),
        log_start=None if rows.empty else rows["day"].iloc[0].date(),
        log_end=None if rows.empty else log_days(log)[1],
    )


def _weekly(log: Log, sessions: _Sessions, settings: BalanceSettings, lens: Lens) -> pd.DataFrame:
    """Return the weekly frame of `weekly_balance` under one lens before its gaps are made; column trained."""
    given = [split(exercise, log.catalog, settings, lens) for exercise in sessions.exercises]
    p, m, n = sessions.sets * np.array(given).reshape(-1, 3)[sessions.exercise].T
    worth = np.array([weight(exercise, settings) for exercise in sessions.exercises])
    week, count = sessions.week, sessions.weeks
    sets = _by(week, sessions.sets * worth[sessions.exercise], count)
    trained = sets > 0
    weekly_p, weekly_m = _by(week, p, count), _by(week, m, count)

    weights = _age_weights(count)
    weeks_in_window = np.minimum(np.arange(count) + 1, WINDOW_WEEKS)
    smooth_p, smooth_m = _in_window(weekly_p, weights), _in_window(weekly_m, weights)
    prior = (PSEUDO_SETS * settings.target_middle, PSEUDO_SETS)
    smoothed = (smooth_p + prior[0]) / (smooth_p + smooth_m + prior[1])
    of_session = np.unique(sessions.session, return_index=True)[1]
    low, high = session_bands(
        week[of_session],
        _by(sessions.session, p, len(of_session)),
        _by(sessions.session, m, len(of_session)),
        weights,
        prior,
    )

    plain = np.ones_like(weights)
    sets_4w, trained_4w = _in_window(sets, plain), _in_window(trained.astype(np.float64), plain)
    posterior_4w, mirror_4w = _in_window(weekly_p, plain), _in_window(weekly_m, plain)
    # Neutral work says nothing about the balance; under the raw lens one set can have shares of more than 1.
    judged = np.minimum(posterior_4w + mirror_4w, sets_4w).round(6)  # 24 sets in fractions are 24
    verdicts = [
        _verdict(settings, *row)
        for row in zip(
            judged.tolist(),
            trained_4w.tolist(),
            smoothed.tolist(),
            low.tolist(),
            high.tolist(),
            strict=True,
        )
    ]
    with np.errstate(invalid="ignore"):
        share = weekly_p / (weekly_p + weekly_m)
    first_days = sessions.first_week + np.arange(0, 7 * count, 7)
    no_share = judged == 0
    return pd.DataFrame(
        {
            "week": first_days.astype("datetime64[us]"),
            "trained": trained,
            "posterior": weekly_p,
            "mirror": weekly_m,
            "neutral": _by(week, n, count),
            "share": share,
            "posterior_smoothed": smooth_p / weeks_in_window,
            "mirror_smoothed": smooth_m / weeks_in_window,
            "smoothed": _none_where(smoothed, no_share),
            "low": _none_where(low, no_share),
            "high": _none_where(high, no_share),
            "verdict": pd.array(verdicts, dtype="str"),
            "sets_4w": sets_4w,
            "trained_weeks_4w": pd.array(trained_4w.astype(np.int64), dtype="Int64"),
            "partial": pd.array(first_days + 6 > np.datetime64(sessions.log_end, "D"), dtype="boolean"),
            "posterior_4w": posterior_4w,
            "mirror_4w": mirror_4w,
        }
    )


def _age_weights(count: int) -> Floats:
    """Return what the 4 weeks up to week t weigh, (t, age): 0.6^age, adding up to the number of weeks."""
    ages = np.arange(WINDOW_WEEKS)
    exists = ages <= np.arange(count)[:, None]
    raw = np.where(exists, (1 - ALPHA) ** ages, 0.0)
    scaled: Floats = raw * exists.sum(axis=1, keepdims=True) / raw.sum(axis=1, keepdims=True)
    return scaled


def _by(group: Ints, values: Floats, count: int) -> Floats:
    return np.bincount(group, values, count).astype(np.float64)


def _in_window(weekly: Floats, weights: Floats) -> Floats:
    """Return each week's weighted sum over itself and the 3 weeks before it."""
    padded = np.concatenate([np.zeros(WINDOW_WEEKS), weekly])
    newest_first = np.lib.stride_tricks.sliding_window_view(padded, WINDOW_WEEKS)[1:, ::-1]
    total: Floats = (newest_first * weights).sum(axis=1)
    return total


def _none_where(values: Floats, where: Mask) -> Floats:
    return np.where(where, np.nan, values)


def _with_gaps(weeks: pd.DataFrame) -> pd.DataFrame:
    """Return the weeks with those without training as gaps."""
    numbers = weeks[OF_TRAINED_WEEKS].where(weeks["trained"])
    verdicts = weeks["verdict"].where(weeks["trained"], NO_TRAINING)
    return weeks.drop(columns="trained").assign(**numbers, verdict=verdicts)


def _verdict(
    settings: BalanceSettings,
    sets: float,
    weeks: float,
    share: float,
    low: float,
    high: float,
) -> str:
    """Say what the window's posterior and mirror sets allow: a lean only with the whole band outside."""
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
