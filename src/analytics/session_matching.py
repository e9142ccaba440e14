"""Which sessions two apps both hold: judged by day, loads and reps, as names, order and clock may differ."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

SAME_LOAD_KG = 0.5  # an app that shows whole kilograms or pounds still means the same load
ALIKE = 0.8  # Dice coefficient of two sessions' sets: 2 shared / (sets of one + sets of the other)
NEARLY_EQUAL = 0.9
AT_THE_SAME_MOMENT = 0.5  # enough once both sessions are known to have started at one and the same minute
FEW_SETS = 3  # fewer shared sets say nothing without a known shift
MANY_KINDS = 5  # different pairs of load and reps shared: a session of this sort is not repeated by chance
TOGETHER_S = 2 * 3600  # two logs of one workout, each started by hand
FURTHEST_S = 14 * 3600  # no clock stands further from UTC
QUARTER_S = 15 * 60  # all time zones lie whole quarter hours apart
MINUTE_S = 60  # some apps drop the seconds
DAY_S = 24 * 3600
WITNESSES = 3  # sessions that make a shift of the clock, or of the day, a fact
WITNESS_SHARE = 0.1  # of all sessions alike: summer and winter time are two shifts, a coincidence is none

_REPS = 10_000.0  # a set as one number: reps count for more than any load
COLUMNS = {
    "series_id": "Int64",
    "workout_key": "str",
    "of_series_id": "Int64",
    "of_workout_key": "str",
    "day": "datetime64[us]",
    "sets": "Int64",
    "sets_differ": "Int64",
    "shift_minutes": "float64",
}


@dataclass(frozen=True, slots=True)
class _Session:
    keys: tuple[str, ...]  # more than one: all sessions of a day, as an app without times has them
    sizes: tuple[int, ...]  # sets of each
    start: int  # seconds since 1970, local
    marks: list[float]  # one number a set, ascending

    @property
    def day(self) -> int:
        return self.start // DAY_S


@dataclass(frozen=True, slots=True)
class _Pair:
    old: _Session
    new: _Session
    shared: int  # sets
    kinds: int  # different ones among them

    @property
    def likeness(self) -> float:
        return 2 * self.shared / (len(self.old.marks) + len(self.new.marks))

    @property
    def shift(self) -> int:
        return self.new.start - self.old.start

    @property
    def days(self) -> int:
        return self.new.day - self.old.day

    @property
    def zone(self) -> int | None:
        """The shift in quarter hours, None when it is not what a time zone makes."""
        quarters = round(self.shift / QUARTER_S)
        exact = abs(self.shift - quarters * QUARTER_S) < MINUTE_S
        return quarters if exact and abs(self.shift) <= FURTHEST_S else None

    @property
    def telling(self) -> bool:
        return self.likeness >= NEARLY_EQUAL and self.kinds >= MANY_KINDS


def match_sessions(sets: pd.DataFrame) -> pd.DataFrame:
    """Return the sessions that a series with a lower number holds already, one row each.

    `sets` has one row a set: series_id, workout_key, started_at (local), load_kg, reps, duration_s. A series
    is what one account of one app exports. A session is paired with at most one session of any one series.

    Columns: series_id, workout_key (the duplicate), of_series_id, of_workout_key (the one that counts), day,
    sets (of the duplicate), sets_differ (how many of these the other does not hold), shift_minutes (the
    duplicate's clock less the other's; null where one of the two writes no times). `docs/methods.md` has the
    rules.
    """
    by_series = _sessions(sets)
    rows = []
    for number, series in enumerate(sorted(by_series)):
        left = by_series[series]
        for earlier in sorted(by_series)[:number]:
            timed = _has_times(by_series[earlier]) and _has_times(by_series[series])
            pairs = _pairs(by_series[earlier], left, timed=timed)
            rows += [row for pair in pairs for row in _rows(series, earlier, pair, timed=timed)]
            taken = {key for pair in pairs for key in pair.new.keys}
            left = [session for session in left if session.keys[0] not in taken]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _rows(series: int, earlier: int, pair: _Pair, *, timed: bool) -> list[tuple[object, ...]]:
    differ = len(pair.new.marks) - pair.shared
    day = np.datetime64(pair.new.day, "D")
    shift = round(pair.shift / MINUTE_S) if timed else None
    return [
        (series, key, earlier, pair.old.keys[0], day, size, 0 if n else differ, shift)
        for n, (key, size) in enumerate(zip(pair.new.keys, pair.new.sizes, strict=True))
    ]


def _sessions(sets: pd.DataFrame) -> dict[int, list[_Session]]:
    """Return each series' sessions in the order of time."""
    series = sets["series_id"].to_numpy(np.int64)
    codes, keys = pd.factorize(sets["workout_key"])
    _, first, session = np.unique(series * (len(keys) + 1) + codes, return_index=True, return_inverse=True)
    starts = sets["started_at"].to_numpy("datetime64[s]").astype(np.int64)
    marks = _marks(sets)
    order = np.lexsort((marks, session))
    ends = np.cumsum(np.bincount(session, minlength=len(first)))
    ordered, written = marks[order].tolist(), keys.tolist()
    found: dict[int, list[_Session]] = defaultdict(list)
    for begin, end, row in zip([0, *ends.tolist()], ends.tolist(), first.tolist(), strict=False):
        one = _Session((written[codes[row]],), (end - begin,), int(starts[row]), ordered[begin:end])
        found[int(series[row])].append(one)
    return {number: sorted(some, key=lambda one: one.start) for number, some in found.items()}


