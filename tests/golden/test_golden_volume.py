"""Weeks counted by hand: the article's sample workout, the tiers, and ten names other apps file elsewhere."""

import pytest

from src.analytics import (
    chain_coverage,
    changes,
    tier_of,
    weekly_balance,
    weekly_lift_volume,
    weekly_muscle_sets,
)
from src.store import open_store
from tests.unit.analytics.logbook import BOX_JUMP, CLEAN, RDL, SWING, a_set, store_log

ARTICLE = [
    *[a_set(BOX_JUMP, None, 2, height_cm=60.0)] * 5,
    *[a_set(CLEAN, 70, 3)] * 3,
    *[a_set(RDL, 100, 8, rir=2)] * 3,
    *[a_set(SWING, 24, 15)] * 3,
]
# Names as apps write them, aliases too, and a muscle each must train directly.
EIGHT_LIFTS = {
    "Deadlift (Barbell)": "glutes",
    "Romanian Deadlift (Barbell)": "hamstrings",
    "RDL": "hamstrings",
    "Good Morning (Barbell)": "erectors",
    "Bent Over Row (Barbell)": "lats",
    "Dumbbell Row": "lats",
    "Power Clean": "glutes",
    "Box Jump": "glutes",
    "Kettlebell Swing": "hamstrings",
    "KB Swing": "hamstrings",
}
TIERS_OF = {0: 0, 3.9: 0, 4: 1, 10: 1, 10.25: 2, 18: 2, 18.5: 3, 29: 3, 29.5: 4, 60: 4}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    opened = open_store(tmp_path_factory.mktemp("golden") / "log.duckdb")
    yield opened
    opened.close()


def test_the_articles_workout_is_counted_as_it_is_written(store):
    log = store_log(store, ARTICLE)
    weeks = weekly_lift_volume(log).set_index("lift")
    assert weeks["sets"].sum() == 14
    assert weeks["reps"].sum() == 88
    assert weeks["hard_sets"].to_dict() == {
        "box_jump": 0,
        "kettlebell_swing": 0,
        "power_clean": 0,
        "romanian_deadlift": 3,
    }
    assert weeks["contacts"].dropna().to_dict() == {"box_jump": 10}
    assert weeks["swings"].dropna().to_dict() == {"kettlebell_swing": 45}
    assert weeks.loc["box_jump", "box_cm"] == 60
    explosive = {row.measure: row.this_week for row in changes(log).rows}
    assert explosive["explosive_reps"] == 10 + 9 + 45


@pytest.mark.parametrize(("name", "muscle"), EIGHT_LIFTS.items())
def test_every_lift_is_work_of_the_posterior_chain(store, name, muscle):
    log = store_log(store, [a_set(name, 40, 5)])
    week = weekly_balance(log).iloc[0]
    assert week["posterior"] > week["mirror"]
    direct = weekly_muscle_sets(log).set_index("muscle")["direct_sets"]
    assert direct[muscle] > 0
    assert weekly_lift_volume(log)["sets"].tolist() == [1]


def test_a_set_is_worth_its_effort_whatever_it_trains(store):
    log = store_log(store, ARTICLE)
    week = weekly_balance(log).iloc[0]
    assert week[["posterior", "mirror", "neutral"]].sum() == pytest.approx(3 + 11 * 0.5)


@pytest.mark.parametrize(("sets", "step"), TIERS_OF.items())
def test_the_tiers_change_at_4_10_18_and_29(sets, step):
    assert tier_of(sets) == step


def test_all_nine_groups_are_there_in_a_week_of_pressing(store):
    coverage = chain_coverage(store_log(store, [a_set("Bench Press (Barbell)", 80, 8)]))
    assert (coverage.covered, coverage.groups) == (0, 9)
    assert [one.sets_a_week for one in coverage.muscles] == [0] * 9
