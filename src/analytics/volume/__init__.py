"""How much was done: by lift, by muscle, by kind of work, each measure under its own name."""

from src.analytics.volume.changes import Change, Changes, LoadJump, changes
from src.analytics.volume.contributions import muscle_exercises
from src.analytics.volume.coverage import ChainCoverage, MuscleWork, chain_coverage, weekly_coverage
from src.analytics.volume.gaps import gaps, hinge_runs, missing_kinds
from src.analytics.volume.groups import GROUPS, POSTERIOR_GROUPS
from src.analytics.volume.means import mean_muscles, muscle_weeks
from src.analytics.volume.opinions import opinions
from src.analytics.volume.ratios import PAIRS, RatioPair, lift_ratios
from src.analytics.volume.reps import RANGES, ZONES, intensity_zones, rep_ranges
from src.analytics.volume.splits import Splits, is_compound, work_splits
from src.analytics.volume.tiers import TIER_NAMES, TIERS, tier_of
from src.analytics.volume.weekly import make_rate, weekly_lift_volume, weekly_muscle_sets

__all__ = [
    "GROUPS",
    "PAIRS",
    "POSTERIOR_GROUPS",
    "RANGES",
    "TIERS",
    "TIER_NAMES",
    "ZONES",
    "ChainCoverage",
    "Change",
    "Changes",
    "LoadJump",
    "MuscleWork",
    "RatioPair",
    "Splits",
    "chain_coverage",
    "changes",
    "gaps",
    "hinge_runs",
    "intensity_zones",
    "is_compound",
    "lift_ratios",
    "make_rate",
    "mean_muscles",
    "missing_kinds",
    "muscle_exercises",
    "muscle_weeks",
    "opinions",
    "rep_ranges",
    "tier_of",
    "weekly_coverage",
    "weekly_lift_volume",
    "weekly_muscle_sets",
    "work_splits",
]
