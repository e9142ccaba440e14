"""What the catalogue knows: muscles, exercises, lifts, and the names people write for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Chain = Literal["posterior", "mirror", "neutral"]
ExerciseChain = Literal["posterior", "mirror", "neutral", "mixed"]
Load = Literal["total", "per_hand", "bodyweight", "assisted", "none", "box_cm", "box_inch"]
Mode = Literal["strength", "ballistic", "carry", "isometric", "cardio"]

BOX_HEIGHTS = (
    "box_cm",
    "box_inch",
)  # conventions a lifter may choose for a jump; the catalogue has none of them

DIRECT, INDIRECT = 1.0, 0.5  # shares of a muscle; less is a stabiliser's

# What a load is that the log wrote without saying, by the exercise's convention: a load basis of the store.
LOAD_MEANS: Mapping[Load, str] = {
    "total": "total",
    "per_hand": "per_hand",
    "bodyweight": "added",
    "assisted": "assist",
    "none": "none",
    "box_cm": "none",  # the number is no load but the height of the box; only of jumps, and only if chosen
    "box_inch": "none",
}


@dataclass(frozen=True)
class Muscle:
    """One muscle group and the side of the body it counts for."""

    id: str
    name: str
    chain: Chain
    in_article: bool  # named by the article the project grew from
    order: int  # top to bottom, for tables and the body map


@dataclass(frozen=True)
class Exercise:
    """One movement with one implement: the smallest thing that gets an estimated max of its own."""

    id: str  # snake_case, stable: 'romanian_deadlift_dumbbell'
    name: str
    lift: str | None  # the one of the eight whose volume it counts for
    family: str  # 'deadlift', 'hinge', 'row', 'squat', ...: wider than the lift
    pattern: str  # 'hinge', 'ballistic_hinge', 'olympic', 'jump', 'row', ...
    implement: str  # 'barbell', 'dumbbell', 'kettlebell', 'machine', 'cable', 'bodyweight', ...
    unilateral: bool
    mode: Mode
    load: Load  # what a logged number usually means; `per_hand`: in one hand or on one side
    shares: Mapping[str, float]  # muscle id -> 1 direct, 0.5 indirect, 0.25 stabiliser
    basis: str  # why these shares: codes explained in bases.csv; empty for a lifter's own exercise
    load_chosen: bool = False  # the lifter set `load`: it holds whatever the log says

    @property
    def direct_muscles(self) -> frozenset[str]:
        """Muscles whose share is 1."""
        return frozenset(muscle for muscle, share in self.shares.items() if share >= DIRECT)


@dataclass(frozen=True)
class Lift:
    """One of the eight, and which measure is its honest maximum."""

    id: str
    name: str
    measure: Literal["one_rep_max", "rep_max", "best_made", "standard_set", "box_height"]
    target_reps: int  # the rep max the headline shows
    min_reps: int  # reps to failure (reps + RIR) below which a set says nothing about the measure
    max_reps: int  # and above which it says nothing
    index: bool  # true: a 1-rep equivalent is an index, never a claim about a single
    model: Literal["now", "next"] | None  # the learned maximum shown: today's, or the best of 4 weeks
    note: str  # one sentence a lifter can read: what the number is and is not


@dataclass(frozen=True)
class Resolution:
    """What a written name stands for, and how we know."""

    name: str
    exercise: Exercise | None
    how: str  # 'correction', 'ignored', 'app', 'exact', 'alias: ...', 'parsed: ...' or 'unknown'
