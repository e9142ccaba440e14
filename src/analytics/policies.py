"""Which measure is a lift's honest maximum, and what a set may be called. The lifts themselves are data."""

from typing import Final

from src.analytics.log import Log
from src.analytics.strength.estimate import RESTED, TOO_FEW, TOO_SHORT
from src.catalog import Lift

TESTED: Final = "tested"  # the thing itself was lifted: as many reps as asked for, with at most one left
ESTIMATED: Final = "estimated"
INDEX: Final = "index"  # a yardstick near the reps people do, no claim about a single
LOWER_BOUND: Final = "lower_bound"  # the effort was not logged: at least this much
OUT_OF_RANGE: Final = "refused:reps_out_of_range"
NO_MODEL: Final = "refused:no_rep_max_model"
EFFORT_UNKNOWN: Final = "refused:effort_unknown"  # the RPE chart was asked for and no effort was logged
BAD_LOAD: Final = "refused:bad_load"

STATUSES: Final = (
    TESTED,
    ESTIMATED,
    INDEX,
    LOWER_BOUND,
    OUT_OF_RANGE,
    NO_MODEL,
    EFFORT_UNKNOWN,
    BAD_LOAD,
    TOO_FEW,  # the learned maximum's guards: fewer than 8 sessions,
    TOO_SHORT,  # in less than 28 days,
    RESTED,  # or more than 180 days ago
)
NOT_ENOUGH: Final = frozenset({TOO_FEW, TOO_SHORT, RESTED})
INTERVAL: Final = 80  # per cent: the interval shown unless another is asked for

REP_MAX_MEASURES: Final = frozenset({"one_rep_max", "rep_max"})


def policy(log: Log, lift: str) -> Lift:
    """Return the lift's policy; a ValueError lists the lifts there are."""
    if lift not in log.catalog.lifts:
        raise ValueError(f"There is no lift {lift!r}. Choose one of: {', '.join(log.catalog.lifts)}.")
    return log.catalog.lifts[lift]
