"""What corrections do to a log: everything at once, and nothing for good."""

import pandas as pd
import pytest

from src.analytics import (
    BalanceSettings,
    balance_summary,
    box_jumps,
    canonical_sets,
    change_corrections,
    corrections_of,
    estimates,
    headlines,
    loads_used,
    log_summary,
    name_changes,
    names_used,
    open_log,
    records,
    set_estimates,
    unknown_names,
    weekly_balance,
    weekly_lift_volume,
    weekly_muscle_sets,
)
from src.catalog import as_fields, corrected, load_catalog, own_exercise, problems
from tests.unit.analytics.logbook import BENCH, DEADLIFT, TODAY, a_set, store_log

CATALOG = load_catalog()
PULL = CATALOG.exercises["deadlift_barbell"]
DRAG = own_exercise(
    as_fields(
        {
            "exercise_name": "Wagon Drag",
            "pattern": "hinge",
            "implement": "sled",
            "mode": "strength",
            "unilateral": "no",
            "load": "total",
            "direct": "glutes hamstrings",
            "indirect": "quads",
        }
    ),
    CATALOG,
)


@pytest.fixture
def log(log_of):
    weeks = range(0, 70, 7)
    return log_of(
        *[a_set("Zog Pull", 100 + day, 5, day=day, rir=2) for day in weeks],
        *[a_set("zog pulls", 60, 5, day=day + 1) for day in weeks],
        *[a_set(DEADLIFT, 90 + day, 5, day=day + 2) for day in weeks],
        *[a_set(BENCH, 80, 8, day=day + 3) for day in weeks],
        *[a_set("Romanian Deadlift (Dumbbell)", 30, 10, day=day + 3) for day in weeks],
    )


def change(log, verb):
    """Save what the verb makes of the corrections, and open the log anew."""
    change_corrections(log.store, log.athlete_id, verb)
    return open_log(log.store, log.athlete_id, today=TODAY)


def everything(log):
    return [
        canonical_sets(log),
        names_used(log),
        unknown_names(log),
        weekly_balance(log),
        weekly_lift_volume(log),
        weekly_muscle_sets(log),
        estimates(log, "deadlift"),
        estimates(log, "romanian_deadlift"),
        records(log, "deadlift"),
        pd.Series([repr(log_summary(log)), repr(headlines(log)), repr(balance_summary(log))]),
    ]


def same(before, after):
    return all(one.equals(other) for one, other in zip(before, after, strict=True))


def of_lift(log, lift):
    return weekly_lift_volume(log).set_index("lift").loc[[lift]].iloc[0]


def test_one_correction_repairs_all_history_in_every_spelling(log):
    log = change(log, lambda said: said.assign("zog pull", PULL))
    used = names_used(log).set_index("name")
    assert used.loc[["Zog Pull", "zog pulls"], "exercise"].tolist() == ["deadlift_barbell"] * 2
    assert used.loc[["Zog Pull", "zog pulls"], "how"].tolist() == ["correction"] * 2
    assert unknown_names(log).empty
    assert of_lift(log, "deadlift")["sets"] == 3


@pytest.mark.parametrize(
    "verb",
    [
        lambda said: said.assign("Zog Pull", PULL),
        lambda said: said.assign("Zog Pull", DRAG),
        lambda said: said.ignore("Zog Pull"),
        lambda said: said.assign(DEADLIFT, CATALOG.exercises["bench_press_barbell"]),
        lambda said: said.ignore(DEADLIFT),
    ],
)
def test_taking_a_correction_back_restores_every_number(log, verb):
    before = everything(log)
    during = change(log, verb)
    assert not same(before, everything(during))
    after = change(during, lambda said: said.unset("Zog Pull").unset(DEADLIFT))
    assert same(before, everything(after))


def test_taking_a_load_convention_back_restores_every_number(log):
    before = everything(log)
    during = change(log, lambda said: said.set_load("deadlift_barbell", "per_hand"))
    assert not same(before, everything(during))
    assert same(before, everything(change(during, lambda said: said.set_load("deadlift_barbell", None))))


def test_an_ignored_name_is_listed_and_not_unknown(log):
    log = change(log, lambda said: said.ignore("Zog Pull"))
    used = names_used(log).set_index("name")
    assert used.loc["Zog Pull", ["sets", "how"]].tolist() == [10, "ignored"]
    assert unknown_names(log).empty
    summary = log_summary(log)
    assert (summary.sets, summary.ignored_sets, summary.known_share) == (50, 20, 1.0)


def test_an_own_exercise_counts_for_its_muscles_and_for_no_one_else(log, store):
    other = store_log(store, [a_set("Zog Pull", 100, 5)])
    hamstrings = weekly_muscle_sets(log).query("muscle == 'hamstrings'")["fractional_sets"].sum()
    share = weekly_balance(log)["share"].iloc[-1]
    log = change(log, lambda said: said.assign("Zog Pull", DRAG))
    now = weekly_muscle_sets(log).query("muscle == 'hamstrings'")["fractional_sets"].sum()
    assert now == hamstrings + 20
    assert weekly_balance(log, BalanceSettings())["share"].iloc[-1] != share
    assert canonical_sets(log).query("exercise == 'own_wagon_drag'")["chain"].unique().tolist() == [
        "posterior"
    ]
    assert unknown_names(open_log(store, other.athlete_id, today=TODAY))["name"].tolist() == ["Zog Pull"]


