from datetime import date

import pandas as pd

from src.analytics import Change, Changes, LoadJump
from src.charts import KILOGRAMS, POUNDS
from src.ui.week_words import record_lines, rest_lines, usual_line, week_lines

NO_RECORDS = pd.DataFrame(
    {name: [] for name in ("day", "exercise", "exercise_name", "kind", "value", "previous", "reps")}
)
NO_GAPS = pd.DataFrame({"kind": [], "id": [], "name": [], "days_since": []})


def records(*rows):
    frame = pd.DataFrame(
        rows, columns=["day", "exercise", "exercise_name", "kind", "value", "previous", "reps"]
    )
    return frame.assign(day=pd.to_datetime(frame["day"]))


def gaps(*rows):
    return pd.DataFrame(rows, columns=["kind", "id", "name", "days_since"])


def changes(*rows, jumps=()):
    return Changes(date(2026, 1, 7), date(2026, 1, 13), rows, tuple(jumps))


def test_a_day_with_several_records_is_said_once_and_plainly():
    found = records(
        ("2026-01-10", "deadlift", "Deadlift", "estimate", 205.0, 200.0, 3),
        ("2026-01-10", "deadlift", "Deadlift", "load", 182.5, 180.0, 3),
        ("2026-01-08", "deadlift", "Deadlift", "load", 180.0, 175.0, 3),
    )
    assert record_lines(found, KILOGRAMS) == [
        "Record: Deadlift **182.5 kg \u00d7 3, heaviest load** (before: 180 kg)"
    ]


def test_estimates_and_boxes_are_called_what_they_are():
    found = records(
        ("2026-01-10", "deadlift", "Deadlift", "estimate", 102.06, 100.0, 3),
        ("2026-01-09", "box_jump", "Box jump", "height", 76.2, 61.0, float("nan")),
        ("2026-01-08", "low_box", "Low box jump", "contacts", 24.0, 20.0, float("nan")),
    )
    assert record_lines(found, POUNDS) == [
        "Record: Deadlift **estimated 225 lb** (before: 220 lb)",
        "Record: Box jump **30 in** (before: 24 in)",
        "Record: Low box jump **24 landings** (before: 20 landings)",
    ]


def test_a_name_of_the_lifters_own_is_no_markup():
    found = records(("2026-01-10", "own", "Pull *hard*", "load", 50.0, 45.0, 5))
    assert r"Pull \*hard\*" in record_lines(found, KILOGRAMS)[0]


def test_the_week_stands_beside_what_is_usual():
    found = changes(
        Change("posterior_sets", "Posterior sets", 27.0, 24.0, 18.0, 27.0),
        Change("sessions", "Sessions", 4.0, 3.5, 3.0, 4.0),
    )
    assert usual_line(found) == "**27** posterior sets, **4** sessions (usually 24, 3.5)"


def test_a_week_of_a_log_that_is_young_has_nothing_usual():
    found = changes(
        Change("posterior_sets", "Posterior sets", 27.0, None, None, None),
        Change("sessions", "Sessions", 1.0, None, None, None),
    )
    assert usual_line(found) == "**27** posterior sets, **1** session"


def test_more_than_usual_is_said_and_a_record_is_not_said_twice():
    found = changes(
        Change("hinge_sets", "Hinge sets", 20.0, 10.0, 8.0, 12.0),
        Change("mirror_sets", "Mirror sets", 12.0, 10.0, 8.0, 12.0),
        jumps=[
            LoadJump("deadlift", "deadlift", "Deadlift", 190.0, 170.0),
            LoadJump("barbell_row", "barbell_row", "Barbell row", 90.0, 80.0),
        ],
    )
    record = records(("2026-01-10", "deadlift", "Deadlift", "load", 190.0, 180.0, 1))
    lines = week_lines(found, record, NO_GAPS, KILOGRAMS)[1:]
    assert lines == [
        "Record: Deadlift **190 kg \u00d7 1, heaviest load** (before: 180 kg)",
        "Barbell row: **90 kg**, the most in five weeks (before: 80 kg)",
        "Hinge sets: **20**, usually 10",
    ]


def test_posterior_work_that_rests_two_weeks_is_named_newest_first():
    found = gaps(
        ("group", "knee_flexion", "Knee flexion", 40),
        ("group", "hinge", "Hinge", 14),
        ("group", "pull", "Pull", 13),
        ("group", "push", "Push", 50),
        ("group", "core", "Core and carries", 400),
        ("lift", "deadlift", "Deadlift", 50),
    )
    assert rest_lines(found) == ["Not trained lately: hinge (2 weeks), knee flexion (6 weeks)"]
    assert rest_lines(NO_GAPS) == []
    quiet = changes(Change("sessions", "Sessions", 1.0, None, None, None))
    assert week_lines(quiet, NO_RECORDS, NO_GAPS, KILOGRAMS) == ["**1** session"]
