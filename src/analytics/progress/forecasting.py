"""What a lift's best set may be in the weeks to come, and how such ranges have held before."""

from dataclasses import dataclass, fields
from datetime import date
from math import comb
from statistics import NormalDist

import numpy as np
import pandas as pd

from src.analytics.log import Log
from src.analytics.policies import policy
from src.analytics.progress.exposures import Exposures, day_of, exposures
from src.analytics.progress.slopes import Floats, Ints
from src.analytics.progress.verdict import (
    INTERVAL,
    LOOKS,
    NOT_ENOUGH,
    UNCLEAR,
    WEEK,
    WEEKS,
    Days,
    Looks,
    carried,
    look_days,
    looks_back,
)

MOST_AHEAD = 8  # weeks
FEWEST_DAYS = 8
LEDGER_AHEAD = (4, 8)  # weeks; the forecasts that are kept to
EVERY = 4 * WEEK  # days between the forecasts of the ledger
WAIT = 14  # days from the forecast's day on, of which the best set is taken
# Below, what 24 published logs of these lifts showed: a line of 8 weeks does not go on as it went. Climbs of
# up to 1% a week went on for 8 weeks, steeper ones did not; one best set in ten was 15 to 20% below the line.
DAMPING = 0.9  # of the slope, a week
FASTEST = 0.01  # ln value a week
NOISE = 2.0  # times the days' distance from their line
LASTING = 0.09  # 1 SD of ln value, however near
WANDER = 0.03  # 1 SD of ln value a square root of a week
POOLED = 8  # past forecasts of a lift's own that weigh as much as those logs
_LEAST_SCALE = 0.2
_SAME = 1e-9  # of a value: what arithmetic makes of equal sets
_DISPROVED = 0.05  # so few of the past ranges held that true ones would do no better less often than this
_Z = NormalDist().inv_cdf(0.5 + INTERVAL / 2)
_COLUMNS = ["made_on", "weeks", "day", "median", "low_80", "high_80", "came", "held"]


@dataclass(frozen=True)
class Forecast:
    """The best set of the days to come, if the recent trend went on; values in kg, or cm for a box."""

    lift: str
    exercise: str | None  # None: never trained
    exercise_name: str | None
    made_on: date | None  # the log's last day
    refused: str  # why there is no forecast; empty when there is one
    weeks: pd.DataFrame  # day, weeks (1 to 8 ahead), median, low_80, high_80; no rows when refused
    ledger: pd.DataFrame  # past forecasts: made_on, weeks, day, median, low_80, high_80, came, held
    kept: int  # past ranges that held
    sentence: str  # how past ranges have held

    @property
    def hit_rate(self) -> float | None:
        """Share of the past ranges that held; None without any."""
        return self.kept / len(self.ledger) if len(self.ledger) else None


def forecast(log: Log, lift: str, exercise: str | None = None) -> Forecast:
    """Return what the best set of the lift may be in the next 8 weeks at most, and the ledger of the past.

    Refused with fewer than 8 days in the window, when the verdict is 'unclear' or 'not enough data', when the
    best set was the same on every day of the window (one bell, one box: no weeks to come can be read from
    it), and when so few of the past ranges held that they were no 80% ranges (binomial test at 5%: 1 of 4,
    5 of 10). The ledger walks the log forward: every four weeks it makes the forecast of the variant's last
    day by then, knowing nothing later, for 4 and 8 weeks ahead, and compares it with the best set of the two
    weeks from that day on. The range is as wide as such forecasts were off in published logs, then more and
    more as this lift's own were.
    """
    policy(log, lift)
    days = exposures(log, lift, exercise)[0]
    past, misses = _walked(days)
    kept = int(past["held"].sum())
    refused = f"{days.lift.name} is not in this log yet."
    weeks = _frame(days.end, [])
    if days.exercise is not None:
        now = _origins(days.days, np.array([days.end]), days.step)[0]
        refused = now.refusal() or _disproved(kept, len(past))
        ahead = range(1, 0 if refused else now.furthest + 1)
        weeks = _frame(days.end, [now.reach(float(week), _scale(misses, days.end)) for week in ahead])
    return Forecast(
        lift=lift,
        exercise=days.exercise,
        exercise_name=days.exercise_name,
        made_on=day_of(days.end) if days.exercise else None,
        refused=refused,
        weeks=weeks,
        ledger=past,
        kept=kept,
        sentence=_sentence(kept, len(past)),
    )


@dataclass(frozen=True)
class _Origin:
    """What is known on the day a forecast is made."""

    day: int
    verdict: str
    raw: str
    count: int
    slope: float  # ln value a week
    level: float  # ln value to start from
    noise: float  # of a day about the line, 1 SD of ln value
    furthest: int  # weeks ahead: 8 at most, and half the history
    level_all_along: bool  # the same value every day: nothing shows how it may change

    def refusal(self) -> str:
        """Return why there is no forecast; nothing when there is one."""
        if NOT_ENOUGH in (self.verdict, self.raw) or self.count < FEWEST_DAYS:
            return (
                f"No forecast: it needs {FEWEST_DAYS} days over four weeks in the last {WEEKS} weeks; "
                f"there {'is' if self.count == 1 else 'are'} {self.count}."
            )
        if self.verdict == UNCLEAR:
            return "No forecast: it is unclear where the trend goes."
        if self.level_all_along:
            return f"No forecast: the best set was the same on every day of the last {WEEKS} weeks."
        return "" if self.furthest else "No forecast: the history is too short."

    def reach(self, weeks: float, scale: float) -> tuple[float, float, float]:
        """Return median, low and high so many weeks ahead."""
        grown = DAMPING * (1 - DAMPING**weeks) / (1 - DAMPING)  # weeks, each worth less than the one before
        middle = self.level + float(np.clip(self.slope, -FASTEST, FASTEST)) * grown
        spread = np.sqrt((NOISE * self.noise) ** 2 + LASTING**2 + WANDER**2 * weeks)
        width = _Z * scale * float(spread)
        return tuple(np.exp([middle, middle - width, middle + width]).tolist())


