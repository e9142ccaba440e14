import pyarrow as pa
import pytest

from src.analytics import open_log, records
from src.store import SETS_SCHEMA, ImportRecord
from tests.unit.analytics.logbook import BOX_JUMP, DEADLIFT, SWING, TODAY, a_set, store_log


def import_sets(store, athlete, sets):
    rows = [{"order_in_workout": n, "set_no": 1, **row} for n, row in enumerate(sets, start=1)]
    table = pa.Table.from_pylist(rows, schema=SETS_SCHEMA)
    store.apply_import(athlete, ImportRecord("test", "again.csv", "1", "kg", "header"), table, b"again")


def epley(log, lift, **options):
    return records(log, lift, "epley", **options)


def rows(frame, kind):
    chosen = frame[frame["kind"] == kind]
    return [tuple(row) for row in chosen[["value", "previous", "reps"]].to_numpy().tolist()]


def test_the_first_two_days_are_the_baseline(log_of):
    log = log_of(*[a_set(DEADLIFT, 100 + 10 * d, 5, rir=1, day=d) for d in range(4)])
    found = records(log, "deadlift")
    assert rows(found, "load") == [(120, 110, 5), (130, 120, 5)]
    assert found["day"].dt.day.unique().tolist() == [7, 8]


def test_several_records_on_a_day_count_once_and_the_best_stands(log_of):
    base = [a_set(DEADLIFT, 100, 5, rir=1, day=d) for d in (0, 1)]
    chain = [a_set(DEADLIFT, load, 5, rir=1, day=2) for load in (102.5, 105, 110)]
    found = epley(log_of(*base, *chain), "deadlift")
    assert rows(found, "load") == [(110, 100, 5)]
    assert rows(found, "reps") == [(110, 100, 5)]
    assert rows(found, "estimate") == [pytest.approx((132, 120, 5))]


def test_a_rep_record_needs_the_load_for_at_least_as_many_reps(log_of):
    log = log_of(
        a_set(DEADLIFT, 150, 3, day=0),
        a_set(DEADLIFT, 130, 8, day=1),
        a_set(DEADLIFT, 128, 5, day=2),  # 130 was done for 8
        a_set(DEADLIFT, 132.5, 5, day=3),
    )
    assert rows(records(log, "deadlift"), "reps") == [(132.5, 130, 5)]


def test_an_estimate_record_is_one_per_cent_over_the_last_one_however_slow_the_climb(log_of):
    log = log_of(
        *[a_set(DEADLIFT, load, 5, rir=1, day=d) for d, load in enumerate((150, 150, 152, 153, 155))]
    )
    assert rows(epley(log, "deadlift"), "estimate") == [pytest.approx((155 * 1.2, 150 * 1.2, 5))]


def test_an_estimate_that_beats_the_last_by_no_more_than_days_differ_anyway_is_a_tie(log_of):
    log = log_of(
        *[a_set(DEADLIFT, load, 5, rir=1, day=d) for d, load in enumerate((150, 150, 152, 152.5, 154, 157))]
    )
    found = epley(log, "deadlift", ties=True)
    found = found[found["kind"] == "estimate"]
    assert found["certainty"].tolist() == ["tie", "tie", "likely"]
    assert found["previous"].tolist() == pytest.approx([180, 180, 180])  # a tie raises no bar
    assert found["value"].tolist() == pytest.approx([152 * 1.2, 154 * 1.2, 157 * 1.2])
    assert len(rows(epley(log, "deadlift"), "estimate")) == 1


def test_a_set_to_failure_needs_less_to_be_a_likely_record(log_of):
    loads = (150, 150, 153.5)
    for rir, count in ((0, 1), (1, 0)):
        log = log_of(*[a_set(DEADLIFT, load, 5, rir=rir, day=d) for d, load in enumerate(loads)])
        assert len(rows(epley(log, "deadlift"), "estimate")) == count


