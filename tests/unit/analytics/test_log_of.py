import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from src.analytics import (
    SetCount,
    SetFilter,
    balance_summary,
    canonical_sets,
    count_sets,
    every_set,
    headline,
    log_summary,
    open_log,
    overlaps,
    unknown_names,
)
from src.analytics.log import OF_A_LOG
from src.store import open_store
from src.store.postgres import open_postgres
from tests.unit.analytics.logbook import BENCH, CLEAN, DEADLIFT, MONDAY, TODAY, a_set
from tests.unit.store.conftest import RECORD, make_sets

IN_MEMORY = "select memory_usage_bytes / 1e6 as mb from duckdb_memory() where tag = 'IN_MEMORY_TABLE'"


@pytest.mark.parametrize(
    ("row", "effort"),
    [
        (a_set(DEADLIFT, 100, 5), 1.0),
        (a_set(DEADLIFT, 100, 5, rir=4), 1.0),
        (a_set(DEADLIFT, 100, 5, rir=4.5), 0.0),
        (a_set(DEADLIFT, 100, 30), 1.0),
        (a_set(DEADLIFT, 100, 31), 0.0),
        (a_set(DEADLIFT, 100, 0), 0.0),
        (a_set(DEADLIFT, 100, 5, kind="warmup"), 0.0),
        (a_set(DEADLIFT, 100, 5, kind="drop"), 1.0),
        (a_set(DEADLIFT, 100, duration_s=30.0), 0.5),
        (a_set(CLEAN, 60, 3), 0.5),
        (a_set(CLEAN, 60, 3, kind="warmup"), 0.0),
        (a_set("Plank", duration_s=60.0), 0.5),
        (a_set("Farmer Carry", 40, distance_m=30.0), 0.5),
        (a_set("Nobody Knows This", 100, 5), 0.0),
    ],
)
def test_a_set_counts_by_its_effort(log_of, row, effort):
    assert canonical_sets(log_of(row))["effort"].tolist() == [effort]


def test_a_correction_wins_over_the_catalogue_and_repairs_all_sets(log_of):
    log = log_of(
        a_set("My Pull", 100, 5),
        a_set(BENCH, 100, 5),
        names={"My Pull": {"exercise": "deadlift_barbell"}, BENCH: {"exercise": "no_such_exercise"}},
    )
    sets = canonical_sets(log)
    assert sets["exercise"].tolist() == ["deadlift_barbell", "bench_press_barbell"]
    assert sets["how"].iloc[0] == "correction"
    log.store.save_settings(log.athlete_id, {"names": {}})
    again = canonical_sets(open_log(log.store, log.athlete_id, today=TODAY))
    assert again["exercise"].isna().tolist() == [True, False]


def test_unknown_names_are_listed_with_their_share(log_of):
    log = log_of(
        *[a_set("Mystery", 10, 5, day=d) for d in (0, 7)], a_set(DEADLIFT, 100, 5), a_set(BENCH, 80, 5)
    )
    names = unknown_names(log)
    assert names[["name", "sets", "share"]].to_numpy().tolist() == [["Mystery", 2, 0.5]]
    assert log_summary(log).known_share == 0.5


def test_the_log_ends_on_the_day_asked_for(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5), a_set(DEADLIFT, 110, 5, day=7))
    earlier = open_log(log.store, log.athlete_id, as_of=MONDAY)
    assert log_summary(log).sets == 2
    assert log_summary(earlier).sets == 1
    assert log_summary(earlier).last_day == MONDAY


@pytest.fixture
def with_a_slip(log_of):
    """Six weeks of training, and one set dated a year ahead."""
    days = [a_set(name, 100, 5, rir=2, day=d) for d in range(0, 42, 3) for name in (DEADLIFT, BENCH)]
    log = log_of(*days, a_set(DEADLIFT, 60, 5, day=400))
    return open_log(log.store, log.athlete_id, today=MONDAY + timedelta(days=50))


def test_a_set_dated_in_the_future_ends_no_window(with_a_slip):
    summary = log_summary(with_a_slip)
    assert (summary.last_day, summary.future_sets) == (MONDAY + timedelta(days=39), 1)
    assert balance_summary(with_a_slip).last_day == MONDAY + timedelta(days=39)
    shown = headline(with_a_slip, "deadlift")
    assert (shown.sets_90d, shown.last_day) == (14, MONDAY + timedelta(days=39))


def test_an_export_lists_the_future_unless_a_day_was_asked_for(with_a_slip):
    assert len(canonical_sets(with_a_slip)) == 29
    asked = open_log(with_a_slip.store, with_a_slip.athlete_id, as_of=MONDAY + timedelta(days=50))
    assert len(canonical_sets(asked)) == 28


def test_tomorrow_is_not_the_future_but_the_day_after_is(log_of):
    log = log_of(*[a_set(DEADLIFT, 100, 5, day=d) for d in (0, 1, 2)])
    seen = open_log(log.store, log.athlete_id, today=MONDAY)
    assert (log_summary(seen).sets, log_summary(seen).future_sets) == (2, 1)


def test_a_day_asked_for_may_lie_in_the_future(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5))
    seen = open_log(log.store, log.athlete_id, as_of=MONDAY, today=MONDAY - timedelta(days=900))
    assert (log_summary(seen).sets, log_summary(seen).future_sets) == (1, 0)


