"""The mission: volume, estimated maxes, records and balance of one athlete's log.

Every function takes a `Log` (see `open_log`) and returns a frame or a frozen dataclass; kilograms,
centimetres, seconds.
"""

from src.analytics.balance import BalanceSummary, balance_summary, weekly_balance
from src.analytics.bodyweight import Bodyweight, bodyweight_on, bodyweights
from src.analytics.estimates import (
    box_jumps,
    estimates,
    main_variant,
    set_estimates,
    suspicious_sets,
    variants,
)
from src.analytics.formulas import FORMULAS, Formula, formula_named, rpe_percent, sigma_between, sigma_total
from src.analytics.headline import FromSet, Headline, headline, headlines
from src.analytics.log import LOCAL_ATHLETE, Log, athlete_catalog, named_sql, open_log
from src.analytics.names import change_corrections, corrections_of, loads_used, name_changes, names_used
from src.analytics.overlap import overlaps
from src.analytics.policies import STATUSES, policy
from src.analytics.records import records
from src.analytics.sides import BalanceSettings
from src.analytics.summary import LogSummary, canonical_sets, log_summary, unknown_names
from src.analytics.volume import (
    ChainCoverage,
    Change,
    Changes,
    LoadJump,
    MuscleWork,
    chain_coverage,
    changes,
    weekly_lift_volume,
    weekly_muscle_sets,
)

__all__ = [
    "FORMULAS",
    "LOCAL_ATHLETE",
    "STATUSES",
    "BalanceSettings",
    "BalanceSummary",
    "Bodyweight",
    "ChainCoverage",
    "Change",
    "Changes",
    "Formula",
    "FromSet",
    "Headline",
    "LoadJump",
    "Log",
    "LogSummary",
    "MuscleWork",
    "athlete_catalog",
    "balance_summary",
    "bodyweight_on",
    "bodyweights",
    "box_jumps",
    "canonical_sets",
    "chain_coverage",
    "change_corrections",
    "changes",
    "corrections_of",
    "estimates",
    "formula_named",
    "headline",
    "headlines",
    "loads_used",
    "log_summary",
    "main_variant",
    "name_changes",
    "named_sql",
    "names_used",
    "open_log",
    "overlaps",
    "policy",
    "records",
    "rpe_percent",
    "set_estimates",
    "sigma_between",
    "sigma_total",
    "suspicious_sets",
    "unknown_names",
    "variants",
    "weekly_balance",
    "weekly_lift_volume",
    "weekly_muscle_sets",
]
