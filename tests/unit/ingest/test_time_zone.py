"""Whose clock the times are: kept as written, and said when they are not the lifter's own."""

from pathlib import Path

import pytest

from src.ingest import read_export
from src.ingest.dates import offset

EXPORTS = Path(__file__).parent / "exports"


def strong(*dates):
    rows = [f"{date},Pull,1h,Deadlift,{n},100,5,0,0,,,\n" for n, date in enumerate(dates, start=1)]
    header = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds"
    return f"{header},Notes,Workout Notes,RPE\n{''.join(rows)}".encode()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-03-22T23:30:00Z", "Z"),
        ("2024-03-22 23:30:00.123z", "Z"),
        ("2024-03-22 23:30:00 +0000", "+0000"),
        ("2024-03-22T23:30:00+02:00", "+02:00"),
        ("2024-03-22 23:30", None),
        ("2024-03-22", None),
    ],
)
def test_a_stamp_says_how_far_it_is_from_utc(text, said):
    assert offset(text) == said


def test_stamps_in_utc_are_kept_and_said_once():
    reading = read_export("log.csv", strong("2024-03-22T23:30:00Z", "2024-03-24T23:30:00Z"), unit="kg")
    assert [str(day) for day in reading.sets["day"].to_pylist()] == ["2024-03-22", "2024-03-24"]
    (remark,) = [remark for remark in reading.remarks if "UTC" in remark]
    assert remark.startswith("Times are UTC as the file writes them ('2024-03-22T23:30:00Z')")
    assert (reading.time_zone.zone, reading.time_zone.how) == ("UTC, as written", remark)


@pytest.mark.parametrize(
    ("date", "zone", "how"),
    [
        ("2024-03-22 23:30:00", "local", "without a zone"),
        ("2024-03-22T23:30:00+02:00", "local", "their own zone"),
        ("2024-03-22", "none (days only)", "days without a time"),
    ],
)
def test_other_times_need_no_remark(date, zone, how):
    reading = read_export("log.csv", strong(date), unit="kg")
    assert reading.time_zone.zone == zone
    assert how in reading.time_zone.how
    assert not [remark for remark in reading.remarks if "UTC" in remark]


@pytest.mark.parametrize("app", ["fitbod", "liftlog", "liftosaur", "lyfta", "start_date_utc"])
def test_an_app_known_to_write_utc_is_remarked_once(app):
    zones = []
    for path in sorted((EXPORTS / app).glob("*.csv")):
        reading = read_export(path.name, path.read_bytes(), unit="kg")
        said = [remark for remark in reading.remarks if "UTC" in remark]
        assert len(said) == (reading.time_zone.zone == "UTC, as written")
        zones.append(reading.time_zone.zone)
    assert "UTC, as written" in zones
