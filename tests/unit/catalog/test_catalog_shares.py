"""What one set counts for each side, and its direct muscles: the golden values of the balance rest on it."""

from collections import Counter

import pytest

from src.catalog import load_catalog

CATALOG = load_catalog()


@pytest.mark.parametrize(
    ("name", "posterior", "mirror", "neutral", "direct"),
    [
        ("Conventional deadlift", 4.5, 0.5, 0.5, "erectors glutes"),
        ("Sumo deadlift", 4.25, 0.5, 0.5, "adductors glutes"),
        ("Trap-bar deadlift", 3.5, 1, 0.5, "glutes quads"),
        ("Romanian deadlift", 4, 0, 0.5, "glutes hamstrings"),
        ("Stiff-leg deadlift", 3.75, 0, 0.5, "glutes hamstrings"),
        ("Single-leg RDL", 3.5, 0, 0.5, "glutes hamstrings"),
        ("Deficit deadlift", 4.25, 0.5, 0.5, "erectors glutes"),
        ("Block/rack pull", 3.5, 0, 0.5, "erectors traps"),
        ("Good morning", 3.5, 0, 0, "erectors hamstrings"),
        ("Cable pull-through", 2.25, 0, 0, "glutes"),
        ("Back extension 45deg", 2.25, 0, 0, "erectors"),
        ("Reverse hyperextension", 2.5, 0, 0, "glutes hamstrings"),
        ("Hip thrust", 1.75, 0.25, 0, "glutes"),
        ("Glute bridge", 1.5, 0, 0, "glutes"),
        ("Glute-ham raise", 1.75, 0, 0, "hamstrings"),
        ("Nordic curl", 1.75, 0, 0, "hamstrings"),
        ("Seated leg curl", 1.25, 0, 0, "hamstrings"),
        ("Lying leg curl", 1.25, 0, 0, "hamstrings"),
        ("Kettlebell swing", 3.25, 0, 0.5, "glutes hamstrings"),
        ("Single-arm KB swing", 3.25, 0, 1, "glutes hamstrings"),
        ("KB snatch", 3, 0, 1, "glutes"),
        ("Power clean", 4.25, 0.5, 0.5, "glutes traps"),
        ("Hang power clean", 4, 0.5, 0.5, "glutes traps"),
        ("Clean pull", 4.5, 0.5, 0.5, "erectors glutes traps"),
        ("Power snatch", 4, 0.5, 1, "glutes traps"),
        ("Clean & jerk", 4, 1.5, 0.5, "glutes quads traps"),
        ("Box jump", 3, 0.5, 0, "calves glutes"),
        ("Broad jump", 2.25, 0.5, 0, "glutes"),
        ("Depth jump", 1.75, 1, 0, "calves quads"),
        ("Countermovement jump", 2.5, 0.5, 0, "calves glutes"),
        ("Sprint (accel)", 3, 0.5, 0.5, "calves glutes hamstrings"),
        ("Back squat", 3.5, 1, 0, "adductors glutes quads"),
        ("Front squat", 2.25, 1, 0, "quads"),
        ("Goblet squat", 1.75, 1, 0, "quads"),
        ("Leg press", 1.25, 1, 0, "quads"),
        ("Bulgarian split squat", 2, 1, 0, "glutes quads"),
        ("Lunge", 2, 1, 0, "glutes quads"),
        ("Step-up", 1.75, 1, 0, "glutes quads"),
        ("Leg extension", 0, 1, 0, "quads"),
        ("Hip adduction", 1, 0, 0, "adductors"),
        ("Hip abduction", 1, 0, 0, "glutes"),
        ("Standing calf raise", 1, 0, 0, "calves"),
        ("Seated calf raise", 1, 0, 0, "calves"),
        ("Barbell row", 4, 0.5, 0.5, "lats traps"),
        ("Pendlay row", 3.75, 0.5, 0.5, "lats traps"),
        ("Dumbbell row (1-arm)", 2.5, 0.5, 0.75, "lats"),
        ("Chest-supported row", 2.5, 0.5, 0.25, "lats traps"),
        ("Seated cable row", 2.75, 0.5, 0.25, "lats traps"),
        ("Inverted row", 3, 0.5, 0.25, "lats traps"),
        ("Pull-up", 2, 0.5, 0.5, "lats"),
        ("Chin-up", 1.75, 1, 0.5, "biceps lats"),
        ("Lat pulldown", 1.75, 0.5, 0.25, "lats"),
        ("Straight-arm pulldown", 1.5, 0, 0.25, "lats"),
        ("Face pull", 2, 0.25, 0, "rear_delts traps"),
        ("Reverse fly", 1.5, 0, 0, "rear_delts"),
        ("Shrug", 1, 0, 0.5, "traps"),
        ("Farmer carry", 2.5, 0, 1, "core_deep forearms"),
        ("Suitcase carry", 2, 0, 2, "core_deep forearms obliques"),
        ("Plank", 1, 0.5, 0.5, "core_deep"),
        ("Bird-dog / dead bug", 1.75, 0.25, 0, "core_deep"),
        ("Pallof press", 1, 0, 1, "core_deep obliques"),
        ("Ab-wheel rollout", 0.75, 1, 0.5, "rectus_abs"),
        ("Crunch / sit-up", 0, 1, 0.5, "rectus_abs"),
        ("Hanging leg raise", 0, 1, 1, "rectus_abs"),
        ("Bench press", 0, 1.5, 0.5, "pecs"),
        ("Incline bench press", 0, 2, 0.5, "front_delts pecs"),
        ("Dumbbell bench press", 0, 1.5, 0.5, "pecs"),
        ("Push-up", 0.25, 1.75, 0.5, "pecs"),
        ("Dip", 0, 1.5, 1, "pecs triceps"),
        ("Chest fly / pec deck", 0, 1.25, 0, "pecs"),
        ("Overhead press", 0.5, 1, 1, "front_delts"),
        ("Lateral raise", 0, 0.25, 1, "side_delts"),
        ("Front raise", 0, 1, 0.25, "front_delts"),
        ("Biceps curl", 0, 1, 0.25, "biceps"),
        ("Hammer curl", 0, 1, 0.5, "biceps"),
        ("Triceps pushdown", 0, 0, 1, "triceps"),
    ],
)
def test_one_set_counts_this_much_for_each_side(name, posterior, mirror, neutral, direct):
    exercise = CATALOG.resolve(name).exercise
    sides: Counter[str] = Counter()
    for muscle, share in exercise.shares.items():
        sides[CATALOG.muscles[muscle].chain] += share
    assert (sides["posterior"], sides["mirror"], sides["neutral"]) == (posterior, mirror, neutral)
    assert sorted(exercise.direct_muscles) == direct.split()


def test_a_variant_with_the_same_movement_trains_the_same_muscles():
    for id_ in ("romanian_deadlift_dumbbell", "romanian_deadlift_kettlebell"):
        assert CATALOG.exercises[id_].shares == CATALOG.exercises["romanian_deadlift_barbell"].shares
