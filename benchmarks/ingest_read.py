"""How long an export takes from bytes to sets: 40,000 rows of Strong and of Hevy, made up here.

Run with `python -m benchmarks.ingest_read`. Prints the best and the median of some runs and the least
processor time, in milliseconds.
"""

import csv
import io
import random
import statistics
import time
from datetime import datetime, timedelta

from src.ingest import read_export

HEVY_HEADER = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,"
    "weight_kg,reps,distance_km,duration_seconds,rpe"
)
ROWS = 40_000
RUNS = 9
SETS_A_SESSION = 20
EXERCISES = (
    "Deadlift (Barbell)",
    "Squat (Barbell)",
    "Bench Press (Barbell)",
    "Lat Pulldown (Cable)",
    "Box Jump",
)


def strong(rows: int) -> bytes:
    """Return a made-up Strong export in the layout since 2020, in pounds."""
    header = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,RPE"
    dice = random.Random(1)  # noqa: S311 - made-up sets, no secret
    lines = [header]
    for row in range(rows):
        session, place = divmod(row, SETS_A_SESSION)
        day = datetime(2016, 1, 1, 18, 5, 11) + timedelta(days=session)  # noqa: DTZ001 - as the app writes it
        name, order = EXERCISES[place // 4], place % 4 + 1
        load, reps = dice.randrange(9, 63) * 5, dice.randrange(1, 13)
        note = '"felt, good"' if dice.random() < 0.02 else ""  # noqa: PLR2004
        lines.append(
            f'{day},"Day {session % 3}",1h {session % 60}m,"{name}",{order},{load}.0,{reps},0,0,{note},8.5'
        )
    return ("\n".join(lines) + "\n").encode()


def hevy(rows: int) -> bytes:
    """Return a made-up Hevy export, in kilograms, newest session first."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(HEVY_HEADER.split(","))
    dice = random.Random(2)  # noqa: S311
    for row in range(rows):
        session, place = divmod(row, SETS_A_SESSION)
        day = datetime(2026, 1, 1, 18, 5) - timedelta(days=session)  # noqa: DTZ001
        start, end = (f"{t.day} {t:%b %Y, %H:%M}" for t in (day, day + timedelta(minutes=70)))
        load, reps = dice.randrange(8, 80) * 2.5, dice.randrange(1, 13)
        kind = "warmup" if place % 4 == 0 else "normal"
        name = EXERCISES[place // 4]
        writer.writerow(
            [f"Day {session % 3}", start, end, "", name, None, "", place % 4, kind, load, reps, None, None, 8]
        )
    return text.getvalue().encode()


def main() -> None:
    """Print the figures."""
    for app, data in (("strong", strong(ROWS)), ("hevy", hevy(ROWS))):
        times, busy = [], []
        for _ in range(RUNS):
            start, busy_from = time.perf_counter(), time.process_time()
            reading = read_export(f"{app}.csv", data)
            times.append((time.perf_counter() - start) * 1000)
            busy.append((time.process_time() - busy_from) * 1000)
        print(
            f"{app}: {reading.sets.num_rows} sets from {len(data) / 1e6:.1f} MB, "
            f"best {min(times):.0f} ms, median {statistics.median(times):.0f} ms, busy {min(busy):.0f} ms"
        )


if __name__ == "__main__":
    main()
