"""How much was done: by lift, by muscle, by kind of work, each measure under its own name."""

from src.analytics.volume.changes import Change, Changes, LoadJump, changes
from src.analytics.volume.coverage import ChainCoverage, MuscleWork, chain_coverage
from src.analytics.volume.groups import GROUPS, POSTERIOR_GROUPS
from src.analytics.volume.tiers import TIER_NAMES, TIERS, tier_of
from src.analytics.volume.weekly import weekly_lift_volume, weekly_muscle_sets

__all__ = [
    "GROUPS",
    "POSTERIOR_GROUPS",
    "TIERS",
    "TIER_NAMES",
    "ChainCoverage",
    "Change",
    "Changes",
    "LoadJump",
    "MuscleWork",
    "chain_coverage",
    "changes",
    "tier_of",
    "weekly_lift_volume",
    "weekly_muscle_sets",
]
