"""Kinds of work by movement pattern, as `live.work_group` names them."""

from typing import Final

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