@pytest.mark.parametrize("rir", [None, 6])
def test_a_set_whose_effort_nobody_knows_sets_no_estimate_record_and_no_standard(log_of, rir):
    climb = [a_set(DEADLIFT, 100 + 5 * d, 5, rir=rir, day=d) for d in range(4)]
    assert rows(epley(log_of(*climb), "deadlift"), "estimate") == []
    known = [a_set(DEADLIFT, load, 5, rir=1, day=10 + d) for d, load in enumerate((90, 90, 95))]
    found = epley(log_of(*climb, *known), "deadlift")
    assert rows(found, "estimate") == [pytest.approx((114, 108, 5))]


def test_an_index_with_known_effort_sets_records(log_of):
    rdl = [a_set("Romanian Deadlift (Barbell)", 60 + 5 * d, 8, rir=2, day=d) for d in range(3)]
    assert len(rows(records(log_of(*rdl), "romanian_deadlift"), "estimate")) == 1


def test_variants_do_not_beat_each_other(log_of):
    other = "Romanian Deadlift (Dumbbell)"
    bar = [a_set("Romanian Deadlift (Barbell)", 60, 8, day=d) for d in (0, 2, 4)]
    hands = [a_set(other, 80, 8, day=d) for d in (1, 3, 5)]
    assert records(log_of(*bar, *hands), "romanian_deadlift").empty


def test_a_typing_error_and_a_warm_up_own_no_record(log_of):
    usual = [a_set(DEADLIFT, 100, 5, rir=2, day=d) for d in range(0, 70, 7)]
    warm = a_set(DEADLIFT, 110, 5, day=77, kind="warmup")
    assert records(log_of(*usual, a_set(DEADLIFT, 1000, 5, day=70), warm), "deadlift").empty


def test_a_swing_record_is_a_heavier_bell_for_a_standard_set(log_of):
    bells = [(24, 15), (24, 15), (32, 5), (28, 10)]
    log = log_of(*[a_set(SWING, bell, reps, day=d) for d, (bell, reps) in enumerate(bells)])
    found = records(log, "kettlebell_swing")
    assert rows(found, "bell") == [(28, 24, 10)]
    assert rows(found, "load") == []
    assert rows(found, "estimate") == []


def test_a_higher_box_is_a_record_in_centimetres(log_of):
    log = log_of(
        *[a_set(BOX_JUMP, None, 3, day=d, height_cm=float(h)) for d, h in enumerate((50, 60, 55, 70))]
    )
    found = records(log, "box_jump")
    assert found[["kind", "value", "unit", "previous"]].to_numpy().tolist() == [["height", 70, "cm", 60]]


def test_most_landings_in_a_day_are_a_record_of_their_own(log_of):
    landings = (10, 12, 11, 15, 15)
    log = log_of(*[a_set(BOX_JUMP, None, n, day=d, height_cm=50.0) for d, n in enumerate(landings)])
    found = records(log, "box_jump")
    assert found[["kind", "value", "unit", "previous"]].to_numpy().tolist() == [
        ["contacts", 15, "landings", 12]
    ]


def test_a_record_goes_when_its_import_is_undone(store):
    log = store_log(store, [a_set(DEADLIFT, load, 5, day=d) for d, load in enumerate((100, 100, 110))])
    assert rows(records(log, "deadlift"), "load") == [(110, 100, 5)]
    last = store.imports(log.athlete_id)["import_id"].iloc[0]
    store.undo_import(log.athlete_id, int(last))
    assert records(open_log(store, log.athlete_id, today=TODAY), "deadlift").empty


def test_a_record_moves_when_an_import_says_otherwise(store):
    before = [a_set(DEADLIFT, load, 5, day=d) for d, load in enumerate((100, 100, 110, 112))]
    log = store_log(store, before)
    assert rows(records(log, "deadlift"), "load") == [(110, 100, 5), (112, 110, 5)]
    after = [{**row, "load_kg": 105.0} if row["load_kg"] == 110 else row for row in before]
    import_sets(store, log.athlete_id, after)
    again = open_log(store, log.athlete_id, today=TODAY)
    assert rows(records(again, "deadlift"), "load") == [(105, 100, 5), (112, 105, 5)]


def test_a_lift_never_trained_has_no_records_but_the_same_columns(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5))
    assert list(records(log, "good_morning").columns) == list(records(log, "deadlift").columns)
    assert records(log, "box_jump").empty
