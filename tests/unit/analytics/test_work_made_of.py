from datetime import date

import pandas as pd
import pytest

from src.analytics import (
    GROUPS,
    gaps,
    hinge_runs,
    intensity_zones,
    is_compound,
    lift_ratios,
    make_rate,
    opinions,
    rep_ranges,
    weekly_lift_volume,
    work_splits,
)
from src.analytics.volume.groups import group_of
from src.catalog import load_catalog
from tests.unit.analytics.logbook import BENCH, CLEAN, CURL, DEADLIFT, RDL, SQUAT, SWING, a_set


def test_every_pattern_belongs_to_a_kind_of_work():
    patterns = {one.pattern for one in load_catalog().exercises.values()}
    assert {group_of(pattern) for pattern in patterns} == set(GROUPS)
    assert group_of("core_brace") == "core"


def test_reps_fall_in_their_range(log_of):
    log = log_of(*[a_set(DEADLIFT, 100, reps) for reps in (1, 2, 3, 5, 8, 12, 15, 20, 21)])
    ranges = rep_ranges(log).set_index("label")
    assert ranges["sets"].to_dict() == {
        "1": 1,
        "2-3": 2,
        "4-5": 1,
        "6-8": 1,
        "9-12": 1,
        "13-15": 1,
        "16-20": 1,
        "21+": 1,
    }
    assert ranges["share"].sum() == pytest.approx(1)


def test_zones_compare_with_the_maximum_of_the_days_before(log_of):
    log = log_of(
        a_set(DEADLIFT, 200, 1, rir=0),
        a_set(DEADLIFT, 170, 1, day=1, rir=4),
        a_set(DEADLIFT, 100, 5, day=1, rir=4),
        a_set(DEADLIFT, 150, 5, day=1, rir=4),
    )
    zones = intensity_zones(log, "deadlift").set_index("label")["sets"]
    assert zones.to_dict() == {"under 55%": 1, "55-69%": 0, "70-79%": 1, "80-89%": 1, "90% and over": 1}


def test_an_index_has_no_zones(log_of):
    assert intensity_zones(log_of(a_set(RDL, 100, 8, rir=1)), "romanian_deadlift").empty


def test_a_lift_says_its_best_set_density_height_and_misses(log_of):
    log = log_of(
        a_set(CLEAN, 70, 2),
        a_set(CLEAN, 80, 1),
        a_set(CLEAN, 85, 0),
        a_set(CLEAN, 80, 1, note="missed the first"),
        a_set(SWING, 24, 20, duration_s=30.0),
        a_set(SWING, 24, 10),
        a_set("Romanian Deadlift (Dumbbell)", 30, 10, basis="per_hand"),
        a_set("Box Jump", None, 3, note='24" box'),
    )
    weeks = weekly_lift_volume(log).set_index("lift")
    clean = weeks.loc["power_clean"]
    assert (clean["best_load_kg"], clean["best_reps"], clean["missed"]) == (80, 1, 2)
    assert make_rate(weeks.loc[["power_clean"]]) == 0.5
    assert make_rate(weeks.loc[["kettlebell_swing"]]) is None
    assert weeks.loc["kettlebell_swing", "swings_per_min"] == 40
    assert weeks.loc["romanian_deadlift", ["tonnage_kg", "tonnage_of"]].tolist() == [600, "both hands"]
    assert weeks.loc["box_jump", "box_cm"] == pytest.approx(60.96)


def test_a_rest_is_told_with_its_ends(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5), a_set(DEADLIFT, 100, 5, day=40), a_set(BENCH, 80, 5, day=45))
    hinge = gaps(log).set_index("id").loc["hinge"]
    assert (hinge["days_since"], hinge["longest_gap"], hinge["days"]) == (5, 40, 2)
    assert str(hinge["gap_to"].date()) == "2026-02-14"


def test_hard_hinge_days_in_a_row_are_counted(log_of):
    sets = [a_set(RDL, 100, 8, day=day) for day in (0, 1, 4, 6, 7, 8) for _ in range(3)]
    light = [a_set(RDL, 100, 8, day=5)]
    runs = hinge_runs(log_of(*sets, *light))
    assert runs["days"].tolist() == [2, 3]


def test_the_split_adds_up_and_knows_one_side_from_both(log_of):
    log = log_of(
        a_set(DEADLIFT, 140, 5),
        a_set(DEADLIFT, 100, 5),
        a_set("Dumbbell Row", 30, 10, side="left"),
        a_set("Dumbbell Row", 32, 10, side="right"),
        a_set("Lying Leg Curl (Machine)", 40, 12),
        a_set(CURL, 30, 10),
    )
    split = work_splits(log)
    groups = split.groups.set_index("group")
    assert groups["sets"].sum() == split.sets == 6
    assert groups.loc[["hinge", "pull", "knee_flexion"], "sets"].tolist() == [2, 2, 1]
    assert groups["posterior_sets"].sum() == pytest.approx(split.posterior_sets)
    assert 0 < split.unilateral < 1
    assert split.top_hinge == ("Deadlift (barbell)", 140, 5)
    assert split.sides[["left_sets", "right_sets", "left_kg", "right_kg"]].iloc[0].tolist() == [1, 1, 30, 32]