def test_a_log_wholly_in_the_future_is_empty_and_says_how_much_is(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5))
    seen = log_summary(open_log(log.store, log.athlete_id, today=date(2020, 1, 1)))
    assert (seen.last_day, seen.sets, seen.future_sets) == (None, 0, 1)


def test_an_empty_log_has_an_extent_of_nothing(log_of):
    summary = log_summary(log_of())
    assert (summary.first_day, summary.sets, summary.known_share, summary.effort_share) == (
        None,
        0,
        None,
        None,
    )


def test_the_share_of_sets_with_effort_leaves_warm_ups_out(log_of):
    log = log_of(
        a_set(DEADLIFT, 60, 5, kind="warmup"),
        a_set(DEADLIFT, 100, 5, rir=2),
        a_set(DEADLIFT, 100, 5, kind="failure"),
        a_set(DEADLIFT, 100, 5),
        a_set(DEADLIFT, 100, 5),
    )
    assert log_summary(log).effort_share == 0.5


def test_a_log_whose_copy_made_room_for_others_is_read_again(log_of, monkeypatch):
    monkeypatch.setattr("src.analytics.log.KEPT_LOGS", 2)
    first = log_of(a_set(DEADLIFT, 100, 5))
    for _ in range(3):
        log_of(a_set(BENCH, 80, 5))
    assert canonical_sets(first)["exercise"].tolist() == ["deadlift_barbell"]


@pytest.mark.parametrize("home", ["embedded", "postgres"])
def test_what_was_published_for_a_log_leaves_with_it_and_comes_back(home, tmp_path, request, monkeypatch):
    monkeypatch.setattr("src.analytics.log.KEPT_LOGS", 2)
    url = request.getfixturevalue("database_url") if home == "postgres" else ""
    store = open_postgres(url) if url else open_store(tmp_path / "log.duckdb")
    logs = []
    for athlete in ("ann", "bob", "carl", "dora"):
        for app in ("strong", "hevy"):  # two apps: there are sessions to compare
            sets = make_sets(range(8), exercise="Deadlift (Barbell)")
            store.apply_import(athlete, replace(RECORD, source=app), sets, app.encode())
        logs.append(open_log(store, athlete))
    for table in OF_A_LOG:
        kept = store.frame(f"select distinct athlete_id from live.{table} order by all")[
            "athlete_id"
        ].tolist()
        assert kept == ["carl", "dora"], table
    assert canonical_sets(logs[0])["exercise"].unique().tolist() == ["deadlift_barbell"]
    assert len(overlaps(logs[0])) == len(overlaps(open_log(store, "ann"))) > 0
    store.close()


def test_long_logs_opened_one_after_the_other_take_no_more_memory_than_those_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("src.analytics.log.KEPT_LOGS", 1)
    store = open_store(tmp_path / "log.duckdb")
    sets = make_sets(range(4_000), exercise="Deadlift (Barbell)", each=6)  # uncompressed 27 MB each
    taken_mb = []
    for athlete in ("ann", "bob", "carl", "dora"):
        store.apply_import(athlete, RECORD, sets, b"file")
        open_log(store, athlete)
        taken_mb.append(store.frame(IN_MEMORY)["mb"].iloc[0])
    assert max(taken_mb) < 24
    store.close()


def test_a_log_deleted_and_begun_anew_is_read_anew(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    store.apply_import("me", RECORD, make_sets([0], exercise="Deadlift (Barbell)"), b"one")
    assert canonical_sets(open_log(store))["exercise"].unique().tolist() == ["deadlift_barbell"]
    store.forget("me")
    store.apply_import("me", RECORD, make_sets([0], exercise="Bench Press (Barbell)"), b"two")
    assert canonical_sets(open_log(store))["exercise"].unique().tolist() == ["bench_press_barbell"]
    store.close()


def test_sets_that_are_only_filtered_come_in_order_of_time_however_logs_were_read_anew(log_of):
    days = random.Random(1).sample(range(300), 300)  # noqa: S311 - no secret
    rows = [a_set(name, 100, 5, day=d) for d in days for name in (DEADLIFT, BENCH, CLEAN)]
    logs = [log_of(*rows), log_of(*rows)]
    for log in logs:
        log.store.save_settings(log.athlete_id, {"names": {BENCH: {"exercise": "deadlift_barbell"}}})
    for log in [open_log(log.store, log.athlete_id, today=TODAY) for log in logs]:
        every = canonical_sets(log)
        assert every["day"].is_monotonic_increasing
        assert log.query("lift_sets")["set_key"].tolist() == every["set_key"].tolist()


def test_sets_are_counted_as_they_are_listed_also_where_none_fit(log_of):
    log = log_of(a_set(DEADLIFT, 100, 5), a_set(DEADLIFT, 100, 5, kind="drop"))
    for kind, sets in ((None, 2), ("drop", 1), ("amrap", 0)):
        asked = SetFilter(kind=kind)
        assert count_sets(log, asked) == SetCount(sets, 0, 0)
        assert len(every_set(log, asked)) == sets
    assert count_sets(log_of(), SetFilter()) == SetCount(0, 0, 0)
