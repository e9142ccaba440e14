"""What one set says about a lift's maximum: pure numpy over columns, no database."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from src.analytics.formulas import FORMULAS, Floats, formula_named, sigma_total
from src.analytics.policies import (
    BAD_LOAD,
    EFFORT_UNKNOWN,
    ESTIMATED,
    INDEX,
    LOWER_BOUND,
    NO_MODEL,
    OUT_OF_RANGE,
    STATUSES,
    TESTED,
)
from src.analytics.strength.series import MAX_REPS, curve_of_reps
from src.catalog import Lift

LEARNED = "learned"  # the maximum learned from the whole history; of one set: the model's own curve of reps
AUTO = "auto"
FAR_FROM_FAILURE = 4.0  # with more than this in reserve a lifter's count is a guess: read as not logged
LOGGED, FAILURE, NOT_LOGGED, NOT_BELIEVED = RESERVE_FROM = ("logged", "failure", "not_logged", "not_believed")
Mask = NDArray[np.bool_]
_CODE = {status: code for code, status in enumerate(STATUSES)}
_STATUS_TEXTS = pd.array(list(STATUSES), dtype="str")
_RESERVE_TEXTS = pd.array(list(RESERVE_FROM), dtype="str")


def read_sets(
    sets: pd.DataFrame, rule: Lift, formula: str = "epley", reps: int | None = None
) -> pd.DataFrame:
    """Return the frame with what every set says under the lift's policy.

    Adds n (reps to failure), reserve (reps in reserve as believed, null where unknown), reserve_from (why,
    of RESERVE_FROM), estimate_kg, low_kg, high_kg and status.

    `sets` needs load_kg, load_basis, reps, rir and kind. `formula` is an id of FORMULAS; 'auto': the RPE
    chart where effort is known, Epley elsewhere; or 'learned': the learned maximum's own curve of reps, for
    sets of 1 to 12. `reps` asks for another rep max than the policy's; ValueError below 1 or above 20.
    """
    target = rule.target_reps if reps is None else reps
    if not 1 <= target <= 20:  # noqa: PLR2004
        raise ValueError(f"A rep max is for 1 to 20 reps, not {target}.")
    check_formula(formula)  # a wrong name is an error for every lift, not only where a formula is used
    reserve, reserve_from = believed_reserve(sets)
    reading = _read(sets, reserve, rule, formula, target)
    return sets.assign(
        n=reading.n,
        reserve=reserve,
        reserve_from=reserve_texts(reserve_from),
        estimate_kg=reading.estimate,
        low_kg=reading.low,
        high_kg=reading.high,
        status=_STATUS_TEXTS.take(reading.status),
    )


@dataclass(frozen=True)
class _Reading:
    """What sets say, one entry a set; status is the place in STATUSES."""

    n: Floats
    estimate: Floats
    low: Floats
    high: Floats
    status: NDArray[np.intp]


def _read(sets: pd.DataFrame, rir: Floats, rule: Lift, formula: str, target: int) -> _Reading:
    if rule.measure == "box_height":
        nothing = np.full(len(sets), np.nan)
        return _Reading(_floats(sets, "reps"), nothing, nothing, nothing, np.full(len(sets), _CODE[NO_MODEL]))
    if rule.measure in ("best_made", "standard_set"):
        return _made(sets, rule, target)
    return _rep_max(sets, rir, rule, formula, target)


def _made(sets: pd.DataFrame, rule: Lift, target: int) -> _Reading:
    """Read sets that stand for themselves: the load made for at least `target` reps, no formula."""
    load, reps = _floats(sets, "load_kg"), _floats(sets, "reps")
    in_range = (reps >= max(target, rule.min_reps)) & (reps <= rule.max_reps)
    status = np.select(
        [~whole_loads(sets, load), ~in_range], [_CODE[BAD_LOAD], _CODE[OUT_OF_RANGE]], default=_CODE[TESTED]
    )
    value = np.where(status == _CODE[TESTED], load, np.nan)
    return _Reading(reps, value, value, value, status)


def _rep_max(sets: pd.DataFrame, rir: Floats, rule: Lift, formula: str, target: int) -> _Reading:
    load, reps = _floats(sets, "load_kg"), _floats(sets, "reps")
    known = ~np.isnan(rir)
    n = reps + np.where(known, rir, 0.0)
    if formula == LEARNED:  # as the model reads it: with reps left, a set of 10 says no less than without
        n = np.where(reps <= MAX_REPS, np.minimum(n, MAX_REPS), n)
    tested = known & (reps == target) & (rir < 1)
    fewest, most = (1, MAX_REPS) if formula == LEARNED else (rule.min_reps, rule.max_reps)
    status = np.select(
        [
            ~whole_loads(sets, load),
            ~((reps >= 1) & (n >= fewest) & (n <= most)),
            ~known & (formula == "rpe"),
            ~known,
            tested,
        ],
        [_CODE[name] for name in (BAD_LOAD, OUT_OF_RANGE, EFFORT_UNKNOWN, LOWER_BOUND, TESTED)],
        default=_CODE[INDEX if rule.index else ESTIMATED],
    )
    ratio = _ratio(formula, n, target, known)
    estimate = load * np.where(tested, 1.0, ratio)
    low = load * ratio * (1 - sigma_total(n, target))
    low = np.where(reps >= target, np.maximum(low, load), low)  # that many reps were done: a fact
    low = np.where(tested, load, low)
    # A tested max may have had half a rep left; an unlogged effort may have had any number.
    high = np.where(tested, load * ratio, load * ratio * (1 + sigma_total(n, target)))
    refused = np.isin(status, [_CODE[name] for name in (BAD_LOAD, OUT_OF_RANGE, EFFORT_UNKNOWN)])
    return _Reading(
        n=n,
        estimate=np.where(refused, np.nan, estimate),
        low=np.where(refused, np.nan, low),
        high=np.where(refused | ~known, np.nan, high),
        status=status,
    )


def _ratio(formula: str, n: Floats, target: int, known: Mask) -> Floats:
    """Return (target-rep max) / load at n reps to failure."""
    if formula == LEARNED:
        # So many reps have no estimate; a slip of many zeros would leave the range of numbers.
        return np.exp(curve_of_reps(np.minimum(n, 1000.0)) - curve_of_reps(target))
    if formula != AUTO:
        chosen = FORMULAS[formula]
        return chosen.factor(n) / chosen.factor(target)
    with_effort, without = (_ratio(auto_formula(known=answer), n, target, known) for answer in (True, False))
    return np.where(known, with_effort, without)


def auto_formula(*, known: bool) -> str:
    """Return the formula that 'auto' stands for, by whether the effort is known."""
    return "rpe" if known else "epley"


def check_formula(formula: str) -> None:
    """Raise ValueError for what is no formula, nor 'learned' or 'auto'."""
    if formula not in (AUTO, LEARNED):
        formula_named(formula)


def believed_reserve(sets: pd.DataFrame) -> tuple[Floats, NDArray[np.intp]]:
    """Return reps in reserve, NaN where they are not known, and the place in RESERVE_FROM of the reason."""
    logged = _floats(sets, "rir")
    reasons = [
        (sets["kind"].isin(["failure", "amrap"]).to_numpy(dtype=np.bool_), FAILURE),
        (np.isnan(logged), NOT_LOGGED),
        ((logged < 0) | (logged > FAR_FROM_FAILURE), NOT_BELIEVED),
    ]
    places = [RESERVE_FROM.index(reason) for _, reason in reasons]
    why = np.select([mask for mask, _ in reasons], places, default=RESERVE_FROM.index(LOGGED))
    reserve = np.select(
        [why == RESERVE_FROM.index(FAILURE), why == RESERVE_FROM.index(LOGGED)], [0.0, logged], np.nan
    )
    return reserve, why


def reserve_texts(places: NDArray[np.intp]) -> ExtensionArray:
    """Return the words of RESERVE_FROM at these places."""
    return _RESERVE_TEXTS.take(places)


def whole_loads(sets: pd.DataFrame, load: Floats) -> Mask:
    """Return where the number is the load that was lifted: positive, not on top of or off bodyweight."""
    whole = sets["load_basis"].isin(["total", "per_hand"]).to_numpy(dtype=np.bool_)
    positive: Mask = load > 0
    return positive & whole


def _floats(sets: pd.DataFrame, column: str) -> Floats:
    return sets[column].to_numpy(dtype=np.float64, na_value=np.nan)
