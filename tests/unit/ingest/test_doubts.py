"""What an import flags, keeps, and assumes: beside the rest of the file and of the log."""

from datetime import date, timedelta

import pytest

from src.analytics import athlete_catalog, change_corrections, open_log, suspicious_sets
from src.catalog import load_catalog
from src.ingest import import_export, read_export
from src.store import SetCorrection, open_store

CATALOG = load_catalog()
HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)
DEADLIFT = "Deadlift (Barbell)"


def row(day, load, reps=5, *, name=DEADLIFT, length="45m", kind="1"):
    when = date(2026, 1, 5) + timedelta(days=day)
    return f'{when} 18:00:00,"Pull",{length},"{name}",{kind},{load},{reps},0,0,,,'


def export(*rows):
    return "\n".join([HEADER, *rows, ""]).encode()


@pytest.fixture
def store(tmp_path):
    with_log = open_store(tmp_path / "log.duckdb")
    yield with_log
    with_log.close()


@pytest.fixture
def take(store):
    """Import rows for the athlete and return the report."""

    def run(*rows, athlete="me", **options):
        return import_export(
            store,
            athlete,
            "strong.csv",
            export(*rows),
            catalog=athlete_catalog(store, athlete),
            unit="kg",
            **options,
        )

    return run


STEADY = [row(day, 150) for day in range(0, 35, 7)]
SLIP = "Deadlift (Barbell): 1500 kg; the heaviest of any other day is 150 kg"


def outlying(report):
    return [(one.line, one.what) for one in report.suspicious if "any other day" in one.what]


def test_a_slip_of_the_finger_is_flagged_and_kept(take):
    report = take(*STEADY, row(40, 1500))
    assert outlying(report) == [(7, SLIP)]
    assert report.suspicious[0].do or report.suspicious[1].do
    assert report.added == 6


def test_a_dry_run_flags_it_too(take):
    assert outlying(take(*STEADY, row(40, 1500), dry_run=True)) == [(7, SLIP)]


def test_what_the_log_holds_already_is_compared_with(take):
    take(*STEADY)
    assert outlying(take(row(70, 1500), row(71, 150), row(72, 150), dry_run=True)) == [(2, SLIP)]


def test_another_spelling_of_the_exercise_is_compared_with_too(take):
    take(*STEADY)
    (found,) = outlying(take(row(70, 1500, name="Deadlifts"), dry_run=True))
    assert found[1].startswith("Deadlifts: 1500 kg")


def test_another_athletes_log_is_not(take):
    take(*STEADY)
    assert outlying(take(row(70, 1500), athlete="ann", dry_run=True)) == []


def test_a_set_corrected_upstream_is_no_longer_flagged(take):
    take(*STEADY, row(40, 1500))
    assert outlying(take(*STEADY, row(40, 155))) == []


@pytest.mark.parametrize(
    "rows",
    [
        [*STEADY, row(40, 190)],  # not 1.3 times the others
        [*STEADY, row(40, 175, 1)],  # a heavy single after fives: the max is not
        [*STEADY[:3], row(40, 1500)],  # too few days to know
        [*STEADY, row(40, 1500, kind="W")],  # a warm-up is no record anyway
        [*STEADY, row(40, 1500, name="Nobody Knows This")],
        [*STEADY, row(40, 1500), row(47, 1500)],  # it happened again
    ],
)
def test_what_may_well_be_right_is_not_flagged(take, rows):
    assert outlying(take(*rows)) == []


def test_what_the_lifter_said_is_right_is_not_asked_about_at_the_next_import(take, store):
    take(*STEADY, row(40, 900))
    (odd,) = suspicious_sets(open_log(store)).itertuples()
    store.correct_set("me", odd.set_key, SetCorrection(load_kg=odd.load_kg))
    assert outlying(take(*STEADY, row(40, 900))) == []
    assert suspicious_sets(open_log(store)).empty


@pytest.mark.parametrize(
    "loads", [(150, 150, 150, 150, 150, 190), (60, 80, 95, 110, 200), (50, 51, 52, 80, 53, 54)]
)
@pytest.mark.parametrize("reps", [1, 5, 20])
def test_the_import_flags_what_the_analytics_leave_out(take, store, loads, reps):
    report = take(*[row(day, load, reps) for day, load in enumerate(loads)])
    left_out = suspicious_sets(open_log(store))
    assert len(outlying(report)) == len(left_out)
    assert all(
        f": {load:.10g} kg;" in said[1]
        for load, said in zip(left_out["load_kg"], outlying(report), strict=True)
    )


def test_an_endless_session_is_flagged_once_and_kept(take):
    report = take(row(0, 100, length="260h"), row(0, 100, length="260h"), row(7, 100, length="2h"))
    (doubt,) = report.suspicious
    assert (doubt.line, doubt.what) == (2, "a 260 h session")
    assert doubt.do == "It was probably not ended in the app. Its sets count as they are."
    assert report.added == 3


def test_a_session_in_the_future_is_flagged_once_with_what_to_do():
    rows = [row(40_000, 100, kind="1"), row(40_000, 100, kind="2"), row(0, 100)]
    (doubt,) = read_export("strong.csv", export(*rows), unit="kg").suspicious
    assert doubt.what.startswith("the date is in the future: 21")
    assert doubt.do == "Correct it in your app and export again."


def test_the_report_as_json_says_what_to_do(take):
    (told,) = take(row(0, 100, length="13h")).to_json()["suspicious"]
    assert set(told) == {"line", "what", "do"}


def test_what_was_assumed_about_loads_is_said(take):
    report = take(
        row(0, 30, name="Dumbbell Row"),
        row(0, 30, name="Dumbbell Row"),
        row(0, 20, name="Pull Up"),
        row(0, 15, name="Assisted Dip"),
        row(0, 100),
        row(0, 0, name="Chin Up"),
        row(0, 20, name="Nobody Knows This"),
    )
    assert report.assumed == [
        "Dumbbell Row: load per hand",
        "Pull Up: load added to bodyweight",
        "Assisted Dip: load taken off bodyweight",
    ]
    assert report.to_json()["assumed"] == report.assumed


def test_a_load_the_lifter_chose_is_said_to_be_their_choice(take, store):
    change_corrections(store, "me", lambda mine: mine.set_load("deadlift_barbell", "per_hand"))
    assert take(row(0, 50)).assumed == ["Deadlift (Barbell): load per hand, as you chose"]


def test_an_ignored_name_is_not_listed_as_unknown(take, store):
    change_corrections(store, "me", lambda mine: mine.ignore("gym bag"))
    report = take(row(0, 50, name="Gym Bag"), row(0, 50, name="Zog"))
    assert report.to_json()["names"] == {"known": [], "unknown": ["Zog"], "ignored": ["Gym Bag"]}
