"""Write ten years of a made-up lifter's training, about 37,000 sets, as Strong would export them.

python -m tools.make_long_log FILE

Loads climb fast, then slowly, fall after two layoffs and come back; nobody's log went into it.
"""

import csv
import io
import math
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

FIRST, YEARS = date(2016, 1, 4), 10
_COLUMNS = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight (kg),Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
_LAYOFFS = ((date(2018, 6, 25), date(2018, 9, 10)), (date(2020, 3, 16), date(2020, 6, 29)))
# Exercise, first load, gain in ten years, reps, plate step, sets; a swing and a jump carry no estimate.
_DAYS: dict[int, tuple[tuple[str, float, float, int, float, int], ...]] = {
    0: (
        ("Box Jump", 0, 0, 3, 1, 3),
        ("Deadlift (Barbell)", 90, 105, 4, 2.5, 5),
        ("Bent Over Row (Barbell)", 45, 45, 8, 2.5, 4),
        ("Bench Press (Barbell)", 50, 50, 6, 2.5, 4),
        ("Kettlebell Swing", 16, 16, 15, 4, 4),
    ),
    1: (
        ("Squat (Barbell)", 70, 80, 5, 2.5, 5),
        ("Romanian Deadlift (Barbell)", 60, 70, 8, 2.5, 4),
        ("Overhead Press (Barbell)", 30, 30, 6, 2.5, 4),
        ("Lat Pulldown (Cable)", 40, 40, 10, 5, 4),
        ("Bicep Curl (Dumbbell)", 8, 10, 12, 1, 3),
    ),
    3: (
        ("Power Clean", 50, 45, 3, 2.5, 5),
        ("Good Morning (Barbell)", 30, 45, 8, 2.5, 4),
        ("Bent Over One Arm Row (Dumbbell)", 18, 24, 10, 2, 4),
        ("Incline Bench Press (Dumbbell)", 16, 20, 10, 2, 4),
        ("Hip Thrust (Barbell)", 60, 90, 8, 5, 3),
    ),
    5: (
        ("Deadlift (Barbell)", 80, 95, 6, 2.5, 4),
        ("Lying Leg Curl (Machine)", 25, 30, 12, 5, 4),
        ("Face Pull (Cable)", 15, 20, 15, 2.5, 4),
        ("Bench Press (Barbell)", 45, 45, 8, 2.5, 4),
        ("Triceps Extension (Cable)", 15, 20, 12, 2.5, 3),
    ),
}


def long_log() -> bytes:
    """Return the file; the same every time."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS.split(","))
    writer.writerows(_rows(Random(7)))  # noqa: S311 - a made-up log, no secret
    return text.getvalue().encode()


def _rows(random: Random) -> Iterator[list[object]]:
    for week in range(YEARS * 52 + 2):
        monday = FIRST + timedelta(weeks=week)
        if any(start <= monday < end for start, end in _LAYOFFS):
            continue
        for day, exercises in _DAYS.items():
            if random.random() < 0.06:  # noqa: PLR2004 - a session missed now and then
                continue
            begun = f"{monday + timedelta(days=day)} 18:00:00"
            for name, load, gain, reps, step, sets in exercises:
                target = load + gain * _progress(monday)
                for order in range(1, sets + 1):
                    done = max(1, reps + random.choice((-1, 0, 0, 0, 1)))
                    heavy = target * (1 - 0.02 * (order - 1)) * random.uniform(0.97, 1.02)
                    weight = round(heavy / step) * step
                    rpe = random.choice((7, 8, 8, 8.5, 9, ""))
                    yield [begun, "Training", "1h 10m", name, order, weight, done, 0, 0, "", "", rpe]


def _progress(monday: date) -> float:
    """Return how much of the ten years' gain is there, 0 to 1: fast, then slowly, less after a layoff."""
    years = (monday - FIRST).days / 365.25
    gained = math.log1p(years) / math.log1p(YEARS)
    for _, end in _LAYOFFS:
        if monday >= end:
            gained -= 0.12 * math.exp(-(monday - end).days / 120)
    return gained


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(long_log())
