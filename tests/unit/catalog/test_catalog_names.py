"""What a lifter may write, and what it stands for."""

import pytest

from src.catalog import load_catalog

CATALOG = load_catalog()


def id_of(name):
    exercise = CATALOG.resolve(name).exercise
    return exercise.id if exercise else None


def lift_of(name):
    exercise = CATALOG.resolve(name).exercise
    assert exercise is not None, name
    return exercise.lift


@pytest.mark.parametrize(
    ("name", "lift"),
    [
        ("Deadlift (Barbell)", "deadlift"),
        ("Romanian Deadlift", "romanian_deadlift"),
        ("RDL", "romanian_deadlift"),
        ("Good Morning", "good_morning"),
        ("Bent Over Row", "barbell_row"),
        ("Dumbbell Row", "dumbbell_row"),
        ("Power Clean", "power_clean"),
        ("Box Jump", "box_jump"),
        ("Kettlebell Swing", "kettlebell_swing"),
        ("KB Swing", "kettlebell_swing"),
    ],
)
def test_each_of_the_eight_lifts_is_filed_to_the_posterior_chain(name, lift):
    exercise = CATALOG.resolve(name).exercise
    assert exercise.lift == lift
    assert CATALOG.chain_of(exercise) == "posterior"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Upright Row", "upright_row_barbell"),
        ("Rowing (Machine)", "rowing"),
        ("Rowing barre", "barbell_row"),
        ("Bulgarian split hinge", "split_hinge"),
        ("Snatch Grip RDL", "snatch_grip_romanian_deadlift"),
        ("Deadlift - old data", "deadlift_barbell"),
        ("Deadlift w/ belt, heavy", "deadlift_barbell"),
        ("Deadlift ( Smith Machine )", "deadlift_smith"),
        ("1 Arm DB Row - left", "dumbbell_row"),
        ("Romanian Deadlift, Barbell", "romanian_deadlift_barbell"),
        ("Stiff Leg Deadlift (Dumbbell)", "stiff_leg_deadlift_dumbbell"),
        ("1. Romanian Deadlifts (Dumbbells)", "romanian_deadlift_dumbbell"),
        ("Seated Calf Raise", "seated_calf_raise_machine"),
        ("Leg Press Calf Raise", "leg_press_calf_raise"),
        ("Reverse Grip Curl (EZ Bar)", "reverse_curl_ez_bar"),
        ("Reverse Grip Bent Over Row", "barbell_row"),
        ("R.D.L. (DB)", "romanian_deadlift_dumbbell"),
        ("Conv. DL", "deadlift_barbell"),
        ("Deadlift RPE8", "deadlift_barbell"),
        ("Dealift (comp)", "deadlift_barbell"),
        ("TBDL", "trap_bar_deadlift"),
        ("PC from the floor", "power_clean"),
        ("Hang PC", "hang_power_clean"),
        ("KBS", "kettlebell_swing"),
        ("KB swing 2H", "kettlebell_swing"),
        ("KB swing (1H)", "single_arm_swing_kettlebell"),
        ("Kettelbell Swing", "kettlebell_swing"),
        ("Dumbbel Row", "dumbbell_row"),
        ("Good Moring", "good_morning_barbell"),
        ("Lat Pulldown - Underhand (Cable)", "underhand_lat_pulldown_cable"),
        ("Preacher Curl (Smith machine Cable)", None),
        ("Hang Power Clean", "hang_power_clean"),
        ("Dumbbell Bent Over Row with Chest Support", "chest_supported_row_dumbbell"),
        ("Deadlift (top half)", "block_pull_barbell"),
        ("Romanian Deadlift to Shrug", "deadlift_combination"),
    ],
)
def test_names_that_mislead_a_search_for_words(name, expected):
    assert id_of(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Bat Swing",
        "Golf swing",
        "Swing",
        "Row",
        "Row house",
        "Deadlift machine XJ9",
        "Leg Day",
        "Bench Squat",
        "",
    ],
)
def test_a_name_that_is_not_certain_stays_unknown(name):
    assert CATALOG.resolve(name) == type(CATALOG.resolve(name))(name, None, "unknown")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kreuzheben rumänisch", "romanian_deadlift_barbell"),
        ("Rumänisches Kreuzheben (Kurzhanteln)", "romanian_deadlift_dumbbell"),
        ("Kurzhantelrudern", "dumbbell_row"),
        ("Langhantelrudern vorgebeugt", "barbell_row"),
        ("Kettlebell Schwung", "kettlebell_swing"),
        ("Bankdrücken", "bench_press_barbell"),
        ("Peso muerto rumano con mancuernas", "romanian_deadlift_dumbbell"),
        ("Peso muerto sumo", "sumo_deadlift_barbell"),
        ("Remo con barra", "barbell_row"),
        ("Buenos días con barra", "good_morning_barbell"),
        ("Balanceo con pesa rusa", "kettlebell_swing"),
        ("Salto al cajón", "box_jump_bodyweight"),
        ("Sentadilla", "back_squat_barbell"),
        ("Soulevé de terre jambes tendues", "stiff_leg_deadlift_barbell"),
        ("Soulevé de terre roumain (haltères)", "romanian_deadlift_dumbbell"),
        ("Développé couché haltères", "bench_press_dumbbell"),
        ("Levantamento Terra Romeno (Barra)", "romanian_deadlift_barbell"),
        ("Remada Curvada (Barra)", "barbell_row"),
        ("Supino reto com barra", "bench_press_barbell"),
        ("Stacco rumeno con manubri", "romanian_deadlift_dumbbell"),
        ("Rematore con bilanciere", "barbell_row"),
        ("Panca piana", "bench_press_barbell"),
        ("Roemeense deadlift", "romanian_deadlift_barbell"),
        ("Bankdrukken", "bench_press_barbell"),
        ("罗马尼亚硬拉", "romanian_deadlift_barbell"),
        ("杠铃划船", "barbell_row"),
        ("壶铃摇摆", "kettlebell_swing"),
        ("高翻", "power_clean"),
        ("卧推", "bench_press_barbell"),
    ],
)
def test_common_lifts_are_read_in_eight_languages(name, expected):
    assert id_of(name) == expected


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("DB RDL", "Romanian deadlift (dumbbell)"),
        ("SLDL", "Stiff-leg deadlift (barbell)"),
        ("BB Row", "Barbell row"),
        ("OHP", "Overhead press (barbell)"),
        ("GHR", "Glute-ham raise"),
        ("DL", "Deadlift (barbell)"),
        ("T2B", "Hanging leg raise"),
        ("CGBP", "Close-grip bench press (barbell)"),
        ("SSB good morning", "Good morning (safety bar)"),
    ],
)
def test_abbreviations(written, name):
    assert CATALOG.resolve(written).exercise.name == name


