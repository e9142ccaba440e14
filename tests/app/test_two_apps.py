"""What a lifter sees of sessions in two apps, and of days that are yet to come."""

import pandas as pd
import pytest

from src.ui import data
from src.ui.two_apps import overlap_words
from tests.app.visitor import by_key, upload, words

HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,"
    "weight_kg,reps,distance_km,duration_seconds,rpe"
)


@pytest.fixture
def in_hevy(own_log):
    """The same sessions as another app writes them."""
    lines = [HEVY]
    for row in own_log.decode().splitlines()[1:]:
        started, _, _, name, number, load, reps, *_ = row.split(",")
        when = pd.Timestamp(started).strftime("%d %b %Y, %H:%M")
        lines.append(f'"Back","{when}","{when}","",{name},,"",{int(number) - 1},"normal",{load},{reps},,,')
    return "\n".join(lines).encode()


def both(app, own_log, in_hevy):
    upload(app, ("mine.csv", own_log.replace(b",Weight,", b",Weight (kg),")))
    return upload(app, ("hevy.csv", in_hevy))


def test_sessions_of_two_apps_are_said_and_count_once_unless_asked_otherwise(app, own_log, in_hevy):
    both(app, own_log, in_hevy)
    assert "Logged in two apps" in words(app)
    said = (
        "8 sessions of Hevy (5 Jan 2026 to 23 Feb 2026) are in Strong too: counted once, as Strong has them."
    )
    assert said in words(app)
    assert "104 sets in 8 sessions" in app.title[0].value
    by_key(app, "button_group", "overlaps").set_value("count_both").run()
    assert not app.exception
    assert data.the_store().settings(data.me())["overlaps"] == "count_both"
    assert "counted twice, as you asked" in words(app)
    assert "208 sets in" in app.title[0].value
    by_key(app, "button_group", "overlaps").set_value("count_once").run()
    assert "104 sets in 8 sessions" in app.title[0].value


def test_one_app_says_nothing_of_two(app, own_log):
    upload(app, ("mine.csv", own_log))
    assert "Logged in two apps" not in words(app)


def test_what_two_apps_disagree_on_is_counted():
    row = pd.Series(
        {
            "source": "fitnotes",
            "of_source": "strong",
            "sessions": 1,
            "sets": 12,
            "sets_differ": 1,
            "first_day": pd.Timestamp("2026-01-05"),
            "last_day": pd.Timestamp("2026-01-05"),
            "counted": False,
        }
    )
    assert overlap_words(row) == (
        "1 session of FitNotes (5 Jan 2026) is in Strong too: counted once, as Strong has it. "
        "1 of the 12 sets differs."
    )


def test_sets_of_days_to_come_are_left_out_and_said(app, own_log):
    upload(app, ("mine.csv", own_log.replace(b"2026-02-23", b"2226-02-23")))
    assert "13 sets are dated in the future and left out of every number" in words(app)
    assert "91 sets in 7 sessions" in app.title[0].value