def _marks(sets: pd.DataFrame) -> np.ndarray:
    """Return each set as one number: reps, or seconds where there are none, before the load."""
    columns = ("reps", "duration_s", "load_kg")
    reps, seconds, load = (
        np.nan_to_num(sets[name].to_numpy(np.float64, na_value=np.nan)) for name in columns
    )
    marks: np.ndarray = np.where(reps > 0, reps, -np.round(seconds)) * _REPS + load
    return marks


def _has_times(sessions: Sequence[_Session]) -> bool:
    """Return whether an app writes when a session started; one stamp for every day is no time."""
    times = {session.start % DAY_S for session in sessions}
    return len(times) > 1 or (len(sessions) == 1 and times != {0})


def _pairs(old: Sequence[_Session], new: Sequence[_Session], *, timed: bool) -> list[_Pair]:
    """Return the pairs that are one workout, the surest first to choose."""
    if not timed:
        old, new = _with_whole_days(old), _with_whole_days(new)
    alike = list(_candidates(old, new, timed=timed))
    same = _same_by_clock(alike) if timed else _same_by_day(alike)
    chosen = []
    taken: set[tuple[bool, str]] = set()
    for pair in sorted(same, key=lambda pair: (-pair.likeness, -pair.shared, abs(pair.shift), pair.shift)):
        sides = {(False, key) for key in pair.old.keys} | {(True, key) for key in pair.new.keys}
        if taken.isdisjoint(sides):
            taken |= sides
            chosen.append(pair)
    return chosen


def _with_whole_days(sessions: Sequence[_Session]) -> list[_Session]:
    """Add the days of more than one session as they look in an app that knows days only."""
    by_day: dict[int, list[_Session]] = defaultdict(list)
    for session in sessions:
        by_day[session.day].append(session)
    return [
        *sessions,
        *(
            _Session(
                tuple(key for session in day for key in session.keys),
                tuple(size for session in day for size in session.sizes),
                day[0].start,
                sorted(mark for session in day for mark in session.marks),
            )
            for day in by_day.values()
            if len(day) > 1
        ),
    ]


def _candidates(old: Sequence[_Session], new: Sequence[_Session], *, timed: bool) -> Iterator[_Pair]:
    """Yield the pairs of the same or neighbouring days that share at least half of their sets."""
    by_day: dict[int, list[_Session]] = defaultdict(list)
    for session in old:
        by_day[session.day].append(session)
    for other in new:
        for day in (other.day - 1, other.day, other.day + 1):
            for session in by_day.get(day, ()):
                if timed and day != other.day and abs(other.start - session.start) > FURTHEST_S:
                    continue
                pair = _Pair(session, other, *_shared(session.marks, other.marks))
                if pair.likeness >= AT_THE_SAME_MOMENT:
                    yield pair


def _shared(a: list[float], b: list[float]) -> tuple[int, int]:
    """Return how many numbers of two ascending lists pair up, and how many different ones."""
    i = j = shared = kinds = 0
    last = -np.inf
    while i < len(a) and j < len(b):
        gap = a[i] - b[j]
        if gap > SAME_LOAD_KG:
            j += 1
        elif gap < -SAME_LOAD_KG:
            i += 1
        else:
            shared += 1
            if a[i] - last > SAME_LOAD_KG:
                kinds += 1
                last = a[i]
            i += 1
            j += 1
    return shared, kinds


def _same_by_clock(alike: Sequence[_Pair]) -> list[_Pair]:
    zones = _zones(alike)
    return [pair for pair in alike if pair.zone in zones or _meets(pair) or _repeats(pair)]


def _meets(pair: _Pair) -> bool:
    """Return whether two logs were kept side by side: nobody trains twice at once."""
    return pair.likeness >= ALIKE and pair.shared >= FEW_SETS and abs(pair.shift) <= TOGETHER_S


def _repeats(pair: _Pair) -> bool:
    """Return whether the sets alone tell: too many different ones to be done again that day."""
    return pair.telling and pair.days == 0


def _zones(alike: Sequence[_Pair]) -> set[int]:
    """Return the shifts, in quarter hours, that enough sessions at different times of day bear witness to."""
    near = [pair for pair in alike if pair.likeness >= ALIKE and abs(pair.shift) <= FURTHEST_S]
    witnesses: dict[int, set[int]] = defaultdict(set)
    counts: Counter[int] = Counter()
    for pair in near:
        if pair.zone is not None and pair.shared >= FEW_SETS:
            counts[pair.zone] += 1
            witnesses[pair.zone].add(pair.old.start % DAY_S // MINUTE_S)
    return {
        zone
        for zone, count in counts.items()
        if len(witnesses[zone]) >= WITNESSES and count >= WITNESS_SHARE * len(near)
    }


def _same_by_day(alike: Sequence[_Pair]) -> list[_Pair]:
    """Return the pairs of the same day, and of the next or the last where evenings moved over midnight."""
    witnesses = Counter(pair.days for pair in alike if pair.telling)
    known = witnesses[0] >= WITNESSES
    moved = {
        days
        for days in (-1, 1)
        if witnesses[days] >= WITNESSES and witnesses[days] > WITNESSES * witnesses[-days]
    }
    return [
        pair
        for pair in alike
        if pair.likeness >= ALIKE
        and ((pair.days == 0 and known) or (pair.days in {0, *moved} and pair.shared >= FEW_SETS))
    ]
