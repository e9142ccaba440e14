"""What SQL adds up is what a plain loop over the sets adds up, on logs nobody thought of."""

from collections import defaultdict
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from src.analytics import (
    RANGES,
    canonical_sets,
    chain_coverage,
    gaps,
    rep_ranges,
    suspicious_sets,
    weekly_lift_volume,
    weekly_muscle_sets,
    work_splits,
)
from tests.unit.analytics.logbook import BENCH, BOX_JUMP, CLEAN, CURL, DEADLIFT, RDL, ROW, SWING, a_set

NAMES = (
    DEADLIFT,
    RDL,
    "Romanian Deadlift (Dumbbell)",
    "Dumbbell Row",
    ROW,
    CLEAN,
    SWING,
    BOX_JUMP,
    BENCH,
    CURL,
    "Plank",
)
few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def rows(draw):
    return a_set(
        draw(st.sampled_from(NAMES)),
        draw(st.none() | st.integers(0, 400).map(lambda n: n / 2)),
        draw(st.none() | st.integers(0, 35)),
        day=draw(st.integers(0, 70)),
        rir=draw(st.none() | st.integers(0, 12).map(lambda n: n / 2)),
        kind=draw(st.sampled_from(("work", "work", "warmup", "drop", "failure"))),
        side=draw(st.sampled_from((None, None, "left", "right"))),
    )


logs = st.lists(rows(), min_size=1, max_size=60)


def sets_of(log):
    """The sets as a notebook has them, each with its exercise of the catalogue."""
    table = canonical_sets(log)
    table["week"] = table["day"].dt.to_period("W").dt.start_time
    return table.to_dict("records")


def number(value):
    return 0 if pd.isna(value) else value


def last_day(log):
    return canonical_sets(log)["day"].max()


@few
@given(rows=logs)
def test_muscle_sets_are_effort_times_share(log_of, rows):
    log = log_of(*rows)
    expected = defaultdict(float)
    for one in sets_of(log):
        if one["effort"] > 0:
            for muscle, share in log.catalog.exercises[one["exercise"]].shares.items():
                expected[one["week"], muscle] += one["effort"] * share
    table = weekly_muscle_sets(log)
    found = dict(zip(zip(table["week"], table["muscle"], strict=True), table["fractional_sets"], strict=True))
    assert {key: value for key, value in found.items() if value} == pytest.approx(
        {key: value for key, value in expected.items() if value}
    )


@few
@given(rows=logs)
def test_lift_weeks_are_sums_over_their_working_sets(log_of, rows):
    log = log_of(*rows)
    wrong = set(suspicious_sets(log)["set_key"])
    sums = defaultdict(lambda: {"sets": 0, "hard_sets": 0, "reps": 0, "tonnage": 0.0, "best": (0.0, 0)})
    for one in sets_of(log):
        if pd.isna(one["lift"]) or one["kind"] == "warmup":
            continue
        week = sums[one["week"], one["lift"]]
        reps, load = number(one["reps"]), number(one["load_kg"])
        one_hand = log.catalog.exercises[one["exercise"]].unilateral or pd.notna(one["side"])
        both = one["load_basis"] == "per_hand" and not one_hand
        moves = one["load_basis"] in ("total", "per_hand")
        week["sets"] += 1
        week["hard_sets"] += one["effort"] == 1
        week["reps"] += reps
        week["tonnage"] += load * reps * (2 if both else 1) * moves
        if moves and load and reps and one["set_key"] not in wrong and one["lift"] != "box_jump":
            week["best"] = max(week["best"], (load, reps))
    table = weekly_lift_volume(log)
    assert len(table) == len(sums)
    for row in table.to_dict("records"):
        week = sums[row["week"], row["lift"]]
        assert (row["sets"], row["hard_sets"], row["reps"]) == (week["sets"], week["hard_sets"], week["reps"])
        if row["lift"] != "box_jump":
            assert row["tonnage_kg"] == pytest.approx(week["tonnage"])
        assert (number(row["best_load_kg"]), number(row["best_reps"])) == week["best"]


@few
@given(rows=logs)
def test_ranges_and_kinds_of_work_hold_every_set_once(log_of, rows):
    log = log_of(*rows)
    sets = sets_of(log)
    expected = defaultdict(int)
    for one in sets:
        if not pd.isna(one["lift"]) and one["kind"] != "warmup" and number(one["reps"]) > 0:
            reps = one["reps"]
            expected[one["lift"], sum(reps > top for top in (1, 3, 5, 8, 12, 15, 20))] += 1
    found = rep_ranges(log)
    assert {
        (lift, place): count
        for lift, place, count in zip(found["lift"], found["range"], found["sets"], strict=True)
        if count
    } == expected
    assert set(found["label"]) <= set(RANGES)
    assert work_splits(log).groups["sets"].sum() == pytest.approx(sum(one["effort"] for one in sets))


@few
@given(rows=logs)
def test_coverage_is_the_last_28_days(log_of, rows):
    log = log_of(*rows)
    sets, end = sets_of(log), last_day(log)
    first = min(one["day"] for one in sets)
    weeks = max(min((end - first).days + 1, 28) / 7, 1)
    for muscle in chain_coverage(log).muscles:
        worth = sum(
            one["effort"] * log.catalog.exercises[one["exercise"]].shares.get(muscle.muscle, 0)
            for one in sets
            if one["effort"] > 0 and (end - one["day"]).days < 28
        )
        assert muscle.sets_a_week == pytest.approx(worth / weeks, abs=1e-6)


@few
@given(rows=logs)
def test_gaps_are_those_between_trained_days(log_of, rows):
    log = log_of(*rows)
    days = defaultdict(set)
    for one in sets_of(log):
        if not pd.isna(one["lift"]) and one["kind"] != "warmup":
            days[one["lift"]].add(one["day"])
    found = gaps(log)
    found = found[found["kind"] == "lift"].set_index("id")
    assert set(found.index) == set(days)
    for lift, trained in days.items():
        ordered = sorted(trained)
        longest = max(((b - a).days for a, b in pairwise(ordered)), default=None)
        assert (
            None if pd.isna(found.loc[lift, "longest_gap"]) else found.loc[lift, "longest_gap"]
        ) == longest
        assert found.loc[lift, "days_since"] == (last_day(log) - ordered[-1]).days
