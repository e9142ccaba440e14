"""What holds for every log, checked on logs nobody thought of."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from src.analytics import (
    BalanceSettings,
    canonical_sets,
    estimates,
    headlines,
    set_estimates,
    weekly_balance,
    weekly_lift_volume,
    weekly_muscle_sets,
)
from src.analytics.sides import split
from src.catalog import load_catalog
from tests.unit.analytics.logbook import BENCH, BOX_JUMP, CLEAN, DEADLIFT, RDL, SQUAT, SWING, a_set

NAMES = (
    DEADLIFT,
    RDL,
    "Romanian Deadlift (Dumbbell)",
    BENCH,
    SQUAT,
    CLEAN,
    SWING,
    BOX_JUMP,
    "Nobody Knows This",
)
few = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def a_row(draw, names=NAMES):
    return a_set(
        draw(st.sampled_from(names)),
        draw(st.none() | st.integers(0, 400).map(lambda n: n / 2)),
        draw(st.none() | st.integers(0, 35)),
        day=draw(st.integers(0, 60)),
        rir=draw(st.none() | st.integers(0, 12).map(lambda n: n / 2)),
        kind=draw(st.sampled_from(("work", "work", "work", "warmup", "drop", "failure", "amrap"))),
    )


logs = st.lists(a_row(), min_size=1, max_size=60)
pulls = st.lists(a_row(names=(DEADLIFT,)), min_size=1, max_size=25)


@pytest.mark.parametrize("lens", ["fractional", "direct"])
@pytest.mark.parametrize("quads", ["mirror", "neutral"])
@pytest.mark.parametrize("stabilisers", [True, False])
def test_every_exercise_gives_exactly_one_set_away(lens, quads, stabilisers):
    catalog = load_catalog()
    chosen = BalanceSettings(quads=quads, stabilisers=stabilisers)
    for exercise in catalog.exercises.values():
        given_away = split(exercise, catalog, chosen, lens).sum()
        counted = exercise.direct_muscles if lens == "direct" else exercise.shares
        if exercise.mode in ("strength", "ballistic") and counted:
            assert given_away == pytest.approx(1), exercise.id


@few
@given(rows=logs)
def test_the_sides_of_a_week_add_up_to_its_effort(log_of, rows):
    log = log_of(*rows)
    known = canonical_sets(log)
    effort = known[known["exercise"].notna()].assign(week=lambda f: f["day"].dt.to_period("W").dt.start_time)
    expected = effort[effort["effort"] > 0].groupby("week")["effort"].sum()
    table = weekly_balance(log).dropna(subset="posterior").set_index("week")
    assert table[["posterior", "mirror", "neutral"]].sum(axis=1).tolist() == pytest.approx(expected.tolist())


@few
@given(rows=logs, seed=st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(log_of, rows, seed):
    shuffled = rows[:]
    seed.shuffle(shuffled)
    one, other = log_of(*rows), log_of(*shuffled)
    pd.testing.assert_frame_equal(weekly_balance(one), weekly_balance(other))
    pd.testing.assert_frame_equal(weekly_lift_volume(one), weekly_lift_volume(other))
    pd.testing.assert_frame_equal(weekly_muscle_sets(one), weekly_muscle_sets(other))
    columns = ["day", "estimate_kg", "low_kg", "high_kg", "status"]
    pd.testing.assert_frame_equal(estimates(one, "deadlift")[columns], estimates(other, "deadlift")[columns])
    assert [h.value for h in headlines(one).values()] == [h.value for h in headlines(other).values()]


@few
@given(rows=logs)
def test_warm_ups_change_nothing(log_of, rows):
    working = [row for row in rows if row["kind"] != "warmup"]
    one, other = log_of(*rows), log_of(*working)
    pd.testing.assert_frame_equal(weekly_lift_volume(one), weekly_lift_volume(other))
    pd.testing.assert_frame_equal(weekly_muscle_sets(one), weekly_muscle_sets(other))
    numbers = ["week", "posterior", "mirror", "smoothed", "low", "high", "verdict"]
    with_warm_ups, without = weekly_balance(one), weekly_balance(other)
    pd.testing.assert_frame_equal(with_warm_ups[numbers].head(len(without)), without[numbers])
    assert (with_warm_ups["verdict"][len(without) :] == "no training").all()  # the log may end with one


@few
@given(rows=pulls, factor=st.sampled_from([0.5, 2.0, 2.2046]))
def test_scaling_loads_scales_estimates(log_of, rows, factor):
    scaled = [{**row, "load_kg": row["load_kg"] and row["load_kg"] * factor} for row in rows]
    one, other = (set_estimates(log_of(*some), "deadlift") for some in (rows, scaled))
    assert one["status"].tolist() == other["status"].tolist()
    for column in ("estimate_kg", "low_kg", "high_kg"):
        np.testing.assert_allclose(one[column] * factor, other[column])


@few
@given(rows=pulls, extra=a_row(names=(DEADLIFT,)))
def test_one_more_set_never_lowers_what_a_day_vouches_for(log_of, rows, extra):
    def best(some):
        sets = set_estimates(log_of(*some), "deadlift")
        return sets.groupby("day")["low_kg"].max().dropna()

    before, after = best(rows), best([*rows, extra])
    assert (after.reindex(before.index) >= before - 1e-9).all()


@few
@given(rows=pulls)
def test_the_day_is_the_set_with_the_highest_lower_bound(log_of, rows):
    log = log_of(*rows)
    sets = set_estimates(log, "deadlift")
    best = sets[~sets["suspicious"]].groupby("day")["low_kg"].max().dropna()
    assert estimates(log, "deadlift", "epley").set_index("day")["low_kg"].to_dict() == best.to_dict()


@few
@given(rows=pulls)
def test_the_ends_hold_the_estimate_and_the_load_that_was_lifted(log_of, rows):
    sets = set_estimates(log_of(*rows), "deadlift").dropna(subset="estimate_kg")
    assert (sets["low_kg"] <= sets["estimate_kg"] + 1e-9).all()
    assert (sets["low_kg"] >= sets["load_kg"] - 1e-9).all()  # a deadlift done at least once
    assert (sets["high_kg"].fillna(np.inf) >= sets["estimate_kg"] - 1e-9).all()


@few
@given(rows=logs)
def test_the_volume_is_what_a_plain_count_gives(log_of, rows):
    log = log_of(*rows)
    sets = canonical_sets(log)
    done = sets[sets["lift"].notna() & (sets["kind"] != "warmup")]
    done = done.assign(week=done["day"].dt.to_period("W").dt.start_time)
    expected = {
        (week, lift): (
            own["workout_key"].nunique(),
            len(own),
            int((own["effort"] == 1).sum()),
            own["reps"].sum(),
        )
        for (week, lift), own in done.groupby(["week", "lift"])
    }
    table = weekly_lift_volume(log)
    found = {
        (row.week, row.lift): (row.sessions, row.sets, row.hard_sets, row.reps) for row in table.itertuples()
    }
    assert found == expected


@few
@given(rows=logs, stabilisers=st.booleans())
def test_muscle_sets_are_what_a_plain_count_gives(log_of, rows, stabilisers):
    log = log_of(*rows)
    sets = canonical_sets(log)
    expected = {}
    for row in sets[sets["effort"] > 0].itertuples():
        for muscle, share in log.catalog.exercises[row.exercise].shares.items():
            if stabilisers or share >= 0.5:
                key = (row.day.to_period("W").start_time, muscle)
                expected[key] = expected.get(key, 0) + row.effort * share
    table = weekly_muscle_sets(log, stabilisers=stabilisers)
    found = {(r.week, r.muscle): r.fractional_sets for r in table.itertuples() if r.fractional_sets > 0}
    assert found == pytest.approx(expected)