def test_compound_means_more_than_one_muscle_at_work():
    exercises = load_catalog().exercises
    compound = ("deadlift_barbell", "barbell_row", "pull_up_bodyweight", "bench_press_barbell", "power_clean")
    alone = ("lying_leg_curl_machine", "seated_leg_curl_machine", "nordic_curl_bodyweight")
    assert all(is_compound(exercises[name]) for name in compound)
    assert not any(is_compound(exercises[name]) for name in alone if name in exercises)


def test_ratios_are_of_the_same_three_months(log_of):
    log = log_of(
        a_set(DEADLIFT, 200, 1, rir=0),
        a_set(SQUAT, 160, 1, rir=0, day=20),
        a_set(DEADLIFT, 150, 1, rir=0, day=200),
    )
    found = lift_ratios(log)
    assert found["pair"].tolist() == ["deadlift_squat"]
    assert found["ratio"].tolist() == [1.25]
    assert "powerlifters" in found["published"].iloc[0]


def test_a_pull_up_needs_a_body_weight(log_of):
    sets = [a_set(BENCH, 100, 1, rir=0), a_set("Pull Up", 20, 1, rir=0, basis="added")]
    assert lift_ratios(log_of(*sets)).empty
    known = lift_ratios(log_of(*sets, bodyweight_kg=80.0))
    assert known["pair"].tolist() == ["bench_pull_up"]
    assert known["ratio"].tolist() == pytest.approx([1.0])


def test_a_log_without_lifts_to_compare_has_no_ratio(log_of):
    assert lift_ratios(log_of()).empty
    assert isinstance(lift_ratios(log_of(a_set(CURL, 30, 10))), pd.DataFrame)


def test_an_opinion_is_about_muscles_there_are():
    muscles = load_catalog().muscles
    for asked in opinions().values():
        assert set(asked) <= set(muscles)
        assert all(low <= high for low, high in asked.values())


def test_a_side_written_in_a_name_counts_as_a_side(log_of):
    log = log_of(
        a_set("Dumbbell Row - left", 30, 10),
        a_set("Dumbbell Row - right", 32, 10),
        a_set("Dumbbell Row - right", 32, 10, side="left"),
        a_set("Deadlift (Barbell)", 100, 5),
    )
    (row,) = work_splits(log).sides.to_dict("records")
    assert (row["left_sets"], row["right_sets"]) == (2, 1)
    assert (row["left_kg"], row["right_kg"]) == (32, 32)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"name": "Dumbbell Row L"}, {"name": "Dumbbell Row R"}),
        ({"name": "Dumbbell Row (L)"}, {"name": "Dumbbell Row (R)"}),
        ({"name": "Leg Extension - left"}, {"name": "Leg Extension - right leg"}),
        ({"name": "Left Dumbbell Curl"}, {"name": "Right Dumbbell Curl"}),
        ({"name": "Dumbbell Row", "note": "left"}, {"name": "Dumbbell Row", "note": "Right side."}),
        ({"name": "Bicep Curl (Dumbbell)", "note": "L"}, {"name": "Bicep Curl (Dumbbell)", "note": "r"}),
    ],
)
def test_sides_of_one_exercise_are_read_from_names_and_notes(log_of, left, right):
    split = work_splits(
        log_of(a_set(left.pop("name"), 30, 10, **left), a_set(right.pop("name"), 32, 10, **right))
    )
    (row,) = split.sides.to_dict("records")
    assert (row["left_sets"], row["right_sets"], row["left_kg"], row["right_kg"]) == (1, 1, 30, 32)


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("Deadlift (Barbell)", "left"),
        ("Leg Extension", "left knee cracks"),
        ("Leg Extension", "three left, right?"),
        ("Upright Row", "all right"),
        ("L-sit", None),
    ],
)
def test_what_may_be_no_side_is_none(log_of, name, note):
    assert work_splits(log_of(a_set(name, 30, 10, note=note))).sides.empty


def test_one_side_at_a_time_is_what_the_exercise_or_the_log_says(log_of):
    log = log_of(
        a_set("Leg Curl - left", 30, 10, day=0),
        a_set("Leg Curl - right", 30, 10, day=2),
        a_set("Leg Curl", 50, 10, day=9),
        a_set("Leg Curl", 50, 10, day=9),
    )
    split = work_splits(log)
    assert split.unilateral == 0.5
    assert split.last_unilateral == date(2026, 1, 7)


def test_the_load_of_one_hand_is_moved_once(log_of):
    one, both = (
        log_of(a_set(name, 20, 10, basis="per_hand")) for name in ("Dumbbell Deadlift L", "Dumbbell Deadlift")
    )
    assert [work_splits(log).hinge_tonnage_kg for log in (one, both)] == [200, 400]
