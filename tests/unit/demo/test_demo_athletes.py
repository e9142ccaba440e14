"""The invented athletes tell a coach their stories, on whatever day the demonstration is opened."""

from datetime import UTC, date, datetime, timedelta

import pytest

from src.catalog import load_catalog
from src.ingest import import_export
from src.sharing.attention import reasons
from src.sharing.demo import ATHLETES, LAST_DAY, brought_up_to, demo_accesses, demo_notes
from src.sharing.reading import Copies
from src.sharing.summaries import refresh, summaries_of
from src.store import open_store
from tools.make_demo_athletes import TARGET, log_of

TODAY = datetime.now(UTC).date()  # days to come are no training
OURS = ATHLETES.keys() - {"sample"}


def shipped(athlete):
    name = "sample_log" if athlete == "sample" else athlete
    return (TARGET.parent / f"{name}.csv").read_bytes()


@pytest.mark.parametrize("athlete", sorted(OURS))
def test_the_shipped_file_is_what_the_tool_writes(athlete):
    assert shipped(athlete) == log_of(athlete).encode()


@pytest.mark.parametrize("days", range(-3, 20, 4))
def test_a_log_ends_within_the_seven_days_before_today_and_keeps_its_days_of_the_week(days):
    today = LAST_DAY + timedelta(days=days)
    moved = brought_up_to(today, b"Date,Notes\n2026-10-31 18:00:00,since 2026-10-01\n").decode()
    last = date.fromisoformat(moved.splitlines()[1][:10])
    assert 1 <= (today - last).days <= 7
    assert last.weekday() == LAST_DAY.weekday()
    assert moved.endswith("since 2026-10-01\n"), "only the day of the row moves"


def test_each_athlete_tells_another_story(tmp_path):
    store, catalog, accesses = open_store(tmp_path / "hindsight.duckdb"), load_catalog(), demo_accesses()
    for athlete in ATHLETES:
        log = brought_up_to(TODAY, shipped(athlete))
        import_export(store, athlete, f"{athlete}.csv", log, catalog=catalog, unit="kg")
    refresh(store, accesses, Copies(store, catalog), catalog)
    found = summaries_of(store, accesses)
    kinds = {
        one.athlete_name: {reason.kind for reason in reasons(found[one.grant_id], one, TODAY)}
        for one in accesses
    }
    store.close()
    told = {"falling": "Alex", "jump": "Maya", "unknown": "Lena"}
    assert {kind: [name for name in kinds if kind in kinds[name]] for kind in told} == {
        kind: [name] for kind, name in told.items()
    }
    assert {name for name in kinds if "quiet" in kinds[name]} == {"Robin", "Tom"}
    assert {name for name in kinds if "balance" in kinds[name]} == {"Kim", "Ines"}
    assert "stalled" in kinds["Jonas"]
    assert kinds["Omar"] == kinds["Zoe"] == set()


def test_the_conversations_are_of_days_that_the_logs_have():
    for access in demo_accesses():
        notes = demo_notes(access, TODAY)
        assert [note.note_id for note in notes if not note.reply_to] == sorted(
            note.note_id for note in notes if not note.reply_to
        )
        assert all(TODAY - timedelta(weeks=8) < note.day < TODAY for note in notes)
        assert all(note.created_at.date() <= TODAY for note in notes)
