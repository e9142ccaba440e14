"""The sample log tells the story the pages are shown with, and anyone can make it again."""

import csv
from collections import Counter
from datetime import date, datetime

import pytest

from tools.make_sample_log import HEADER, LAYOFF, MIRROR, TARGET, sample_log

BACK_HALF_LIFTS = {
    "Deadlift (Barbell)",
    "Romanian Deadlift (Barbell)",
    "Romanian Deadlift (Dumbbell)",
    "Good Morning (Barbell)",
    "Bent Over Row (Barbell)",
    "Dumbbell Row",
    "Power Clean",
    "Box Jump",
    "Kettlebell Swing",
}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with TARGET.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def week_of(row: dict[str, str]) -> int:
    return (datetime.fromisoformat(row["Date"]).date() - date(2024, 11, 4)).days // 7


def test_the_committed_file_is_what_the_tool_writes():
    assert TARGET.read_bytes() == sample_log().encode()


def test_another_seed_is_another_lifter():
    assert sample_log(seed=7) != sample_log()


def test_it_is_a_two_year_log_in_the_common_export_format(rows):
    assert TARGET.read_text(encoding="utf-8").splitlines()[0] == HEADER
    assert len(rows) <= 6000
    assert rows[0]["Date"].startswith("2024-11-04")
    assert rows[-1]["Date"].startswith("2026-10-31")


def test_it_has_every_kind_of_row_an_export_has(rows):
    orders = Counter(row["Set Order"] for row in rows)
    assert {"W", "D", "F", "Rest Timer"} <= orders.keys()
    assert set(orders) - {"W", "D", "F", "Rest Timer"} == {"1", "2", "3", "4", "5"}


def test_rest_timers_come_only_in_the_last_months(rows):
    assert min(row["Date"] for row in rows if row["Set Order"] == "Rest Timer") > "2026-08"


def test_all_eight_lifts_are_in_it(rows):
    assert {row["Exercise Name"] for row in rows} >= BACK_HALF_LIFTS


def test_box_heights_are_written_as_notes(rows):
    notes = {row["Notes"] for row in rows if row["Exercise Name"] == "Box Jump" and row["Notes"]}
    assert {"50 cm", "75 cm"} <= notes


def test_the_layoff_is_empty_and_the_mirror_weeks_leave_the_back_half_out(rows):
    weeks = [
        (week_of(row), row["Exercise Name"]) for row in rows if row["Set Order"] not in {"W", "Rest Timer"}
    ]
    assert not [week for week, _ in weeks if week in LAYOFF]

    def share(wanted: range) -> float:
        names = [name for week, name in weeks if week in wanted]
        return sum(name in BACK_HALF_LIFTS for name in names) / len(names)

    assert share(MIRROR) < 0.2
    assert share(range(84, 104)) > 0.5


def test_the_sample_workout_is_done_in_order_on_most_days(rows):
    days: dict[str, list[str]] = {}
    for row in rows:
        if row["Workout Name"] == "Back Half B":
            seen = days.setdefault(row["Date"], [])
            if row["Exercise Name"] not in seen:
                seen.append(row["Exercise Name"])
    order = ["Box Jump", "Power Clean", "Romanian Deadlift (Barbell)", "Kettlebell Swing"]
    in_order = [each == order for each in days.values()]
    assert 0.6 < sum(in_order) / len(in_order) < 1
