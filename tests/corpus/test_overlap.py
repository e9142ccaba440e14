"""Workouts in two apps, in real exports: two files of one lifter, and many of lifters who never met."""

import os
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from src.analytics.session_matching import match_sessions
from src.ingest import Reject, read_export

FOLDER = Path(os.environ.get("HINDSIGHT_CORPUS", ""))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("HINDSIGHT_CORPUS" not in os.environ, reason="HINDSIGHT_CORPUS names no folder"),
]
COLUMNS = ["workout_key", "started_at", "load_kg", "reps", "duration_s"]
SHARED_BY_THE_PAIR = 79  # workouts, counted by other code
FALSE_PAIRS = 0.001  # of the sessions of the shorter log


def sets_of(file):
    return read_export(file, (FOLDER / file).read_bytes()).sets.select(COLUMNS).to_pandas()


def logs_of(app):
    """The app's logs of 20 sessions and more, all moved to begin on the same day."""
    for path in sorted(FOLDER.glob(f"{app}_[0-9]*.csv")):
        try:
            sets = sets_of(path.name)
        except Reject:
            continue
        if sets["workout_key"].nunique() >= 20:
            move = pd.Timestamp("2020-01-06") - sets["started_at"].min().normalize()
            yield sets.assign(started_at=sets["started_at"] + move)


def matched(first, second):
    return match_sessions(pd.concat([first.assign(series_id=1), second.assign(series_id=2)]))


def test_the_workouts_of_one_lifter_in_two_apps_are_paired_one_to_one():
    found = matched(sets_of("strong_26.csv"), sets_of("lyfta_01.csv"))
    assert len(found) == found["of_workout_key"].nunique() == SHARED_BY_THE_PAIR
    assert found["sets_differ"].sum() == 0
    assert set(found["shift_minutes"]) == {-210, -270}  # one clock keeps summer time, the other does not


@pytest.mark.parametrize("app", ["strong", "hevy", "fitbod", "fitnotes"])
def test_a_copy_moved_shuffled_and_in_whole_pounds_is_found(app):
    for sets in logs_of(app):
        copy = sets.sample(frac=1, random_state=1)
        copy = copy.assign(
            workout_key="imported " + copy["workout_key"],
            started_at=copy["started_at"] + pd.Timedelta(hours=8),
            load_kg=(copy["load_kg"] / 0.45359237).round() * 0.45359237,
        )
        if len(set(sets["started_at"].dt.hour)) > 1:  # days only: days have no hours to move
            assert len(matched(sets, copy)) == sets["workout_key"].nunique()


def test_logs_of_people_who_never_met_share_next_to_nothing():
    pairs = list(product(logs_of("strong"), [*logs_of("hevy"), *logs_of("fitnotes"), *logs_of("fitbod")]))[
        ::5
    ]
    sessions = sum(min(a["workout_key"].nunique(), b["workout_key"].nunique()) for a, b in pairs)
    false = sum(len(matched(a, b)) for a, b in pairs)
    assert sessions > 10_000
    assert false <= FALSE_PAIRS * sessions


@pytest.mark.parametrize("app", ["strong", "hevy"])
def test_a_log_kept_in_two_apps_by_turns_has_next_to_no_copies(app):
    sessions = false = 0
    for sets in logs_of(app):
        order = sets.groupby("workout_key")["started_at"].min().rank(method="first")
        second = sets["workout_key"].map(order) % 2 == 0
        sessions += len(order) // 2
        false += len(matched(sets[~second], sets[second]))
    assert false <= FALSE_PAIRS * sessions
