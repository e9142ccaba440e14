"""Write ten years of a made-up lifter's training, about 34,000 sets, as Strong would export them.

python -m tools.make_long_log FILE

Two years of mostly pressing, then the back half; loads climb fast, then slowly, fall after layoffs and come
back; one lift stalls; weeks differ, every eighth is light. Nobody's log went into it.
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
_LAYOFFS = (
    (date(2018, 6, 25), date(2018, 9, 10)),
    (date(2020, 3, 16), date(2020, 6, 29)),
    (date(2022, 11, 7), date(2022, 12, 12)),
    (date(2024, 7, 29), date(2024, 8, 26)),
)
_STALLED = {"Bent Over Row (Barbell)": date(2021, 9, 6)}  # no heavier since
_MIRROR = ("Squat", "Bench Press", "Overhead Press", "Incline", "Curl (", "Triceps")
_TURNED = date(2017, 10, 2)  # from mostly pressing to the back half
_BLOCKS = 41  # weeks: from more pressing to more pulling and back
_BOXES_CM = (50, 60, 60, 75, 75, 75)  # and higher with the years
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
        light = week % 8 == 7  # noqa: PLR2004 - every eighth
        missed = 0.18 if monday.month in (7, 8, 12) else 0.05
        for day, exercises in _DAYS.items():
            if random.random() < missed:
                continue
            begun = f"{monday + timedelta(days=day)} 18:00:00"
            for exercise in exercises:
                yield from _exercise(random, monday, begun, exercise, light=light)


def _exercise(
    random: Random,
    monday: date,
    begun: str,
    exercise: tuple[str, float, float, int, float, int],
    *,
    light: bool,
) -> Iterator[list[object]]:
    """Write the sets of one exercise of one day."""
    name, load, gain, reps, step, usual = exercise
    target = (load + gain * _progress(min(monday, _STALLED.get(name, monday)))) * (0.85 if light else 1)
    box = _box(random, monday) if name == "Box Jump" else ""
    for order in range(1, _sets(random, monday, name, usual, light=light) + 1):
        done = max(1, reps + random.choice((-1, 0, 0, 0, 1)))
        heavy = target * (1 - 0.02 * (order - 1)) * random.uniform(0.97, 1.02)
        weight = round(heavy / step) * step
        rpe = 6 if light else random.choice((7, 8, 8, 8.5, 9, ""))
        yield [begun, "Training", "1h 10m", name, order, weight, done, 0, 0, box, "", rpe]


def _sets(random: Random, monday: date, name: str, usual: int, *, light: bool) -> int:
    """Return how many sets: more for the side of the body the block is about, fewer in a light week."""
    pressing = any(word in name for word in _MIRROR)
    turned = 1.6 if monday < _TURNED else -0.3
    towards = turned + math.sin(2 * math.pi * (monday - FIRST).days / 7 / _BLOCKS)
    more = round((towards if pressing else -towards) + random.uniform(-0.9, 1.1))
    return max(1, usual + more - (2 if light else 0))


def _box(random: Random, monday: date) -> str:
    """Return the height of the day's box as a lifter notes it."""
    years = (monday - FIRST).days / 365.25
    return f"{random.choice(_BOXES_CM[int(years / 2) : int(years / 2) + 2] or _BOXES_CM[-1:])} cm box"


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