@pytest.mark.parametrize(
    ("name", "lift"),
    [
        ("Single Leg RDL (Kettlebell)", "romanian_deadlift"),
        ("Stiff leg deadlift", None),
        ("Trap bar RDL", None),
        ("Paused deadlift", "deadlift"),
        ("Sumo deadlift", None),
        ("Hex bar deadlift", None),
        ("Deficit deadlift", None),
        ("Rack pull", None),
        ("Deadlift (Dumbbell)", None),
        ("Yates row", "barbell_row"),
        ("Pendlay row", "barbell_row"),
        ("Row (Smith machine)", None),
        ("T-bar row", None),
        ("Two-arm dumbbell row", "dumbbell_row"),
        ("One-arm kettlebell row", "dumbbell_row"),
        ("Chest supported row (dumbbell)", None),
        ("Seated cable row", None),
        ("Hang power clean", "power_clean"),
        ("Clean", None),
        ("Dumbbell power clean", None),
        ("Weighted box jump", "box_jump"),
        ("Seated box jump", "box_jump"),
        ("One-arm swing (dumbbell)", "kettlebell_swing"),
        ("Seated good morning", "good_morning"),
    ],
)
def test_variants_roll_up_to_a_lift_by_the_stated_rule(name, lift):
    assert lift_of(name) == lift


def test_how_says_what_was_assumed():
    assert CATALOG.resolve("Deadlift").how.endswith("barbell by custom")
    assert CATALOG.resolve("DB RDL").how.endswith(", dumbbell")
    assert CATALOG.resolve("Romanian deadlift (dumbbell)").how == "exact"
    assert CATALOG.resolve("Conventional deadlift").how.startswith("alias")
    assert CATALOG.resolve("Bicep curl").exercise.implement == "any"


def test_every_exercise_is_found_by_its_own_name():
    assert {id_of(exercise.name) for exercise in CATALOG.exercises.values()} == set(CATALOG.exercises)


def test_suggestions_rank_what_looks_alike_and_apply_nothing():
    assert CATALOG.resolve("Romanixn deadxlift").exercise is None
    assert "romanian_deadlift_barbell" in [
        exercise.id for exercise in CATALOG.suggest("Romanixn deadxlift barbell")
    ]
    assert len(CATALOG.suggest("zzz", n=3)) == 3


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Deadlfit", "deadlift_barbell"),
        ("Romanian Dedlift", "romanian_deadlift_barbell"),
        ("Bench Pres", "bench_press_barbell"),
        ("Squatt", "back_squat_barbell"),
        ("Lat pul down", "lat_pulldown_cable"),
        ("Good mornin", "good_morning_barbell"),
        ("Box jmp", "box_jump_bodyweight"),
        ("deadlift band foo", "deadlift_band"),
        ("Dumbell Rows", "dumbbell_row"),
    ],
)
def test_a_misspelt_name_is_offered_the_usual_variant_first(typed, first):
    found = CATALOG.suggest(typed)
    assert found[0].id == first
    assert len({one.id for one in found}) == 5


def test_the_variants_of_one_movement_leave_room_for_others():
    assert len({one.name.partition(" (")[0] for one in CATALOG.suggest("Deadlfit")}) > 1


def test_an_exercise_of_two_names_is_offered_by_either():
    offered = [one.id for one in CATALOG.suggest("Cable Kickback", 3)]
    assert offered[:2] == ["hip_extension_cable", "triceps_kickback_cable"]
    assert {one.pattern for one in CATALOG.suggest("Kickback", 3)} == {"hip_ext", "elbow_ext"}


def test_suggestions_understand_the_known_words_of_another_language():
    assert CATALOG.resolve("Puxada xyz").exercise is None
    assert any("pulldown" in exercise.name for exercise in CATALOG.suggest("Puxada xyz"))
