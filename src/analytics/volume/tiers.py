"""Where the evidence on muscle growth changes step, in fractional sets of a muscle a week.

Pelland et al. 2026, Sports Med 56(2):481-505: 4 is the least that works; 5-10 is where a set brings most,
then 11-18 and 19-29, each further step costing more sets; above that few studies. The same for every muscle,
because no study knows better.
"""

from bisect import bisect_right
from typing import Final

TIERS: Final = (4, 10, 18, 29)
LEAST_SETS: Final = float(TIERS[0])
TIER_NAMES: Final = (
    "under 4: less than studies found to work",
    "4 to 10: most growth a set",
    "over 10 to 18: less a set",
    "over 18 to 29: less still",
    "over 29: few studies",
)


def tier_of(sets: float) -> int:
    """Return the step of weekly sets, 0 to 4: below 4, to 10, to 18, to 29, above.

    4 itself is in step 1; 10, 18 and 29 are the last of theirs.
    """
    if sets < LEAST_SETS:
        return 0
    return 1 + bisect_right([top + 1e-9 for top in TIERS[1:]], sets)
