"""Reference weeks whose posterior share was worked out by hand from the shares of the exercises."""

import pytest

from src.analytics import BalanceSettings, weekly_balance
from src.store import open_store
from tests.unit.analytics.logbook import a_set, store_log

ARTICLE = {
    "Box Jump": 5,
    "Power Clean": 3,
    "Romanian Deadlift (Barbell)": 3,
    "Kettlebell Swing (Kettlebell)": 3,
}
FULL_BODY = {
    "Squat (Barbell)": 3,
    "Bench Press (Barbell)": 3,
    "Barbell Row": 3,
    "Romanian Deadlift (Barbell)": 3,
    "Overhead Press (Barbell)": 3,
    "Lat Pulldown (Cable)": 3,
}
FIVE_BY_FIVE = {
    "Squat (Barbell)": 10,
    "Bench Press (Barbell)": 5,
    "Barbell Row": 5,
    "Overhead Press (Barbell)": 5,
    "Deadlift (Barbell)": 1,
}
MIRROR_DAY = {
    "Bench Press (Barbell)": 4,
    "Incline Bench Press (Barbell)": 3,
    "Bicep Curl (Barbell)": 4,
    "Crunch": 3,
    "Leg Extension (Machine)": 3,
    "Lat Pulldown (Cable)": 3,
}
ALL_EQUAL = {"ballistic_set": 1.0}
CASES = [
    (ARTICLE, ALL_EQUAL, 0.923),
    (ARTICLE, {**ALL_EQUAL, "lens": "raw"}, 0.925),
    (ARTICLE, {**ALL_EQUAL, "quads": "neutral"}, 1.0),
    (ARTICLE, {**ALL_EQUAL, "lens": "direct"}, 1.0),
    (ARTICLE, {}, 0.936),
    (ARTICLE, {"ballistic_quads": "neutral"}, 1.0),
    (FULL_BODY, {}, 0.668),
    (FULL_BODY, {"lens": "raw"}, 0.753),
    (FULL_BODY, {"quads": "neutral"}, 0.699),
    (FULL_BODY, {"lens": "direct"}, 0.611),
    (FIVE_BY_FIVE, {}, 0.614),
    (FIVE_BY_FIVE, {"lens": "raw"}, 0.709),
    (FIVE_BY_FIVE, {"quads": "neutral"}, 0.685),
    (FIVE_BY_FIVE, {"lens": "direct"}, 0.487),
    (MIRROR_DAY, {}, 0.129),
    (MIRROR_DAY, {"lens": "raw"}, 0.183),
    (MIRROR_DAY, {"quads": "neutral"}, 0.158),
    (MIRROR_DAY, {"lens": "direct"}, 0.150),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    opened = open_store(tmp_path_factory.mktemp("golden") / "log.duckdb")
    yield opened
    opened.close()


@pytest.mark.parametrize(("plan", "settings", "share"), CASES)
def test_reference_weeks_have_their_share(store, plan, settings, share):
    sets = [a_set(name, 50, 5, rir=1, day=i) for i, (name, n) in enumerate(plan.items()) for _ in range(n)]
    week = weekly_balance(store_log(store, sets), BalanceSettings(**settings))
    assert week["share"].tolist() == pytest.approx([share], abs=0.001)
