"""Sessions against a plain reading of the same sets in pandas, on logs nobody thought of."""

from datetime import timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from src.analytics import (
    canonical_sets,
    log_summary,
    names_used,
    order_checks,
    practice,
    session,
    sessions,
    weekly_lift_volume,
    weekly_mix,
)
from tests.unit.analytics.logbook import BENCH, BOX_JUMP, CLEAN, DEADLIFT, MONDAY, RDL, SQUAT, SWING, a_set

NAMES = (DEADLIFT, RDL, BENCH, SQUAT, CLEAN, SWING, BOX_JUMP, "Farmer's Walk", "Nobody Knows This")
KINDS = ("work", "warmup", "drop", "failure", "amrap")
few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def a_row(draw, names=NAMES, days=20):
    return a_set(
        draw(st.sampled_from(names)),
        draw(st.none() | st.integers(0, 400).map(lambda n: n / 2)),
        draw(st.none() | st.integers(0, 35)),
        day=draw(st.integers(0, days)),
        rir=draw(st.none() | st.integers(0, 12).map(lambda n: n / 2)),
        kind=draw(st.sampled_from(("work", *KINDS))),
        duration_s=draw(st.none() | st.just(30.0)),
    )


logs = st.lists(a_row(), min_size=1, max_size=60)
one_session = st.lists(
    a_row(names=(BOX_JUMP, CLEAN, DEADLIFT, RDL, SWING, BENCH), days=0), min_size=2, max_size=25
)


def rank(row):
    if row["kind"] == "warmup":
        return None
    reps = 0 if pd.isna(row["reps"]) else row["reps"]
    if row["pattern"] == "jump":
        return 1
    if row["pattern"] == "olympic":
        return 2
    if row["pattern"] == "hinge" and 1 <= reps <= 12:
        return 3
    return 4 if row["pattern"] == "ballistic_hinge" and reps >= 10 else None


def quality(row):
    reps = 0 if pd.isna(row["reps"]) else row["reps"]
    timed = row["duration_s"] > 0
    if row["mode"] == "ballistic":
        return "explosive" if reps or timed else None
    if row["mode"] == "strength" and reps:
        return "strength" if reps <= 5 else "middle" if reps <= 12 else "endurance"
    if row["mode"] in ("strength", "carry", "isometric"):
        return "held" if timed or (reps and row["mode"] != "strength") else None
    return None


@few
@given(rows=logs, last=st.integers(0, 20))
def test_the_extent_of_a_log_up_to_a_day_is_what_its_sets_say(log_of, rows, last):
    as_of = MONDAY + timedelta(days=last)
    log = log_of(*rows, as_of=as_of)
    every = pd.DataFrame(rows)
    sets = canonical_sets(log)
    told = log_summary(log)
    assert told.future_sets == (every["day"] > as_of).sum()
    assert (told.sets, told.sessions) == (len(sets), sets["workout_key"].nunique())
    assert told.known_sets == sets["exercise"].notna().sum()
    working = sets[sets["kind"] != "warmup"]
    assert told.warmups == len(sets) - len(working)
    assert told.effort_logged == (working["rir"].notna() | working["kind"].isin(["failure", "amrap"])).sum()
    days = (None, None) if sets.empty else (sets["day"].min().date(), sets["day"].max().date())
    assert (told.first_day, told.last_day) == days
    used = names_used(log).set_index("name")
    assert used["sets"].to_dict() == sets["exercise_written"].value_counts().to_dict()
    assert used["share"].sum() == pytest.approx(1 if len(sets) else 0)


@few
@given(rows=logs)
def test_sessions_past_midnight_are_counted_once(log_of, rows):
    """Sessions of two days each, which few apps write."""
    log = log_of(*({**row, "workout_key": f"session {row['day'].toordinal() // 2}"} for row in rows))
    sets = canonical_sets(log)
    listed = sessions(log).set_index("workout_key")
    named = sets.assign(what=sets["exercise"].fillna(sets["exercise_written"]))
    assert listed["exercises"].to_dict() == named.groupby("workout_key")["what"].nunique().to_dict()
    lifted = sets[sets["lift"].notna() & (sets["kind"] != "warmup")]
    weeks = lifted.assign(week=lifted["day"].dt.to_period("W").dt.start_time).groupby(["week", "lift"])
    found = weekly_lift_volume(log).set_index(["week", "lift"])["sessions"]
    assert found.to_dict() == weeks["workout_key"].nunique().to_dict()


