"""One exercise's sets, as the model reads them: a row a session."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

MAX_REPS = 12  # longer sets say little about a maximum, and none of theirs was used to fit the model
NOT_WORK = ("warmup", "drop")
FALL_OFF = 2.0  # times the curve: as fast as a load falls, at most, beyond the reps it was lifted for
_DUST = 1e-9
_JUMP = np.log(1.3)
_NEIGHBOURS = 6
_NEEDED_BEFORE = 3


def curve_of_reps(n: ArrayLike) -> Floats:
    """Return ln(1RM / load at n reps to failure), 0 for a single.

    0.0373 (n - 1)^0.84, a fit to near-failure sets of lifters' logs; within 1.5% of Berger 1970 up to 12.
    """
    beyond = np.maximum(np.asarray(n, dtype=np.float64) - 1, 0.0)
    return np.asarray(0.0373 * beyond**0.84)


@dataclass(frozen=True)
class Series:
    """The sessions of one exercise of one athlete, oldest first."""

    day: Ints  # days since 1970-01-01, ascending, no two equal
    made: (
        Floats  # (sessions, 12): ln of the heaviest load lifted for at least 1, 2 ... 12 reps, -inf for none
    )
    # The same, and for more reps what it vouches for: that load less FALL_OFF times what the curve takes off.
    # Without it, what was lifted for 5 reps would say nothing at all about 6.
    vouched: Floats
    top_reps: Floats  # reps of each session's heaviest set
    strength: Floats  # ln of each session's best 1RM equivalent, reps in reserve included
    best_set: Ints  # of each session: the place of its strongest set among the sets given
    heaviest_set: Ints  # and of its heaviest
    slips: Ints  # places of the sets that are not believed

    def __len__(self) -> int:
        """Return how many sessions there are."""
        return len(self.day)


def series_of(
    day: ArrayLike,
    load_kg: ArrayLike,
    reps: ArrayLike,
    kind: Sequence[str] | NDArray[np.object_],
    reserve: ArrayLike | None = None,
) -> Series:
    """Return the sessions of one exercise from its sets, in any order.

    `day`: datetime64 or days since 1970-01-01; `load_kg` in any one unit, whole loads only (not on top of or
    off bodyweight); `kind`: one of the store's KINDS; `reserve`: reps in reserve where they are known, else
    NaN: a set counts for what it stands for with them. Warm-ups, drop sets, sets without a load or of more
    than 12 reps are left out. So are sets heavier than the six sessions before and the six after, and over
    30% above them as 1RM equivalents: a slip of the finger, until a later session comes near it.
    """
    days = day_numbers(day)
    load = np.asarray(load_kg, dtype=np.float64)
    count = np.asarray(reps, dtype=np.float64)
    is_work = ~np.isin(np.asarray(kind, dtype=object), NOT_WORK)
    given = np.flatnonzero(is_work & (load > 0) & np.isfinite(load) & (count >= 1) & (count <= MAX_REPS))
    slip = _slips(days[given], np.log(load[given]), _says(load[given], count[given]))
    slips, given = given[slip], given[~slip]
    days, reps_done = days[given], np.floor(count[given])
    log_load, says = np.log(load[given]), _says(load[given], count[given])
    if reserve is not None:
        left = np.nan_to_num(np.asarray(reserve, dtype=np.float64)[given])
        says = log_load + curve_of_reps(np.minimum(reps_done + left, MAX_REPS))
    sessions, session = np.unique(days, return_inverse=True)
    made = np.full((len(sessions), MAX_REPS), -np.inf)
    np.maximum.at(made, (session, reps_done.astype(np.int64) - 1), log_load)
    best = _last_of_each(session, np.lexsort((-reps_done, says, session)))
    heaviest = _last_of_each(session, np.lexsort((reps_done, log_load, session)))
    made = np.maximum.accumulate(made[:, ::-1], axis=1)[:, ::-1]
    return Series(
        day=sessions,
        made=made,
        vouched=_vouched(made),
        top_reps=reps_done[heaviest],
        strength=says[best],
        best_set=given[best],
        heaviest_set=given[heaviest],
        slips=slips,
    )


def _vouched(made: Floats) -> Floats:
    steepest = FALL_OFF * curve_of_reps(np.arange(1, MAX_REPS + 1))
    of_fewer = np.maximum.accumulate(made + steepest, axis=1) - steepest
    return np.where(of_fewer > made + _DUST, of_fewer, made)  # what was lifted stays what it was, to the bit


def _says(load: Floats, reps: Floats) -> Floats:
    """Return ln of the 1RM each set stands for, had it been to failure."""
    return np.asarray(np.log(load) + curve_of_reps(np.floor(reps)))


def day_numbers(day: ArrayLike) -> Ints:
    """Return days as whole numbers since 1970-01-01."""
    days = np.asarray(day)
    if days.dtype.kind in "MO":
        days = days.astype("datetime64[D]")
    return days.astype(np.int64)


def _last_of_each(session: Ints, order: Ints) -> Ints:
    """Return the last place of each session in an order that keeps sessions together."""
    if not len(order):
        return order
    ends = np.flatnonzero(np.diff(session[order], append=-1))
    return order[ends]


def _slips(days: Ints, log_load: Floats, says: Floats) -> Mask:
    """Return the sets above the neighbouring sessions in load, and far above in what they stand for."""
    sessions, session = np.unique(days, return_inverse=True)
    lighter = log_load <= _rivals(log_load, session, len(sessions))[session]
    bar = _rivals(says, session, len(sessions)) + _JUMP
    bar[:_NEEDED_BEFORE] = np.inf
    return np.asarray((says > bar[session]) & ~lighter)


def _rivals(values: Floats, session: Ints, count: int) -> Floats:
    """Return for each session the highest value of the six before it and the six after it."""
    best = np.full(count, -np.inf)
    np.maximum.at(best, session, values)
    edge = np.full(_NEIGHBOURS, -np.inf)
    around = np.lib.stride_tricks.sliding_window_view(np.concatenate([edge, best, edge]), _NEIGHBOURS)
    six = around.max(axis=1)
    return np.asarray(np.maximum(six[:count], six[_NEIGHBOURS + 1 :][:count]))
