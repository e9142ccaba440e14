import pytest

from src.analytics import LEARNED, STATUSES, estimates, main_variant, set_estimates, suspicious_sets, variants
from tests.unit.analytics.logbook import BOX_JUMP, CLEAN, DEADLIFT, RDL, SWING, a_set


def one(log, lift, **options):
    frame = set_estimates(log, lift, **options)
    assert len(frame) == 1
    assert set(frame["status"]) <= set(STATUSES)
    return frame.iloc[0]


def test_effort_logged_gives_an_estimate_with_both_ends(log_of):
    row = one(log_of(a_set(DEADLIFT, 140, 5, rir=1)), "deadlift")
    assert (row["status"], row["n"]) == ("estimated", 6)
    assert row["estimate_kg"] == pytest.approx(168)
    assert (row["low_kg"], row["high_kg"]) == pytest.approx((168 * 0.936, 168 * 1.064), abs=0.2)


def test_unlogged_effort_is_a_lower_bound_without_an_upper_end(log_of):
    row = one(log_of(a_set(DEADLIFT, 150, 6)), "deadlift")
    assert (row["status"], row["estimate_kg"]) == ("lower_bound", 180)
    assert row["high_kg"] != row["high_kg"]


@pytest.mark.parametrize(
    ("row", "status", "low"),
    [
        (a_set(DEADLIFT, 200, 1, rir=0), "tested", 200),
        (a_set(DEADLIFT, 200, 1, rir=0.5), "tested", 200),
        (a_set(DEADLIFT, 200, 1, kind="failure"), "tested", 200),
        (a_set(DEADLIFT, 200, 1, kind="amrap"), "tested", 200),
        (a_set(DEADLIFT, 200, 1), "lower_bound", 200),
        (a_set(DEADLIFT, 200, 1, rir=1), "estimated", 203.0),
    ],
)
def test_a_single_is_tested_only_when_nothing_was_left(log_of, row, status, low):
    found = one(log_of(row), "deadlift")
    assert found["status"] == status
    assert found["low_kg"] == pytest.approx(low, abs=0.1)


def test_a_reserve_too_far_from_failure_is_not_believed(log_of):
    assert one(log_of(a_set(DEADLIFT, 100, 3, rir=6)), "deadlift")["status"] == "lower_bound"


@pytest.mark.parametrize(
    ("row", "reserve", "why"),
    [
        (a_set(DEADLIFT, 100, 5, rir=2), 2, "logged"),
        (a_set(DEADLIFT, 100, 5, rir=4), 4, "logged"),
        (a_set(DEADLIFT, 100, 5, rir=4.5), None, "not_believed"),
        (a_set(DEADLIFT, 100, 5), None, "not_logged"),
        (a_set(DEADLIFT, 100, 5, rir=2, kind="amrap"), 0, "failure"),
        (a_set(DEADLIFT, 100, 5, kind="failure"), 0, "failure"),
    ],
)
def test_the_reserve_believed_is_told_with_its_reason(log_of, row, reserve, why):
    found = one(log_of(row), "deadlift")
    assert (found["n"], found["reserve_from"]) == (5 + (reserve or 0), why)
    assert found["reserve"] == reserve or (reserve is None and found["reserve"] != found["reserve"])


@pytest.mark.parametrize(
    ("row", "status"),
    [
        (a_set(DEADLIFT, 100, 11), "refused:reps_out_of_range"),
        (a_set(DEADLIFT, 100, 9, rir=2), "refused:reps_out_of_range"),
        (a_set(DEADLIFT, 100, 0), "refused:reps_out_of_range"),
        (a_set(DEADLIFT, None, 5), "refused:bad_load"),
        (a_set(DEADLIFT, 0, 5), "refused:bad_load"),
        (a_set(DEADLIFT, 20, 5, basis="added"), "refused:bad_load"),
    ],
)
def test_a_set_that_says_nothing_is_refused_with_a_reason_and_no_number(log_of, row, status):
    found = one(log_of(row), "deadlift")
    assert found["status"] == status
    assert found[["estimate_kg", "low_kg", "high_kg"]].isna().all()
    assert estimates(log_of(row), "deadlift", "epley").empty


def test_a_lift_nobody_singles_gets_an_index_at_its_own_reps(log_of):
    log = log_of(a_set(RDL, 100, 6, rir=2), a_set(RDL, 80, 13, day=1), a_set(RDL, 130, 1, rir=0, day=2))
    frame = set_estimates(log, "romanian_deadlift")
    assert frame["status"].tolist() == ["index", "refused:reps_out_of_range", "refused:reps_out_of_range"]
    assert frame["estimate_kg"].iloc[0] == pytest.approx(100)  # 8 to failure is the 8-rep max
    assert set_estimates(log, "romanian_deadlift", reps=1)["status"].iloc[0] == "index"


def test_another_rep_max_can_be_asked_for(log_of):
    log = log_of(a_set(DEADLIFT, 140, 5, rir=1), a_set(DEADLIFT, 150, 5, rir=0, day=1))
    frame = set_estimates(log, "deadlift", reps=5)
    assert frame["status"].tolist() == ["estimated", "tested"]
    assert frame["estimate_kg"].tolist() == pytest.approx([168 / (1 + 5 / 30), 150])