@few
@given(rows=logs)
def test_sessions_add_up_as_in_pandas(log_of, rows):
    log = log_of(*rows)
    sets = canonical_sets(log)
    listed = sessions(log).set_index("workout_key")
    assert set(listed.index) == set(sets["workout_key"])
    for key, own in sets.groupby("workout_key"):
        row, working = listed.loc[key], own[own["kind"] != "warmup"]
        assert row["sets"] == len(own)
        for kind in KINDS:
            assert row[f"{kind}_sets"] == (own["kind"] == kind).sum()
        assert row["hard_sets"] == (own["effort"] == 1).sum()
        assert row["reps"] == working["reps"].sum()
        assert row["explosive_reps"] == working.loc[working["mode"] == "ballistic", "reps"].sum()
        assert row["exercises"] == own["exercise"].fillna(own["exercise_written"]).nunique()
        assert row.fillna("")["lifts"] == " ".join(sorted(working["lift"].dropna().unique()))
        assert row["posterior"] + row["mirror"] <= own["effort"].sum() + 1e-9
        assert len(session(log, key)) == len(own)


@few
@given(rows=logs)
def test_order_scores_are_those_of_every_pair_counted_one_by_one(log_of, rows):
    log = log_of(*rows)
    sets = canonical_sets(log)
    checks = order_checks(log).set_index("workout_key")
    for key, own in sets.groupby("workout_key"):
        ranks = [found for _, row in own.iterrows() if (found := rank(row))]
        pairs = [(a, b) for i, a in enumerate(ranks) for b in ranks[i + 1 :] if a != b]
        if not ranks:
            assert key not in checks.index
            continue
        row = checks.loc[key]
        assert (row["sets"], row["pairs"]) == (len(ranks), len(pairs))
        assert row["inverted"] == sum(a > b for a, b in pairs)
        if pairs:
            assert row["score"] == pytest.approx(sum(a < b for a, b in pairs) / len(pairs))
            assert 0 <= row["score"] <= 1
        else:
            assert row["verdict"] == "not applicable"
            assert pd.isna(row["score"])


@few
@given(rows=one_session, seed=st.randoms(use_true_random=False))
def test_exchanging_sets_of_one_class_changes_no_score(log_of, rows, seed):
    classes: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        classes.setdefault(f"{row['exercise_written']} {row['kind']} {row['reps']}", []).append(place)
    shuffled = rows[:]
    for places in classes.values():
        targets = places[:]
        seed.shuffle(targets)
        for place, target in zip(places, targets, strict=True):
            shuffled[target] = rows[place]
    one, other = order_checks(log_of(*rows)), order_checks(log_of(*shuffled))
    assert one["score"].astype(object).tolist() == pytest.approx(
        other["score"].astype(object).tolist(), nan_ok=True
    )


@few
@given(rows=one_session)
def test_a_session_backwards_has_the_opposite_score(log_of, rows):
    one, other = order_checks(log_of(*rows)), order_checks(log_of(*rows[::-1]))
    assume(len(one) and one["pairs"].iloc[0] > 0)
    assert one["score"].iloc[0] + other["score"].iloc[0] == pytest.approx(1)


@few
@given(rows=logs)
def test_the_weekly_mix_is_that_of_pandas(log_of, rows):
    log = log_of(*rows)
    sets = canonical_sets(log)
    known = sets[sets["exercise"].notna() & (sets["kind"] != "warmup")]
    known = known.assign(
        quality=[quality(row) for _, row in known.iterrows()],
        week=known["day"].dt.to_period("W").dt.start_time,
    ).dropna(subset="quality")
    expected = known.groupby(["week", "quality"]).size()
    mix = weekly_mix(log, None).set_index("week")
    assert len(mix) == known["week"].nunique()
    for (week, name), count in expected.items():
        assert mix.loc[week, name] == count
    columns = ["explosive", "strength", "middle", "endurance", "held"]
    assert mix[columns].to_numpy().sum() == len(known)


@few
@given(rows=logs)
def test_practice_is_that_of_pandas(log_of, rows):
    log = log_of(*rows)
    sets = canonical_sets(log)
    working = sets[sets["lift"].notna() & (sets["kind"] != "warmup")]
    counted = practice(log).set_index("lift")
    for lift, row in counted.iterrows():
        own = working[working["lift"] == lift]
        assert (row["sets"], row["sessions"]) == (len(own), own["workout_key"].nunique())
        assert row["reps"] == own["reps"].sum()