def test_what_would_change_is_known_before_it_does(log):
    after = corrections_of(log.store, log.athlete_id).assign("zog pull", PULL).ignore(BENCH)
    changes = name_changes(log, corrected(CATALOG, after))
    assert changes.to_numpy().tolist() == [
        [BENCH, 10, "bench_press_barbell", "ignored"],
        ["Zog Pull", 10, "unknown", "deadlift_barbell"],
        ["zog pulls", 10, "unknown", "deadlift_barbell"],
    ]
    assert unknown_names(open_log(log.store, log.athlete_id, today=TODAY))["sets"].sum() == 20


@pytest.mark.parametrize(
    ("name", "logged", "chosen", "means", "tonnage"),
    [
        (DEADLIFT, "total", None, "total", 500),
        (DEADLIFT, "per_hand", None, "per_hand", 1000),  # the log says so itself
        (DEADLIFT, "per_hand", "total", "total", 500),  # the lifter knows better
        (DEADLIFT, "total", "per_hand", "per_hand", 1000),
        (DEADLIFT, "total", "bodyweight", "added", 0),
        (DEADLIFT, "total", "assisted", "assist", 0),
        (DEADLIFT, "total", "none", "none", 0),
        ("Dumbbell Row", "total", None, "per_hand", 500),  # one hand at a time
        ("Dumbbell Row", "total", "total", "total", 500),
        ("Good Morning (Bodyweight)", "total", None, "added", 0),
        ("Good Morning (Bodyweight)", "total", "total", "total", 500),
        ("Good Morning (Bodyweight)", "added", None, "added", 0),
    ],
)
def test_tonnage_and_estimates_follow_what_a_load_means(log_of, name, logged, chosen, means, tonnage):
    exercise = CATALOG.resolve(name).exercise
    log = log_of(a_set(name, 100, 5, basis=logged, rir=1), loads={exercise.id: chosen} if chosen else {})
    assert canonical_sets(log)["load_basis"].tolist() == [means]
    assert weekly_lift_volume(log)["tonnage_kg"].tolist() == [tonnage]
    refused = set_estimates(log, exercise.lift)["status"].str.contains("load").tolist()
    assert refused == [means not in ("total", "per_hand")]


def test_a_set_without_a_load_has_none_whatever_was_chosen(log_of):
    log = log_of(a_set(DEADLIFT, None, 5, basis="none"), loads={"deadlift_barbell": "per_hand"})
    assert canonical_sets(log)["load_basis"].tolist() == ["none"]


def test_exercises_with_a_load_are_listed_with_their_convention(log_of):
    log = log_of(
        *[a_set("Dumbbell Row", 30, 10)] * 2,
        a_set(DEADLIFT, 100, 5),
        a_set("Plank", duration_s=60.0),
        loads={"deadlift_barbell": "per_hand"},
    )
    assert loads_used(log)[["exercise", "sets", "load", "chosen"]].to_numpy().tolist() == [
        ["dumbbell_row", 2, "per_hand", False],
        ["deadlift_barbell", 1, "per_hand", True],
    ]


def test_a_jumps_number_is_the_height_of_its_box_once_the_lifter_says_so(log_of):
    inches = 24 * 0.45359237  # typed as 24 in a log of pounds
    log = log_of(
        a_set("Box Jump", 60, 3),
        a_set("Box Jump", 62.5, 3, day=7, height_cm=70),
        a_set("Box Jump", inches, 3, day=14),
        a_set(DEADLIFT, 100, 5, day=14),
    )
    assert box_jumps(log)["height_cm"].fillna(0).tolist() == [0, 70, 0]
    change_corrections(log.store, log.athlete_id, lambda mine: mine.set_load("box_jump_bodyweight", "box_cm"))
    read = open_log(log.store, log.athlete_id, today=TODAY)
    assert box_jumps(read)["height_cm"].tolist() == [60, 70, 24]
    assert canonical_sets(read)["load_kg"].dropna().tolist() == [100]
    assert headlines(read)["box_jump"].value == 70
    change_corrections(
        log.store, log.athlete_id, lambda mine: mine.set_load("box_jump_bodyweight", "box_inch")
    )
    read = open_log(log.store, log.athlete_id, today=TODAY)
    assert box_jumps(read)["height_cm"].round(2).tolist() == [152.4, 70, 60.96]
    assert loads_used(read).set_index("exercise").loc["box_jump_bodyweight", "load"] == "box_inch"


def test_only_a_jumps_number_can_be_a_height(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5))
    change_corrections(log.store, log.athlete_id, lambda mine: mine.set_load("deadlift_barbell", "box_cm"))
    assert canonical_sets(open_log(log.store, log.athlete_id, today=TODAY))["load_kg"].tolist() == [100]
    (said,) = problems(CATALOG, corrections_of(log.store, log.athlete_id))
    assert "no jump" in said