@dataclass(frozen=True)
class _Miss:
    """By how much a forecast was off, in widths of its pooled range, and since when that is known."""

    known_on: int
    off: float


def _walked(days: Exposures) -> tuple[pd.DataFrame, list[_Miss]]:
    """Return the ledger, and how far off its forecasts were."""
    day, value = days.days.day, days.days.value
    rows: list[tuple[object, ...]] = []
    misses: list[_Miss] = []
    for made in _origins(days.days, _ledger_days(day), days.step):
        if made.refusal():
            continue
        scale = _scale(misses, made.day)
        for weeks in LEDGER_AHEAD:
            start = made.day + weeks * WEEK
            at = np.flatnonzero((day >= start) & (day < start + WAIT))
            if weeks > made.furthest or not len(at) or start + WAIT > days.end + 1:
                continue
            best = at[value[at].argmax()]
            median, low, high = made.reach(float(weeks), scale)
            pooled = np.log(made.reach(float(weeks), 1.0)[2] / median)
            misses.append(_Miss(start + WAIT, abs(float(np.log(value[best] / median))) / float(pooled)))
            held = bool(low <= value[best] <= high)
            rows.append((made.day, weeks, day[best], median, low, high, value[best], held))
    return _ledger_frame(rows), misses


def _scale(misses: list[_Miss], day: int) -> float:
    """Return the width of a range against the pooled one: from what was off by this day."""
    known = [one.off for one in misses if one.known_on <= day]
    if not known:
        return 1.0
    own = max(_LEAST_SCALE, float(np.quantile(known, INTERVAL)))
    return float(own ** (len(known) / (len(known) + POOLED)))


def _ledger_days(day: Ints) -> Ints:
    """Return the last day of every four weeks; they begin at fixed dates, so that a ledger only grows."""
    return day[np.flatnonzero(np.diff(day // EVERY, append=-1))] if len(day) else day


def _origins(days: Days, ends: Ints, step: float) -> list[_Origin]:
    """Return what was known on each of these days."""
    if not len(ends):
        return []
    looks = looks_back(days, np.concatenate([look_days(int(end)) for end in ends]), step=step)
    raw = looks.raw.reshape(-1, LOOKS)
    last = Looks(*(getattr(looks, one.name)[LOOKS - 1 :: LOOKS] for one in fields(Looks)))
    return [_origin(days, last, i, int(end), carried(raw[i].tolist())) for i, end in enumerate(ends)]


def _origin(days: Days, last: Looks, i: int, end: int, verdict: str) -> _Origin:
    inside = (days.day > end - WEEKS * WEEK) & (days.day <= end)
    level, slope = float(last.level[i]), float(last.slope[i])
    noise = 0.0
    if inside.sum() > 1:
        day, log_value = days.day[inside], np.log(days.value[inside])
        off = np.abs(log_value - level - slope * (day - day[-1]))
        noise = 1.4826 * float(np.median(off))  # which one bad day cannot move
        level = min(level, float(log_value[day > end - WEEKS * WEEK // 2].max(initial=-np.inf)))
    history = (end - int(days.day[0])) // (2 * WEEK) if len(days.day) else 0
    return _Origin(
        end,
        verdict,
        str(last.raw[i]),
        int(last.count[i]),
        slope * WEEK,
        level,
        noise,
        max(0, min(MOST_AHEAD, history)),
        bool(inside.any() and np.ptp(days.value[inside]) <= _SAME * days.value[inside].max()),
    )


def _frame(end: int, reached: list[tuple[float, float, float]]) -> pd.DataFrame:
    ahead = np.arange(1, len(reached) + 1)
    on = (end + WEEK * ahead).astype("datetime64[D]").astype("datetime64[us]")
    values: Floats = np.array(reached, dtype=np.float64).reshape(-1, 3)
    named = dict(zip(("median", "low_80", "high_80"), values.T, strict=True))
    return pd.DataFrame({"day": on, "weeks": ahead, **named})


def _ledger_frame(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    for name in ("made_on", "day"):
        numbers = frame[name].to_numpy(dtype=np.int64)
        frame[name] = numbers.astype("datetime64[D]").astype("datetime64[us]")
    numbers_too = dict.fromkeys(("median", "low_80", "high_80", "came"), "float64")
    return frame.astype({**numbers_too, "weeks": "int64", "held": "boolean"})


def _disproved(kept: int, count: int) -> str:
    """Return why past ranges forbid another; nothing where they do not."""
    if not count:
        return ""
    chance = sum(comb(count, k) * INTERVAL**k * (1 - INTERVAL) ** (count - k) for k in range(kept + 1))
    return "No forecast: too few of the past ones came true." if chance < _DISPROVED else ""


def _sentence(kept: int, count: int) -> str:
    if not count:
        return "No past forecast of this lift has come to its day yet."
    return f"Of its past 80% ranges, {kept} of {count} held ({kept / count:.0%})."