def test_the_rpe_chart_reads_only_sets_with_effort(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5, rir=2), a_set(DEADLIFT, 100, 5))
    assert set_estimates(log, "deadlift", "rpe")["status"].tolist() == ["estimated", "refused:effort_unknown"]
    both = set_estimates(log, "deadlift", "auto")["estimate_kg"].tolist()
    assert both == pytest.approx([100 / 0.811, 100 * (1 + 5 / 30)])


def test_a_clean_stands_for_itself_and_long_sets_do_not_count(log_of):
    log = log_of(a_set(CLEAN, 80, 2), a_set(CLEAN, 85, 1), a_set(CLEAN, 90, 4))
    best = estimates(log, "power_clean").iloc[0]
    assert (best["estimate_kg"], best["low_kg"], best["high_kg"], best["status"]) == (85, 85, 85, "tested")


def test_a_swing_is_the_heaviest_bell_for_a_standard_set(log_of):
    log = log_of(a_set(SWING, 24, 15), a_set(SWING, 32, 9), a_set(SWING, 28, 10))
    assert estimates(log, "kettlebell_swing")["estimate_kg"].tolist() == [28]


def test_a_box_jump_has_no_load_to_estimate_and_never_reads_zero(log_of):
    day = estimates(log_of(a_set(BOX_JUMP, None, 3), a_set(BOX_JUMP, 0, 3)), "box_jump")
    assert day["status"].tolist() == ["refused:no_rep_max_model"]
    assert day["estimate_kg"].isna().all()


def test_the_day_belongs_to_the_highest_lower_bound(log_of):
    log = log_of(a_set(DEADLIFT, 150, 10, rir=0), a_set(DEADLIFT, 190, 1, rir=0))
    day = estimates(log, "deadlift", "epley").iloc[0]
    assert (day["load_kg"], day["status"]) == (190, "tested")  # 150 x 10 guesses 200, but vouches for less


def test_warm_ups_say_nothing(log_of):
    assert set_estimates(log_of(a_set(DEADLIFT, 100, 5, kind="warmup")), "deadlift").empty


def test_a_maximum_belongs_to_the_variant_trained_most_of_late(log_of):
    dumbbell = "Romanian Deadlift (Dumbbell)"
    old = [a_set(RDL, 120, 8, day=d) for d in range(0, 56, 7)]
    new = [a_set(dumbbell, 30, 8, day=d) for d in range(120, 150, 7)]
    log = log_of(*old, *new)
    assert main_variant(log, "romanian_deadlift") == "romanian_deadlift_dumbbell"
    assert set(set_estimates(log, "romanian_deadlift")["exercise"]) == {"romanian_deadlift_dumbbell"}
    table = variants(log, "romanian_deadlift")
    assert table[["sets", "sets_90d"]].to_numpy().tolist() == [[5, 5], [8, 0]]


def test_of_a_lift_that_rested_it_is_the_variant_trained_most_before_the_rest(log_of):
    barbell = [a_set(RDL, 120, 8, day=d) for d in range(0, 56, 7)]
    once = a_set("Single Leg Romanian Deadlift (Dumbbell)", 12, 8, day=57)
    log = log_of(*barbell, once, a_set("Bench Press (Barbell)", 80, 5, day=300))
    assert main_variant(log, "romanian_deadlift") == "romanian_deadlift_barbell"
    asked = set_estimates(log, "romanian_deadlift", exercise="romanian_deadlift_barbell")
    assert len(asked) == 8


def test_a_typing_error_owns_no_day_and_is_listed(log_of):
    usual = [a_set(DEADLIFT, 100 + d / 7, 5, rir=2, day=d) for d in range(0, 70, 7)]
    log = log_of(*usual, a_set(DEADLIFT, 1040, 5, rir=2, day=28))
    assert suspicious_sets(log)["load_kg"].tolist() == [1040]
    assert estimates(log, "deadlift", "epley")["load_kg"].max() < 120


def test_a_first_heavy_single_after_months_of_eights_is_no_typing_error(log_of):
    eights = [a_set(DEADLIFT, 100 + d / 7, 8, rir=2, day=d) for d in range(0, 70, 7)]
    assert suspicious_sets(log_of(*eights, a_set(DEADLIFT, 138, 1, day=77))).empty


def test_an_unknown_lift_a_wrong_formula_and_a_wrong_rep_max_are_refused_in_words(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5))
    with pytest.raises(ValueError, match="no lift 'squat'"):
        set_estimates(log, "squat")
    with pytest.raises(ValueError, match="no formula"):
        set_estimates(log, "deadlift", "guess")
    with pytest.raises(ValueError, match="1 to 20 reps"):
        set_estimates(log, "deadlift", reps=0)


def test_an_empty_log_has_the_same_columns(log_of):
    full, empty = (estimates(log, "deadlift", "epley") for log in (log_of(a_set(DEADLIFT, 100, 5)), log_of()))
    assert empty.empty
    assert list(empty.columns) == list(full.columns)
    assert main_variant(log_of(), "deadlift") is None


def test_a_long_set_with_reps_left_says_no_less_than_without(log_of):
    """Ten reps with three left are thirteen to failure: beyond the curve, and yet ten were done."""
    log = log_of(a_set(RDL, 70, 10, rir=3), a_set(RDL, 70, 10), a_set(RDL, 70, 13, rir=0))
    said = set_estimates(log, "romanian_deadlift", LEARNED)
    assert said["n"].tolist() == [12, 10, 13]
    assert said["estimate_kg"].iloc[0] > said["estimate_kg"].iloc[1]
    assert said["status"].iloc[2] == "refused:reps_out_of_range"
