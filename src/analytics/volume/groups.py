"""Kinds of work by movement pattern."""

from collections.abc import Mapping
from typing import Final

from src.catalog import DIRECT, INDIRECT, Exercise

POSTERIOR_GROUPS: Final = {
    "hinge": "Hinge",
    "hip_extension": "Hip extension",
    "knee_flexion": "Knee flexion",
    "pull": "Pull",
    "explosive": "Explosive",
    "core": "Core and carries",
}
GROUPS: Final = {
    **POSTERIOR_GROUPS,
    "squat": "Squat and lunge",
    "push": "Push",
    "other": "Arms, calves, other",
}
_PATTERNS: Final[Mapping[str, tuple[str, ...]]] = {
    "hinge": ("hinge",),
    "hip_extension": ("hip_ext",),
    "knee_flexion": ("knee_flex",),
    "pull": ("row", "v_pull", "rear_delt", "shrug", "upright_row"),
    "explosive": ("ballistic_hinge", "olympic", "jump", "throw"),
    "core": ("core_brace", "carry", "rotation", "lateral_flex"),
    "squat": ("squat", "lunge", "knee_ext"),
    "push": ("h_push", "v_push", "fly"),
}
# A back half has them all; in the order a coach would ask, as a sentence names them.
ESSENTIAL: Final = {
    "hinge": "hinge",
    "pull": "pull",
    "knee_flexion": "knee flexion",
    "explosive": "explosive work",
}
_OF_PATTERN: Final = {pattern: group for group, patterns in _PATTERNS.items() for pattern in patterns}


def group_of(pattern: str) -> str:
    """Return the kind of work of a movement pattern, one of GROUPS."""
    return _OF_PATTERN.get(pattern, "other")


def kinds_of(exercise: Exercise) -> tuple[str, ...]:
    """Return the kinds of work an exercise trains: its own, and for cleans, snatches and swings the hinge.

    In sets each counts as its own kind alone; but who cleans has not left the hinge alone.
    """
    own = group_of(exercise.pattern)
    hinges = exercise.pattern == "ballistic_hinge" or is_clean(exercise)
    return (own, "hinge") if hinges else (own,)


def is_clean(exercise: Exercise) -> bool:
    """Return whether it is a clean, a snatch or a pull of these: an Olympic lift that begins as a hinge."""
    return (
        exercise.pattern == "olympic"
        and exercise.shares.get("glutes", 0.0) >= DIRECT
        and exercise.shares.get("hamstrings", 0.0) >= INDIRECT
    )
